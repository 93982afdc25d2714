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
    public init(
        _ severity: Severity, _ rule: String, line: Int, _ message: String, clients: [String] = []
    ) {
        self.severity = severity
        self.rule = rule
        self.line = line
        self.message = message
        self.clients = clients
    }
}

/// Why bytes are no calendar at all.
public enum ReadingFault: Error, Hashable, Sendable {
    /// No bytes, or only blank ones.
    case empty
    /// More bytes than the limit.
    case tooLarge(bytes: Int, limit: Int)
    /// A web page, perhaps one that asks to log in.
    case webPage
    /// JSON.
    case json
    /// UTF-16 or UTF-32; iCalendar is UTF-8.
    case notUTF8
    /// No BEGIN:VCALENDAR.
    case notACalendar
    /// It ends before END:VCALENDAR; the component that is still open is named.
    case truncated(open: String)
}

/// What is read, bounded: the defaults suit calendars from strangers.
public struct ReadingLimits: Sendable {
    /// Bytes of the whole file.
    public var bytes = 10_000_000
    /// Bytes of a line after unfolding.
    public var lineBytes = 65_536
    /// Lines of the whole file, beside those that open and close components.
    public var lines = 1_000_000
    /// VTIMEZONEs that are looked at, and TZIDs that are looked up.
    public var zones = 1_000
    /// Components within components; more than 64 count as 64, since a tree is freed on the stack.
    public var depth = 8
    /// RDATEs, and EXDATEs, of one event.
    public var datesPerEvent = 10_000
    /// Events of the file.
    public var events = 100_000
    /// Findings that are kept.
    public var findings = 1_000
    /// Alarms of one event.
    public var alarmsPerEvent = 32

    /// The default limits.
    public init() {}

    /// The depth that is held to.
    var mostDepth: Int { min(depth, 64) }
}
