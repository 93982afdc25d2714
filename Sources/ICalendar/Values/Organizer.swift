/// Who calls an event: ORGANIZER (RFC 5545 §3.8.4.3).
public struct Organizer: Hashable, Sendable {
    /// The address, with its scheme: `mailto:noor@example.org`.
    public var address: String
    /// The name people know: CN.
    public var name: String?
    /// Who acts for it: SENT-BY.
    public var sentBy: String?
    /// Where its entry in a directory stands: DIR.
    public var directory: String?
    /// Its mail address, where that differs from `address` (RFC 7986 §6.2): EMAIL.
    public var email: String?
    /// All other parameters.
    public var parameters: [Property.Parameter] = []

    /// Somebody with an address.
    public init(_ address: String, name: String? = nil) {
        self.address = address
        self.name = name
    }

    /// Reads an ORGANIZER line.
    public init(_ property: Property) {
        address = property.value
        for parameter in property.parameters where !take(parameter) {
            parameters.append(parameter)
        }
    }

    private mutating func take(_ parameter: Property.Parameter) -> Bool {
        guard let value = parameter.values.first, parameter.values.count == 1 else { return false }
        switch parameter.name {
        case "CN": return name.take(value)
        case "SENT-BY": return sentBy.take(value)
        case "DIR": return directory.take(value)
        case "EMAIL": return email.take(value)
        default: return false
        }
    }

    /// The line that says it.
    public var property: Property {
        var list: [Property.Parameter] = []
        list.add("CN", name)
        list.add("SENT-BY", sentBy)
        list.add("DIR", directory)
        list.add("EMAIL", email)
        return Property("ORGANIZER", list + parameters, value: address)
    }
}
