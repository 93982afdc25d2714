import CivilTime
import TestSupport
import Testing

@Suite("Wall clocks")
struct WallClockTests {
    @Test(.slow)
    func `a remembered stretch tells the same moments as the zone itself, in every zone`() {
        for name in ZoneDatabase.system.identifiers() {
            guard let zone = ZoneDatabase.system.zone(name) else { continue }
            var clock = WallClock(zone)
            // Steps of 11 hours from 1969 to 2075, then near every change, back and forth.
            var walls = Array(stride(from: -31_536_000, to: 3_313_526_400, by: 39_611 * 40))
            let changes = zone.transitions(
                from: Instant(secondsSinceEpoch: 0), to: Instant(secondsSinceEpoch: 2_700_000_000))
            for change in changes {
                let wall = change.instant.secondsSinceEpoch + change.before.offset
                walls += [wall + 172_800, wall - 5_400, wall - 1, wall, wall + 1_800, wall + 7_200]
            }

            let wrong = walls.first { wall in
                clock.moment(of: wall)
                    != zone.instant(of: LocalDateTime(secondsSinceEpoch: wall)).secondsSinceEpoch
            }

            #expect(wrong == nil, "\(name)")
        }
    }
}
