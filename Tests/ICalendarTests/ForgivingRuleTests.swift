import CivilTime
import ICalendar
import Testing

@Suite("Rules that break the standard")
struct ForgivingRuleTests {
    /// The rule as it is read, and whether that is said.
    private func reading(_ rule: String) throws -> (text: String?, findings: [String]) {
        let reading = try read(
            calendar(event("DTSTART:20270308T090000Z\nDURATION:PT1H\nRRULE:\(rule)")))
        return (
            reading.document.events.first?.rules.first?.text,
            reading.findings.map { "\($0.severity.rawValue) \($0.rule)" }
        )
    }

    @Test(arguments: [
        // Of both ends the first.
        ("FREQ=DAILY;COUNT=5;UNTIL=20270310T090000Z", "FREQ=DAILY;COUNT=5;UNTIL=20270310T090000Z"),
        // An ordinal where there is nothing to count in.
        ("FREQ=WEEKLY;BYDAY=1MO;COUNT=3", "FREQ=WEEKLY;COUNT=3;BYDAY=MO"),
        ("FREQ=DAILY;BYDAY=-1FR,MO", "FREQ=DAILY;BYDAY=FR,MO"),
        ("FREQ=YEARLY;BYWEEKNO=10;BYDAY=2TU", "FREQ=YEARLY;BYWEEKNO=10;BYDAY=TU"),
        ("FREQ=MONTHLY;BYDAY=0SA", "FREQ=MONTHLY;BYDAY=SA"),
        // Escaped as a text is, quoted, with its name.
        (#"FREQ=DAILY\;COUNT=3"#, "FREQ=DAILY;COUNT=3"),
        (#"FREQ=WEEKLY\;BYDAY=MO\,WE"#, "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("RRULE:FREQ=DAILY;COUNT=3", "FREQ=DAILY;COUNT=3"),
        // What no standard knows, and what says nothing.
        ("FREQ=WEEKLY;X-NAME=1;COUNT=3", "FREQ=WEEKLY;COUNT=3"),
        ("FREQ=WEEKLY;BYDAY=;COUNT=3", "FREQ=WEEKLY;COUNT=3"),
        ("FREQ=WEEKLY;COUNT=3;BYEASTER=0;nog iets", "FREQ=WEEKLY;COUNT=3"),
        // UNTIL in other forms.
        ("FREQ=WEEKLY;UNTIL=2027-03-22T10:00:00+01:00", "FREQ=WEEKLY;UNTIL=20270322T090000Z"),
        ("FREQ=WEEKLY;UNTIL=20270322T100000+0100", "FREQ=WEEKLY;UNTIL=20270322T090000Z"),
        ("FREQ=WEEKLY;UNTIL=2027-03-22", "FREQ=WEEKLY;UNTIL=20270322"),
        ("FREQ=WEEKLY;UNTIL=20270322Z", "FREQ=WEEKLY;UNTIL=20270322"),
        ("FREQ=WEEKLY;UNTIL=20270322T25", "FREQ=WEEKLY;UNTIL=20270322"),
        ("FREQ=WEEKLY;UNTIL=ooit", "FREQ=WEEKLY"),
        // Numbers out of their range.
        ("FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY"),
        ("FREQ=DAILY;INTERVAL=9999999", "FREQ=DAILY;INTERVAL=100000"),
        ("FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;COUNT=-1", "FREQ=WEEKLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,32,0", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("FREQ=DAILY;BYHOUR=24,9", "FREQ=DAILY;BYHOUR=9"),
        ("FREQ=WEEKLY;BYDAY=MO,XX", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=WEEKLY;WKST=ZO", "FREQ=WEEKLY"),
        // Not with this frequency.
        ("FREQ=DAILY;BYYEARDAY=100", "FREQ=DAILY"),
        ("FREQ=MONTHLY;BYWEEKNO=12", "FREQ=MONTHLY"),
        ("FREQ=DAILY;BYSETPOS=1", "FREQ=DAILY"),
        // Twice.
        ("FREQ=WEEKLY;BYDAY=MO;BYDAY=WE", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=DAILY;COUNT=3;COUNT=9", "FREQ=DAILY;COUNT=9"),
    ])
    func `what was meant is read, with a warning`(rule: String, expected: String) throws {
        let (text, findings) = try reading(rule)
        #expect(text == expected)
        #expect(findings == ["warning rrule"])
    }

    @Test(arguments: ["COUNT=3", "FREQ=", "FREQ=VAAK;COUNT=3", "RSCALE=CHINESE;FREQ=YEARLY"])
    func `a rule without a frequency we know is none`(rule: String) throws {
        let (text, findings) = try reading(rule)
        #expect(text == nil)
        #expect(findings == ["error rrule"])
    }

    @Test(arguments: [
        ("FREQ=DAILY;COUNT=5;UNTIL=20270310T090000Z", 3),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270310T090000Z", 2),
        ("FREQ=DAILY;COUNT=5;UNTIL=20270310", 3), ("FREQ=WEEKLY;BYDAY=1MO;COUNT=3", 3),
        ("FREQ=WEEKLY;BYDAY=1MO,2WE;COUNT=3", 3),
    ])
    func `it blocks as often as most programs show it`(rule: String, count: Int) throws {
        let busy = try busyInMarch(event("DTSTART:20270308T090000Z\nDURATION:PT1H\nRRULE:\(rule)"))
        #expect(busy.times.count == count)
    }

    @Test func `a rule that leaves out is not guessed at`() throws {
        let body = event(
            "DTSTART:20270308T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\n"
                + "EXRULE:FREQ=DAILY;BYDAY=1TU;COUNT=3")
        let busy = try busyInMarch(body)
        #expect(busy.times.count == 3)
        #expect(busy.findings == ["rrule"])
    }

    @Test func `both ends survive being written`() throws {
        let document = try read(
            calendar(
                event("DTSTART:20270308T090000Z\nRRULE:FREQ=DAILY;UNTIL=20270310T090000Z;COUNT=5"))
        ).document
        let again = try read(Array(try document.serialised(.faithful).utf8)).document
        #expect(again == document)
    }
}
