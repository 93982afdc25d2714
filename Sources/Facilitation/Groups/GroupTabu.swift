/// Swaps people who are uneasy where they sit, each time by the best swap there is, even where that is worse for now; two
/// who were swapped stay put for a while, so that the search does not go in circles (tabu search, as Dotú and Van
/// Hentenryck 2007 did for golfers).
///
/// Every step looks at all swaps of all who are uneasy. That is worth it for as many people as know each other by name;
/// of hundreds it looks at too few steps.
struct GroupTabu {
    /// How many sit elsewhere by chance when nothing gets better any more.
    private static let shaken = 20
    /// How many are looked at though they are not uneasy, for what a swap of theirs would be worth besides.
    private static let atEase = 4

    private(set) var table: GroupTable
    private let pools: [Int]
    private let people: Int
    /// Until which step two of a round stay, at `(round * people + lower) * people + higher`.
    private var staysUntil: [Int]
    private let longestStay: Int
    /// Steps without anything better, after which some are swapped by chance.
    private let patience: Int

    /// - Parameter pools: the places of the pools in which people may be swapped.
    init(_ table: GroupTable, pools: [Int]) {
        self.table = table
        self.pools = pools.filter { table.pools[$0].groups.count > 1 }
        people = table.brief.people.count
        staysUntil = Array(repeating: 0, count: table.brief.rounds * people * people)
        let seats = table.brief.rounds * people
        longestStay = min(50, max(2, seats / 4))
        patience = 10 * seats
    }

    /// Searches.
    ///
    /// - Parameters:
    ///   - steps: swaps to look at.
    ///   - improved: gets every table that costs less than all before; whether to go on.
    mutating func run<Random: RandomNumberGenerator>(
        steps: Int, using random: inout Random, improved: (GroupTable) -> Bool
    ) {
        guard !pools.isEmpty else { return }
        var (looked, step, lastBetter) = (0, 0, 0)
        var best = table.cost
        while looked < steps {
            step += 1
            let move = bestMove(at: step, below: best, &looked, using: &random)
            if let move {
                let round = table.pools[move.pool].round
                table.swap(move.one, move.other, in: round)
                let stay = 2 + Int.random(in: 0..<longestStay, using: &random)
                staysUntil[place(round, move.one, move.other)] = step + stay
            }
            if table.cost < best {
                (best, lastBetter) = (table.cost, step)
                if !improved(table) { return }
            } else if step - lastBetter > patience {
                shake(using: &random)
                lastBetter = step
            }
        }
    }

    private struct Move {
        var pool: Int
        var one: Int
        var other: Int
    }

    /// The cheapest swap; one of two who stay put only when it leads to what costs less than ever.
    private func bestMove<Random: RandomNumberGenerator>(
        at step: Int, below best: Int, _ looked: inout Int, using random: inout Random
    ) -> Move? {
        var found: Move?
        var (least, equals) = (Int.max, 0)
        for (index, one) in candidates(using: &random) {
            let pool = table.pools[index]
            for other in pool.people where !table.sit(one, other, in: pool.round) {
                looked += 1
                let change = table.change(swapping: one, other, in: pool.round)
                guard change <= least else { continue }
                let stays = staysUntil[place(pool.round, one, other)] > step
                guard !stays || table.cost + change < best else { continue }
                equals = change < least ? 1 : equals + 1
                // Of equals each is as likely.
                if equals == 1 || Int.random(in: 0..<equals, using: &random) == 0 {
                    found = Move(pool: index, one: one, other: other)
                }
                least = change
            }
        }
        return found
    }

    private func candidates<Random: RandomNumberGenerator>(
        using random: inout Random
    ) -> [(pool: Int, person: Int)] {
        var candidates: [(pool: Int, person: Int)] = []
        for pool in pools { candidates += table.uneasy(in: pool).map { (pool, $0) } }
        for _ in 0..<(candidates.isEmpty ? 2 : 1) * GroupTabu.atEase {
            let pool = pools[Int.random(in: 0..<pools.count, using: &random)]
            let people = table.pools[pool].people
            candidates.append((pool, people[Int.random(in: 0..<people.count, using: &random)]))
        }
        return candidates
    }

    private mutating func shake<Random: RandomNumberGenerator>(using random: inout Random) {
        for _ in 0..<GroupTabu.shaken {
            let pool = table.pools[pools[Int.random(in: 0..<pools.count, using: &random)]]
            let one = pool.people[Int.random(in: 0..<pool.people.count, using: &random)]
            let other = pool.people[Int.random(in: 0..<pool.people.count, using: &random)]
            table.swap(one, other, in: pool.round)
        }
    }

    private func place(_ round: Int, _ one: Int, _ other: Int) -> Int {
        (round * people + min(one, other)) * people + max(one, other)
    }
}
