/// What an event has to do with another one: RELATED-TO (RFC 5545 §3.8.4.5, RFC 9253 §5).
public struct Relation: Hashable, Sendable {
    /// How they are related: RELTYPE; the names are those of the other one.
    public enum Kind: String, Hashable, Sendable {
        /// The whole it is part of; what it is when nothing is said.
        case parent = "PARENT"
        /// A part of it.
        case child = "CHILD"
        /// Another part of the same whole.
        case sibling = "SIBLING"
        /// The first of a series (RFC 9253 §5).
        case first = "FIRST"
        /// The next of a series.
        case next = "NEXT"
        /// It must be done before.
        case dependsOn = "DEPENDS-ON"
        /// Its category or programme.
        case refID = "REFID"
        /// Its theme.
        case concept = "CONCEPT"
        /// It begins when the other one has ended.
        case finishToStart = "FINISHTOSTART"
        /// It ends when the other one has ended.
        case finishToFinish = "FINISHTOFINISH"
        /// It ends when the other one has begun.
        case startToFinish = "STARTTOFINISH"
        /// It begins when the other one has begun.
        case startToStart = "STARTTOSTART"
        /// An alarm that was put off (RFC 9074 §9.1).
        case snooze = "SNOOZE"
    }

    /// What the value is: VALUE.
    public enum Target: Hashable, Sendable {
        /// The UID of the other one.
        case uid(String)
        /// Its address (RFC 9253 §9.1).
        case uri(String)
    }

    /// The other one.
    public var target: Target
    /// How they are related, where said.
    public var kind: Kind?
    /// How much time lies between them (RFC 9253 §6.2): GAP.
    public var gap: CalendarDuration?
    /// All other parameters, among them a RELTYPE or VALUE that no standard knows.
    public var parameters: [Property.Parameter] = []

    /// A relation to an event.
    public init(_ target: Target, kind: Kind? = nil) {
        self.target = target
        self.kind = kind
    }

    /// Reads a RELATED-TO line.
    public init(_ property: Property) {
        let isURI = property["VALUE"]?.uppercased() == "URI"
        target = isURI ? .uri(property.value) : .uid(property.text)
        for parameter in property.parameters where !take(parameter) {
            parameters.append(parameter)
        }
    }

    private mutating func take(_ parameter: Property.Parameter) -> Bool {
        guard let value = parameter.values.first, parameter.values.count == 1 else { return false }
        switch parameter.name {
        case "VALUE": return ["URI", "TEXT", "UID"].contains(value.uppercased())
        case "RELTYPE": return kind.take(Kind(rawValue: value.uppercased()))
        case "GAP": return gap.take(CalendarDuration(value))
        default: return false
        }
    }

    /// The line that says it.
    public var property: Property {
        var list: [Property.Parameter] = []
        list.add("RELTYPE", kind?.rawValue)
        list.add("GAP", gap?.text)
        switch target {
        case .uid(let uid):
            return Property("RELATED-TO", list + parameters, value: escaped(uid))
        case .uri(let uri):
            list.add("VALUE", "URI")
            return Property("RELATED-TO", list + parameters, value: uri)
        }
    }
}
