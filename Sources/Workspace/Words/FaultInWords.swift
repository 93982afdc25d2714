package import Communities

/// A fault as a person reads it, and as `kring check --json` prints it: the sentences follow the
/// language, the keys and the names of rules do not.
package struct FaultInWords: Hashable, Sendable, Encodable {
    package var severity: Fault.Severity
    package var rule: FaultRule
    package var position: FilePosition
    /// The text of the line; empty where there is none.
    package var source: String
    /// What is wrong, one sentence without a full stop.
    package var message: String
    /// What would be right.
    package var expected: String?
    /// The nearest right word, for "did you mean".
    package var suggestion: String?

    private enum CodingKeys: String, CodingKey {
        case severity, rule
        case position = "place"
        case source, message, expected, suggestion
    }

    package init(_ fault: Fault, in language: Language) {
        let sentence = fault.fact.sentence(in: language)
        severity = fault.severity
        rule = fault.rule
        position = fault.position
        source = fault.source
        message = sentence.message
        expected = sentence.expected
        suggestion = fault.suggestion
    }
}

extension FaultFact {
    func sentence(in language: Language) -> FaultSentence {
        switch language {
        case .nl: inWords.dutch
        case .en: inWords.english
        }
    }

    private var inWords: any FactInWords {
        switch self {
        case .file(let fact): fact
        case .yaml(let fact): fact
        case .table(let fact): fact
        case .value(let fact): fact
        case .content(let fact): fact
        case .name(let fact): fact
        case .wish(let fact): fact
        case .calendar(let fact): fact
        case .harvest(let fact): fact
        case .layout(let fact): fact
        }
    }
}
