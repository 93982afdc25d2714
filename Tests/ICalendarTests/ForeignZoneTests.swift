import CivilTime
import ICalendar
import Testing

@Suite("Times of other people's calendars")
struct ForeignZoneTests {
    @Test(arguments: [
        // Known everywhere (RFC 5545 §3.2.19), with or without a vendor.
        ("/America/New_York", "14:00"), ("/example.org/America/New_York", "14:00"),
        ("/example.org/2027_1/America/Indiana/Knox", "15:00"), ("/UTC", "09:00"),
        // Letters of another size.
        ("america/new_york", "14:00"), ("EUROPE/LONDON", "09:00"), ("utc", "09:00"),
        ("/america/new_york", "14:00"), ("w. europe standard time", "08:00"),
        // Numbered.
        ("America/New_York1", "14:00"), ("Eastern Standard Time 1", "14:00"),
        ("Eastern Standard Time (2)", "14:00"), ("America/New_York-12", "14:00"),
        // The offset is the name.
        ("GMT-0500", "14:00"), ("GMT-05:00", "14:00"), ("UTC-5", "14:00"), ("-05:00", "14:00"),
        ("GMT+5.30", "03:30"), ("UTC+05:30", "03:30"), ("GMT +0100", "08:00"), ("GMT+0", "09:00"),
        // In the tz database signs are the other way round.
        ("Etc/GMT+5", "14:00"),
        // As Microsoft shows and hides them.
        ("tzone://Microsoft/Utc", "09:00"), ("tzone://Microsoft/Eastern Standard Time", "14:00"),
        ("(UTC-05:00) Eastern Time (US & Canada)", "14:00"),
        ("(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome", "08:00"),
        ("(GMT+00.00) Dublin / Edinburgh / Lisbon / London", "09:00"),
        ("(UTC+05:30) Nergens", "03:30"), ("Eastern Time (US & Canada)", "14:00"),
    ])
    func `the name says which zone`(tzid: String, expected: String) throws {
        let busy = try busyInMarch(
            event("DTSTART;TZID=\"\(tzid)\":20270309T090000\nDURATION:PT1H"))
        #expect(busy.times.first?.hasPrefix("03-09T\(expected)/") == true)
        #expect(busy.findings == [])
    }

    /// To the letter it is no name of the tz database, so that what the calendar says of it counts, as in
    /// other programs.
    @Test func `a name in letters of another size is what the calendar defines`() throws {
        let busy = try busyInMarch(
            """
            BEGIN:VTIMEZONE
            TZID:Europe/lisbon
            X-LIC-LOCATION:Europe/lisbon
            BEGIN:STANDARD
            DTSTART:19701025T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE

            """ + event("DTSTART;TZID=Europe/lisbon:20270309T090000\nDURATION:PT1H"))
        #expect(busy.times == ["03-09T08:00/03-09T09:00"])
    }

    @Test func `a name with a city keeps that city's summer time`() throws {
        let busy = try busyInMarch(
            event(
                "DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin\":20270330T090000\nDURATION:PT1H"))
        #expect(busy.times == ["03-30T07:00/03-30T08:00"])
    }

    @Test(arguments: [
        "tzone://Microsoft/Custom", "Kantoor", "GMT-2500", "GMT 1", "/Kantoor",
        "(UTC) Nergens 4711",
        "+", "Etc/GMT+99",
    ])
    func `a name that says nothing is the reader's zone, with a warning`(tzid: String) throws {
        let busy = try busyInMarch(event("DTSTART;TZID=\"\(tzid)\":20270309T090000\nDURATION:PT1H"))
        #expect(busy.times == ["03-09T08:00/03-09T09:00"])
        #expect(busy.findings == ["tzid"])
    }

    /// As Notes exports them: BYHOUR and BYMINUTE say again what DTSTART says.
    private func notes(_ name: String, times: String = "BYMINUTE=0;BYHOUR=2;") -> String {
        """
        BEGIN:VTIMEZONE
        TZID:\(name)
        BEGIN:STANDARD
        DTSTART:19501029T020000
        TZOFFSETFROM:-0400
        TZOFFSETTO:-0500
        RRULE:FREQ=YEARLY;\(times)BYDAY=1SU;BYMONTH=11
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:19500402T020000
        TZOFFSETFROM:-0500
        TZOFFSETTO:-0400
        RRULE:FREQ=YEARLY;\(times)BYDAY=2SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE

        """
    }

    @Test(arguments: [
        "BYMINUTE=0;BYHOUR=2;", "", "BYHOUR=2;", "BYSECOND=0;BYMINUTE=0;BYHOUR=2;",
        // Broken, but plain.
        "BYHOUR=2;X-LOTUS=1;", "INTERVAL=0;",
    ])
    func `a zone whose rules name the hour has summer time`(times: String) throws {
        let body =
            notes("Oostkust", times: times)
            + event("DTSTART;TZID=Oostkust:20270322T090000\nDURATION:PT1H")
        #expect(try busyInMarch(body).times == ["03-22T13:00/03-22T14:00"])
        let winter =
            notes("Oostkust", times: times)
            + event("DTSTART;TZID=Oostkust:20270309T090000\nDURATION:PT1H")
        #expect(try busyInMarch(winter).times == ["03-09T14:00/03-09T15:00"])
    }

    @Test func `the calendar's own zone counts before a number is taken off its name`() throws {
        let body =
            notes("W. Europe Standard Time 1")
            + event("DTSTART;TZID=W. Europe Standard Time 1:20270309T090000\nDURATION:PT1H")
        #expect(try busyInMarch(body).times == ["03-09T14:00/03-09T15:00"])
    }

    @Test(arguments: [
        ("DTSTART:20270309T090000\nDTEND:20270309T100000", ["03-09T14:00/03-09T15:00"]),
        ("DTSTART:20270309T090000\nDURATION:PT1H", ["03-09T14:00/03-09T15:00"]),
        // Series stay on that clock over its change of 14 March.
        (
            "DTSTART:20270309T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20270309T090000",
            ["03-16T13:00/03-16T14:00"]
        ),
        // Whole days are the reader's.
        ("DTSTART;VALUE=DATE:20270309", ["03-08T23:00/03-09T23:00"]),
    ])
    func `times without a zone are the calendar's, where it names one`(
        lines: String, expected: [String]
    ) throws {
        #expect(
            try busyInMarch("X-WR-TIMEZONE:America/New_York\n" + event(lines)).times == expected)
    }

    @Test(arguments: [
        "EXDATE:20270309T090000", "EXDATE;TZID=Kantoor:20270309T090000", "EXDATE:20270309T130000Z",
        "EXDATE;VALUE=DATE:20270309", "EXDATE;TZID=/America/New_York:20270309T090000",
    ])
    func `an exception of no zone, or of one nobody knows, is on the clock of its series`(
        line: String
    ) throws {
        // 9 March is still winter: 14:00 UTC.
        let line = line.replacing("130000Z", with: "140000Z")
        let body = event(
            "DTSTART;TZID=America/New_York:20270308T090000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3\n"
                + line)
        #expect(
            try busyInMarch(body).times == ["03-08T14:00/03-08T14:30", "03-10T14:00/03-10T14:30"])
    }

    @Test(arguments: [
        "RDATE:20270309T110000", "RDATE;TZID=Kantoor:20270309T110000",
        "RDATE;VALUE=PERIOD:20270309T110000/PT30M",
    ])
    func `so is an addition`(line: String) throws {
        let body = event("DTSTART;TZID=America/New_York:20270308T090000\nDURATION:PT30M\n\(line)")
        #expect(
            try busyInMarch(body).times == ["03-08T14:00/03-08T14:30", "03-09T16:00/03-09T16:30"])
    }

    @Test(arguments: ["RECURRENCE-ID:20270309T090000", "RECURRENCE-ID;VALUE=DATE:20270309"])
    func `so is what an override replaces`(line: String) throws {
        let body =
            event(
                "\(line)\nDTSTART:20270309T200000Z\nDURATION:PT30M") + "\n"
            + event(
                "DTSTART;TZID=America/New_York:20270308T090000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=2"
            )
        #expect(
            try busyInMarch(body).times == ["03-08T14:00/03-08T14:30", "03-09T20:00/03-09T20:30"])
    }

    @Test(arguments: [
        // A day ends a match at midnight, with the reader's clock where the start has none.
        ("DTSTART:20270310T190000Z\nDTEND;VALUE=DATE:20270311", ["03-10T19:00/03-10T23:00"], true),
        (
            "DTSTART;TZID=America/New_York:20270310T190000\nDTEND;VALUE=DATE:20270311",
            ["03-11T00:00/03-11T05:00"], true
        ),
        ("DTSTART:20270310T190000Z\nDTEND;VALUE=DATE:20270310", ["03-10T19:00/03-10T23:00"], true),
        ("DTSTART:20270310T190000Z\nDTEND;VALUE=DATE:20270309", [], true),
        // A time ends days: at midnight before that day, else with it.
        ("DTSTART;VALUE=DATE:20270310\nDTEND:20270312T000000", ["03-09T23:00/03-11T23:00"], true),
        ("DTSTART;VALUE=DATE:20270310\nDTEND:20270311T120000", ["03-09T23:00/03-11T23:00"], true),
        // No zone: the clock of the start.
        (
            "DTSTART;TZID=America/New_York:20270310T090000\nDTEND:20270310T100000",
            ["03-10T14:00/03-10T15:00"], false
        ),
        (
            "DTSTART;TZID=America/New_York:20270310T090000\nDTEND;TZID=Kantoor:20270310T100000",
            ["03-10T14:00/03-10T15:00"], true
        ),
        // Before the start by the zones and after it by the clocks: the clock of the start.
        (
            "DTSTART;TZID=GMT-0500:20270310T110000\nDTEND;TZID=Europe/Paris:20270310T120000",
            ["03-10T16:00/03-10T17:00"], true
        ),
        (
            "DTSTART:20270310T110000Z\nDTEND;TZID=Asia/Tokyo:20270310T123000",
            ["03-10T11:00/03-10T12:30"], true
        ),
        (
            "DTSTART;TZID=America/New_York:20270310T210000\nDTEND:20270310T220000Z",
            ["03-11T02:00/03-11T03:00"], true
        ),
        (
            "DTSTART;TZID=America/New_York:20270308T210000\nDTEND;TZID=Europe/Paris:20270308T220000\n"
                + "RRULE:FREQ=WEEKLY;COUNT=2",
            ["03-09T02:00/03-09T03:00", "03-16T01:00/03-16T02:00"], true
        ),
        // The reader's clock says 11:00, which is 10:00 in UTC.
        ("DTSTART:20270310T110000\nDTEND:20270310T103000Z", ["03-10T10:00/03-10T10:30"], false),
        ("DTSTART:20270310T110000\nDTEND:20270310T093000Z", [], true),
        // No zone, or one nobody knows, and before the start on its clock.
        ("DTSTART;TZID=America/New_York:20270310T090000\nDTEND:20270310T080000", [], true),
        // Before the start, in two zones.
        ("DTSTART:20270310T110000Z\nDTEND;TZID=Europe/Amsterdam:20270310T093000", [], true),
        (
            "DTSTART;TZID=Asia/Tokyo:20270310T110000\nDTEND;TZID=Europe/Amsterdam:20270310T020000",
            [],
            true
        ),
    ])
    func `an end of another kind or zone still ends it`(
        lines: String, expected: [String], isNoticed: Bool
    ) throws {
        let busy = try busyInMarch(event(lines))
        #expect(busy.times == expected)
        #expect(busy.findings.isEmpty != isNoticed)
    }

    @Test(arguments: [
        // Midnight in Amsterdam with which Friday begins.
        ("20270311T230000Z", 4), ("20270312T000000Z", 4), ("20270312T215959Z", 4),
        ("20270311T225959Z", 3), ("20270311T235959Z", 3), ("20270312", 4),
    ])
    func `the last day of a series of whole days is the one whose midnight Exchange names`(
        until: String, count: Int
    ) throws {
        let busy = try busyInMarch(
            event("DTSTART;VALUE=DATE:20270309\nSUMMARY:Weg\nRRULE:FREQ=DAILY;UNTIL=\(until)"))
        // Days in a row are one stretch.
        let end = "03-\(8 + count < 10 ? "0" : "")\(8 + count)T23:00"
        #expect(busy.times == ["03-08T23:00/\(end)"])
    }

    @Test func `a limit on dates is told once an event and list`() throws {
        var limits = ReadingLimits()
        limits.datesPerEvent = 3
        let dates = (1...9).map { "EXDATE:2027030\($0)T090000Z\nRDATE:2027030\($0)T110000Z" }
        let body = event(
            (["DTSTART:20270301T090000Z", "DURATION:PT1H"] + dates).joined(separator: "\n"))
        let reading = try CalendarDocument.read(
            calendar(body + "\n" + body), defaultZone: .utc, database: .system, limits: limits)
        #expect(reading.findings.map(\.rule) == Array(repeating: "date-limit", count: 4))
    }
}
