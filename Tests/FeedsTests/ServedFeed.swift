import CivilTime
import Communities
import Feeds
import ICalendar
import Testing

/// One feed as it is served at a moment, taken apart into its events.
struct ServedFeed {
    /// An event's place in the calendar: its UID, and the instance it replaces.
    struct Key: Hashable, Comparable {
        let uid: String
        let replaced: String

        static func < (left: Key, right: Key) -> Bool {
            (left.uid, left.replaced) < (right.uid, right.replaced)
        }
    }

    struct Event {
        let bytes: String
        /// The page of the session: the same instance may come to stand for another session.
        let page: String
        let sequence: Int
        let modified: String
    }

    let text: String
    let truth: [String]

    init(_ feed: Feed, _ season: PaperSeason, _ material: FeedMaterial) throws {
        text = try feed.text(from: material, today: season.today)
        truth = season.truth(feed)
    }

    var events: [Key: Event] {
        var events: [Key: Event] = [:]
        var lines: [String] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            lines.append(String(decoding: line, as: UTF8.self))
            if lines.last == "BEGIN:VEVENT\r" { lines = [] }
            if lines.last == "END:VEVENT\r" {
                func value(_ name: String) -> String {
                    let line = lines.first { $0.hasPrefix(name) } ?? ""
                    return line.split(separator: ":", maxSplits: 1).last?.dropLast().description
                        ?? ""
                }
                events[Key(uid: value("UID:"), replaced: value("RECURRENCE-ID"))] = Event(
                    bytes: lines.joined(), page: value("URL:"),
                    sequence: Int(value("SEQUENCE:")) ?? -1,
                    modified: value("LAST-MODIFIED:"))
            }
        }
        return events
    }

    /// What a calendar shows of it, a line each occurrence, sorted.
    func shown(in season: PaperSeason) throws -> [String] {
        let document = try CalendarDocument.read(
            Array(text.utf8), defaultZone: .utc, database: .system
        ).document
        let zone = season.organisation.zone
        let midnight = LocalDateTime(
            date: season.today.advanced(by: -92), time: .startOfDay)
        let span = Span(
            start: zone.instant(of: midnight), end: season.now.advanced(bySeconds: 549 * 86_400))
        return document.occurrences(in: span, defaultZone: .utc).list.map { occurrence in
            let event = occurrence.event
            return "\(occurrence.span.start) \(occurrence.span.end) \(event.summary) @ "
                + "\(event.location) \(event.status?.rawValue ?? "") \(event.isTransparent)"
        }
        .sorted()
    }
}
