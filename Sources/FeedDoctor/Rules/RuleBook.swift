public import ICalendar

/// The rules of the feed doctor as people may read them.
public struct RuleBook: Sendable {
    /// One rule, told.
    public struct Entry: Hashable, Sendable {
        /// Short and stable.
        public let name: String
        /// How bad it is when it is broken.
        public let severity: Finding.Severity
        /// Where it stands; empty when no standard asks for it.
        public let section: String
        /// What is wrong, in a few words.
        public let title: String
        /// What to do.
        public let remedy: String
        /// The clients it touches; empty for all.
        public let clients: [CalendarClient]
    }

    /// Every rule, from bytes to clients.
    public static let entries: [Entry] = DoctorRule.all.map {
        Entry(
            name: $0.name, severity: $0.severity, section: $0.section, title: $0.title,
            remedy: $0.remedy, clients: $0.clients)
    }
}
