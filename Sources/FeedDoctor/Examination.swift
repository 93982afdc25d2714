public import CivilTime
public import ICalendar

extension CalendarDocument {
    /// Checks a calendar that is to be published, byte by byte and client by client; nothing is mended.
    ///
    /// What `examine` finds, notes left out: a calendar of ours has none of these.
    public static func lint(
        _ bytes: [UInt8], database: ZoneDatabase, limits: ReadingLimits = ReadingLimits()
    ) -> [Finding] {
        examine(bytes, database: database, limits: limits).filter { $0.severity < .note }
    }

    /// Everything the feed doctor sees in a calendar, by line, at most 100 places a rule.
    ///
    /// Errors break a standard or lose an event; warnings name the clients that show it wrong; notes
    /// tell what a client does in its own way. Expansion is bounded, whatever the calendar.
    public static func examine(
        _ bytes: [UInt8], database: ZoneDatabase, limits: ReadingLimits = ReadingLimits()
    ) -> [Finding] {
        do throws(ReadingFault) {
            let body = try calendarBytes(bytes, limits: limits)
            guard let patient = Patient(bytes, body: body, database: database, limits: limits)
            else { throw .notACalendar }
            return DoctorRule.all.flatMap { $0.findings(in: patient, limit: 100) }
                .sorted { ($0.line, $0.severity, $0.rule) < ($1.line, $1.severity, $1.rule) }
        } catch {
            var finding = Finding(.error, "not-a-calendar", line: 0, error.words)
            finding.section = "RFC 5545 §3.4"
            finding.title = "what is no calendar at all"
            finding.remedy = "see what is served: it must begin with BEGIN:VCALENDAR"
            return [finding]
        }
    }
}
