extension ValueFact {
    var dutch: FaultSentence {
        switch self {
        case .unknownKey(let key, let path, let known):
            FaultSentence(
                "onbekende sleutel '\(key.shown)'" + (path.isEmpty ? "" : " in '\(path.shown)'"),
                expected: known.isEmpty ? nil : known.joined(separator: ", "))
        case .keyIsNoText: FaultSentence("een lijst of blok kan geen sleutel zijn")
        case .keyMissing(let key, let path, let wanted):
            FaultSentence(
                "de sleutel '\(key)' ontbreekt" + (path.isEmpty ? "" : " in '\(path)'"),
                expected: wanted.dutch)
        case .keyEmpty(let path, let wanted):
            FaultSentence("'\(path)' is leeg", expected: wanted.dutch)
        case .wrong(let path, let wanted, let written):
            FaultSentence(
                "\(place(path)) hoort \(wanted.dutch), niet \(written.dutch)")
        case .notIdentifier(let path, let written):
            FaultSentence(
                "\(place(path)) hoort een id, niet \(written.dutch)",
                expected: identifierInDutch)
        case .notOneOf(let path, let words, let written):
            FaultSentence(
                "\(place(path)) hoort een van \(words.joined(separator: ", ")),"
                    + " niet \(written.dutch)")
        case .misread(let path, let fact):
            FaultSentence("\(called(path)): \(fact.dutch.message)", expected: fact.dutch.expected)
        }
    }

    private func called(_ path: String) -> String {
        path.isEmpty ? "dit bestand" : "'\(path.shown)'"
    }

    private func place(_ path: String) -> String {
        path.isEmpty ? "in dit bestand" : "bij '\(path.shown)'"
    }
}

extension ValueFact.Written {
    fileprivate var dutch: String {
        switch self {
        case .list: "een lijst"
        case .map: "een blok met sleutels"
        case .nothing: "niets"
        case .text(let text): "'\(text.shown)'"
        }
    }
}
