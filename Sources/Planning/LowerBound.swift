/// A cost that no plan without violations goes below, proved; more work makes it higher, never
/// lower.
///
/// It is the sum of what each series costs at least. Kept of the format's rules: days, windows,
/// gaps, skips, mode counts, rooms' openings and own calendars, core members' calendars, freezes,
/// pins, every price of a session of its own, changes, misses by own calendar, and their unfairness
/// within one series. Relaxed, which only lowers: clashes and rooms shared between communities,
/// resources shared, and unfairness of a person's misses in several series together.
struct LowerBound: Sendable {
    /// Less for one series would mostly go into making its tables again.
    private static let leastShare = 20_000

    private let tables: Tables
    private let scale: Int
    private var searches: [SeriesSearch]

    init(_ tables: Tables) {
        self.tables = tables
        scale = Self.scale(tables)
        searches = [SeriesSearch](repeating: SeriesSearch(), count: tables.communityCount)
    }

    /// The cost; 0 before any work.
    var value: Int {
        guard scale > 0 else { return 0 }
        let sum = searches.reduce(0) { $0 + $1.bound }
        return (sum + scale - 1) / scale
    }

    /// No work makes it higher.
    var isSettled: Bool { scale == 0 || searches.allSatisfy(\.isSettled) }

    /// Prices are counted in fractions as fine as leave room for every sum; 0 where there is none.
    private static func scale(_ tables: Tables) -> Int {
        let weights = tables.weights
        let miss = weights.unfair + max(weights.missActive, weights.missPeripheral)
        let room = tables.instance.rooms.map(\.capacity).max() ?? 0
        let least = Double(weights.all.reduce(0, +)) + Double(weights.emptySeats) * Double(room)
        let most = (0..<tables.communityCount).reduce(0.0) { most, c in
            let misses = Double(miss) * Double(tables.others[c].count)
            return max(most, Double(tables.count[c]) * (least + misses + 2_000_000))
        }
        let sum = most * Double(max(1, tables.communityCount))
        return [1024, 64, 8, 1].first { sum * Double($0) < 0x1p56 } ?? 0
    }

    /// Looks at about `work` more prices, at least some for every series. `workers` only share the
    /// work out; where `shouldStop` says so, less is done.
    mutating func improve(
        work: Int, workers: Int, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async {
        guard scale > 0 else { return }
        var left = work
        var isFirst = true
        while !shouldStop() {
            let open = searches.indices.filter { !searches[$0].isSettled }
            guard !open.isEmpty, isFirst || left / open.count >= Self.leastShare else { return }
            isFirst = false
            let before = open.reduce(0) { $0 + searches[$1].spent }
            await share(open, max(Self.leastShare, left / open.count), workers, shouldStop)
            left -= open.reduce(0) { $0 + searches[$1].spent } - before
        }
    }

    private mutating func share(
        _ open: [Int], _ work: Int, _ workers: Int, _ shouldStop: @escaping @Sendable () -> Bool
    ) async {
        let lanes = min(max(1, workers), open.count)
        let (searches, tables, scale) = (self.searches, self.tables, self.scale)
        self.searches = await withTaskGroup(of: [(Int, SeriesSearch)].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var done: [(Int, SeriesSearch)] = []
                    for at in stride(from: lane, to: open.count, by: lanes) {
                        if shouldStop() { break }
                        var search = searches[open[at]]
                        var pricer = SeriesPricer(SeriesField(open[at], tables), scale: scale)
                        search.improve(&pricer, work: work, shouldStop)
                        done.append((open[at], search))
                    }
                    return done
                }
            }
            var result = searches
            for await done in group { for (c, search) in done { result[c] = search } }
            return result
        }
    }
}
