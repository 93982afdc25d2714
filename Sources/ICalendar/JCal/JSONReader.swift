/// Reads JSON (RFC 8259) within bounds: values nested too deeply, or wrong in any way, are `nil`.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private var depthLeft: Int
    private var valuesLeft: Int

    /// `depth` is how many arrays and objects may stand in each other, `values` how many values there may be.
    init(_ bytes: [UInt8], depth: Int, values: Int) {
        self.bytes = bytes
        depthLeft = depth
        valuesLeft = values
    }

    /// Whether nothing but blanks is left.
    var isAtEnd: Bool { bytes[position...].allSatisfy(JSONReader.isBlank) }

    /// The next value; `nil` when there is none.
    mutating func value() -> JSONValue? {
        skipBlanks()
        guard let first = next, valuesLeft > 0 else { return nil }
        valuesLeft -= 1
        switch first {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            guard depthLeft > 0 else { return nil }
            depthLeft -= 1
            defer { depthLeft += 1 }
            return first == UInt8(ascii: "[") ? array() : object()
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        case UInt8(ascii: "t"): return word("true") ? .boolean(true) : nil
        case UInt8(ascii: "f"): return word("false") ? .boolean(false) : nil
        case UInt8(ascii: "n"): return word("null") ? .null : nil
        default: return number().map(JSONValue.number)
        }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private mutating func skipBlanks() {
        while let byte = next, JSONReader.isBlank(byte) { position += 1 }
    }

    /// Steps over a mark, blanks before it included.
    private mutating func skip(_ mark: UInt8) -> Bool {
        skipBlanks()
        guard next == mark else { return false }
        position += 1
        return true
    }

    private mutating func word(_ word: StaticString) -> Bool {
        let expected = word.withUTF8Buffer { Array($0) }
        guard bytes[position...].starts(with: expected) else { return false }
        position += expected.count
        return true
    }

    private mutating func array() -> JSONValue? {
        position += 1
        var values: [JSONValue] = []
        if skip(UInt8(ascii: "]")) { return .array(values) }
        repeat {
            guard let value = value() else { return nil }
            values.append(value)
        } while skip(UInt8(ascii: ","))
        return skip(UInt8(ascii: "]")) ? .array(values) : nil
    }

    private mutating func object() -> JSONValue? {
        position += 1
        var members: [JSONValue.Member] = []
        if skip(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\""), let name = string(), skip(UInt8(ascii: ":")),
                let value = value()
            else { return nil }
            members.append(JSONValue.Member(name: name, value: value))
        } while skip(UInt8(ascii: ","))
        return skip(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func digits() -> Bool {
        let start = position
        while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
        return position > start
    }

    private mutating func number() -> String? {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") {
            position += 1
        } else if !digits() {
            return nil
        }
        if next == UInt8(ascii: ".") {
            position += 1
            guard digits() else { return nil }
        }
        if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            guard digits() else { return nil }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func string() -> String? {
        position += 1
        var start = position
        var text: [UInt8] = []
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                text += bytes[start..<position]
                position += 1
                return String(validating: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text += bytes[start..<position]
                position += 1
                guard let scalar = escape() else { return nil }
                text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                start = position
            case 0..<0x20: return nil
            default: position += 1
            }
        }
        return nil
    }

    /// What stands behind a backslash.
    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = next else { return nil }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"):
            guard let unit = unit() else { return nil }
            guard (0xD800..<0xDC00).contains(unit) else {
                // Half of a pair stands for nothing.
                return Unicode.Scalar(unit) ?? "\u{FFFD}"
            }
            guard bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
                return "\u{FFFD}"
            }
            position += 2
            guard let low = self.unit() else { return nil }
            guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        default: return nil
        }
    }

    private mutating func unit() -> UInt32? {
        let digits = bytes[position...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
        else { return nil }
        position += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
