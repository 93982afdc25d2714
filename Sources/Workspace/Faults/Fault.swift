/// Something in the workspace's files that cannot be read, or cannot be meant: a fact with its position
/// in the files. `Words/` has the sentences for it.
package struct Fault: Hashable, Sendable {
    package enum Severity: String, Hashable, Codable, Sendable {
        /// Nothing can be planned until it is mended.
        case error
        /// It can be lived with.
        case warning
    }

    /// What is wrong.
    package var fact: FaultFact
    /// Where.
    package var position: FilePosition
    /// The text of that line; empty where there is none, or where nobody may see it.
    package var source: String
    /// The nearest right word, for "did you mean": as it would stand in the file, in no language.
    package var suggestion: String?

    package init(
        _ fact: FaultFact, at position: FilePosition, source: String, suggestion: String? = nil
    ) {
        self.fact = fact
        self.position = position
        self.source = source
        self.suggestion = suggestion
    }

    /// How bad it is.
    package var severity: Severity { fact.severity }

    /// Which rule it breaks.
    package var rule: FaultRule { fact.rule }
}

extension Sequence<Fault> {
    /// By position; where two stand at one, by rule.
    func inOrder() -> [Fault] {
        sorted { ($0.position, $0.rule.rawValue) < ($1.position, $1.rule.rawValue) }
    }
}
