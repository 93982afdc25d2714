/// Makes groups in which people meet whom they have not met.
///
/// Where everybody is there all the time, a design of algebra comes first, and people get their places in it so that
/// wishes and disciplines are served best, polished by simulated annealing over swaps of two people in one round. Beside it
/// everything is searched: by tabu search unless people are many, and by annealing. The best counts, by `GroupScore`.
public struct GroupPlanner: Sendable {
    /// Swaps that are looked at.
    public static let usualSteps = 30_000_000
    /// The most people whose swaps are all looked at, step by step.
    private static let mostForTabu = 100
    /// What a repeat costs where mixing disciplines is favoured, as `GroupFavour` says: twice what two cost who share all
    /// their disciplines.
    private static let mixingPrice = 60

    private let brief: GroupBrief

    /// - Throws: when no groups can be made of the brief.
    public init(_ brief: GroupBrief) throws(GroupFault) {
        try brief.validate()
        self.brief = brief
    }

    /// The best plan found.
    ///
    /// - Parameters:
    ///   - steps: swaps to look at.
    ///   - random: the same numbers give the same plan.
    public func plan<Random: RandomNumberGenerator>(
        steps: Int = GroupPlanner.usualSteps, using random: inout Random
    ) -> GroupPlan {
        var plans: [GroupPlan] = []
        if let design = DesignedRounds(brief) {
            var table = design.table(using: &random)
            // Rounds beyond the design first, then everything, too cool to spoil what the design gives.
            let further = table.pools.indices.filter { !design.covers(table.pools[$0].round) }
            if !further.isEmpty {
                anneal(&table, pools: further, from: 1500, steps: steps / 2, using: &random)
            }
            let polishing = brief.hasTastes ? steps / 2 : 0
            anneal(
                &table, pools: Array(table.pools.indices), from: 60, steps: polishing,
                using: &random)
            plans.append(GroupPlan(rounds: table.rounds, for: brief))
        }
        if let plan = plans.first, isFaultless(plan), !brief.hasTastes { return plan }
        plans.append(searched(steps: steps, using: &random))
        return plans.min { $0.score.isBetter(than: $1.score, brief.favour) } ?? plans[0]
    }

    /// Whether no plan has fewer repeats or keeps more wishes.
    private func isFaultless(_ plan: GroupPlan) -> Bool {
        plan.score.repeats == plan.bound && plan.score.brokenWishes == 0
    }

    private func searched<Random: RandomNumberGenerator>(
        steps: Int, using random: inout Random
    ) -> GroupPlan {
        guard brief.people.count <= GroupPlanner.mostForTabu else {
            return annealed(steps: steps, using: &random)
        }
        // Where repeats are hard to avoid tabu search is better; where they are easy, annealing mixes disciplines better.
        let plan = tabu(steps: steps / 3 * 2, using: &random)
        if isFaultless(plan), !brief.hasTastes { return plan }
        let other = annealed(steps: steps / 3, using: &random)
        return other.score.isBetter(than: plan.score, brief.favour) ? other : plan
    }

    /// By tabu search: first with dear repeats, then from the best with cheaper ones, which lets the search through to
    /// plans that mix disciplines better.
    private func tabu<Random: RandomNumberGenerator>(
        steps: Int, using random: inout Random
    ) -> GroupPlan {
        let stages: [(price: Int, share: Int)] =
            switch (brief.hasTastes, brief.favour) {
            case (false, _): [(1000, 4)]
            case (true, .meetings): [(1000, 2), (300, 1), (100, 1)]
            case (true, .disciplines): [(GroupPlanner.mixingPrice, 4)]
            }
        var best = GroupTable(brief)
        for pool in best.pools.indices { best.shuffle(pool, using: &random) }
        var worth = GroupScore(best.rounds, for: brief)
        let bound = GroupBound(brief).repeats
        for stage in stages {
            let start = best.priced(stage.price)
            var search = GroupTabu(start, pools: Array(start.pools.indices))
            search.run(steps: steps * stage.share / 4, using: &random) { table in
                let score = GroupScore(table.rounds, for: brief)
                if score.isBetter(than: worth, brief.favour) { (best, worth) = (table, score) }
                return brief.hasTastes || score.repeats > bound || score.brokenWishes > 0
            }
        }
        return GroupPlan(rounds: best.rounds, for: brief)
    }

    private func annealed<Random: RandomNumberGenerator>(
        steps: Int, using random: inout Random
    ) -> GroupPlan {
        var best: GroupPlan?
        // Where disciplines count, cheaper repeats let the search through to plans that mix them better.
        let prices = brief.hasTastes ? [400, 150, 60] : [1000, 1000, 1000]
        for price in prices {
            var table = GroupTable(brief, repeatPrice: price)
            for pool in table.pools.indices { table.shuffle(pool, using: &random) }
            anneal(
                &table, pools: Array(table.pools.indices), from: Double(price) * 0.4,
                to: brief.hasTastes ? 2 : Double(price) * 0.1, steps: steps / prices.count,
                using: &random)
            let plan = GroupPlan(rounds: table.rounds, for: brief)
            if best.map({ plan.score.isBetter(than: $0.score, brief.favour) }) ?? true {
                best = plan
            }
            if isFaultless(plan), !brief.hasTastes { break }
        }
        return best ?? GroupPlan(rounds: GroupTable(brief).rounds, for: brief)
    }

    /// Swaps two people of one round again and again, and now and then takes what costs more; less and less so
    /// (Metropolis' rule under a temperature that falls geometrically).
    private func anneal<Random: RandomNumberGenerator>(
        _ table: inout GroupTable, pools: [Int], from hottest: Double, to coolest: Double = 4,
        steps: Int, using random: inout Random
    ) {
        let open = pools.filter { table.pools[$0].groups.count > 1 }
        guard !open.isEmpty, steps > 0 else { return }
        let start = table
        var temperature = hottest
        // The 1024th root is ten square roots: plain arithmetic, the same on every machine.
        let cooling = (0..<10).reduce(coolest / hottest) { root, _ in root.squareRoot() }
        let stage = max(1, steps / 1024)
        for step in 0..<steps {
            if step % stage == 0 { temperature *= cooling }
            let bits = random.next()
            let pool = table.pools[open[GroupPlanner.pick(bits, 0, open.count)]]
            let one = pool.people[GroupPlanner.pick(bits, 16, pool.people.count)]
            let other = pool.people[GroupPlanner.pick(bits, 32, pool.people.count)]
            let change = table.change(swapping: one, other, in: pool.round)
            guard change <= 0 || Double(change) < temperature * GroupPlanner.patience(bits >> 48)
            else { continue }
            table.swap(one, other, in: pool.round)
        }
        if table.cost > start.cost { table = start }
    }

    /// A number that is exponentially distributed, but for the straight lines between its powers of two, from sixteen
    /// bits that are equally likely.
    private static func patience(_ bits: UInt64) -> Double {
        let drawn = bits + 1
        let halvings = 16 - (UInt64.bitWidth - 1 - drawn.leadingZeroBitCount)
        let lower = Double(UInt64(1) << UInt64(16 - halvings))
        return 0.693 * (Double(halvings) + 1 - Double(drawn) / lower)
    }

    /// A number below `count` from sixteen of the bits.
    private static func pick(_ bits: UInt64, _ shift: Int, _ count: Int) -> Int {
        (Int((bits >> UInt64(shift)) & 0xFFFF) * count) >> 16
    }
}

extension GroupBrief {
    /// Whether plans without a repeat can still differ in worth.
    var hasTastes: Bool {
        !apart.isEmpty || !together.isEmpty || people.contains { !$0.disciplines.isEmpty }
    }
}
