import CivilTime
import Foundation
import Testing

@Suite("Zones")
struct ZoneTests {
    private let amsterdam = ZoneDatabase.system.zone("Europe/Amsterdam")

    @Test(
        arguments: [
            // RFC 5545 §3.3.5: in the gap the offset before it counts, in the fold the first time.
            ("2026-03-29T02:30", "2026-03-29T01:30:00Z"),
            ("2026-10-25T02:30", "2026-10-25T00:30:00Z"),
            ("2026-03-29T01:59", "2026-03-29T00:59:00Z"),
            ("2026-03-29T03:00", "2026-03-29T01:00:00Z"),
            ("2026-10-25T03:00", "2026-10-25T02:00:00Z"),
            ("2027-02-01T15:00", "2027-02-01T14:00:00Z"),
            ("2040-07-01T14:00", "2040-07-01T12:00:00Z"),
        ])
    func `a wall-clock time in Amsterdam is one instant`(wall: String, utc: String) throws {
        let zone = try #require(amsterdam)
        let local = try #require(OffsetDateTime(wall)).local
        #expect(zone.instant(of: local).description == utc)
    }

    @Test func `offsets agree with Foundation in every zone it knows`() throws {
        let names = ZoneDatabase.system.identifiers().filter { !$0.hasPrefix("Etc/") }
        #expect(names.count > 400)
        var differences: [String] = []
        for name in names.enumerated().filter({ $0.offset % 5 == 0 }).map(\.element) {
            guard let oracle = TimeZone(identifier: name) else { continue }
            let zone = try #require(ZoneDatabase.system.zone(name))
            // Foundation's own tables may be older than the machine's, so only settled years count.
            for second in stride(from: 0, to: 1_577_836_800, by: 86_400 * 11 + 3_600) {
                let date = Date(timeIntervalSince1970: Double(second))
                let ours = zone.offset(at: Instant(secondsSinceEpoch: second))
                if ours != oracle.secondsFromGMT(for: date) {
                    differences.append("\(name) \(date)")
                }
            }
        }
        #expect(differences == [])
    }

    @Test func `every instant comes back from its wall clock unless the hour is repeated`() throws {
        for name in ["Europe/Amsterdam", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kolkata"]
        {
            let zone = try #require(ZoneDatabase.system.zone(name))
            for second in stride(from: 1_577_836_800, to: 2_524_608_000, by: 86_400 * 3 + 1_800) {
                let instant = Instant(secondsSinceEpoch: second)
                let back = zone.instant(of: zone.local(at: instant))
                #expect(back == instant || zone.local(at: back) == zone.local(at: instant))
                #expect(back <= instant)
            }
        }
    }

    @Test func `transitions of a year are the two clock changes`() throws {
        let zone = try #require(amsterdam)
        let start = try #require(Instant(rfc3339: "2050-01-01T00:00:00Z"))
        let end = try #require(Instant(rfc3339: "2051-01-01T00:00:00Z"))
        let changes = zone.transitions(from: start, to: end)
        #expect(
            changes.map(\.instant.description) == ["2050-03-27T01:00:00Z", "2050-10-30T01:00:00Z"])
        #expect(changes.map(\.after.name) == ["CEST", "CET"])
    }

    @Test(arguments: ["", "../etc/passwd", "/etc/passwd", "Europe//Amsterdam", "Mars/Base"])
    func `an unknown or dangerous name is no zone`(name: String) {
        #expect(ZoneDatabase.system.zone(name) == nil)
    }
}
