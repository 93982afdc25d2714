/// The best prices on shared goods when each series has only some ways to be held: every series
/// takes the cheapest, what too many want gets dearer, what nobody wants cheaper.
///
/// Nothing here can make a bound wrong. Whatever the prices, as long as none is above the highest that
/// is sure to be true (``SharedGood/most(_:_:miss:)``), what the users of a good pay less what is given
/// back is no more than a plan pays; so the answer need not be the best, and steps may be as rough as
/// they like. It is also too hopeful, since each series may have cheaper ways that nobody has seen:
/// only the searches at these prices say what they are worth (``Market``).
///
/// The value of prices is concave in them, and `use − free` points uphill. How far to go is what
/// would reach a target a little above the best value so far if the slope stayed the same (Polyak
/// 1969); a target that is not reached for a while was too high, and its lead is halved.
struct Auction {
    /// One way to hold a series.
    struct Bid {
        var cost: Int
        var uses: [SharedIndex.Use]
    }

    private let bids: [[Bid]]
    /// More use than this counts as this, and no pull is longer than that: their product and the sum
    /// of squares stay below 2⁶³.
    private static let much = 1 << 16
    private static let longest = 1 << 40
    private let free: [Int]
    private let goods: [SharedGood]
    private let tables: Tables
    private let scale: Int
    /// By good: the person's misses a crowd's price depends on; −1 for none.
    private let misses: [Int]

    struct Result {
        var value: Int
        var prices: [Int]
        /// By series: the way it takes at the prices; −1 for none.
        var wanted: [Int]
    }

    init(_ bids: [[Bid]], _ goods: [SharedGood], _ tables: Tables, _ scale: Int) {
        self.bids = bids
        self.goods = goods
        self.tables = tables
        self.scale = scale
        free = goods.map { $0.free(tables) }
        var people: [Int: Int] = [:]
        for (at, good) in goods.enumerated() {
            if case .misses(let person) = good { people[person] = at }
        }
        misses = goods.map { good in
            guard case .crowd(let crowd) = good, crowd.level == 2 else { return -1 }
            return people[crowd.person] ?? -1
        }
    }

    /// So many steps take about as long as a hundred looks at a whole series.
    var steps: Int {
        let size = bids.joined().reduce(1) { $0 + $1.uses.count + 1 }
        return min(150, max(20, 40_000_000 / size))
    }

    /// Subgradient steps towards a value that is lowered while it is not reached.
    func ascend(from start: [Int]) -> Result {
        var now = start
        limit(&now)
        var best = Result(value: Int.min, prices: now, wanted: [])
        var lead = 0
        var stale = 0
        for _ in 0..<steps {
            let (value, wanted, use) = take(now)
            if value > best.value {
                if best.value > Int.min, value - best.value > lead / 4 { stale = 0 }
                best = Result(value: value, prices: now, wanted: wanted)
                if lead == 0 { lead = max(scale, value / 20) }
            }
            stale += 1
            if stale > 8 {
                stale = 0
                lead = lead / 2
                now = best.prices
                if lead < scale / 8 { break }
                continue
            }
            guard move(&now, raised(use, now), best.value + lead - value) else { break }
            limit(&now)
        }
        return best
    }

    private func take(_ prices: [Int]) -> (value: Int, wanted: [Int], use: [Int]) {
        var value = 0
        var use = free.map { -$0 }
        for at in prices.indices { value -= prices[at] * free[at] }
        var wanted: [Int] = []
        wanted.reserveCapacity(bids.count)
        for list in bids {
            var best = -1
            var least = Int.max
            for (at, bid) in list.enumerated() {
                var cost = bid.cost
                for use in bid.uses { cost += prices[use.good] * use.amount }
                if cost < least {
                    least = cost
                    best = at
                }
            }
            wanted.append(best)
            guard best >= 0 else { continue }
            value += least
            for one in list[best].uses { use[one.good] += one.amount }
        }
        return (value, wanted, use)
    }

    /// A crowd whose price may not rise further asks for a higher price of the person's misses
    /// instead: the one is capped by the other, since a clash is a miss.
    private func raised(_ use: [Int], _ prices: [Int]) -> [Int] {
        var raised = use
        for at in use.indices where misses[at] >= 0 && use[at] > 0 && isMost(at, prices) {
            raised[misses[at]] += use[at]
        }
        return raised
    }

    private func isMost(_ at: Int, _ prices: [Int]) -> Bool {
        prices[at] >= goods[at].most(tables, scale, miss: prices[misses[at]])
    }

    private func move(_ prices: inout [Int], _ use: [Int], _ pull: Int) -> Bool {
        var norm = 0
        for at in prices.indices where use[at] > 0 || (use[at] < 0 && prices[at] > 0) {
            let much = min(Self.much, max(-Self.much, use[at]))
            norm += much * much
        }
        guard norm > 0, pull > 0 else { return false }
        let pull = min(pull, Self.longest)
        for at in prices.indices where use[at] > 0 || (use[at] < 0 && prices[at] > 0) {
            let much = min(Self.much, max(-Self.much, use[at]))
            prices[at] = max(0, prices[at] + pull * much / norm)
        }
        return true
    }

    private func limit(_ prices: inout [Int]) {
        for (at, good) in goods.enumerated() where prices[at] > 0 {
            let miss = misses[at] < 0 ? 0 : prices[misses[at]]
            prices[at] = min(prices[at], good.most(tables, scale, miss: miss))
        }
    }
}
