public import CivilTime

/// A time at which a calendar's owner is taken.
public struct BusyInterval: Hashable, Sendable {
    /// The first moment.
    public let start: Instant
    /// The first moment after.
    public let end: Instant
    /// The event's title.
    public let summary: String
    /// The event it comes from.
    public let uid: String

    /// A time at which a calendar's owner is taken.
    init(start: Instant, end: Instant, summary: String, uid: String) {
        self.start = start
        self.end = end
        self.summary = summary
        self.uid = uid
    }
}

extension CalendarDocument {
    /// When the calendar's owner is taken, within the span: cancelled, transparent and empty events do not count.
    ///
    /// Intervals of one event that touch are one. Sorted by start, then end, then UID. Whole days and
    /// floating times are read in `defaultZone`.
    public func busy(
        in span: Span, defaultZone: Zone, limits: ExpansionLimits = ExpansionLimits()
    ) -> (intervals: [BusyInterval], findings: [Finding]) {
        let occurrences = self.occurrences(in: span, defaultZone: defaultZone, limits: limits)
        var merged: [BusyInterval] = []
        var latest: [String: Int] = [:]
        for occurrence in occurrences.list {
            let event = occurrence.event
            guard !event.isTransparent, event.status != .cancelled, occurrence.span.seconds > 0
            else { continue }
            let start = max(occurrence.span.start, span.start)
            let end = min(occurrence.span.end, span.end)
            if let index = latest[event.uid], merged[index].end >= start,
                merged[index].summary == event.summary
            {
                let known = merged[index]
                merged[index] = BusyInterval(
                    start: known.start, end: max(known.end, end), summary: known.summary,
                    uid: known.uid)
            } else {
                latest[event.uid] = merged.count
                merged.append(
                    BusyInterval(start: start, end: end, summary: event.summary, uid: event.uid))
            }
        }
        merged.sort { ($0.start, $0.end, $0.uid) < ($1.start, $1.end, $1.uid) }
        return (merged, occurrences.findings)
    }
}
