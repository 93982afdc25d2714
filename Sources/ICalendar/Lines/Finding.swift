/// Something noticed in reading a calendar or in expanding it, and where.
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
    /// The line of the file, from 1; 0 for the file as a whole. In jCal the number of the property or component.
    public let line: Int
    /// What was noticed.
    public let notice: Notice

    /// A short stable name, such as `line-limit`.
    public var rule: String { notice.rule }
    /// What was noticed, in English.
    public var message: String { notice.words }

    init(_ notice: Notice, line: Int) {
        severity = notice.severity
        self.line = line
        self.notice = notice
    }

    /// What another room noticed of a calendar.
    package init(
        _ severity: Severity, _ rule: String, line: Int, dutch: String, english: String
    ) {
        self.severity = severity
        self.line = line
        notice = .other(rule: rule, dutch: dutch, english: english)
    }
}
