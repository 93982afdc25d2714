/// A document that belongs to an event or an alarm (ATTACH, RFC 5545 §3.8.1.1), or its picture (IMAGE, RFC 7986 §5.10).
public struct Attachment: Hashable, Sendable {
    /// Where the document is.
    public enum Content: Hashable, Sendable {
        /// At an address.
        case uri(String)
        /// In the calendar itself, as base64 text.
        case inline(base64: String)
    }

    /// Where the document is.
    public var content: Content
    /// Its media type: FMTTYPE.
    public var mediaType: String?
    /// Its name for people: FILENAME, as many clients write it.
    public var fileName: String?
    /// How a picture is shown, such as `BADGE` (RFC 7986 §6.1): DISPLAY.
    public var display: [String] = []
    /// All other parameters.
    public var parameters: [Property.Parameter] = []

    /// A document.
    public init(_ content: Content, mediaType: String? = nil, fileName: String? = nil) {
        self.content = content
        self.mediaType = mediaType
        self.fileName = fileName
    }

    /// Reads an ATTACH or IMAGE line; `ENCODING=BASE64` alone is enough for an inline one.
    public init(_ property: Property) {
        let isInline =
            property["VALUE"]?.uppercased() == "BINARY"
            || property["ENCODING"]?.uppercased() == "BASE64"
        content = isInline ? .inline(base64: property.value) : .uri(property.value)
        for parameter in property.parameters where !take(parameter) {
            parameters.append(parameter)
        }
    }

    private mutating func take(_ parameter: Property.Parameter) -> Bool {
        switch parameter.name {
        case "VALUE":
            // Base64 is binary whatever else is said.
            if case .inline = content { return true }
            return ["URI", "BINARY"].contains(parameter.values.first?.uppercased() ?? "")
        case "ENCODING":
            guard case .inline = content else { return false }
        case "DISPLAY": display += parameter.values
        case "FMTTYPE":
            return parameter.values.count == 1 && mediaType.take(parameter.values.first)
        case "FILENAME":
            return parameter.values.count == 1 && fileName.take(parameter.values.first)
        default: return false
        }
        return true
    }

    /// The line that says it, under the name `ATTACH` or `IMAGE`.
    public func property(_ name: String) -> Property {
        var list: [Property.Parameter] = []
        let value: String
        switch content {
        case .uri(let uri):
            // IMAGE has no type of its own to fall back on (RFC 7986 §5.10).
            if name == "IMAGE", !parameters.contains(where: { $0.name == "VALUE" }) {
                list.add("VALUE", "URI")
            }
            value = uri
        case .inline(let base64):
            list.add("ENCODING", "BASE64")
            list.add("VALUE", "BINARY")
            value = base64
        }
        list.add("DISPLAY", display)
        list.add("FMTTYPE", mediaType)
        list.add("FILENAME", fileName)
        return Property(name, list + parameters, value: value)
    }
}
