package import CivilTime
import Communities

/// The clock of an instance: which wall-clock time a slot stands for.
package struct SlotGrid: Hashable {
    /// Minutes of a slot.
    package let slotMinutes: Int
    /// Minutes after midnight at which slot 0 begins.
    package let originMinutes: Int
    /// Slots of a day.
    package let slotsPerDay: Int
    /// Day 0.
    package let firstDay: CivilDate

    /// The coarsest grid on which every length and every edge of a window falls on a slot, from the first window of a day to the last.
    ///
    /// - Parameter isWholeDay: from midnight to midnight instead.
    package init(series: [SeriesWish], firstDay: CivilDate, isWholeDay: Bool = false) {
        let edges = series.flatMap {
            $0.windows.flatMap { [$0.span.from.minutes, $0.span.to.minutes] }
        }
        let origin = (edges.min() ?? 0) / 60 * 60
        let end = edges.max() ?? 1440
        let step = (edges.map { $0 - origin } + series.map(\.minutes)).reduce(0, SlotGrid.gcd)
        // Sessions that could begin at any odd minute would help nobody; half an hour is coarse enough.
        slotMinutes = [30, 15, 10, 5].first { step % $0 == 0 } ?? 5
        originMinutes = isWholeDay ? 0 : origin
        slotsPerDay =
            isWholeDay ? 1440 / slotMinutes : (end - origin + slotMinutes - 1) / slotMinutes
        self.firstDay = firstDay
    }

    private static func gcd(_ left: Int, _ right: Int) -> Int {
        right == 0 ? left : gcd(right, left % right)
    }

    /// The slots of an available stretch: those wholly inside it; `nil` when there is none.
    package func inside(from: Int, to: Int) -> Range<Int>? {
        let first = max(0, (from - originMinutes + slotMinutes - 1) / slotMinutes)
        let last = min(slotsPerDay, max(0, to - originMinutes) / slotMinutes)
        return first < last ? first..<last : nil
    }

    /// The slots that an unavailable stretch touches; `nil` when there is none.
    package func touching(from: Int, to: Int) -> Range<Int>? {
        let first = max(0, max(0, from - originMinutes) / slotMinutes)
        let last = min(slotsPerDay, (to - originMinutes + slotMinutes - 1) / slotMinutes)
        return to > originMinutes && first < last ? first..<last : nil
    }

    /// Slots that cover so many minutes.
    package func slots(minutes: Int) -> Int {
        (minutes + slotMinutes - 1) / slotMinutes
    }

    /// The wall-clock time of a slot's beginning.
    package func time(_ slot: Int) -> ClockTime {
        ClockTime(minutes: originMinutes + slot * slotMinutes) ?? .startOfDay
    }

    /// The slot that begins at that time; `nil` when none does.
    package func slot(_ time: ClockTime) -> Int? {
        let minutes = time.minutes - originMinutes
        guard minutes >= 0, minutes % slotMinutes == 0, minutes / slotMinutes < slotsPerDay else {
            return nil
        }
        return minutes / slotMinutes
    }

    /// The date of a day.
    package func date(_ day: Int) -> CivilDate { firstDay.advanced(by: day) }

    /// The day of a date; it may lie outside the season.
    package func day(_ date: CivilDate) -> Int { firstDay.days(until: date) }
}
