import ICalendar

/// Rules on bytes and physical lines: what must hold before a line means anything (RFC 5545 §3.1).
enum ByteRules {
    static let all: [Check] = [
        Check(.error, .lineEnding, "RFC 5545 §3.1", lineEndings),
        Check(.error, .lineLength, "RFC 5545 §3.1", longLines),
        Check(.error, .foldUTF8, "RFC 5545 §3.1", foldedCharacters),
        Check(.error, .controlCharacter, "RFC 5545 §3.1", controlCharacters),
        Check(.error, .utf8, "RFC 5545 §3.1.4", { $0.treeSymptoms("utf-8") }),
        Check(.warning, .byteOrderMark, "RFC 5545 §3.4", byteOrderMark),
        Check(.error, .blankLine, "RFC 5545 §3.1", blankLines),
        Check(.error, .grammar, "RFC 5545 §3.1", { $0.treeSymptoms("grammar") }),
        Check(.error, .lineLimit, "", { $0.treeSymptoms("line-limit") }),
    ]

    private static func lineEndings(_ patient: Patient) -> [Symptom] {
        var line = 1
        var bare = 0
        var first = 0
        var previous: UInt8 = 0
        func note() {
            bare += 1
            if first == 0 { first = line }
        }
        for byte in patient.bytes {
            if byte == 0x0A {
                if previous != 0x0D { note() }
                line += 1
            } else if previous == 0x0D {
                note()
                line += 1
            }
            previous = byte
        }
        if previous != 0x0A { note() }
        guard bare > 0 else { return [] }
        return [Symptom(first, .withoutLineEnd(lines: bare))]
    }

    /// Visits physical lines without their ends.
    private static func physicalLines(
        of patient: Patient, _ visit: (Int, ArraySlice<UInt8>) -> Void
    ) {
        let bytes = patient.bytes
        var start = bytes.startIndex
        var number = 1
        while start < bytes.endIndex {
            let end =
                bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
            visit(number, bytes[start..<end])
            start = end + 1
            if end + 1 < bytes.endIndex, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { start += 1 }
            number += 1
        }
    }

    private static func longLines(_ patient: Patient) -> [Symptom] {
        var symptoms: [Symptom] = []
        physicalLines(of: patient) { number, line in
            if line.count > 75 { symptoms.append(Symptom(number, .octets(line.count))) }
        }
        return symptoms
    }

    private static func foldedCharacters(_ patient: Patient) -> [Symptom] {
        var symptoms: [Symptom] = []
        physicalLines(of: patient) { number, line in
            let bytes = Array(line.prefix(2))
            if bytes.count == 2, bytes[0] == 0x20 || bytes[0] == 0x09, bytes[1] & 0xC0 == 0x80 {
                symptoms.append(Symptom(number, .splitCharacter))
            }
        }
        return symptoms
    }

    private static func controlCharacters(_ patient: Patient) -> [Symptom] {
        var symptoms: [Symptom] = []
        physicalLines(of: patient) { number, line in
            if let byte = line.first(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
                symptoms.append(Symptom(number, .controlCharacter(byte)))
            }
        }
        return symptoms
    }

    private static func byteOrderMark(_ patient: Patient) -> [Symptom] {
        patient.bytes.starts(with: [0xEF, 0xBB, 0xBF])
            ? [Symptom(1, .byteOrderMark)] : []
    }

    private static func blankLines(_ patient: Patient) -> [Symptom] {
        patient.lines.filter { $0.text.allSatisfy(\.isWhitespace) }
            .map { Symptom($0.number, .emptyLine) }
    }
}

extension Patient {
    /// What building the tree noticed under that name.
    func treeSymptoms(_ rule: String) -> [Symptom] {
        tree.findings.filter { $0.rule == rule }
            .map { Symptom($0.line, .noticed($0.notice)) }
    }
}
