import CivilTime
import ICalendar

/// What is wrong with a calendar file: `kring feed check`.
public struct CheckFeed: Sendable {
    /// `kring feed check --json`: a shape other programs rely on.
    public struct Report: Sendable, Codable {
        /// One thing that is wrong.
        public struct Entry: Sendable, Codable {
            /// `error` or `warning`.
            public var severity: String
            /// A short stable name.
            public var rule: String
            /// The line, from 1; 0 for the whole file.
            public var line: Int
            /// What, and what was expected.
            public var message: String
            /// The clients it touches; empty for all.
            public var clients: [String]
        }

        /// By line.
        public var findings: [Entry]

        /// Whether a standard is broken.
        public var hasErrors: Bool { findings.contains { $0.severity == "error" } }
    }

    private let path: String

    /// The file to look at.
    public init(path: String) { self.path = path }

    /// Everything that is wrong with it.
    public func run() throws(Refusal) -> Report {
        let bytes = try CalendarFile(path: path).bytes()
        let findings = CalendarDocument.lint(bytes, database: .system)
        return Report(
            findings: findings.map {
                Report.Entry(
                    severity: $0.severity.rawValue, rule: $0.rule, line: $0.line,
                    message: $0.message, clients: $0.clients)
            })
    }
}
