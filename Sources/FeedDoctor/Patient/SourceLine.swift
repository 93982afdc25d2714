import ICalendar

/// An unfolded line of the file, whether or not it makes sense.
struct SourceLine {
    /// The first physical line it stands on, from 1.
    let number: Int
    /// Without its folds; Latin-1 where it is not UTF-8.
    let text: String
    /// Whether its bytes are UTF-8.
    let isUTF8: Bool

    /// The name as it is written.
    let name: Substring
    /// The parameters as they are written, each `NAME=VALUE`; quotes protect semicolons. Empty without a colon.
    let parameters: [Substring]

    init(number: Int, text: String, isUTF8: Bool) {
        self.number = number
        self.text = text
        self.isUTF8 = isUTF8
        let bytes = text.utf8
        let nameEnd =
            bytes.firstIndex { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }
            ?? bytes.endIndex
        name = text[..<nameEnd]
        var parts: [Substring] = []
        var start = nameEnd
        var index = nameEnd
        var inQuotes = false
        // The colon that ends the parameters is the first one outside of quotes.
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                inQuotes.toggle()
            } else if !inQuotes, byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") {
                if start != index || start != nameEnd { parts.append(text[start..<index]) }
                start = bytes.index(after: index)
                if byte == UInt8(ascii: ":") { break }
            }
            index = bytes.index(after: index)
        }
        parameters = index < bytes.endIndex ? parts : []
    }

    /// The lines of a file; those longer than the limit are left out.
    static func all(of bytes: ArraySlice<UInt8>, limits: ReadingLimits) -> [SourceLine] {
        var lines: [SourceLine] = []
        var logical: [UInt8] = []
        var number = 1
        var physical = 1
        var blanks = 0
        var position = bytes.startIndex
        func line() -> SourceLine {
            if let text = String(validating: logical, as: UTF8.self) {
                return SourceLine(number: number, text: text, isUTF8: true)
            }
            let scalars = logical.map { Unicode.Scalar($0) }
            return SourceLine(
                number: number, text: String(String.UnicodeScalarView(scalars)), isUTF8: false)
        }
        while position < bytes.endIndex {
            let start = position
            while position < bytes.endIndex, bytes[position] != 0x0A, bytes[position] != 0x0D {
                position += 1
            }
            let isLong = logical.count + position - start > limits.lineBytes
            if !isLong { logical += bytes[start..<position] }
            if position < bytes.endIndex {
                let isCarriageReturn = bytes[position] == 0x0D
                position += 1
                if isCarriageReturn, position < bytes.endIndex, bytes[position] == 0x0A {
                    position += 1
                }
            }
            physical += 1
            if position < bytes.endIndex, bytes[position] == 0x20 || bytes[position] == 0x09 {
                position += 1
                continue
            }
            let isBlank = logical.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            if isBlank { blanks += 1 }
            // Nobody reads of more than a few hundred of them.
            if !isLong, !isBlank || blanks <= 500 { lines.append(line()) }
            logical = []
            number = physical
        }
        return lines
    }
}
