/// Cuts bytes into unfolded content lines (RFC 5545 §3.1), forgiving and bounded.
///
/// Line ends may be CRLF, LF or CR. A line that is not UTF-8 is read as Windows-1252. NULs and other
/// control characters are dropped.
package struct ContentLines {
    /// A content line with the number, from 1, of the first physical line it stands on.
    package struct Line {
        package let number: Int
        package let property: Property
    }

    private let bytes: ArraySlice<UInt8>
    private let limits: ReadingLimits
    private var position: Int
    private var physicalLine = 1
    private var lineCount = 0
    private(set) var findings: [Finding] = []

    init(_ bytes: ArraySlice<UInt8>, limits: ReadingLimits) {
        self.bytes = bytes
        self.limits = limits
        position = bytes.startIndex
    }

    /// The next line that has the form `NAME;PARAMETER=VALUE:VALUE`; others become findings.
    mutating func next() -> Line? {
        while position < bytes.endIndex {
            let number = physicalLine
            guard let logical = unfolded(number) else { continue }
            // Beyond the limit only what opens and closes components is still read.
            if lineCount >= limits.lines, !isFrame(logical) {
                if lineCount == limits.lines {
                    report(.tooManyLines(limit: limits.lines), number)
                }
                lineCount += 1
                continue
            }
            let line = legible(logical, number)
            guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
            if let property = Property(line: line) {
                if !isFrame(line) { lineCount += 1 }
                return Line(number: number, property: property)
            }
            report(.notALine, number)
        }
        return nil
    }

    /// Whether the line begins as BEGIN and END do.
    private func isFrame(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        return first | 0x20 == UInt8(ascii: "b") || first | 0x20 == UInt8(ascii: "e")
    }

    /// The bytes of one logical line; `nil` when it is too long.
    private mutating func unfolded(_ number: Int) -> ArraySlice<UInt8>? {
        let first = physical()
        // Most lines are not folded and need no copy.
        guard isFolded else { return isTooLong(first.count, number) ? nil : first }
        var logical: [UInt8] = []
        var length = first.count
        if length <= limits.lineBytes { logical += first }
        while isFolded {
            position += 1
            let next = physical()
            length += next.count
            if length <= limits.lineBytes { logical += next }
        }
        return isTooLong(length, number) ? nil : logical[...]
    }

    /// Whether what comes next goes on with the line before.
    private var isFolded: Bool {
        position < bytes.endIndex && (bytes[position] == 0x20 || bytes[position] == 0x09)
    }

    /// The rest of a physical line without its end, which is stepped over.
    private mutating func physical() -> ArraySlice<UInt8> {
        let start = position
        var end = start
        while end < bytes.endIndex, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        position = end
        if position < bytes.endIndex {
            let isCarriageReturn = bytes[position] == 0x0D
            position += 1
            if isCarriageReturn, position < bytes.endIndex, bytes[position] == 0x0A {
                position += 1
            }
            physicalLine += 1
        }
        return bytes[start..<end]
    }

    private mutating func isTooLong(_ length: Int, _ number: Int) -> Bool {
        guard length > limits.lineBytes else { return false }
        report(.lineTooLong(limit: limits.lineBytes), number)
        return true
    }

    /// The line as UTF-8 without control characters.
    private mutating func legible(_ line: ArraySlice<UInt8>, _ number: Int) -> ArraySlice<UInt8> {
        var hasControls = false
        var isASCII = true
        for byte in line {
            if byte < 0x20 || byte == 0x7F { hasControls = hasControls || byte != 0x09 }
            if byte >= 0x80 { isASCII = false }
        }
        if isASCII, !hasControls { return line }
        var line = line
        if !isASCII {
            if String(validating: line, as: UTF8.self) == nil {
                line = windows1252(line)[...]
                report(.notUTF8, number)
            }
            // C1 controls are the two bytes C2 80 to C2 9F.
            hasControls =
                hasControls
                || zip(line, line.dropFirst()).contains { $0 == 0xC2 && $1 < 0xA0 }
        }
        guard hasControls else { return line }
        report(.controlCharacters, number)
        var kept: [UInt8] = []
        kept.reserveCapacity(line.count)
        for byte in line where (byte >= 0x20 || byte == 0x09) && byte != 0x7F {
            if kept.last == 0xC2, (0x80..<0xA0).contains(byte) {
                kept.removeLast()
            } else {
                kept.append(byte)
            }
        }
        return kept[...]
    }

    private mutating func report(_ notice: Notice, _ line: Int) {
        guard findings.count < limits.findings else { return }
        findings.append(Finding(notice, line: line))
    }
}

/// Text of the old Windows code page for western Europe, as UTF-8.
private func windows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
        scalars.append(
            (0x80..<0xA0).contains(byte) ? windows1252Upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
        )
    }
    return Array(String(scalars).utf8)
}

/// 0x80 to 0x9F; five of them stand for nothing and become the replacement character.
private let windows1252Upper = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
