package import CivilTime
package import Communities

extension ReminderOffset {
    /// When it falls due.
    package func moment(before start: Instant) -> Instant {
        start.advanced(bySeconds: -minutes * 60)
    }

    /// From when on it is too late: a quarter of an hour before the start, or half its own length where that is less.
    func lastMoment(before start: Instant) -> Instant {
        start.advanced(bySeconds: -min(15 * 60, minutes * 30))
    }
}
