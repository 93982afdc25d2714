/// Groups while they are searched: who sits where, who met whom how often, and what swapping two people would cost.
struct GroupTable {
    /// One pool of people in one round: they swap among themselves.
    struct Pool {
        var round: Int
        /// The groups' numbers.
        var groups: Range<Int>
        /// Their seats.
        var seats: Range<Int>
        /// All who are in it.
        var people: [Int]
    }

    /// A wish that is not kept costs so much; two who share all their disciplines cost 30. A second meeting of two has the
    /// price of a repeat, third and later ones a tenth of it more each, up to a half.
    private static let wishPrice = 20_000

    let brief: GroupBrief
    let pools: [Pool]
    /// Who sits where, seat after seat, group after group.
    private var seats: [Int]
    /// The seats of each group.
    private let groups: [Range<Int>]
    /// The group of each seat.
    private let groupOfSeat: [Int]
    /// The seat of each person in each round, at `round * people + person`; -1 for somebody who is not there.
    private var seatOf: [Int]
    /// How often each pair met, earlier sessions included, at `person * people + person`.
    private var met: [Int]
    /// What a meeting of two costs whatever happened before: disciplines and wishes.
    private let price: [Int]
    /// What a meeting costs after so many; 0 for who stays together whatever happens.
    private let repeatCost: [Int]
    /// The pairs whose meetings cost nothing more when they repeat, at the place of the pair.
    private let isBound: [Bool]
    /// Who are to be together, in one order on every machine.
    private let together: [PersonPair]
    /// What everything costs together, but for a constant.
    private(set) var cost = 0

    private let count: Int

    /// Everybody dealt in the order of their numbers.
    ///
    /// - Parameter repeatPrice: what a repeat costs; the less, the more a search walks through plans with repeats.
    init(_ brief: GroupBrief, repeatPrice: Int = 1000) {
        self.brief = brief
        count = brief.people.count
        together = brief.together.sorted()
        var pools: [Pool] = []
        var (seats, groups): ([Int], [Range<Int>]) = ([], [])
        for round in 0..<brief.rounds {
            for people in brief.pools(in: round) {
                let (first, seat) = (groups.count, seats.count)
                for size in brief.sizes(of: people.count, in: round) {
                    let start = groups.last?.upperBound ?? 0
                    groups.append(start..<start + size)
                }
                seats += people
                pools.append(
                    Pool(
                        round: round, groups: first..<groups.count, seats: seat..<seats.count,
                        people: people))
            }
        }
        (self.pools, self.seats, self.groups) = (pools, seats, groups)
        groupOfSeat = groups.enumerated().flatMap { number, range in
            Array(repeating: number, count: range.count)
        }
        repeatCost = (0...64).map { meetings in
            meetings == 0 ? 0 : repeatPrice + repeatPrice / 10 * min(meetings - 1, 5)
        }
        var price = Array(repeating: 0, count: count * count)
        var isBound = Array(repeating: false, count: count * count)
        var met = Array(repeating: 0, count: count * count)
        for one in 0..<count {
            for other in 0..<count where one != other {
                price[one * count + other] =
                    GroupScore.sameness(
                        brief.people[one].disciplines, brief.people[other].disciplines) * 3 / 10
            }
        }
        for (pair, times) in brief.met {
            for place in pair.places(count) { met[place] = times }
        }
        for pair in brief.apart {
            for place in pair.places(count) { price[place] = GroupTable.wishPrice }
        }
        for pair in brief.together {
            for place in pair.places(count) {
                price[place] = -GroupTable.wishPrice
                isBound[place] = true
            }
        }
        (self.price, self.isBound, self.met) = (price, isBound, met)
        seatOf = Array(repeating: -1, count: brief.rounds * count)
        for pool in pools {
            for seat in pool.seats { seatOf[pool.round * count + seats[seat]] = seat }
            for group in pool.groups { gather(group, 1) }
        }
    }

    /// The groups by round.
    var rounds: [[[Int]]] {
        var rounds: [[[Int]]] = Array(repeating: [], count: brief.rounds)
        for pool in pools { rounds[pool.round] += pool.groups.map { Array(seats[groups[$0]]) } }
        return rounds
    }

    /// Seats people otherwise: groups in the order and of the sizes of the pool's, of the same people.
    mutating func seat(_ people: [[Int]], in pool: Int) {
        for group in pools[pool].groups { gather(group, -1) }
        for (seat, person) in zip(pools[pool].seats, people.joined()) {
            seats[seat] = person
            seatOf[pools[pool].round * count + person] = seat
        }
        for group in pools[pool].groups { gather(group, 1) }
    }

    /// The same groups where a repeat has another price.
    func priced(_ repeatPrice: Int) -> GroupTable {
        var table = GroupTable(brief, repeatPrice: repeatPrice)
        for (index, pool) in pools.enumerated() {
            table.seat(pool.groups.map { Array(seats[groups[$0]]) }, in: index)
        }
        return table
    }

    /// Mixes the people of a pool.
    mutating func shuffle<Random: RandomNumberGenerator>(_ pool: Int, using random: inout Random) {
        seat([pools[pool].people.shuffled(using: &random)], in: pool)
    }

    /// Whether two are in one group.
    func sit(_ one: Int, _ other: Int, in round: Int) -> Bool {
        groupOfSeat[seatOf[round * count + one]] == groupOfSeat[seatOf[round * count + other]]
    }

    /// Who of a pool sits with somebody they met before or are to be apart from, or not with whom they are to be together.
    func uneasy(in pool: Int) -> [Int] {
        var people: [Int] = []
        for group in pools[pool].groups {
            let range = groups[group]
            for seat in range {
                let row = seats[seat] * count
                for other in range where other != seat && isUneasy(row + seats[other]) {
                    people.append(seats[seat])
                    break
                }
            }
        }
        let round = pools[pool].round
        for pair in together where !people.contains(pair.first) {
            let places = [pair.first, pair.second].map { seatOf[round * count + $0] }
            guard places.allSatisfy(pools[pool].seats.contains),
                groupOfSeat[places[0]] != groupOfSeat[places[1]]
            else { continue }
            people.append(pair.first)
        }
        return people
    }

    private func isUneasy(_ place: Int) -> Bool {
        price[place] >= GroupTable.wishPrice || (met[place] > 1 && !isBound[place])
    }

    /// What swapping two people of different groups of one round would change.
    func change(swapping one: Int, _ other: Int, in round: Int) -> Int {
        let (here, there) = (seatOf[round * count + one], seatOf[round * count + other])
        let (from, to) = (groupOfSeat[here], groupOfSeat[there])
        guard from != to else { return 0 }
        var change = 0
        for seat in groups[from] where seat != here {
            let person = seats[seat] * count
            change += cost(person + other, 0) - cost(person + one, 1)
        }
        for seat in groups[to] where seat != there {
            let person = seats[seat] * count
            change += cost(person + one, 0) - cost(person + other, 1)
        }
        return change
    }

    /// Swaps two people of different groups of one round.
    mutating func swap(_ one: Int, _ other: Int, in round: Int) {
        let (here, there) = (seatOf[round * count + one], seatOf[round * count + other])
        guard groupOfSeat[here] != groupOfSeat[there] else { return }
        meet(here, -1)
        meet(there, -1)
        seats[here] = other
        seats[there] = one
        seatOf[round * count + one] = there
        seatOf[round * count + other] = here
        meet(here, 1)
        meet(there, 1)
    }

    /// Counts the meetings of all in a group once more, or once less.
    private mutating func gather(_ group: Int, _ step: Int) {
        let range = groups[group]
        for seat in range {
            for other in seat + 1..<range.upperBound { meet(seats[seat], seats[other], step) }
        }
    }

    /// Counts the meetings of who sits there once more, or once less.
    private mutating func meet(_ seat: Int, _ step: Int) {
        for other in groups[groupOfSeat[seat]] where other != seat {
            meet(seats[seat], seats[other], step)
        }
    }

    private mutating func meet(_ one: Int, _ other: Int, _ step: Int) {
        let (place, mirrored) = (one * count + other, other * count + one)
        if step > 0 { cost += cost(place, 0) } else { cost -= cost(place, 1) }
        met[place] += step
        met[mirrored] += step
    }

    /// What one more meeting of a pair costs, or what the latest did when that one is counted already.
    private func cost(_ place: Int, _ counted: Int) -> Int {
        price[place] + (isBound[place] ? 0 : repeatCost[min(64, max(0, met[place] - counted))])
    }
}

extension PersonPair {
    /// Where the pair stands in a table of so many people.
    fileprivate func places(_ count: Int) -> [Int] {
        [first * count + second, second * count + first]
    }
}
