import CivilTime
import ICalendar
import Testing

@Suite("Lint")
struct LintTests {
    @Test(arguments: [
        ("DTSTART:20270201T100000Z\nDTEND:20270201T090000Z", "dtend"),
        ("DTSTART;TZID=Europe/Amsterdam:20270201T100000", "tzid"),
        ("DTSTART:20270201T100000", "floating"),
        ("DTSTART:20270201", "value-date"),
        ("DTSTART:20271301T100000Z", "date-time"),
        ("DTSTART:20270201T100000Z\nRRULE:FREQ=WEEKLY;UNTIL=20270301", "until"),
        ("DTSTART:20270201T100000Z\nRRULE:FREQ=WEEKLY;BYDAY=1MO", "rrule"),
        ("DTSTART:20270201T100000Z\nRRULE:FREQ=YEARLY;BYYEARDAY=60", "rrule-template"),
        ("DTSTART:20270201T100000Z\nDURATION:PT1H", "duration"),
        ("DTSTART:20270201T100000Z\nSUMMARY:a\nSUMMARY:b", "cardinality"),
        ("DTSTART:20270201T100000Z\nLAST-MODIFIED:20270201T100000", "utc"),
        ("DTSTART:20270201T100000Z\nX-LIC-ERROR:oh", "libical-error"),
        ("DTSTART:20270201T100000Z\nATTENDEE:mailto:a@b", "attendee"),
        ("DTSTART:20270201T100000Z\nRECURRENCE-ID:20270201T100000Z", "orphan"),
        ("DTSTART:20270201T100000Z\nno colon here", "grammar"),
        ("DTSTART:20270201T100000Z\nSUMMARY:" + String(repeating: "x", count: 70), "line-length"),
    ])
    func `each rule finds what breaks it`(body: String, rule: String) {
        let bytes = calendar("NAME:Test\n" + event(body))
        #expect(CalendarDocument.lint(bytes, database: .system).map(\.rule) == [rule])
    }

    @Test func `two events with one UID and bare line ends are found`() {
        let bytes = calendar(
            "NAME:Test\n" + event("DTSTART:20270201T100000Z") + "\n"
                + event("DTSTART:20270202T100000Z"), lineEnd: "\n")
        #expect(
            CalendarDocument.lint(bytes, database: .system).map { "\($0.line) \($0.rule)" }
                == ["1 line-ending", "10 uid"])
    }
}
