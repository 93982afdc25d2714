import ICalendar

/// Rules on bytes and physical lines: what must hold before a line means anything (RFC 5545 §3.1).
enum ByteRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .error, "line-ending", "RFC 5545 §3.1", "lines that do not end in CR LF",
            mend: "end every line, the last one too, in CR LF", lineEndings),
        DoctorRule(
            .error, "line-length", "RFC 5545 §3.1", "lines of more than 75 octets",
            mend: "fold: CR LF and a blank after at most 75 octets", longLines),
        DoctorRule(
            .error, "fold-utf-8", "RFC 5545 §3.1", "lines folded inside a character",
            mend: "fold between characters, not between the octets of one", foldedCharacters),
        DoctorRule(
            .error, "control-character", "RFC 5545 §3.1", "control characters",
            mend: "leave them out; a line break in a text is written \\n", controlCharacters),
        DoctorRule(
            .error, "utf-8", "RFC 5545 §3.1.4", "bytes that are not UTF-8",
            mend: "write the file as UTF-8, and serve it as text/calendar; charset=utf-8",
            { $0.treeSymptoms("utf-8") }),
        DoctorRule(
            .warning, "byte-order-mark", "RFC 5545 §3.4", "a byte order mark before BEGIN",
            mend: "write UTF-8 without a byte order mark", byteOrderMark),
        DoctorRule(
            .error, "blank-line", "RFC 5545 §3.1", "empty lines",
            mend: "leave them out", blankLines),
        DoctorRule(
            .error, "grammar", "RFC 5545 §3.1", "lines that are not NAME:VALUE",
            mend: "fold long texts and write line breaks as \\n; leave anything else out",
            { $0.treeSymptoms("grammar") }),
        DoctorRule(
            .error, "line-limit", "", "lines too long to be read by anybody",
            mend: "keep a line below 64 kB; link to large data instead of including it",
            { $0.treeSymptoms("line-limit") }),
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
        let words = bare == 1 ? "this line does" : "\(bare) lines from here on do"
        return [Symptom(first, "\(words) not end in CR LF")]
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
            if line.count > 75 { symptoms.append(Symptom(number, "\(line.count) octets")) }
        }
        return symptoms
    }

    private static func foldedCharacters(_ patient: Patient) -> [Symptom] {
        var symptoms: [Symptom] = []
        physicalLines(of: patient) { number, line in
            let bytes = Array(line.prefix(2))
            if bytes.count == 2, bytes[0] == 0x20 || bytes[0] == 0x09, bytes[1] & 0xC0 == 0x80 {
                symptoms.append(Symptom(number, "the character began on the line before"))
            }
        }
        return symptoms
    }

    private static func controlCharacters(_ patient: Patient) -> [Symptom] {
        var symptoms: [Symptom] = []
        physicalLines(of: patient) { number, line in
            if let byte = line.first(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
                symptoms.append(Symptom(number, "character \(byte) is not allowed"))
            }
        }
        return symptoms
    }

    private static func byteOrderMark(_ patient: Patient) -> [Symptom] {
        patient.bytes.starts(with: [0xEF, 0xBB, 0xBF])
            ? [Symptom(1, "the file begins with EF BB BF")] : []
    }

    private static func blankLines(_ patient: Patient) -> [Symptom] {
        patient.lines.filter { $0.text.allSatisfy(\.isWhitespace) }
            .map { Symptom($0.number, "an empty line") }
    }
}

extension Patient {
    /// What building the tree noticed under that name.
    func treeSymptoms(_ rule: String) -> [Symptom] {
        tree.findings.filter { $0.rule == rule }
            .map { Symptom($0.line, $0.message) }
    }
}
