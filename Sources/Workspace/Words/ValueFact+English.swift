extension ValueFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .unknownKey(let key, let path, let known):
            FaultSentence(
                "unknown key '\(key.shown)'" + (path.isEmpty ? "" : " in '\(path.shown)'"),
                expected: known.isEmpty ? nil : known.joined(separator: ", "))
        case .keyIsNoText: FaultSentence("a list or map cannot be a key")
        case .keyMissing(let key, let path, let wanted):
            FaultSentence(
                "the key '\(key)' is missing" + (path.isEmpty ? "" : " in '\(path)'"),
                expected: wanted.english)
        case .keyEmpty(let path, let wanted):
            FaultSentence("'\(path)' is empty", expected: wanted.english)
        case .wrong(let path, let wanted, let written):
            FaultSentence("\(called(path)) should be \(wanted.english), not \(written.english)")
        case .notIdentifier(let path, let written):
            FaultSentence(
                "\(called(path)) should be an identifier, not \(written.english)",
                expected: identifierInEnglish)
        case .notOneOf(let path, let words, let written):
            FaultSentence(
                "\(called(path)) should be one of \(words.joined(separator: ", ")),"
                    + " not \(written.english)")
        case .misread(let path, let fact):
            FaultSentence(
                "\(called(path)): \(fact.english.message)", expected: fact.english.expected)
        }
    }

    private func called(_ path: String) -> String {
        path.isEmpty ? "the file" : "'\(path.shown)'"
    }
}

extension ValueFact.Written {
    fileprivate var english: String {
        switch self {
        case .list: "a list"
        case .map: "a map"
        case .nothing: "nothing"
        case .text(let text): "'\(text.shown)'"
        }
    }
}
