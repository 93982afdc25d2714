/// Groups while they are searched: who sits where, who met whom how often, and what swapping two people would cost.
struct GroupTable {
    /// One pool of people in one round: they swap among themselves.
    struct Pool {
        var round: Int
        /// The groups' numbers.
        var groups: Range<Int>
        /// All who are in it.
        var people: [Int]
    }

    /// What a second meeting of two costs; third and later ones cost a tenth of it more each, up to a half. Two who share
    /// everything they are good at cost 30, a wish that is not kept 20,000.
    private let repeatPrice: Int
    private static let wishPrice = 20_000

    let brief: GroupBrief
    let pools: [Pool]
    /// The people of each group, of all rounds.
    private(set) var groups: [[Int]]
    /// The group of each person in each round, at `round * people + person`; -1 for somebody who is not there.
    private var groupOf: [Int]
    /// How often each pair met, earlier sessions included, at `person * people + person`.
    private var met: [Int]
    /// What a meeting of two costs whatever happened before: disciplines and wishes.
    private let price: [Int]
    /// Whether the first meeting of two is free.
    private let counts: [Bool]
    /// What everything costs together, but for a constant.
    private(set) var cost = 0

    private let count: Int

    /// Everybody dealt in the order of their numbers.
    ///
    /// - Parameter repeatPrice: what a repeat costs; the less, the more a search walks through plans with repeats.
    init(_ brief: GroupBrief, repeatPrice: Int = 1000) {
        self.brief = brief
        self.repeatPrice = repeatPrice
        count = brief.people.count
        var pools: [Pool] = []
        var dealt: [[[Int]]] = []
        var numbers = 0
        for round in 0..<brief.rounds {
            for people in brief.pools(in: round) {
                var rest = people[...]
                dealt.append(
                    brief.sizes(of: people.count, in: round).map { size in
                        defer { rest = rest.dropFirst(size) }
                        return Array(rest.prefix(size))
                    })
                let first = numbers
                numbers += dealt.last?.count ?? 0
                pools.append(Pool(round: round, groups: first..<numbers, people: people))
            }
        }
        self.pools = pools
        groups = Array(repeating: [], count: numbers)
        groupOf = Array(repeating: -1, count: brief.rounds * count)
        met = Array(repeating: 0, count: count * count)
        var price = Array(repeating: 0, count: count * count)
        var counts = Array(repeating: true, count: count * count)
        for one in 0..<count {
            for other in 0..<count where one != other {
                price[one * count + other] =
                    GroupScore.sameness(
                        brief.people[one].disciplines, brief.people[other].disciplines) * 3 / 10
            }
        }
        for (pair, times) in brief.met {
            for place in [pair.first * count + pair.second, pair.second * count + pair.first] {
                met[place] = times
            }
        }
        for (pairs, wish) in [
            (brief.apart, GroupTable.wishPrice), (brief.together, -GroupTable.wishPrice),
        ] {
            for pair in pairs {
                for place in [pair.first * count + pair.second, pair.second * count + pair.first] {
                    price[place] = wish
                    counts[place] = wish > 0
                }
            }
        }
        (self.price, self.counts) = (price, counts)
        for (pool, groups) in dealt.enumerated() { seat(groups, in: pool) }
    }

    /// The groups by round.
    var rounds: [[[Int]]] {
        var rounds: [[[Int]]] = Array(repeating: [], count: brief.rounds)
        for pool in pools { rounds[pool.round] += groups[pool.groups] }
        return rounds
    }

    /// Seats people otherwise: groups as numbered by the pools, of the same people and sizes.
    mutating func seat(_ groups: [[Int]], in pool: Int) {
        for number in pools[pool].groups {
            while let person = self.groups[number].last { leave(person, number) }
        }
        for (number, people) in zip(pools[pool].groups, groups) {
            for person in people { enter(person, number, pools[pool].round) }
        }
    }

    /// Mixes the people of a pool.
    mutating func shuffle<Random: RandomNumberGenerator>(_ pool: Int, using random: inout Random) {
        var people = pools[pool].people.shuffled(using: &random)[...]
        let groups = pools[pool].groups.map { number in
            let taken = people.prefix(self.groups[number].count)
            people = people.dropFirst(taken.count)
            return Array(taken)
        }
        seat(groups, in: pool)
    }

    /// What swapping two people of different groups of one round would change.
    func change(swapping one: Int, _ other: Int, in round: Int) -> Int {
        let (from, to) = (groupOf[round * count + one], groupOf[round * count + other])
        guard from != to else { return 0 }
        var change = 0
        for person in groups[from] where person != one {
            change += next(other, person) - last(one, person)
        }
        for person in groups[to] where person != other {
            change += next(one, person) - last(other, person)
        }
        return change
    }

    /// Swaps two people of different groups of one round.
    mutating func swap(_ one: Int, _ other: Int, in round: Int) {
        let (from, to) = (groupOf[round * count + one], groupOf[round * count + other])
        guard from != to else { return }
        leave(one, from)
        leave(other, to)
        enter(one, to, round)
        enter(other, from, round)
    }

    private mutating func enter(_ person: Int, _ number: Int, _ round: Int) {
        for other in groups[number] {
            cost += next(person, other)
            met[person * count + other] += 1
            met[other * count + person] += 1
        }
        groups[number].append(person)
        groupOf[round * count + person] = number
    }

    private mutating func leave(_ person: Int, _ number: Int) {
        if let place = groups[number].firstIndex(of: person) { groups[number].remove(at: place) }
        for other in groups[number] {
            cost -= last(person, other)
            met[person * count + other] -= 1
            met[other * count + person] -= 1
        }
    }

    /// What one more meeting of two costs.
    private func next(_ one: Int, _ other: Int) -> Int {
        let place = one * count + other
        return price[place] + (counts[place] ? cost(after: met[place]) : 0)
    }

    /// What the latest meeting of two costs.
    private func last(_ one: Int, _ other: Int) -> Int {
        let place = one * count + other
        return price[place] + (counts[place] ? cost(after: met[place] - 1) : 0)
    }

    /// What a meeting costs after so many.
    private func cost(after meetings: Int) -> Int {
        meetings <= 0 ? 0 : repeatPrice + repeatPrice / 10 * min(meetings - 1, 5)
    }
}
