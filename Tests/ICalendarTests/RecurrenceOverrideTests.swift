import CivilTime
import ICalendar
import Testing

/// The starts and ends of a calendar's occurrences from 2027 to 2028 in Amsterdam, with titles.
func expanded(_ event: String, _ more: String...) throws -> [String] {
    let events = ([event] + more).map { text in
        "BEGIN:VEVENT\nUID:one\n\(text)\nEND:VEVENT"
    }
    let text = "BEGIN:VCALENDAR\n" + events.joined(separator: "\n") + "\nEND:VCALENDAR\n"
    let zone = try #require(ZoneDatabase.system.zone("Europe/Amsterdam"))
    let document = try CalendarDocument.read(
        Array(text.utf8), defaultZone: zone, database: .system
    ).document
    let span = Span(
        start: Instant(secondsSinceEpoch: 1_798_758_000),
        end: Instant(secondsSinceEpoch: 1_830_294_000))
    return document.occurrences(in: span, defaultZone: zone).list.map { occurrence in
        let start = zone.local(at: occurrence.span.start).description.dropLast(3)
        let end = zone.local(at: occurrence.span.end).time
        return "\(start)-\(end) \(occurrence.event.summary)"
    }
}

@Suite("Overrides and exceptions")
struct RecurrenceOverrideTests {
    private let weekly = """
        DTSTART;TZID=Europe/Amsterdam:20270302T100000
        DTEND;TZID=Europe/Amsterdam:20270302T110000
        RRULE:FREQ=WEEKLY;COUNT=6
        SUMMARY:Old
        """

    @Test func `of two periods for one moment the first written counts`() throws {
        let event = """
            DTSTART;TZID=Europe/Amsterdam:20270302T100000
            DTEND;TZID=Europe/Amsterdam:20270302T110000
            RDATE;VALUE=PERIOD;TZID=Europe/Amsterdam:20270304T100000/20270304T113000
            RDATE;VALUE=PERIOD:20270304T100000/PT15M,20270304T090000Z/PT20M
            SUMMARY:A
            """

        #expect(
            try expanded(event) == [
                "2027-03-02T10:00-11:00 A", "2027-03-04T10:00-11:30 A",
            ])
    }

    @Test func `a change of this and all later instances moves them on the wall clock`() throws {
        let change = """
            RECURRENCE-ID;TZID=Europe/Amsterdam;RANGE=THISANDFUTURE:20270316T100000
            DTSTART;TZID=Europe/Amsterdam:20270317T133000
            DTEND;TZID=Europe/Amsterdam:20270317T150000
            SUMMARY:New
            """

        // The clock goes forward on 28 March; 13:30 stays 13:30.
        #expect(
            try expanded(weekly, change) == [
                "2027-03-02T10:00-11:00 Old", "2027-03-09T10:00-11:00 Old",
                "2027-03-17T13:30-15:00 New", "2027-03-24T13:30-15:00 New",
                "2027-03-31T13:30-15:00 New", "2027-04-07T13:30-15:00 New",
            ])
    }

    @Test func `a later change and changes of one instance come before an earlier range`() throws {
        let first = """
            RECURRENCE-ID;TZID=Europe/Amsterdam;RANGE=THISANDFUTURE:20270309T100000
            DTSTART;TZID=Europe/Amsterdam:20270309T120000
            DTEND;TZID=Europe/Amsterdam:20270309T130000
            SUMMARY:Noon
            """
        let second = """
            RECURRENCE-ID;TZID=Europe/Amsterdam;RANGE=THISANDFUTURE:20270330T100000
            DTSTART;TZID=Europe/Amsterdam:20270330T090000
            DURATION:PT30M
            SUMMARY:Early
            """
        let single = """
            RECURRENCE-ID;TZID=Europe/Amsterdam:20270316T100000
            DTSTART;TZID=Europe/Amsterdam:20270319T100000
            DTEND;TZID=Europe/Amsterdam:20270319T110000
            SUMMARY:Friday
            """

        #expect(
            try expanded(weekly, second, first, single) == [
                "2027-03-02T10:00-11:00 Old", "2027-03-09T12:00-13:00 Noon",
                "2027-03-19T10:00-11:00 Friday", "2027-03-23T12:00-13:00 Noon",
                "2027-03-30T09:00-09:30 Early", "2027-04-06T09:00-09:30 Early",
            ])
    }

    @Test func `an instance that a range moves into the window is seen`() throws {
        let yearEnd = """
            DTSTART;TZID=Europe/Amsterdam:20261224T100000
            DURATION:PT1H
            RRULE:FREQ=DAILY;COUNT=4
            """
        let change = """
            RECURRENCE-ID;TZID=Europe/Amsterdam;RANGE=THISANDFUTURE:20261226T100000
            DTSTART;TZID=Europe/Amsterdam:20270105T100000
            DURATION:PT1H
            """

        #expect(
            try expanded(yearEnd, change) == [
                "2027-01-05T10:00-11:00 ", "2027-01-06T10:00-11:00 ",
            ])
    }

    @Test(arguments: [
        ("EXRULE:FREQ=WEEKLY;INTERVAL=2", [9, 23]),
        ("EXRULE:FREQ=WEEKLY;COUNT=2", [16, 23, 30]),
        ("EXRULE:FREQ=WEEKLY;UNTIL=20270309T090000Z", [16, 23, 30]),
        ("EXRULE:FREQ=DAILY;BYMONTHDAY=16,23", [2, 9, 30]),
        ("EXRULE:FREQ=MONTHLY;BYMONTHDAY=5", [2, 9, 16, 23, 30]),
        ("EXDATE;TZID=Europe/Amsterdam:20270309T100000\nEXRULE:FREQ=DAILY;COUNT=1", [16, 23, 30]),
        ("EXRULE:FREQ=DAILY", []),
    ])
    func `an exception rule takes its starts away`(lines: String, days: [Int]) throws {
        let event = """
            DTSTART;TZID=Europe/Amsterdam:20270302T100000
            RRULE:FREQ=WEEKLY;COUNT=5
            \(lines)
            """

        let seen = try expanded(event).compactMap { Int($0.dropFirst(8).prefix(2)) }

        #expect(seen == days)
    }

    @Test(arguments: [
        // A date: its whole day belongs to the rule. A moment: that very moment. No zone: DTSTART's clock.
        ("20270304", [2, 3, 4]), ("20270304T090000Z", [2, 3, 4]), ("20270304T085959Z", [2, 3]),
        ("20270304T100000", [2, 3, 4]), ("20270304T095959", [2, 3]), ("20270301", []),
    ])
    func `UNTIL of every kind belongs to the rule`(until: String, days: [Int]) throws {
        let event = """
            DTSTART;TZID=Europe/Amsterdam:20270302T100000
            RRULE:FREQ=DAILY;UNTIL=\(until)
            """

        let seen = try expanded(event).compactMap { Int($0.dropFirst(8).prefix(2)) }

        // DTSTART itself is always shown.
        #expect(seen == (days.isEmpty ? [2] : days))
    }

    @Test func `UNTIL of a series of whole days counts by its date`() throws {
        for until in ["20270304", "20270304T000000", "20270304T235959Z"] {
            let event = "DTSTART;VALUE=DATE:20270302\nRRULE:FREQ=DAILY;UNTIL=\(until)"
            #expect(try expanded(event).count == 3, "\(until)")
        }
    }

    @Test func `an addition that is a period lasts as long as it says`() throws {
        let event = """
            DTSTART;TZID=Europe/Amsterdam:20270302T100000
            DTEND;TZID=Europe/Amsterdam:20270302T110000
            RDATE;VALUE=PERIOD:20270305T080000Z/20270305T113000Z,20270306T080000Z/PT15M
            RDATE;TZID=Europe/Amsterdam:20270307T100000
            """

        #expect(
            try expanded(event) == [
                "2027-03-02T10:00-11:00 ", "2027-03-05T09:00-12:30 ", "2027-03-06T09:00-09:15 ",
                "2027-03-07T10:00-11:00 ",
            ])
    }
}
