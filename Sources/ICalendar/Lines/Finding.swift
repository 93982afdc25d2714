/// Something noticed about a calendar: a fact for people and for `kring feed check`.
public struct Finding: Hashable, Sendable {
    /// Whether it breaks a rule, asks for trouble, or is merely good to know.
    public enum Severity: String, Hashable, Sendable, Codable, Comparable, CaseIterable {
        /// A standard is broken, or something was skipped.
        case error
        /// Some client shows it wrong.
        case warning
        /// Some client leaves it out or handles it in its own way; nothing needs to be mended.
        case note

        /// The worse comes first.
        public static func < (left: Severity, right: Severity) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
    }

    /// How bad it is.
    public let severity: Severity
    /// A short stable name, such as `line-length`.
    public let rule: String
    /// The line of the file, from 1; 0 for the file as a whole.
    public let line: Int
    /// What, and what was expected.
    public let message: String
    /// The clients it touches; empty for all.
    public let clients: [String]
    /// Where the rule stands, such as `RFC 5545 §3.1`; empty when it comes from a client.
    public var section = ""
    /// What the rule is about, in a few words; empty where no rule book has it.
    public var title = ""
    /// How to mend it; empty where nothing helps.
    public var remedy = ""

    /// Something noticed about a calendar.
    package init(
        _ severity: Severity, _ rule: String, line: Int, _ message: String, clients: [String] = []
    ) {
        self.severity = severity
        self.rule = rule
        self.line = line
        self.message = message
        self.clients = clients
    }
}
