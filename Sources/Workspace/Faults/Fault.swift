/// Where something stands in a file of the workspace.
package struct Place: Hashable, Codable, Sendable, Comparable {
    /// The file, relative to the workspace.
    package var file: String
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in Unicode scalars.
    package var column: Int

    /// All parts given.
    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// By file, then line, then column.
    package static func < (left: Place, right: Place) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// Something in the workspace's files that cannot be read, or cannot be meant.
package struct Fault: Hashable, Codable, Sendable {
    /// How bad it is.
    package enum Severity: String, Hashable, Codable, Sendable {
        /// Nothing can be planned until it is mended.
        case error
        /// It can be lived with.
        case warning
    }

    /// How bad it is.
    package var severity: Severity
    /// Which rule it breaks; the name stays the same from version to version.
    package var rule: FaultRule
    /// Where.
    package var place: Place
    /// The text of that line; empty where there is none.
    package var source: String
    /// What is wrong, one sentence without a full stop.
    package var message: String
    /// What would be right.
    package var expected: String?
    /// The nearest right word, for "did you mean".
    package var suggestion: String?

    /// All parts given.
    package init(
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
