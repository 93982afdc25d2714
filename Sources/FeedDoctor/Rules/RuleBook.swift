public import ICalendar

/// The rules of the feed doctor as people may read them; `DoctorWords` has their titles and remedies.
public struct RuleBook: Sendable {
    /// One rule: how bad it is when it is broken, where it stands and whom it touches.
    public struct Entry: Hashable, Sendable {
        /// The rule.
        public let rule: DoctorRule
        /// How bad it is when it is broken.
        public let severity: Finding.Severity
        /// Where it stands, such as `RFC 5545 §3.1`; empty when no standard asks for it.
        public let section: String
        /// The clients it touches; empty for all.
        public let clients: [CalendarClient]
    }

    /// Every rule that is looked for in a calendar, from bytes to clients.
    public static let entries: [Entry] = Check.all.map {
        Entry(rule: $0.rule, severity: $0.severity, section: $0.section, clients: $0.clients)
    }
}
