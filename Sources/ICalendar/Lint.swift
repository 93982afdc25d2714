public import CivilTime

extension CalendarDocument {
    /// Checks a calendar that is to be published, byte by byte and client by client; nothing is mended.
    ///
    /// Errors break RFC 5545 or lose an event somewhere; warnings name the clients that read it
    /// differently.
    public static func lint(
        _ bytes: [UInt8], database: ZoneDatabase, limits: ReadingLimits = ReadingLimits()
    ) -> [Finding] {
        var findings: [Finding] = []
        lintBytes(bytes, &findings)
        guard let body = try? calendarBytes(bytes, limits: limits) else {
            return [Finding(.error, "not-a-calendar", line: 0, "this is not an iCalendar file")]
        }
        let tree = ComponentTree(body, limits: limits)
        findings += tree.findings.filter { $0.rule != "control-character" }
        if let open = tree.open {
            findings.append(
                Finding(.error, "truncated", line: 0, "\(open.prefix(40)) is not closed"))
        }
        let calendars = tree.roots.filter { $0.name == "VCALENDAR" }
        guard let calendar = calendars.first else {
            findings.append(Finding(.error, "not-a-calendar", line: 0, "no BEGIN:VCALENDAR"))
            return findings
        }
        var check = CalendarLint(calendar, database: database, byteCount: bytes.count)
        check.run()
        findings += check.findings
        return Array(findings.sorted { ($0.line, $0.rule) < ($1.line, $1.rule) }.prefix(1_000))
    }

    private static func lintBytes(_ bytes: [UInt8], _ findings: inout [Finding]) {
        var line = 1
        var length = 0
        var reportedLineEnd = false
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0x0A:
                if previous != 0x0D, !reportedLineEnd {
                    reportedLineEnd = true
                    findings.append(
                        Finding(.error, "line-ending", line: line, "a line must end in CR LF"))
                }
                if length > 75 {
                    findings.append(
                        Finding(
                            .error, "line-length", line: line,
                            "\(length) octets; a line may have 75 without its end"))
                }
                line += 1
                length = 0
            case 0x0D: break
            default:
                length += 1
                // A continuation that starts in the middle of a character: folded inside it.
                if byte & 0xC0 == 0x80, length == 2, previous == 0x20 || previous == 0x09 {
                    findings.append(
                        Finding(
                            .error, "fold-utf-8", line: line,
                            "the line is folded inside a UTF-8 character"))
                }
                if byte < 0x20, byte != 0x09 {
                    findings.append(
                        Finding(
                            .error, "control-character", line: line,
                            "control character \(byte) is not allowed"))
                }
            }
            previous = byte
            if findings.count > 500 { return }
        }
        if length > 0 {
            findings.append(
                Finding(.error, "line-ending", line: line, "the last line must end in CR LF"))
        }
    }
}
