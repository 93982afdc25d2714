import CivilTime
import Communities
import FeedDoctor
import Feeds
import ICalendar
import Testing

/// What feeds promise from one moment to the next; each broken promise is a sentence.
struct FeedPromises {
    private var before: [Feed: ServedFeed] = [:]
    private var known: [SessionID: PublishedSession] = [:]
    private var gone: Set<SessionID> = []

    /// Holds the feeds of a season, as they are now, against what is published and against how they were.
    mutating func broken(by season: PaperSeason, of feeds: [Feed]) throws -> [String] {
        let gone = Set(season.known.filter { isGone($0, season) }.map(\.session.id))
        let touched = Set(
            season.known.filter { known[$0.session.id] != $0 }.map(\.session.id)
        ).union(gone.symmetricDifference(self.gone))
        var broken: [String] = []
        let material = season.material
        for feed in feeds {
            let served = try ServedFeed(feed, season, material)
            let old = before.updateValue(served, forKey: feed)
            if let old, (old.text, old.truth) == (served.text, served.truth) { continue }
            let faults =
                try standing(served, feed, season, material)
                + (old.map { changes(from: $0, to: served, touched, season) } ?? [])
            broken += faults.map { "\(feed.subject) \(feed.style): \($0)" }
        }
        known = Dictionary(uniqueKeysWithValues: season.known.map { ($0.session.id, $0) })
        self.gone = gone
        return broken
    }

    private func isGone(_ entry: PublishedSession, _ season: PaperSeason) -> Bool {
        let zone = season.organisation.zone
        return entry.status == .cancelled
            && zone.local(at: entry.changed).date.days(until: season.today) > 14
            && entry.session.date < season.today
    }

    /// What holds at any moment: the truth, clean under the strict check, the same bytes tomorrow.
    private func standing(
        _ served: ServedFeed, _ feed: Feed, _ season: PaperSeason, _ material: FeedMaterial
    ) throws -> [String] {
        var broken: [String] = []
        let (shown, truth) = (try served.shown(in: season), served.truth)
        if shown != truth {
            let missing = truth.filter { !shown.contains($0) }
            let wrong = shown.filter { !truth.contains($0) }
            broken.append("shows \(wrong.prefix(3)) instead of \(missing.prefix(3))")
        }
        let findings = CalendarDocument.lint(Array(served.text.utf8), database: .system)
        broken += findings.map(\.description)
        var tomorrow = season
        tomorrow.wait(days: 1)
        if truth == tomorrow.truth(feed),
            season.known.allSatisfy({ isGone($0, season) == isGone($0, tomorrow) }),
            try ServedFeed(feed, tomorrow, material).text != served.text
        {
            broken.append("has other bytes tomorrow")
        }
        return broken
    }

    /// What holds from one moment to the next: only what changed has new bytes, and says so.
    private func changes(
        from old: ServedFeed, to new: ServedFeed, _ touched: Set<SessionID>, _ season: PaperSeason
    ) -> [String] {
        let sessions = season.known.filter { touched.contains($0.session.id) }
        let mayChange = Set(sessions.map(\.uid.rawValue))
        // Series, and what stands in them, change with any session of their community.
        let series = Set(sessions.map { "\($0.session.community).series." })
        var broken: [String] = []
        let oldEvents = old.events
        for (key, event) in new.events.sorted(by: { $0.key < $1.key }) {
            guard let earlier = oldEvents[key], earlier.page == event.page else { continue }
            let label = "\(key.uid) \(key.replaced)"
            if event.bytes == earlier.bytes { continue }
            if !mayChange.contains(key.uid), !series.contains(where: key.uid.hasPrefix) {
                broken.append("\(label) changed, its sessions did not")
            }
            if event.sequence <= earlier.sequence {
                broken.append("\(label): SEQUENCE \(earlier.sequence) → \(event.sequence)")
            }
            if event.modified <= earlier.modified {
                broken.append(
                    "\(label): LAST-MODIFIED \(earlier.modified) → \(event.modified)")
            }
        }
        return broken
    }
}
