import CivilTime
import Communities
import Feeds
import TestSupport
import Testing

/// Plans that follow each other: other rhythms, weekdays and times, skips, moves, and the next season.
@Suite("Identities through histories of plans")
struct IdentityHistoryTests {
    /// What people know of one community, and what calendars have seen of it.
    private struct History {
        var known: [SeasonID: [PublishedSession]] = [:]
        var seen: [SessionUID: [PublishedSession]] = [:]
        var now = Cast.now

        var all: [PublishedSession] { known.values.flatMap(\.self) }

        /// Publishes a plan as `kring plan` and `kring publish` do: what has begun stays, the rest is told by its date.
        mutating func publish(_ days: [CivilDate], of season: SeasonID, at hour: Int) {
            let before = known[season, default: []]
            let zone = Cast.intent().organisation.zone
            let today = zone.local(at: now).date
            let staying = before.filter { $0.session.date <= today }
            let kept = Set(staying.map(\.session.id))
            var plan = staying.filter { $0.status != .cancelled }.map(\.session)
            for (place, day) in days.enumerated() where day > today {
                var session = Cast.session(place + 1, on: day)
                session.id = SessionID("intervisie", unnumbered: place + 1)
                session.start = ClockTime(hour: hour, minute: 0) ?? .startOfDay
                plan.append(session)
            }
            let identified = plan.identified(by: before, staying: kept)
            let numbered = SessionNumbers(given: all.map(\.session.id)).numbered(
                identified, known: Set(before.map(\.session.id)))
            let publication = Publication(
                of: numbered.map { SessionToPublish(session: $0, contentDigest: "") },
                over: before, now: now, season: season, host: "example.org", zone: zone)
            known[season] = publication.sessions
            for entry in publication.sessions where seen[entry.uid]?.last != entry {
                seen[entry.uid, default: []].append(entry)
            }
        }
    }

    @Test
    func `no kept date changes its identity, no identity is two promises, no number comes back`() {
        var (kept, moved, returned, seasons) = (0, 0, 0, 0)
        for seed in 0..<150 {
            var random = SplitMix(state: UInt64(seed))
            var history = History()
            var (step, weekday, hour) = (7, 1, 10)
            var season: SeasonID = "2027-02"
            var first = Cast.day(2027, 2, 15)
            for round in 0..<10 {
                let days = stride(from: 0, to: 140, by: step).map {
                    first.advanced(by: $0 + weekday)
                }.filter { _ in Int.random(in: 0..<12, using: &random) > 0 }
                let before = history.all.filter { $0.status != .cancelled }
                let gone = history.all.filter { $0.status == .cancelled }
                history.publish(days, of: season, at: hour)
                let after = history.all
                let held = after.filter { $0.status != .cancelled }

                #expect(Set(after.map(\.uid)).count == after.count)
                #expect(Set(after.map(\.session.id)).count == after.count)
                #expect(Set(held.map(\.session.date)).count == held.count)
                let dates = Dictionary(uniqueKeysWithValues: held.map { ($0.session.date, $0.uid) })
                for entry in before {
                    guard let uid = dates[entry.session.date] else { continue }
                    #expect(uid == entry.uid, "seed \(seed), round \(round): \(entry.session.date)")
                    kept += 1
                }
                let uids = Set(before.map(\.uid))
                moved += held.count { entry in
                    uids.contains(entry.uid)
                        && !before.contains { $0.session.date == entry.session.date }
                }
                returned += gone.count { entry in held.contains { $0.uid == entry.uid } }

                history.now = history.now.advanced(
                    bySeconds: Int.random(in: 0...20, using: &random) * 86_400)
                switch Int.random(in: 0..<6, using: &random) {
                case 0: step = 14
                case 1: step = 7
                case 2: weekday = Int.random(in: 0...4, using: &random)
                case 3: hour = Int.random(in: 9...16, using: &random)
                case 4 where round > 4 && season == "2027-02":
                    (season, first) = ("2027-09", Cast.day(2027, 9, 6))
                    seasons += 1
                default: break
                }
            }
            for (uid, versions) in history.seen {
                let sequences = versions.map(\.sequence)
                #expect(sequences == sequences.sorted() && Set(sequences).count == sequences.count)
                #expect(Set(versions.map(\.session.id)).count == 1, "\(uid)")
            }
            let numbers = history.seen.values.compactMap(\.first?.session.id)
            #expect(Set(numbers).count == numbers.count)
            #expect(
                numbers.allSatisfy {
                    $0.number(in: "intervisie") != nil || $0.rawValue.contains("+") == false
                })
        }
        #expect(
            kept > 5_000 && moved > 300 && returned > 30 && seasons > 30,
            "\(kept) \(moved) \(returned) \(seasons)")
    }
}
