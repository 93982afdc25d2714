import CivilTime
import Foundation
import ICalendar
import Testing

@Suite("Busy times")
struct BusyTests {
    private func busy(_ body: String, from: String, to: String) throws -> [String] {
        let span = Span(
            start: try #require(Instant(rfc3339: "\(from)T00:00:00Z")),
            end: try #require(Instant(rfc3339: "\(to)T00:00:00Z")))
        return try read(calendar(body)).document
            .busy(in: span, defaultZone: try amsterdam()).intervals
            .map { "\($0.start) \($0.end) \($0.summary)" }
    }

    @Test(arguments: [
        ("DTSTART;VALUE=DATE:20270201", ["2027-01-31T23:00:00Z 2027-02-01T23:00:00Z A"]),
        (
            "DTSTART;VALUE=DATE:20270201\nDTEND;VALUE=DATE:20270201",
            ["2027-01-31T23:00:00Z 2027-02-01T23:00:00Z A"]
        ),
        (
            "DTSTART;VALUE=DATE:20270201\nDTEND;VALUE=DATE:20270203",
            ["2027-01-31T23:00:00Z 2027-02-02T23:00:00Z A"]
        ),
        (
            "DTSTART:20270201T100000\nDTEND:20270201T110000",
            ["2027-02-01T09:00:00Z 2027-02-01T10:00:00Z A"]
        ),
        ("DTSTART:20270201T100000Z", []),
        ("DTSTART:20270201T100000Z\nDTEND:20270201T090000Z", []),
        ("DTSTART:20270201T100000Z\nDURATION:PT90M\nTRANSP:TRANSPARENT", []),
        ("DTSTART:20270201T100000Z\nDURATION:PT90M\nSTATUS:CANCELLED", []),
        (
            "DTSTART:20270201T100000Z\nDURATION:PT90M\nSTATUS:TENTATIVE",
            ["2027-02-01T10:00:00Z 2027-02-01T11:30:00Z A"]
        ),
        // Started before the span, and cut to it.
        (
            "DTSTART:20270120T100000Z\nDTEND:20270220T100000Z",
            ["2027-01-31T00:00:00Z 2027-02-11T00:00:00Z A"]
        ),
        // Exceptions by time, by zone and by day.
        (
            "DTSTART;TZID=Europe/Amsterdam:20270201T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\n"
                + "EXDATE:20270202T090000Z\nEXDATE;VALUE=DATE:20270203",
            [
                "2027-02-01T09:00:00Z 2027-02-01T10:00:00Z A",
                "2027-02-04T09:00:00Z 2027-02-04T10:00:00Z A",
            ]
        ),
        // Touching intervals of one event are one.
        (
            "DTSTART:20270201T220000Z\nDURATION:PT2H\nRDATE:20270202T000000Z",
            ["2027-02-01T22:00:00Z 2027-02-02T02:00:00Z A"]
        ),
        // DTSTART counts though its rule would not yield it.
        (
            "DTSTART:20270201T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=1",
            [
                "2027-02-01T10:00:00Z 2027-02-01T11:00:00Z A",
                "2027-02-02T10:00:00Z 2027-02-02T11:00:00Z A",
            ]
        ),
    ])
    func `an event takes the time it says`(body: String, expected: [String]) throws {
        let lines = event("SUMMARY:A\n" + body)
        #expect(try busy(lines, from: "2027-01-31", to: "2027-02-11") == expected)
    }

    @Test func `a rule without measure still takes the start of the span`() throws {
        let body = event("SUMMARY:A\nDTSTART:20200101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY")
        #expect(
            try busy(body, from: "2027-01-31", to: "2027-02-11") == [
                "2027-01-31T00:00:00Z 2027-01-31T01:23:19Z A"
            ])
    }

    @Test func `an override takes the place of what it replaces`() throws {
        let series = event(
            "SUMMARY:A\nDTSTART;TZID=Europe/Amsterdam:20270201T100000\nDURATION:PT1H\n"
                + "RRULE:FREQ=WEEKLY;COUNT=4")
        let moved = event(
            "SUMMARY:moved\nRECURRENCE-ID:20270208T090000Z\nSEQUENCE:1\n"
                + "DTSTART:20270209T120000Z\nDURATION:PT1H")
        let stale = event(
            "SUMMARY:stale\nRECURRENCE-ID:20270208T090000Z\nDTSTART:20270210T120000Z\nDURATION:PT1H"
        )
        let cancelled = event(
            "SUMMARY:no\nRECURRENCE-ID;TZID=Europe/Amsterdam:20270215T100000\nSTATUS:CANCELLED\n"
                + "DTSTART;TZID=Europe/Amsterdam:20270215T100000\nDURATION:PT1H")
        let body = [moved, stale, series, cancelled].joined(separator: "\n")
        #expect(
            try busy(body, from: "2027-02-01", to: "2027-04-01") == [
                "2027-02-01T09:00:00Z 2027-02-01T10:00:00Z A",
                "2027-02-09T12:00:00Z 2027-02-09T13:00:00Z moved",
                "2027-02-22T09:00:00Z 2027-02-22T10:00:00Z A",
            ])
    }

    @Test func `of two versions of an event the later one counts`() throws {
        let body =
            event("SUMMARY:new\nSEQUENCE:3\nDTSTART:20270201T100000Z\nDURATION:PT1H") + "\n"
            + event("SUMMARY:old\nSEQUENCE:2\nDTSTART:20270201T080000Z\nDURATION:PT1H")
        #expect(
            try busy(body, from: "2027-02-01", to: "2027-02-02") == [
                "2027-02-01T10:00:00Z 2027-02-01T11:00:00Z new"
            ])
    }

    @Test func `a series keeps its wall clock and its exact length over a clock change`() throws {
        let body = event(
            "SUMMARY:A\nDTSTART;TZID=Europe/Amsterdam:20270326T220000\n"
                + "DTEND;TZID=Europe/Amsterdam:20270327T060000\nRRULE:FREQ=DAILY;COUNT=3")
        #expect(
            try busy(body, from: "2027-03-26", to: "2027-04-01") == [
                "2027-03-26T21:00:00Z 2027-03-27T05:00:00Z A",
                "2027-03-27T21:00:00Z 2027-03-28T05:00:00Z A",
                "2027-03-28T20:00:00Z 2027-03-29T04:00:00Z A",
            ])
    }

    @Test func `a whole-day override in the manner of Exchange moves its day`() throws {
        let body =
            event(
                "SUMMARY:A\nDTSTART;VALUE=DATE:20270202\nDTEND;VALUE=DATE:20270203\n"
                    + "RRULE:FREQ=WEEKLY;UNTIL=20270210T230000Z") + "\n"
            + event(
                "SUMMARY:B\nRECURRENCE-ID;TZID=W. Europe Standard Time:20270209T000000\n"
                    + "DTSTART;VALUE=DATE:20270210\nDTEND;VALUE=DATE:20270211")
        #expect(
            try busy(body, from: "2027-02-01", to: "2027-03-01") == [
                "2027-02-01T23:00:00Z 2027-02-02T23:00:00Z A",
                "2027-02-09T23:00:00Z 2027-02-10T23:00:00Z B",
            ])
    }
}
