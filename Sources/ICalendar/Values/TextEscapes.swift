/// TEXT escaped for a content line (RFC 5545 §3.3.11): control characters are dropped.
func escaped(_ text: String) -> String {
    // Controls, what is escaped, and the first bytes of C1 controls and of line separators.
    let isPlain = !text.hasByte { byte in
        byte < 0x20 || byte == 0x5C || byte == 0x3B || byte == 0x2C || byte == 0x7F || byte == 0xC2
            || byte == 0xE2
    }
    if isPlain { return text }
    // An escape makes two bytes of one at most.
    return String(unsafeUninitializedCapacity: 2 * text.utf8.count) { buffer in
        var output = EscapedBytes(buffer: buffer)
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes { output.add(byte) }
        }
        return output.count
    }
}

/// TEXT that is being escaped, byte by byte.
private struct EscapedBytes {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0
    private var isAfterReturn = false

    init(buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        let isPlain =
            byte >= 0x20 && byte < 0x7F && byte != 0x2C && byte != 0x3B && byte != 0x5C
        if isPlain {
            append(byte)
            isAfterReturn = false
        } else {
            addSpecial(byte)
        }
    }

    private mutating func addSpecial(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
            append(UInt8(ascii: "\\"))
            append(byte)
        case 0x0A:
            // CR LF is one line end; the CR said so already.
            if !isAfterReturn { appendLineEnd() }
        case 0x0D: appendLineEnd()
        case 0x00..<0x09, 0x0B..<0x20, 0x7F: break
        case 0x80..<0xA0 where count > 0 && buffer[count - 1] == 0xC2: count -= 1
        case 0xA8, 0xA9:
            if count > 1, buffer[count - 2] == 0xE2, buffer[count - 1] == 0x80 {
                count -= 2
                appendLineEnd()
            } else {
                append(byte)
            }
        default: append(byte)
        }
        isAfterReturn = byte == 0x0D
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
    }

    private mutating func appendLineEnd() {
        append(UInt8(ascii: "\\"))
        append(UInt8(ascii: "n"))
    }
}

/// TEXT without its escapes; a backslash before any other character is dropped, and line separators are line ends.
package func unescaped(_ text: some StringProtocol) -> String {
    let isPlain = !text.utf8.contains { $0 == UInt8(ascii: "\\") || $0 == 0xE2 }
    if isPlain { return String(text) }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var afterBackslash = false
    for byte in text.utf8 {
        if afterBackslash {
            let isLineEnd = byte | 0x20 == UInt8(ascii: "n")
            result.append(isLineEnd ? 0x0A : byte)
            afterBackslash = false
        } else if byte == UInt8(ascii: "\\") {
            afterBackslash = true
        } else if byte == 0xA8 || byte == 0xA9, result.suffix(2).elementsEqual([0xE2, 0x80]) {
            result.removeLast(2)
            result.append(0x0A)
        } else {
            result.append(byte)
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// A comma-separated list, split where the comma is not escaped.
package func splitList(_ value: String) -> [String] {
    guard value.utf8.contains(UInt8(ascii: ",")) else { return [value] }
    var parts: [String] = []
    var current = ""
    var afterBackslash = false
    for scalar in value.unicodeScalars {
        if scalar == ",", !afterBackslash {
            parts.append(current)
            current = ""
            continue
        }
        afterBackslash = scalar == "\\" && !afterBackslash
        current.unicodeScalars.append(scalar)
    }
    parts.append(current)
    return parts
}

/// Control characters that must not stand in a content line; the tab may.
func isControl(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
}

/// A value without the control characters that would end or break its line.
func withoutControls(_ value: String, besides kept: Unicode.Scalar? = nil) -> String {
    let isPlain = !value.hasByte { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }
    if isPlain { return value }
    let scalars = value.unicodeScalars.filter { !isControl($0) || $0 == kept }
    return String(String.UnicodeScalarView(scalars))
}

/// A value without blanks of any kind: harmless in dates, lengths and rules, and common in real files.
func withoutBlanks(_ value: String) -> String {
    let isPlain = !value.utf8.contains { $0 <= 0x20 || $0 >= 0x80 }
    return isPlain ? value : value.filter { !$0.isWhitespace }
}
