/// Somebody, or something, that takes part in an event: ATTENDEE (RFC 5545 §3.8.4.1).
public struct Attendee: Hashable, Sendable {
    /// What takes part: CUTYPE.
    public enum Kind: String, Hashable, Sendable {
        /// A person; what it is when nothing is said.
        case individual = "INDIVIDUAL"
        /// Several people.
        case group = "GROUP"
        /// A thing, such as a projector.
        case resource = "RESOURCE"
        /// A room.
        case room = "ROOM"
        /// Not known.
        case unknown = "UNKNOWN"
    }

    /// What is expected: ROLE.
    public enum Role: String, Hashable, Sendable {
        /// Leads the meeting.
        case chair = "CHAIR"
        /// Has to be there; what it is when nothing is said.
        case required = "REQ-PARTICIPANT"
        /// May be there.
        case optional = "OPT-PARTICIPANT"
        /// Is only told of it.
        case informed = "NON-PARTICIPANT"
    }

    /// What was answered: PARTSTAT.
    public enum Answer: String, Hashable, Sendable {
        /// Nothing yet; what it is when nothing is said.
        case needsAction = "NEEDS-ACTION"
        /// Comes.
        case accepted = "ACCEPTED"
        /// Does not come.
        case declined = "DECLINED"
        /// Perhaps.
        case tentative = "TENTATIVE"
        /// Sends somebody else.
        case delegated = "DELEGATED"
    }

    /// The address, with its scheme: `mailto:noor@example.org`.
    public var address: String
    /// The name people know: CN.
    public var name: String?
    /// What takes part, where said.
    public var kind: Kind?
    /// What is expected, where said.
    public var role: Role?
    /// What was answered, where said.
    public var answer: Answer?
    /// Whether an answer is asked for: RSVP.
    public var isAskedToAnswer = false
    /// Who acts for it: SENT-BY.
    public var sentBy: String?
    /// To whom it left its place: DELEGATED-TO.
    public var delegatedTo: [String] = []
    /// Whose place it takes: DELEGATED-FROM.
    public var delegatedFrom: [String] = []
    /// The groups through which it is invited: MEMBER.
    public var groups: [String] = []
    /// Where its entry in a directory stands: DIR.
    public var directory: String?
    /// Its mail address, where that differs from `address` (RFC 7986 §6.2): EMAIL.
    public var email: String?
    /// All other parameters, among them values of those above that no standard knows.
    public var parameters: [Property.Parameter] = []

    /// Somebody with an address.
    public init(_ address: String, name: String? = nil, role: Role? = nil, answer: Answer? = nil) {
        self.address = address
        self.name = name
        self.role = role
        self.answer = answer
    }

    /// Reads an ATTENDEE line.
    public init(_ property: Property) {
        address = property.value
        for parameter in property.parameters where !take(parameter) {
            parameters.append(parameter)
        }
    }

    /// `false` when the parameter has no place, or that place is taken.
    private mutating func take(_ parameter: Property.Parameter) -> Bool {
        let value = parameter.values.first ?? ""
        let isSingle = parameter.values.count == 1
        switch parameter.name {
        case "CN": return isSingle && name.take(value)
        case "CUTYPE": return isSingle && kind.take(Kind(rawValue: value.uppercased()))
        case "ROLE": return isSingle && role.take(Role(rawValue: value.uppercased()))
        case "PARTSTAT": return isSingle && answer.take(Answer(rawValue: value.uppercased()))
        case "RSVP":
            guard isSingle, ["TRUE", "FALSE"].contains(value.uppercased()) else { return false }
            isAskedToAnswer = value.uppercased() == "TRUE"
            return true
        case "SENT-BY": return isSingle && sentBy.take(value)
        case "DELEGATED-TO": delegatedTo += parameter.values
        case "DELEGATED-FROM": delegatedFrom += parameter.values
        case "MEMBER": groups += parameter.values
        case "DIR": return isSingle && directory.take(value)
        case "EMAIL": return isSingle && email.take(value)
        default: return false
        }
        return true
    }

    /// The line that says it.
    public var property: Property {
        var list: [Property.Parameter] = []
        list.add("CUTYPE", kind?.rawValue)
        list.add("ROLE", role?.rawValue)
        list.add("PARTSTAT", answer?.rawValue)
        list.add("RSVP", isAskedToAnswer ? "TRUE" : nil)
        list.add("CN", name)
        list.add("SENT-BY", sentBy)
        list.add("DELEGATED-TO", delegatedTo)
        list.add("DELEGATED-FROM", delegatedFrom)
        list.add("MEMBER", groups)
        list.add("DIR", directory)
        list.add("EMAIL", email)
        return Property("ATTENDEE", list + parameters, value: address)
    }
}
