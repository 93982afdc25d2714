/// A text of a person that could not be read: what it was, and what would have been.
package struct Misread: Error, Hashable, Sendable {
    /// The rule it breaks.
    package var rule: FaultRule
    /// What is wrong, without a full stop.
    package var message: String
    /// Forms that can be read.
    package var expected: String
    /// The text as it may have been meant.
    package var suggestion: String?
    /// Where in the text, in Unicode scalars from its start.
    package var offset: Int

    /// All parts given.
    package init(
        rule: FaultRule = .wrongValue, message: String, expected: String,
        suggestion: String? = nil, offset: Int = 0
    ) {
        self.rule = rule
        self.message = message
        self.expected = expected
        self.suggestion = suggestion
        self.offset = offset
    }

    /// A text that is not of its kind: "'soon' is not a length".
    init(
        _ text: String, isNot kind: String, expected: String, suggestion: String? = nil,
        offset: Int = 0
    ) {
        let line = text.prefix { !$0.isNewline }.prefix(60)
        self.init(
            message: "'\(line)' is not \(kind)", expected: expected, suggestion: suggestion,
            offset: offset)
    }
}
