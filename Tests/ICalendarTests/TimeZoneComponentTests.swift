import CivilTime
import ICalendar
import TestSupport
import Testing

@Suite("Written time zones")
struct TimeZoneComponentTests {
    /// 2024-01-01 to 2060-01-01.
    private static let span = Span(
        start: Instant(secondsSinceEpoch: 1_704_067_200),
        end: Instant(secondsSinceEpoch: 2_840_140_800))

    /// A published calendar with one event at each end of the span, under a name that only its VTIMEZONE explains.
    private func written(_ zone: Zone) throws(WritingFault) -> String {
        var document = CalendarDocument(productID: "-//Kring//tests//EN")
        document.zones = [.init(tzid: zone.identifier, zone: zone)]
        document.events = [Self.span.start, Self.span.end].enumerated().map { index, moment in
            var event = CalendarEvent(
                uid: "e\(index)",
                start: .zoned(zone.local(at: moment), tzid: zone.identifier))
            event.stamp = moment
            return event
        }
        return try document.serialised()
    }

    /// The moments around which offsets are compared: all changes, and each quarter in between.
    private func moments(_ zone: Zone) -> [Instant] {
        let changes = zone.transitions(from: Self.span.start, to: Self.span.end)
        let near = changes.flatMap { change in
            (-26...26).map { change.instant.advanced(bySeconds: $0 * 3_600 - ($0 == 0 ? 1 : 0)) }
                + [change.instant]
        }
        let quarters = stride(
            from: Self.span.start.secondsSinceEpoch, to: Self.span.end.secondsSinceEpoch,
            by: 7_889_400)
        return near.filter(Self.span.contains) + quarters.map(Instant.init(secondsSinceEpoch:))
    }

    @Test(.slow)
    func `a VTIMEZONE has the zone's offsets to 2060, or the zone is refused, in all zones`()
        throws
    {
        var refused: [String] = []
        let names = ZoneDatabase.system.identifiers()
        for name in names {
            guard let zone = ZoneDatabase.system.zone(name) else { continue }
            guard let text = try? written(zone) else {
                refused.append(name)
                continue
            }
            // Another name, so that the definition and nothing else explains it.
            let renamed = text.replacing("TZID:\(name)\r\n", with: "TZID:Own\r\n")
                .replacing("TZID=\(name):", with: "TZID=Own:")
            let document = try CalendarDocument.read(
                Array(renamed.utf8), defaultZone: .utc, database: .system
            ).document
            let own = try #require(
                document.zone("Own") ?? (name == "UTC" ? .utc : nil), "\(name)")
            let wrong = moments(zone).first { own.offset(at: $0) != zone.offset(at: $0) }
            #expect(wrong == nil, "\(name) at \(wrong.map(\.description) ?? "")")
        }
        #expect(names.count > 400)
        // Only zones whose clock follows no yearly rule, or whose law changes within, may be refused.
        let kept = Set(["Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "Europe/Dublin"])
        #expect(kept.isDisjoint(with: refused))
        #expect(refused.contains("Africa/Casablanca"))
        #expect(refused.count < 20, "\(refused)")
    }

    @Test(arguments: [
        ("Africa/Casablanca", "2026-06-01", "2027-06-01"),
        ("Asia/Almaty", "2024-01-01", "2025-01-01"),
        ("Europe/Amsterdam", "1975-01-01", "1985-01-01"),
    ])
    func `a zone whose law changes within the calendar is refused by name`(
        name: String, from: String, to: String
    ) throws {
        let zone = try #require(ZoneDatabase.system.zone(name))
        let first = try #require(CivilDate(from)).daysSinceEpoch
        let last = try #require(CivilDate(to)).daysSinceEpoch
        let span = Span(
            start: Instant(secondsSinceEpoch: first * 86_400),
            end: Instant(secondsSinceEpoch: last * 86_400))

        let fault = #expect(throws: ZoneFault.self) {
            try TimeZoneComponent(zone, valid: span)
        }

        if case .lawChanges(let zone, let moment) = fault {
            #expect(zone == name)
            #expect(span.contains(moment))
        } else {
            Issue.record("\(String(describing: fault))")
        }
    }
}
