/// A cost that no plan without violations goes below: each series alone, at its exact cheapest.
///
/// Kept of the format's rules: days, windows, gaps, skips, mode counts, rooms' openings and own
/// calendars, core members' calendars, freezes, pins, every price of a session of its own, misses
/// by own calendar, and changes. Relaxed, which only lowers: clashes and rooms shared between
/// communities, resources shared, and unfairness.
enum LowerBound {
    /// The sum over the series; `workers` only share the work out.
    static func value(_ tables: Tables, workers: Int) async -> Int {
        let count = tables.communityCount
        let lanes = min(max(1, workers), max(1, count))
        // Fixed work for all series together: very many get a weaker bound, not a longer wait.
        let effort = max(300_000, min(30_000_000, 1_000_000_000 / max(1, count)))
        return await withTaskGroup(of: Int.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    stride(from: lane, to: count, by: lanes).reduce(0) { sum, c in
                        var series = SeriesBound(c, tables, effort: effort)
                        return sum + series.least()
                    }
                }
            }
            return await group.reduce(0, +)
        }
    }
}
