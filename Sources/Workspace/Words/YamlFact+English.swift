extension YamlFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .alias:
            FaultSentence(
                "anchors and aliases (& and *) are not used here",
                expected: "the value itself, or a text in quotes")
        case .tag:
            FaultSentence(
                "tags (!) are not used here", expected: "the value itself, or a text in quotes")
        case .tooDeep(let most):
            FaultSentence("lists and maps are nested more than \(most) deep")
        case .syntax(let problem, let begunIn):
            FaultSentence(
                "this is not YAML: \(problem.said)"
                    + (begunIn.map { " (begun in line \($0))" } ?? ""),
                expected: problem.cause?.english)
        case .notYaml:
            FaultSentence("this is not YAML")
        case .keyTwice(let key):
            FaultSentence("the key '\(key.cut(40))' stands here twice", expected: "each key once")
        case .keyAgain(let key, let line):
            FaultSentence(
                "the key '\(key.cut(40))' stands here a second time, first in line \(line)",
                expected: "each key once")
        }
    }
}

extension YamlProblem.Cause {
    /// What people usually meant.
    fileprivate var english: String {
        switch self {
        case .colonInText:
            "one 'key: value' a line, the text in quotes when it has a colon in it"
        case .colonMissing: "'key: value', with a space after the colon"
        case .listOpen: "a comma or the closing ]"
        case .mapOpen: "a comma or the closing }"
        case .strangeStart:
            "spaces instead of tabs, and texts that begin with @, % or ` in quotes"
        case .keysAskew: "the keys of one map in the same column"
        case .dashesAskew: "the dashes of one list in the same column"
        case .quoteOpen: "the closing quote"
        case .secondDocument: "one document, without '---' inside"
        }
    }
}
