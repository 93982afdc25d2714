/// A cost that no plan without violations goes below, proved; more work makes it higher, never
/// lower.
///
/// It is the sum of what each series costs at least, other communities left aside but for what they
/// share: that has a price, which every user pays and which is given back for as much as is free
/// (``SharedGood``). Within a series all of the format's rules are kept: days, windows, gaps, skips,
/// mode counts, rooms' openings and own calendars, core members' calendars, freezes, pins, every
/// price of a session of its own, changes, misses by own calendar and their unfairness.
///
/// A plan without violations pays at least this: it uses no more of a room than there is, so what
/// its users pay for it is given back to the last; and where it uses more of a person's time or
/// patience than is free, what it truly pays for that is no less than the price of it.
///
/// Why the numbers stay whole: everything is counted in fractions of the instance's unit, as
/// integers, and no sum reaches 2⁵² (``scale``). What a plan pays is a whole number of units, and what
/// a series truly costs at given prices a whole number of grains (``SharedPrices/grain``), while what
/// is proved of either may lie in between: so both may be rounded up, and never down. What is given
/// back is exact.
///
/// Rounds at prices that stay, each worth a bound of its own, alternate with a search for better
/// ones (``Market``); the best round counts. Relaxed, which only lowers: resources, travel, and
/// whatever single prices cannot say of how ways to hold series fit together.
struct LowerBound: Sendable {
    /// Less for one series would mostly go into making its tables again.
    private static let leastShare = 20_000
    /// Of more series than these too little is known in any time people wait for prices to be of use.
    private static let mostPriced = 500
    /// More work than is ever done in a round.
    private static let endless = 1 << 50

    private let tables: Tables
    private let scale: Int
    private var searches: [SeriesSearch]
    private var prices: SharedPrices
    private var market: Market
    /// The best sum of an earlier round.
    private var best = 0
    private var round = 0
    /// Work done in this round.
    private var spent = 0
    /// Rounds in a row that were of little use.
    private var idle = 0
    /// Had the last round more to do.
    private var wasCut = true
    /// Does this round only settle what is left open at the best prices.
    private var isLast = false

    /// Where a plan is known, it is what the cheapest ways are compared with at first.
    init(_ tables: Tables, beside plan: SearchState? = nil) {
        self.tables = tables
        scale = Self.scale(tables)
        searches = [SeriesSearch](repeating: SeriesSearch(), count: tables.communityCount)
        prices = SharedPrices(
            scale: scale, days: tables.days, people: tables.instance.people.count)
        market = Market(tables, scale: scale)
        if let plan, scale > 0 {
            var empty = SearchState(tables)
            for c in searches.indices {
                let way = FoundWay(plan, c, &empty, scale)
                market.learn([way], of: c, most: 1)
                searches[c] = SeriesSearch(after: searches[c], upper: way.cost)
            }
        }
    }

    /// The cost; 0 before any work.
    var value: Int {
        guard scale > 0 else { return 0 }
        // Up to a whole unit: a plan that costs at least so many fractions costs no part of one.
        return (max(best, sum) + scale - 1) / scale
    }

    private var sum: Int { searches.reduce(-prices.given) { $0 + $1.bound } }

    /// No work makes it higher.
    var isSettled: Bool {
        scale == 0 || ((market.isEmpty || isLast) && searches.allSatisfy(\.isSettled))
    }

    /// Prices are counted in fractions as fine as leave room for every sum; 0 where there is none.
    private static func scale(_ tables: Tables) -> Int {
        let weights = tables.weights
        let miss = Double(weights.unfair + max(weights.missActive, weights.missPeripheral))
        let room = tables.instance.rooms.map(\.capacity).max() ?? 0
        let least = Double(weights.all.reduce(0, +)) + Double(weights.emptySeats) * Double(room)
        let most = (0..<tables.communityCount).reduce(0.0) { most, c in
            let people = Double(tables.others[c].count + tables.core[c].count + 1)
            // Each slot of a session may have a price for each of its people.
            let shared = Double(tables.duration[c] + 1) * people * (miss + Double(weights.skip))
            return max(most, Double(tables.count[c]) * (least + shared + 2_000_000))
        }
        let free = Double(weights.unfair) * Double(weights.freeMisses)
        let sum =
            most * Double(max(1, tables.communityCount))
            + free * Double(tables.instance.people.count)
        return [1024, 64, 8, 1].first { sum * Double($0) < 0x1p52 } ?? 0
    }

    /// Looks at about `work` more prices, at least some for every series. `workers` only share the
    /// work out; where `shouldStop` says so, less is done.
    mutating func improve(
        work: Int, workers: Int, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async {
        guard scale > 0 else { return }
        var left = work
        var isFirst = true
        while !shouldStop(), !isSettled {
            var open = searches.indices.filter { !searches[$0].isSettled }
            if isOver(open.count) {
                changePrices()
                open = Array(searches.indices)
            }
            guard isFirst || left / open.count >= Self.leastShare else { return }
            isFirst = false
            let before = open.reduce(0) { $0 + searches[$1].spent }
            let work = max(Self.leastShare, min(left, (roundWork + 3) / 4) / open.count)
            await share(open, work, workers, shouldStop)
            let done = open.reduce(0) { $0 + searches[$1].spent } - before
            left -= done
            spent += done
        }
    }

    /// From now on prices stay as they are where they may still be worth it, unless rounds have
    /// become short: what is left to do would not be enough to gain by others.
    mutating func commit() {
        guard !isLast, !market.isEmpty, wasCut else { return }
        isLast = true
        if let most, most <= best { restart(at: market.repeated()) }
    }

    /// What this round can reach, as far as is known; nil where nothing is.
    private var most: Int? {
        var most = -prices.given
        for search in searches {
            guard search.seen.upper < SeriesField.never else { return nil }
            most += search.seen.upper
        }
        return most
    }

    /// Work before prices change: ever more, since late rounds have less left to find.
    private var roundWork: Int {
        guard searches.count <= Self.mostPriced else { return Self.endless }
        let each = round == 0 ? 200_000 : 400_000 << min(round - 1, 24)
        return each * searches.count
    }

    /// Has a round done what it can: most of what its prices could bring is there, they can bring
    /// nothing, or they had their share of work.
    private func isOver(_ open: Int) -> Bool {
        guard !market.isEmpty, !isLast else { return false }
        if open == 0 || spent >= roundWork { return true }
        guard round > 0, let most else { return false }
        return most <= best || (most - sum) * 8 < most - best
    }

    /// Begins another round at other prices.
    private mutating func changePrices() {
        wasCut = spent >= roundWork
        let isBetter = sum > best
        idle = isBetter && sum - best > scale / 4 ? 0 : idle + 1
        best = max(best, sum)
        isLast = idle > 8
        if round > 0 { market.judge(isBetter: isBetter) }
        for c in searches.indices { market.learn(searches[c].seen.ways, of: c, most: 60) }
        restart(at: isLast ? market.repeated() : market.propose())
    }

    private mutating func restart(at trial: [Int]) {
        best = max(best, sum)
        prices = SharedPrices(market.goods, trial, scale: scale, tables)
        for c in searches.indices {
            searches[c] = SeriesSearch(after: searches[c], upper: market.upper(c, trial))
        }
        round += 1
        spent = 0
    }

    private mutating func share(
        _ open: [Int], _ work: Int, _ workers: Int, _ shouldStop: @escaping @Sendable () -> Bool
    ) async {
        let lanes = min(max(1, workers), open.count)
        let (searches, tables, prices) = (self.searches, self.tables, self.prices)
        self.searches = await withTaskGroup(of: [(Int, SeriesSearch)].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var done: [(Int, SeriesSearch)] = []
                    for at in stride(from: lane, to: open.count, by: lanes) {
                        if shouldStop() { break }
                        var search = searches[open[at]]
                        var pricer = SeriesPricer(SeriesField(open[at], tables, prices))
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
