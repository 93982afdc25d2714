import CivilTime
import Communities
import Feeds
import ICalendar
import TestSupport
import Testing

@Suite("Holidays of a calendar")
struct CalendarHolidaysTests {
    private let zone: Zone

    init() throws { zone = try #require(ZoneDatabase.system.zone("Europe/Amsterdam")) }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private func read(_ events: String...) throws -> CalendarHolidays {
        let body = events.enumerated().map { index, event in
            "BEGIN:VEVENT\r\nUID:\(index)\r\nDTSTAMP:20270101T000000Z\r\n"
                + event.replacing("\n", with: "\r\n") + "\r\nEND:VEVENT\r\n"
        }.joined()
        let text =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//school//NL\r\n\(body)END:VCALENDAR\r\n"
        return CalendarHolidays(
            try CalendarDocument.read(
                Array(text.utf8), defaultZone: zone, database: .system),
            in: try day("2027-02-01")...day("2027-07-09"), zone: zone)
    }

    private func holidays(_ events: String...) throws -> [String] {
        try read(
            events.joined(
                separator: "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTAMP:20270101T000000Z\r\n"
            )
        )
        .holidays.map { "\($0.name) \($0.from) \($0.to)" }
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20270427\nSUMMARY:Koningsdag", "Koningsdag 2027-04-27 2027-04-27"),
        (
            "DTSTART;VALUE=DATE:20270427\nDTEND;VALUE=DATE:20270428\nSUMMARY:Koningsdag",
            "Koningsdag 2027-04-27 2027-04-27"
        ),
        (
            "DTSTART;VALUE=DATE:20270220\nDTEND;VALUE=DATE:20270301\nSUMMARY:Voorjaarsvakantie\\, zuid",
            "Voorjaarsvakantie, zuid 2027-02-20 2027-02-28"
        ),
        // Over the change of the clock, both ways of saying how long.
        (
            "DTSTART;VALUE=DATE:20270327\nDURATION:P3D\nSUMMARY:Pasen",
            "Pasen 2027-03-27 2027-03-29"
        ),
        (
            "DTSTART;VALUE=DATE:20270427\nTRANSP:TRANSPARENT\nSUMMARY:Vrij",
            "Vrij 2027-04-27 2027-04-27"
        ),
        // Begun before, and over after.
        (
            "DTSTART;VALUE=DATE:20270125\nDTEND;VALUE=DATE:20270203\nSUMMARY:Begin",
            "Begin 2027-01-25 2027-02-02"
        ),
        (
            "DTSTART;VALUE=DATE:20270705\nDTEND;VALUE=DATE:20270830\nSUMMARY:Zomer",
            "Zomer 2027-07-05 2027-08-29"
        ),
        // The end of a broken writer: a day all the same.
        (
            "DTSTART;VALUE=DATE:20270505\nDTEND;VALUE=DATE:20270505\nSUMMARY:Bevrijding",
            "Bevrijding 2027-05-05 2027-05-05"
        ),
    ])
    func `whole days count up to the day before their end`(event: String, wanted: String) throws {
        #expect(try holidays(event) == [wanted])
        #expect(try read(event).timed == 0)
    }

    @Test func `what repeats counts each time, but for what is taken out`() throws {
        #expect(
            try holidays(
                "DTSTART;VALUE=DATE:20200505\nRRULE:FREQ=YEARLY\nSUMMARY:Bevrijdingsdag",
                "DTSTART;VALUE=DATE:20270301\nRRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=4\nEXDATE;VALUE=DATE:20270405\nSUMMARY:Studiedag"
            ) == [
                "Studiedag 2027-03-01 2027-03-01", "Studiedag 2027-05-03 2027-05-03",
                "Bevrijdingsdag 2027-05-05 2027-05-05", "Studiedag 2027-06-07 2027-06-07",
            ])
    }

    @Test func `days of one name that touch are one, also where they are written twice`() throws {
        #expect(
            try holidays(
                "DTSTART;VALUE=DATE:20270424\nDTEND;VALUE=DATE:20270428\nSUMMARY:Mei",
                "DTSTART;VALUE=DATE:20270428\nSUMMARY:Mei",
                "DTSTART;VALUE=DATE:20270426\nSUMMARY:Mei",
                "DTSTART;VALUE=DATE:20270430\nSUMMARY:Mei")
                == ["Mei 2027-04-24 2027-04-28", "Mei 2027-04-30 2027-04-30"])
    }

    @Test func `what has a time is counted once and is no holiday, what is cancelled is nothing`()
        throws
    {
        let read = try read(
            "DTSTART:20270301T150000Z\nDTEND:20270301T160000Z\nRRULE:FREQ=WEEKLY\nSUMMARY:Overleg",
            "DTSTART;TZID=Europe/Amsterdam:20270302T000000\nDTEND;TZID=Europe/Amsterdam:20270303T000000\nSUMMARY:Hele dag",
            "DTSTART;VALUE=DATE:20270427\nSTATUS:CANCELLED\nSUMMARY:Koningsdag",
            "DTSTART:20280301T150000Z\nSUMMARY:Later")
        #expect(read.holidays == [])
        #expect(read.timed == 2)
    }
}
