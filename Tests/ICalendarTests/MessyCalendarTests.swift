import CivilTime
import Foundation
import ICalendar
import Testing

@Suite("Messy calendars")
struct MessyCalendarTests {
    /// Occurrences as a reader in Amsterdam sees them, in UTC; each file carries one defect of real calendars.
    private static let seen: [String: [String]] = [
        "windows-zone-without-vtimezone": ["2027-03-02T17:00:00Z 2027-03-02T18:00:00Z Call"],
        "vtimezone-from-year-one": ["2027-07-02T07:00:00Z 2027-07-02T08:00:00Z Summer"],
        "tzid-is-a-number": ["2027-01-08T10:00:00Z 2027-01-08T11:00:00Z Workshop"],
        "vtimezone-contradicts-its-name": [
            "2027-01-08T14:00:00Z 2027-01-08T15:00:00Z Known name wins"
        ],
        "whole-day-instance-moved-by-exchange": [
            "2027-02-16 Day", "2027-02-19 Moved", "2027-02-23 Day", "2027-02-25 Day",
            // Its end is the midnight in Amsterdam with which 2 March begins.
            "2027-03-02 Day",
        ],
        "exdate-without-time": [
            "2027-03-01T08:00:00Z 2027-03-01T08:30:00Z Stand-up",
            "2027-03-04T08:00:00Z 2027-03-04T08:30:00Z Stand-up",
        ],
        "rule-with-empty-parts": [
            "2027-01-05T10:00:00Z 2027-01-05T11:00:00Z Weekly",
            "2027-01-12T10:00:00Z 2027-01-12T11:00:00Z Weekly",
        ],
        "rule-with-empty-until": ["2027-01-05T10:00:00Z 2027-01-05T11:00:00Z Only once"],
        "end-before-start": ["2027-01-05T10:00:00Z 2027-01-05T10:00:00Z No length"],
        "two-calendars-in-lower-case": [
            "2027-01-05T10:00:00Z 2027-01-05T10:30:00Z First",
            "2027-01-06T10:00:00Z 2027-01-06T10:30:00Z Second",
        ],
        "same-event-twice-with-sequence": ["2027-01-05T12:00:00Z 2027-01-05T12:30:00Z New"],
        "override-without-its-series": ["2027-01-05T13:00:00Z 2027-01-05T13:30:00Z Alone"],
        "days-over-several-nights": ["2027-03-27 Festival"],
        "rdates-on-several-lines": [
            "2027-01-05T19:00:00Z 2027-01-05T20:00:00Z Radio",
            "2027-01-12T19:00:00Z 2027-01-12T20:00:00Z Radio",
            "2027-01-19T20:00:00Z 2027-01-19T21:00:00Z Radio",
            "2027-01-26T18:00:00Z 2027-01-26T19:00:00Z Radio",
            "2027-02-02T19:00:00Z 2027-02-02T20:00:00Z Radio",
        ],
        "only-x-wr-timezone": ["2027-01-05T16:00:00Z 2027-01-05T17:00:00Z Their clock"],
        "latin-1": ["2027-01-05T10:00:00Z 2027-01-05T11:00:00Z Möte"],
    ]

    @Test(arguments: seen.keys.sorted())
    func `a calendar with a defect shows what its author meant`(name: String) throws {
        let zone = try #require(ZoneDatabase.system.zone("Europe/Amsterdam"))
        let bytes = [UInt8](try Data(contentsOf: fixture("messy/\(name).ics")))
        let span = Span(
            start: Instant(secondsSinceEpoch: 1_798_758_000),
            end: Instant(secondsSinceEpoch: 1_830_294_000))

        let document = try CalendarDocument.read(bytes, defaultZone: zone, database: .system)
            .document
        let list = document.occurrences(in: span, defaultZone: zone).list.map { occurrence in
            let time =
                occurrence.day.map(\.description)
                ?? "\(occurrence.span.start) \(occurrence.span.end)"
            return "\(time) \(occurrence.event.summary)"
        }

        #expect(list == MessyCalendarTests.seen[name])
    }
}
