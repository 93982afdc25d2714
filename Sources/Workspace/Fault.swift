/// Where something stands in a file of the workspace.
public struct Place: Hashable, Codable, Sendable, Comparable {
    /// The file, relative to the workspace.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in Unicode scalars.
    public var column: Int

    /// All parts given.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// By file, then line, then column.
    public static func < (left: Place, right: Place) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// Something in the workspace's files that cannot be read, or cannot be meant.
public struct Fault: Hashable, Codable, Sendable {
    /// How bad it is.
    public enum Severity: String, Hashable, Codable, Sendable {
        /// Nothing can be planned until it is mended.
        case error
        /// It can be lived with.
        case warning
    }

    /// How bad it is.
    public var severity: Severity
    /// Which rule it breaks; the name stays the same from version to version.
    public var rule: FaultRule
    /// Where.
    public var place: Place
    /// The text of that line; empty where there is none.
    public var source: String
    /// What is wrong, one sentence without a full stop.
    public var message: String
    /// What would be right.
    public var expected: String?
    /// The nearest right word, for "did you mean".
    public var suggestion: String?

    /// All parts given.
    public init(
        severity: Severity, rule: FaultRule, place: Place, source: String, message: String,
        expected: String? = nil, suggestion: String? = nil
    ) {
        self.severity = severity
        self.rule = rule
        self.place = place
        self.source = source
        self.message = message
        self.expected = expected
        self.suggestion = suggestion
    }
}
