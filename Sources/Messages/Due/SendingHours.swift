package import CivilTime
package import Communities

/// When messages may come to somebody: not in their quiet hours, unless it would be too late then.
package struct SendingHours: Hashable, Sendable {
    private let quiet: QuietHours
    private let zone: Zone

    /// - Parameter zone: the zone whose wall clock the quiet hours are on.
    package init(_ quiet: QuietHours, in zone: Zone) {
        self.quiet = quiet
        self.zone = zone
    }

    /// When the quiet hours end that a moment lies in; `nil` when it lies in none.
    package func quietEnd(at moment: Instant) -> Instant? { stretch(around: moment)?.end }

    /// When a message that should come at a moment comes: after the quiet hours where that leaves two hours until
    /// the start, otherwise an hour before them, so that no run is too late for it.
    ///
    /// - Parameter start: of the session it is about.
    package func moved(_ moment: Instant, before start: Instant) -> Instant {
        guard let hours = stretch(around: moment) else { return moment }
        return hours.end.advanced(bySeconds: 2 * 3600) <= start
            ? hours.end : hours.start.advanced(bySeconds: -3600)
    }

    /// The last end of quiet hours up to a moment: when a day's mail comes.
    func morning(upTo moment: Instant) -> Instant {
        let day = zone.local(at: moment).date
        let end = instant(day, quiet.to)
        if end <= moment { return end }
        return instant(day.advanced(by: -1), quiet.to)
    }

    private func stretch(around moment: Instant) -> Span? {
        guard quiet.from != quiet.to else { return nil }
        let day = zone.local(at: moment).date
        for first in [day.advanced(by: -1), day] {
            let last = quiet.from < quiet.to ? first : first.advanced(by: 1)
            let span = Span(start: instant(first, quiet.from), end: instant(last, quiet.to))
            if span.start <= moment, moment < span.end { return span }
        }
        return nil
    }

    private func instant(_ day: CivilDate, _ time: ClockTime) -> Instant {
        zone.instant(of: LocalDateTime(date: day, time: time))
    }
}
