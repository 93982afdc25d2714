extension Instance.Community {
    /// The days of a season of so many days that lie near enough to a nominal day of some pattern.
    func reachableDays(in days: Int) -> [Int] {
        // By day: how many reaches begin there, less those that ended the day before.
        var change = [Int](repeating: 0, count: days + 1)
        let reach = min(maxShift, days)
        for day in Set(patterns.lazy.flatMap(\.days)) {
            change[max(0, day - reach)] += 1
            change[min(days, day + reach + 1)] -= 1
        }
        var open = 0
        return (0..<days).filter { day in
            open += change[day]
            return open > 0
        }
    }

    /// The most pairs of a day and a start at which a session could be; the search has a table of
    /// them all, so their number is what an instance's memory grows with.
    func mostTimes(in days: Int) -> Int {
        let from = windows.map(\.from).min() ?? 0
        let to = windows.map(\.to).max() ?? 0
        return reachableDays(in: days).count * max(0, to - from - duration + 1)
    }
}
