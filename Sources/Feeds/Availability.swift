package import CivilTime
package import Communities
package import ICalendar

/// When a room or a person is taken according to their own calendar.
package struct Availability: Sendable {
    /// Taken stretches, sorted, none touching another.
    package let busy: [Span]
    /// What was noticed in reading.
    package let findings: [Finding]

    /// The busy stretches of a calendar within a span.
    ///
    /// - Parameters:
    ///   - reading: the calendar as read.
    ///   - span: only what lies in it counts.
    ///   - zone: in which whole days and floating times are read.
    ///   - owners: mail addresses of whose calendar it is: what they declined does not block.
    ///   - own: UIDs of our own sessions: a calendar that subscribes to our feed must not block them.
    package init(
        _ reading: CalendarReading, in span: Span, zone: Zone, owners: [String] = [],
        own: Set<SessionUID> = []
    ) {
        let (intervals, findings) = reading.document.busy(
            in: span, defaultZone: zone, owners: owners)
        var merged: [Span] = []
        for interval in intervals where !own.contains(SessionUID(rawValue: interval.uid)) {
            if let last = merged.last, interval.start <= last.end {
                merged[merged.count - 1] = Span(
                    start: last.start, end: max(last.end, interval.end))
            } else {
                merged.append(Span(start: interval.start, end: interval.end))
            }
        }
        busy = merged
        self.findings = reading.findings + findings
    }

    /// Whether nothing is in the way.
    package func isFree(_ span: Span) -> Bool {
        !busy.contains { $0.overlaps(span) }
    }
}
