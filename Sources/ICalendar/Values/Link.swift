/// A page that says more about an event, and what it is to it: LINK (RFC 9253 §8.2).
public struct Link: Hashable, Sendable {
    /// The address.
    public var uri: String
    /// What the page is to the event, such as `describedby`: LINKREL, an IANA link relation or an address.
    public var relation: String?
    /// Words for people: LABEL.
    public var label: String?
    /// The media type of the page: FMTTYPE.
    public var mediaType: String?
    /// All other parameters, among them a VALUE other than URI.
    public var parameters: [Property.Parameter] = []

    /// A page.
    public init(_ uri: String, relation: String?, label: String? = nil, mediaType: String? = nil) {
        self.uri = uri
        self.relation = relation
        self.label = label
        self.mediaType = mediaType
    }

    /// Reads a LINK line.
    public init(_ property: Property) {
        uri = property.value
        for parameter in property.parameters where !take(parameter) {
            parameters.append(parameter)
        }
    }

    private mutating func take(_ parameter: Property.Parameter) -> Bool {
        guard let value = parameter.values.first, parameter.values.count == 1 else { return false }
        switch parameter.name {
        case "VALUE": return value.uppercased() == "URI"
        case "LINKREL": return relation.take(value)
        case "LABEL": return label.take(value)
        case "FMTTYPE": return mediaType.take(value)
        default: return false
        }
    }

    /// The line that says it.
    public var property: Property {
        var list: [Property.Parameter] = []
        if !parameters.contains(where: { $0.name == "VALUE" }) { list.add("VALUE", "URI") }
        list.add("LINKREL", relation)
        list.add("LABEL", label)
        list.add("FMTTYPE", mediaType)
        return Property("LINK", list + parameters, value: uri)
    }
}
