import CivilTime
import ICalendar
import Testing

@Suite("Recurrence rules")
struct RecurrenceRuleTests {
    @Test(arguments: [
        ("", RecurrenceFault.length(0)),
        ("FREQ=WEEKLY;", .malformed("")),
        ("FREQ=WEEKLY;COUNT", .malformed("COUNT")),
        ("INTERVAL=2", .noFrequency),
        ("FREQ=SOMETIMES", .unknownFrequency("SOMETIMES")),
        ("FREQ=DAILY;INTERVAL=0", .value("0", part: "INTERVAL")),
        ("FREQ=DAILY;COUNT=99999999999", .value("99999999999", part: "COUNT")),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270101", .countAndUntil),
        ("FREQ=DAILY;UNTIL=20270230", .value("20270230", part: "UNTIL")),
        ("FREQ=DAILY;FREQ=DAILY", .duplicate("FREQ")),
        ("FREQ=DAILY;X-PART=1", .unknownPart("X-PART")),
        ("FREQ=WEEKLY;BYDAY=1MO", .numericWeekday("1MO")),
        ("FREQ=MONTHLY;BYDAY=0MO", .value("0MO", part: "BYDAY")),
        ("FREQ=YEARLY;BYWEEKNO=10;BYDAY=1MO", .numericWeekday("1MO")),
        ("FREQ=YEARLY;BYMONTH=13", .value("13", part: "BYMONTH")),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-9223372036854775808",
            .value("-9223372036854775808", part: "BYMONTHDAY")
        ),
        ("FREQ=WEEKLY;BYMONTHDAY=1", .notWith(part: "BYMONTHDAY", frequency: .weekly)),
        ("FREQ=MONTHLY;BYSETPOS=1", .nothingToChooseFrom),
        ("RSCALE=HEBREW;FREQ=YEARLY", .unsupportedCalendar("HEBREW")),
        ("FREQ=YEARLY;SKIP=FORWARD", .skipWithoutCalendar),
    ])
    func `junk is refused with the fact that is wrong`(text: String, fault: RecurrenceFault) {
        #expect(throws: fault) { try RecurrenceRule(reading: text) }
    }

    @Test(arguments: [
        ("freq=weekly;byday=tu,th;interval=2", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
        (
            "BYSETPOS=-1;FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;WKST=MO",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
        ),
        ("FREQ=DAILY;UNTIL=20270101T120000Z;WKST=SU", "FREQ=DAILY;UNTIL=20270101T120000Z;WKST=SU"),
        ("FREQ=YEARLY;BYMONTH=10,3,3;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU"),
    ])
    func `equal rules have one text, which reads back`(text: String, canonical: String) throws {
        let rule = try RecurrenceRule(reading: text)
        #expect(rule.text == canonical)
        #expect(try RecurrenceRule(reading: canonical) == rule)
    }

    @Test(arguments: [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31;BYHOUR=3",
        "FREQ=MINUTELY;INTERVAL=1440;BYHOUR=1;BYMINUTE=1", "FREQ=YEARLY;BYDAY=53MO;BYMONTH=1",
        "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "FREQ=HOURLY;INTERVAL=24;BYHOUR=3",
        "FREQ=YEARLY;INTERVAL=100000;BYYEARDAY=366", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
    ])
    func `a rule that never matches ends within its budget`(text: String) throws {
        let rule = try RecurrenceRule(reading: text)
        let date = try #require(CivilDate("2027-02-01"))
        var iterator = RecurrenceIterator(
            rule, start: LocalDateTime(date: date, secondOfDay: 36_000), budget: 50_000)
        #expect(iterator.next() == nil)
        #expect(iterator.steps <= 50_400)
    }

    @Test func `a dense rule is walked lazily and a far window is reached without walking`() throws
    {
        let every = Array(0..<60).map(String.init).joined(separator: ",")
        let hours = Array(0..<24).map(String.init).joined(separator: ",")
        let rule = try RecurrenceRule(
            reading: "FREQ=YEARLY;BYHOUR=\(hours);BYMINUTE=\(every);BYSECOND=\(every)"
                + ";BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-1,1")
        let start = LocalDateTime(secondsSinceEpoch: 0)
        #expect(
            RecurrenceIterator(rule, start: start).prefix(3).map(\.description) == [
                "1970-01-01T00:00:00", "1970-12-31T23:59:59", "1971-01-01T00:00:00",
            ])
        let seconds = RecurrenceSet(
            start: .floating(start), zone: .utc, rules: [RecurrenceRule(.secondly)])
        let moment = Instant(secondsSinceEpoch: 4_000_000_000)
        var work = 2_000_000
        let found = seconds.starts(
            in: Span(start: moment, end: moment.advanced(bySeconds: 3)), work: &work)
        #expect(found.isComplete)
        #expect(found.starts == (0..<3).map { moment.advanced(bySeconds: $0) })
    }

    @Test func `an expansion that is too much is cut short and says so`() throws {
        let rule = try RecurrenceRule(reading: "FREQ=SECONDLY;COUNT=1000000000")
        let set = RecurrenceSet(
            start: .floating(LocalDateTime(secondsSinceEpoch: 0)), zone: .utc, rules: [rule])
        var work = 100_000
        let far = Span(
            start: Instant(secondsSinceEpoch: 900_000_000),
            end: Instant(secondsSinceEpoch: 900_000_100))
        let found = set.starts(in: far, work: &work)
        #expect(found.starts == [])
        #expect(!found.isComplete)
        #expect(work >= -2_000)
    }

    @Test(arguments: [
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", true), ("FREQ=MONTHLY;BYDAY=2TU", true),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=-1", true), ("FREQ=MONTHLY;BYMONTHDAY=15", true),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", true), ("FREQ=YEARLY;BYWEEKNO=3;BYDAY=MO", false),
        ("FREQ=MONTHLY;BYDAY=5TU", false), ("FREQ=DAILY;BYHOUR=9,15", false),
    ])
    func `Outlook knows a handful of patterns`(text: String, known: Bool) throws {
        #expect(try RecurrenceRule(reading: text).isKnownToOutlook == known)
    }
}
