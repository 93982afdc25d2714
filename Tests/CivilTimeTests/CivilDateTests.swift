import CivilTime
import Testing

@Suite("Civil dates")
struct CivilDateTests {
    @Test(
        arguments: [
            ("1970-01-01", 0, Weekday.thursday), ("2000-02-29", 11_016, .tuesday),
            ("2027-02-01", 20_850, .monday), ("1969-12-31", -1, .wednesday),
            ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
        ])
    func `a date knows its day number and weekday`(text: String, days: Int, weekday: Weekday) throws
    {
        let date = try #require(CivilDate(text))
        #expect(date.daysSinceEpoch == days)
        #expect(date.weekday == weekday)
        #expect(date.description == text)
    }

    @Test(
        arguments: [
            "2027-02-29", "2027-13-01", "2027-00-10", "27-02-01", "2027/02/01", "", "20270230",
        ])
    func `a day that does not exist is refused`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `every day of four centuries survives taking apart and putting together`() {
        for number in stride(from: -1000, to: 146_097, by: 1) {
            let date = CivilDate(daysSinceEpoch: number)
            let (year, month, day) = date.parts
            #expect(CivilDate(year: year, month: month, day: day) == date)
        }
    }

    @Test(
        arguments: [
            ("2027-01-01", 2026, 53), ("2027-01-04", 2027, 1), ("2024-12-30", 2025, 1),
            ("2026-12-31", 2026, 53),
        ])
    func `the ISO week belongs to the year of its Thursday`(text: String, year: Int, week: Int)
        throws
    {
        let date = try #require(CivilDate(text))
        #expect(date.isoWeek == (year, week))
    }

    @Test func `clock times are read strictly`() {
        #expect(ClockTime("9:05")?.minutes == 545)
        #expect(ClockTime("24:00")?.minutes == 1440)
        #expect(
            ["24:01", "9:5", "9", "-1:00", "12:60", "123:00"].compactMap { ClockTime($0) } == [])
    }

    @Test(
        arguments: [
            ("2027-02-01T15:00+01:00", "2027-02-01T14:00:00Z"),
            ("2027-02-01 15:00:30.25Z", "2027-02-01T15:00:30Z"),
            ("2027-02-01T15:00:00-0530", "2027-02-01T20:30:00Z"),
        ])
    func `RFC 3339 times become instants`(text: String, expected: String) {
        #expect(Instant(rfc3339: text)?.description == expected)
    }

    @Test func `a time without an offset is no instant`() {
        #expect(Instant(rfc3339: "2027-02-01T15:00:00") == nil)
        #expect(Instant(rfc3339: "2027-02-01T15:00:00+01:00x") == nil)
    }

    @Test func `a weekday of a date's week lies between its Monday and its Sunday`() throws {
        for text in ["2027-03-01", "2027-03-04", "2027-03-07"] {
            let date = try #require(CivilDate(text))

            #expect(date.inWeek(.monday) == CivilDate("2027-03-01"))
            #expect(date.inWeek(.sunday) == CivilDate("2027-03-07"))
        }
    }
}
