public import CivilTime

/// One time an event takes place.
public struct Occurrence: Hashable, Sendable {
    /// The event, or the override that stands for this occurrence.
    public var event: CalendarEvent { shared.event }
    /// From its start up to its end; a whole day runs from midnight to midnight in the reader's zone.
    public var span: Span
    /// The first day when it is a whole-day event.
    public var day: CivilDate?
    /// An event is large and has many occurrences.
    private let shared: SharedEvent

    init(_ shared: SharedEvent, span: Span, day: CivilDate?) {
        self.shared = shared
        self.span = span
        self.day = day
    }

    /// Earlier starts first, then by UID, end and title.
    func precedes(_ other: Occurrence) -> Bool {
        if span.start != other.span.start { return span.start < other.span.start }
        if shared === other.shared { return span.end < other.span.end }
        return (shared.uid, span.end, shared.event.summary)
            < (other.shared.uid, other.span.end, other.shared.event.summary)
    }
}

/// One event for all its occurrences.
final class SharedEvent: Hashable, Sendable {
    let event: CalendarEvent
    let uid: String

    init(_ event: CalendarEvent) {
        self.event = event
        uid = event.uid
    }

    static func == (left: SharedEvent, right: SharedEvent) -> Bool {
        left === right || left.event == right.event
    }

    func hash(into hasher: inout Hasher) { hasher.combine(event) }
}
