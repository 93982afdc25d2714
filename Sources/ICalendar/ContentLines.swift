/// Cuts bytes into unfolded content lines (RFC 5545 §3.1), forgiving and bounded.
///
/// Line ends may be CRLF, LF or CR. A line that is not UTF-8 is read as Latin-1. NULs and other
/// control characters are dropped.
struct ContentLines {
    /// A content line with the number, from 1, of the first physical line it stands on.
    struct Line {
        let number: Int
        let property: Property
    }

    private let bytes: ArraySlice<UInt8>
    private let limits: ReadingLimits
    private var position: Int
    private var physicalLine = 1
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
            guard var logical = unfolded(number) else { continue }
            if logical.contains(where: { $0 < 0x20 && $0 != 0x09 }) {
                logical.removeAll { $0 < 0x20 && $0 != 0x09 }
                report(.error, "control-character", number, "control characters were dropped")
            }
            guard logical.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
            let text: String
            if let valid = String(validating: logical, as: UTF8.self) {
                text = valid
            } else {
                text = String(String.UnicodeScalarView(logical.map { Unicode.Scalar($0) }))
                report(.error, "utf-8", number, "the line is not UTF-8; read as Latin-1")
            }
            if let property = Property(line: text) {
                return Line(number: number, property: property)
            }
            report(.error, "grammar", number, "the line is not of the form NAME:VALUE; skipped")
        }
        return nil
    }

    /// The bytes of one logical line; `nil` when it is too long.
    private mutating func unfolded(_ number: Int) -> [UInt8]? {
        var logical: [UInt8] = []
        var isTooLong = false
        while true {
            let start = position
            while position < bytes.endIndex, bytes[position] != 0x0A, bytes[position] != 0x0D {
                position += 1
            }
            if logical.count + position - start > limits.lineBytes {
                isTooLong = true
            } else if !isTooLong {
                logical += bytes[start..<position]
            }
            if position < bytes.endIndex {
                let isCarriageReturn = bytes[position] == 0x0D
                position += 1
                if isCarriageReturn, position < bytes.endIndex, bytes[position] == 0x0A {
                    position += 1
                }
                physicalLine += 1
            }
            guard position < bytes.endIndex, bytes[position] == 0x20 || bytes[position] == 0x09
            else { break }
            position += 1
        }
        if isTooLong {
            report(
                .error, "line-limit", number,
                "the unfolded line has more than \(limits.lineBytes) bytes; skipped")
            return nil
        }
        return logical
    }

    private mutating func report(
        _ severity: Finding.Severity, _ rule: String, _ line: Int, _ message: String
    ) {
        guard findings.count < limits.findings else { return }
        findings.append(Finding(severity, rule, line: line, message))
    }
}

extension Property {
    /// Reads one unfolded line; `nil` when it has no name or no colon.
    ///
    /// A quote that is never closed counts as an ordinary character.
    init?(line: String) {
        let scalars = Array(line.unicodeScalars)
        let nameEnd = scalars.firstIndex { $0 == ";" || $0 == ":" } ?? scalars.endIndex
        let name = joined(scalars[..<nameEnd])
        guard !name.isEmpty, nameEnd < scalars.endIndex,
            name.utf8.allSatisfy({ Property.isNameByte($0) })
        else { return nil }
        var position = nameEnd
        var parameters: [Parameter] = []
        while position < scalars.endIndex, scalars[position] == ";" {
            position += 1
            let start = position
            while position < scalars.endIndex, !"=:;".unicodeScalars.contains(scalars[position]) {
                position += 1
            }
            let parameter = joined(scalars[start..<position])
            guard position < scalars.endIndex, scalars[position] == "=" else {
                // A bare word among the parameters, as vCalendar 1.0 had them.
                continue
            }
            var values: [String] = []
            repeat {
                position += 1
                values.append(Property.parameterValue(scalars, at: &position))
            } while position < scalars.endIndex && scalars[position] == ","
            if !parameter.isEmpty { parameters.append(Parameter(parameter, values)) }
        }
        guard position < scalars.endIndex, scalars[position] == ":" else { return nil }
        self.init(name, parameters, value: joined(scalars[(position + 1)...]))
    }

    private static func parameterValue(
        _ scalars: [Unicode.Scalar], at position: inout Int
    ) -> String {
        if position < scalars.endIndex, scalars[position] == "\"",
            let close = scalars[(position + 1)...].firstIndex(of: "\"")
        {
            let value = joined(scalars[(position + 1)..<close])
            position = close + 1
            // Anything between the closing quote and the next separator is noise.
            while position < scalars.endIndex, !",;:".unicodeScalars.contains(scalars[position]) {
                position += 1
            }
            return decodedParameter(value)
        }
        let start = position
        while position < scalars.endIndex, !",;:".unicodeScalars.contains(scalars[position]) {
            position += 1
        }
        return decodedParameter(joined(scalars[start..<position]))
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_")
    }
}

private func joined(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
}
