/// Text of any script in the ASCII of a header (RFC 2047).
enum EncodedWord {
    /// The text as encoded words of at most 75 octets, each of whole characters' scalars.
    ///
    /// - Parameter firstRoom: octets left on the first line for the first word.
    static func split(_ text: String, firstRoom: Int) -> [String] {
        let opening = "=?utf-8?Q?"
        var words: [String] = []
        var word = opening
        var room = min(75, firstRoom)
        for scalar in text.unicodeScalars {
            let code = encoded(scalar)
            if word.utf8.count + code.utf8.count + 2 > room, word != opening {
                words.append(word + "?=")
                word = opening
                room = 75
            }
            word += code
        }
        if word != opening { words.append(word + "?=") }
        return words
    }

    /// Letters, digits and `!*+-/`: all that a Q word in a phrase may show as itself (RFC 2047 §5).
    static func isSafeInPhrase(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!*+-/".utf8.contains(byte)
        }
    }

    private static func encoded(_ scalar: Unicode.Scalar) -> String {
        if scalar == " " { return "_" }
        return String(scalar).utf8.map { byte in
            isSafeInPhrase(byte)
                ? String(Unicode.Scalar(byte)) : "=" + QuotedPrintable.hexPair(byte)
        }.joined()
    }
}
