/// What a session costs at least by its nominal day and its series' usual start, whatever room it
/// has and wherever the others are: it shows most changes of a series hopeless before one is tried.
struct SeriesFloors: Sendable {
    /// Rows of days: of each community first one for starts that have none of their own.
    private var costs: [Int16] = []
    /// By community: where its rows begin; ``none`` where it has none.
    private var first: [Int32] = []
    /// By community: the starts with rows of their own.
    private var low: [Int16] = []
    private var high: [Int16] = []
    private let days: Int
    private static let none = Int32.min
    /// More would cost more memory than it saves time.
    private static let most = 100_000_000
    /// Looking further around every day would take longer than it saves.
    private static let farthest = 21

    init(_ tables: borrowing Sources) {
        days = tables.weekday.count
        for (c, community) in tables.communities.enumerated() {
            let starts = tables.starts[c * 7..<c * 7 + 7]
            let from = starts.compactMap(\.first).min() ?? 0
            let to = starts.compactMap(\.last).max() ?? -1
            low.append(Int16(from))
            high.append(Int16(to))
            guard costs.count + (to - from + 2) * days <= Self.most else {
                first.append(Self.none)
                continue
            }
            first.append(Int32(costs.count))
            add(c, reach: community.maxShift, from..<to + 1, tables)
        }
    }

    /// What the floors are made from.
    struct Sources {
        var communities: [Instance.Community]
        var weekday: [Int]
        /// By community × weekday.
        var starts: [[Int]]
        var ownCosts: OwnCosts
        var weights: Instance.Weights
    }

    /// Where the row of a usual start is; nil where nothing is known.
    @inline(__always)
    func row(_ c: Int, _ start: Int) -> Int? {
        let first = first[c]
        guard first != Self.none else { return nil }
        let isOwn = start >= Int(low[c]) && start <= Int(high[c])
        return Int(first) + (isOwn ? 1 + start - Int(low[c]) : 0) * days
    }

    @inline(__always)
    func cost(_ row: Int, _ day: Int) -> Int { Int(costs[row + day]) }

    private mutating func add(_ c: Int, reach: Int, _ range: Range<Int>, _ tables: Sources) {
        let never = Int.max / 4
        var any = [Int](repeating: never, count: days)
        var own = [Int](repeating: never, count: range.count * days)
        for day in 0..<days {
            let weekday = tables.weekday[day]
            for start in tables.starts[c * 7 + weekday] {
                guard let cell = tables.ownCosts.cell(c, weekday: weekday, day: day, start: start),
                    tables.ownCosts.cost(at: cell) >= 0
                else { continue }
                let cost = tables.ownCosts.cost(at: cell)
                own[(start - range.lowerBound) * days + day] = cost
                any[day] = min(any[day], cost)
            }
        }
        let otherTime = near(any[...], reach, tables.weights.otherDay)
            .map { $0 + tables.weights.otherTime }
        costs += otherTime.map { Int16(clamping: $0) }
        for row in 0..<range.count {
            let usual = near(own[row * days..<(row + 1) * days], reach, tables.weights.otherDay)
            for day in 0..<days { costs.append(Int16(clamping: min(usual[day], otherTime[day]))) }
        }
    }

    /// By nominal day: the least of the days in reach, others with their price.
    private func near(_ costs: ArraySlice<Int>, _ reach: Int, _ otherDay: Int) -> [Int] {
        let first = costs.startIndex
        if reach > Self.farthest {
            let least = (costs.min() ?? 0) + otherDay
            return costs.map { min($0, least) }
        }
        return costs.indices.map { day in
            let from = max(first, day - reach)
            let to = min(costs.endIndex, day + reach + 1)
            var least = costs[from]
            for other in from..<to { least = min(least, costs[other]) }
            return min(costs[day], least + otherDay)
        }
    }
}
