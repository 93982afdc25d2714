/// The first rounds of a plan by designs of algebra, one for each pool of people.
struct DesignedRounds {
    private let brief: GroupBrief
    /// For each pool the design's rounds, with people of the pool in their places.
    private let pools: [(people: [Int], rounds: [[[Int]]])]

    /// `nil` where people come and go or sizes change between rounds, or nothing useful is known.
    init?(_ brief: GroupBrief) {
        let first = brief.pools(in: 0)
        let isSteady = (1..<max(1, brief.rounds)).allSatisfy { round in
            brief.pools(in: round) == first
                && first.allSatisfy {
                    brief.sizes(of: $0.count, in: round) == brief.sizes(of: $0.count, in: 0)
                }
        }
        guard brief.rounds > 1, isSteady else { return nil }
        self.brief = brief
        pools = first.map { people in
            (people, DesignedRounds.rounds(of: people, for: brief))
        }
        guard pools.contains(where: { $0.rounds.count > 1 }) else { return nil }
    }

    /// Whether the round stands in the designs of all pools.
    func covers(_ round: Int) -> Bool { pools.allSatisfy { round < $0.rounds.count } }

    /// The table with the designs in it, people in the places where wishes and tastes are served best.
    func table<Random: RandomNumberGenerator>(using random: inout Random) -> GroupTable {
        var table = GroupTable(brief)
        for index in table.pools.indices {
            let pool = table.pools[index]
            let known = pools.first { $0.people == pool.people }?.rounds ?? []
            if pool.round < known.count {
                table.seat(known[pool.round], in: index)
            } else {
                table.shuffle(index, using: &random)
            }
        }
        guard brief.hasTastes || !brief.met.isEmpty else { return table }
        for pool in pools where pool.rounds.count > 1 {
            settle(pool.people, in: &table, using: &random)
        }
        return table
    }

    /// Gives two people each other's places in all rounds while that is better; the design stays what it is.
    private func settle<Random: RandomNumberGenerator>(
        _ people: [Int], in table: inout GroupTable, using random: inout Random
    ) {
        var patience = 40 * people.count
        while patience > 0 {
            guard let one = people.randomElement(using: &random),
                let other = people.randomElement(using: &random), one != other
            else { continue }
            let before = table.cost
            for round in 0..<brief.rounds { table.swap(one, other, in: round) }
            if table.cost < before {
                patience = 40 * people.count
            } else {
                for round in 0..<brief.rounds { table.swap(one, other, in: round) }
                patience -= 1
            }
        }
    }

    /// A design with places for all of them, places that are left over removed so that groups stay even.
    private static func rounds(of people: [Int], for brief: GroupBrief) -> [[[Int]]] {
        let sizes = brief.sizes(of: people.count, in: 0)
        guard let largest = sizes.first else { return [] }
        let designs = GolferDesign.all(groups: sizes.count, size: largest)
        let most = min(brief.rounds, designs[0].rounds.count)
        let surplus = sizes.count * largest - people.count
        // With fewer rounds there are more places that never meet.
        for count in stride(from: most, to: 1, by: -1) {
            for design in designs where design.rounds.count >= count {
                let rounds = Array(design.rounds.prefix(count))
                guard let removed = strangers(surplus, in: rounds) else { continue }
                let places = Set(0..<sizes.count * largest).subtracting(removed).sorted()
                let personAt = Dictionary(uniqueKeysWithValues: zip(places, people))
                return rounds.map { groups in
                    groups.map { $0.compactMap { personAt[$0] } }.sorted { $0.count > $1.count }
                }
            }
        }
        return []
    }

    /// So many places of which no two are ever in one group.
    private static func strangers(_ count: Int, in rounds: [[[Int]]]) -> Set<Int>? {
        let places = rounds.first.map { $0.reduce(0) { $0 + $1.count } } ?? 0
        var meets: [Set<Int>] = Array(repeating: [], count: places)
        for group in rounds.joined() {
            for place in group { meets[place].formUnion(group) }
        }
        var tries = 20_000
        func extended(_ chosen: [Int], from next: Int) -> [Int]? {
            if chosen.count == count { return chosen }
            for place in next..<max(next, places)
            where tries > 0 && !chosen.contains(where: { meets[$0].contains(place) }) {
                tries -= 1
                if let found = extended(chosen + [place], from: place + 1) { return found }
            }
            return nil
        }
        return extended([], from: 0).map(Set.init)
    }
}
