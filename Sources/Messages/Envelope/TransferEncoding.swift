/// Text that stays readable in 7 bits (RFC 2045 §6.7).
enum QuotedPrintable {
    /// Lines of at most 76 columns ended by CRLF; every kind of line end in the text becomes one.
    ///
    /// A line that begins with `--`, `From ` or `.` has its first character encoded: the first could pass for a
    /// boundary, and mail programs are known to alter the other two.
    static func encode(_ text: String) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        result.reserveCapacity(bytes.count * 5 / 4)
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
            encodeLine(bytes[start..<end], into: &result)
            result += [13, 10]
            let isPair = end + 1 < bytes.count && bytes[end] == 13 && bytes[end + 1] == 10
            start = end + (isPair ? 2 : 1)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// `3D` for `=`.
    static func hexPair(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        return String(String.UnicodeScalarView([digits[Int(byte >> 4)], digits[Int(byte & 15)]]))
    }

    private static let digits = Array("0123456789ABCDEF".utf8)

    private static func encodeLine(_ line: ArraySlice<UInt8>, into result: inout [UInt8]) {
        var column = 0
        let isRisky =
            line.starts(with: "--".utf8) || line.starts(with: "From ".utf8)
            || line.first == UInt8(ascii: ".")
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isBlank = byte == 0x20 || byte == 0x09
            let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
            let isItself = (isPlain || (isBlank && !isLast)) && !(index == 0 && isRisky)
            let width = isItself ? 1 : 3
            // Room for the code and for the `=` of a soft line break.
            if column + width > 75 {
                result += [UInt8(ascii: "="), 13, 10]
                column = 0
            }
            if isItself {
                result.append(byte)
            } else {
                result.append(UInt8(ascii: "="))
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            }
            column += width
        }
    }
}

/// Bytes in 7 bits (RFC 2045 §6.8).
enum Base64 {
    /// Lines of 76 columns ended by CRLF.
    static func encode(_ bytes: [UInt8]) -> String {
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        var column = 0
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let isPadding = place > group.count
                text.append(
                    isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
            }
            column += 4
            if column == 76 {
                text += [13, 10]
                column = 0
            }
        }
        if column > 0 { text += [13, 10] }
        return String(decoding: text, as: UTF8.self)
    }
}
