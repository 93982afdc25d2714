/// What is wrong, and what would be right, in one language; neither ends with a full stop.
struct FaultSentence: Hashable {
    var message: String
    var expected: String?

    init(_ message: String, expected: String? = nil) {
        self.message = message
        self.expected = expected
    }

    /// The same with something said before it.
    func after(_ words: String) -> FaultSentence {
        FaultSentence(words + message, expected: expected)
    }
}

/// A fact with a sentence in every language.
protocol FactInWords {
    var dutch: FaultSentence { get }
    var english: FaultSentence { get }
}

extension StringProtocol {
    /// Its first characters: nobody reads more of them.
    func cut(_ length: Int) -> String { String(prefix(length)) }

    /// The first characters of its first line.
    var firstLine: String { String(prefix { !$0.isNewline }.prefix(60)) }

    /// The first characters of its first line, and whether that is all.
    var shown: String { firstLine.count < count ? firstLine + "…" : firstLine }
}

extension [String] {
    /// The first of many columns: an export may have hundreds.
    var shownColumns: String {
        prefix(20).map { $0.cut(40) }.joined(separator: ", ") + (count > 20 ? " …" : "")
    }

    /// `a, b or c`.
    func listed(_ word: String) -> String {
        guard count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(word) \(self[count - 1])"
    }
}
