/// A word of a text with its position.
struct Token: Hashable {
    /// In lower case.
    var text: String
    /// Unicode scalars before it.
    var offset: Int
}

/// The words of a text in lower case. A comma is a word of its own, except within a number
/// (`1,5`); all dashes are hyphens.
func tokens(of text: String) -> [Token] {
    var result: [Token] = []
    var current = String.UnicodeScalarView()
    var start = 0
    let scalars = Array(text.unicodeScalars.prefix(500))
    func isDigit(_ index: Int) -> Bool {
        scalars.indices.contains(index) && ("0"..."9").contains(scalars[index])
    }
    func finish() {
        if !current.isEmpty {
            result.append(Token(text: String(current).lowercased(), offset: start))
        }
        current = String.UnicodeScalarView()
    }
    for (index, scalar) in scalars.enumerated() {
        if scalar.properties.isWhitespace {
            finish()
        } else if scalar == ",", !(isDigit(index - 1) && isDigit(index + 1)) {
            finish()
            result.append(Token(text: ",", offset: index))
        } else {
            if current.isEmpty { start = index }
            current.append(["–", "—", "‑", "−"].contains(scalar) ? "-" : scalar)
        }
    }
    finish()
    return result
}

/// Words taken one after the other.
struct TokenStream {
    private(set) var words: ArraySlice<Token>

    init(_ words: some Sequence<Token>) { self.words = ArraySlice(Array(words)) }

    var isAtEnd: Bool { words.isEmpty }

    /// Takes the next words when they are these.
    mutating func take(_ wanted: String...) -> Bool {
        guard words.count >= wanted.count,
            zip(words, wanted).allSatisfy({ $0.text == $1 })
        else { return false }
        words = words.dropFirst(wanted.count)
        return true
    }

    /// Takes the next word when it is one of these.
    mutating func takeOne(of wanted: Set<String>) -> Bool {
        guard let word = words.first, wanted.contains(word.text) else { return false }
        words = words.dropFirst()
        return true
    }

    /// Takes the next word when it can be read.
    mutating func take<Value>(_ read: (String) -> Value?) -> Value? {
        guard let word = words.first, let value = read(word.text) else { return nil }
        words = words.dropFirst()
        return value
    }
}
