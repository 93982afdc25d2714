/// The words of Swift code, one after the other; comments and texts are left out, with what is interpolated into them.
///
/// It knows as much of Swift as the walls of this house need: no regular expressions, no nested comments.
struct SwiftWords: IteratorProtocol {
    struct Word {
        var text: String
        var line: Int
        /// How many braces are open around it.
        var depth: Int
        /// Whether it stands after a dot.
        var isMember: Bool
    }

    private let bytes: [UInt8]
    private var index = 0
    private var line = 0
    private var depth = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func next() -> Word? {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
                while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
                index += 2
                while index < bytes.count,
                    bytes[index] != UInt8(ascii: "*") || byte(1) != UInt8(ascii: "/")
                {
                    step()
                }
                index += 2
            case UInt8(ascii: "\""): skipText()
            case UInt8(ascii: "{"):
                depth += 1
                index += 1
            case UInt8(ascii: "}"):
                depth -= 1
                index += 1
            case let byte where SwiftWords.isPartOfWord(byte):
                let start = index
                while index < bytes.count, SwiftWords.isPartOfWord(bytes[index]) { index += 1 }
                return Word(
                    text: String(decoding: bytes[start..<index], as: UTF8.self), line: line,
                    depth: depth, isMember: start > 0 && bytes[start - 1] == UInt8(ascii: "."))
            default: step()
            }
        }
        return nil
    }

    private func byte(_ ahead: Int) -> UInt8? {
        index + ahead < bytes.count ? bytes[index + ahead] : nil
    }

    private mutating func step() {
        if bytes[index] == UInt8(ascii: "\n") { line += 1 }
        index += 1
    }

    private mutating func skipText() {
        let quote = UInt8(ascii: "\"")
        let isLong = byte(1) == quote && byte(2) == quote
        index += isLong ? 3 : 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\"), byte(1) == UInt8(ascii: "(") {
                skipInterpolation()
            } else if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if bytes[index] == quote, !isLong || (byte(1) == quote && byte(2) == quote) {
                index += isLong ? 3 : 1
                return
            } else {
                step()
            }
        }
    }

    // A text within what is interpolated ends itself, not the one around it.
    private mutating func skipInterpolation() {
        var open = 1
        index += 2
        while index < bytes.count, open > 0 {
            switch bytes[index] {
            case UInt8(ascii: "\""): skipText()
            case UInt8(ascii: "("):
                open += 1
                index += 1
            case UInt8(ascii: ")"):
                open -= 1
                index += 1
            default: step()
            }
        }
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
