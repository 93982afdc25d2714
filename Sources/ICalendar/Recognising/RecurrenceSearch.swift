import CivilTime

/// Tries every shape on the days of meetings that share a time of day and a length.
///
/// A rule with `n` instances of which `e` are exact leaves `total − e` meetings and `n − e` instances over; one
/// override settles one of each, so the cost is `max(total, n) − e`. For each shape the best first and last
/// instance are exact ones, since more instances never make more of them exact.
struct RecurrenceSearch {
    struct Candidate {
        let cost: Int
        let kind: RecurrenceRecogniser.Kind
        let shape: RecurrenceShape
        /// Numbers of the shape's days.
        let numbers: ClosedRange<Int>

        /// Fewer changes, then fewer additions, then the plainer rule, then the earlier one.
        fileprivate func isBetter(than other: Candidate) -> Bool {
            let mine = (cost, -numbers.count, shape.preference, shape.day(numbers.lowerBound))
            let theirs = (
                other.cost, -other.numbers.count, other.shape.preference,
                other.shape.day(other.numbers.lowerBound)
            )
            return mine < theirs
        }
    }

    let total: Int
    private(set) var best: Candidate?

    init(total: Int) {
        self.total = total
    }

    /// Looks for a better rule; `days` are sorted, each once.
    mutating func look(at days: [Int], kind: RecurrenceRecogniser.Kind) {
        guard let first = days.first, let last = days.last else { return }
        lookAtWeeks(days, kind)
        if last > first {
            for interval in 1...min(last - first, RecurrenceRecogniser.mostDays) {
                for (phase, group) in grouped(days, by: { floorRemainder($0, interval) }) {
                    consider(.days(interval: interval, phase: phase), group, kind)
                }
            }
        }
        lookAtMonths(days, kind)
    }

    private mutating func lookAtWeeks(_ days: [Int], _ kind: RecurrenceRecogniser.Kind) {
        let weeks = days.map(RecurrenceShape.week)
        guard let first = weeks.first, let last = weeks.last else { return }
        for interval in 1...max(1, min(last - first, RecurrenceRecogniser.mostWeeks)) {
            let groups = grouped(days) { floorRemainder(RecurrenceShape.week(of: $0), interval) }
            for (phase, group) in groups {
                var counts = [0, 0, 0, 0, 0, 0, 0]
                for day in group { counts[RecurrenceDays.weekday(of: day)] += 1 }
                let present = (0..<7).reduce(0) { counts[$1] > 0 ? $0 | 1 << $1 : $0 }
                // All subsets of the weekdays that occur.
                var mask = present
                while mask != 0 {
                    defer { mask = (mask - 1) & present }
                    let size = (0..<7).reduce(0) { mask & 1 << $1 != 0 ? $0 + counts[$1] : $0 }
                    guard isPromising(size) else { continue }
                    let chosen = group.filter {
                        mask & 1 << RecurrenceDays.weekday(of: $0) != 0
                    }
                    consider(.weeks(interval: interval, phase: phase, mask: mask), chosen, kind)
                }
            }
        }
    }

    private mutating func lookAtMonths(_ days: [Int], _ kind: RecurrenceRecogniser.Kind) {
        var byKind: [RecurrenceShape.MonthDay: [Int]] = [:]
        for day in days {
            let date = CivilDate(daysSinceEpoch: day)
            let left = CivilDate.daysInMonth(date.month, year: date.year) - date.day
            byKind[.day(date.day), default: []].append(day)
            if left == 0 { byKind[.last, default: []].append(day) }
            if date.day <= 28 {
                byKind[.nth((date.day + 6) / 7, date.weekday), default: []].append(day)
            }
            if left < 7 { byKind[.nth(-1, date.weekday), default: []].append(day) }
        }
        func month(_ day: Int) -> Int {
            RecurrenceShape.month(of: CivilDate(daysSinceEpoch: day))
        }
        let years = (1...RecurrenceRecogniser.mostMonths).map { $0 * 12 }
        for (monthDay, group) in byKind where isPromising(group.count) {
            guard let first = group.first, let last = group.last, first < last else { continue }
            let longest = month(last) - month(first)
            for interval in Set(Array(1...RecurrenceRecogniser.mostMonths) + years)
            where interval <= longest {
                for (phase, days) in grouped(group, by: { floorRemainder(month($0), interval) }) {
                    guard RecurrenceSearch.isEverywhere(monthDay, interval, phase) else { continue }
                    consider(
                        .months(interval: interval, phase: phase, monthDay), days, kind)
                }
            }
        }
    }

    /// Whether all months of the shape have the day: clients skip or move it where they do not.
    private static func isEverywhere(
        _ monthDay: RecurrenceShape.MonthDay, _ interval: Int, _ phase: Int
    ) -> Bool {
        guard case .day(let day) = monthDay, day > 28 else { return true }
        // 2027 is no leap year.
        return interval % 12 == 0
            && day <= CivilDate.daysInMonth(floorRemainder(phase, 12) + 1, year: 2027)
    }

    private func grouped(
        _ days: [Int], by key: (Int) -> Int
    ) -> [(key: Int, value: [Int])] {
        Dictionary(grouping: days, by: key).filter { isPromising($0.value.count) }
            .sorted { $0.key < $1.key }
    }

    /// Whether so many exact instances could be as good as the best: `total − exact` is the least they cost.
    ///
    /// "As good", not "better": among equals `isBetter` still prefers the plainer rule.
    private func isPromising(_ exact: Int) -> Bool {
        best.map { total - exact <= $0.cost } ?? true
    }

    /// Finds the first and last instance of a shape that holds those days.
    private mutating func consider(
        _ shape: RecurrenceShape, _ days: [Int], _ kind: RecurrenceRecogniser.Kind
    ) {
        let numbers = days.map(shape.number)
        var last = 0
        for first in numbers.indices {
            last = max(last, first)
            // As many instances as there are meetings cost nothing; each exact one saves.
            while last + 1 < numbers.count, numbers[last + 1] - numbers[first] < total {
                last += 1
            }
            note(shape, numbers, first...last, kind)
            // Beyond that each gap costs; the next exact one may still pay for its gap.
            if last + 1 < numbers.count { note(shape, numbers, first...last + 1, kind) }
        }
    }

    private mutating func note(
        _ shape: RecurrenceShape, _ numbers: [Int], _ range: ClosedRange<Int>,
        _ kind: RecurrenceRecogniser.Kind
    ) {
        let span = numbers[range.lowerBound]...numbers[range.upperBound]
        let cost = max(total, span.count) - range.count
        guard cost <= best?.cost ?? Int.max else { return }
        let candidate = Candidate(cost: cost, kind: kind, shape: shape, numbers: span)
        if best.map(candidate.isBetter) ?? true { best = candidate }
    }
}
