/// Repeats that no plan can do without.
struct GroupBound {
    /// The least number of repeats.
    let repeats: Int

    /// The larger of two proofs: one counts partners, the other people who come out of the same group.
    init(_ brief: GroupBrief) {
        repeats = max(GroupBound.byPartners(brief), GroupBound.byPigeonholes(brief))
    }

    /// Each person meets so many in all rounds together, of whom only so many can be met for the first time.
    ///
    /// The sizes of groups are given, who sits in the larger ones is not: meetings are dealt so that as few as possible
    /// are more than somebody has new partners. Each repeat is one for both.
    private static func byPartners(_ brief: GroupBrief) -> Int {
        let count = brief.people.count
        var (least, most) = (
            Array(repeating: 0, count: count), Array(repeating: 0, count: count)
        )
        var all = 0
        for round in 0..<brief.rounds {
            for pool in brief.pools(in: round) {
                let sizes = brief.sizes(of: pool.count, in: round)
                for person in pool {
                    least[person] += (sizes.last ?? 1) - 1
                    most[person] += (sizes.first ?? 1) - 1
                }
                all += sizes.reduce(0) { $0 + $1 * ($1 - 1) }
            }
        }
        // Two who stay together meet in every round they are both there for, and it is no repeat.
        for pair in brief.together {
            let (one, other) = (brief.people[pair.first], brief.people[pair.second])
            let shared = one.attendance.clamped(to: other.attendance)
                .clamped(to: 0..<brief.rounds).count
            all -= 2 * shared
            for person in [pair.first, pair.second] {
                least[person] = max(0, least[person] - shared)
            }
        }
        let fresh = freshPartners(brief)
        var (forced, room) = (0, 0)
        for person in brief.people.indices {
            forced += max(0, least[person] - fresh[person])
            room += max(least[person], min(fresh[person], most[person]))
        }
        return max(0, (forced + max(0, all - room) + 1) / 2)
    }

    /// How many each can meet for the first time.
    private static func freshPartners(_ brief: GroupBrief) -> [Int] {
        var canMeet: Set<PersonPair> = []
        for round in 0..<brief.rounds {
            // Rounds with the same people add nothing.
            if round > 0, brief.pools(in: round) == brief.pools(in: round - 1) { continue }
            for pool in brief.pools(in: round) { canMeet.formUnion(PersonPair.all(of: pool)) }
        }
        var fresh = Array(repeating: 0, count: brief.people.count)
        for pair in canMeet
        where brief.met[pair, default: 0] == 0 && !brief.apart.contains(pair)
            && !brief.together.contains(pair)
        {
            fresh[pair.first] += 1
            fresh[pair.second] += 1
        }
        return fresh
    }

    /// Groups with more people than there were groups in the first round have some who come out of one group.
    private static func byPigeonholes(_ brief: GroupBrief) -> Int {
        guard brief.together.isEmpty, brief.apart.isEmpty else { return 0 }
        let first = brief.pools(in: 0)
        let groups = first.map { brief.sizes(of: $0.count, in: 0).count }
        var repeats = 0
        for round in 1..<max(1, brief.rounds) where brief.pools(in: round) == first {
            for (pool, groups) in zip(first, groups) {
                for size in brief.sizes(of: pool.count, in: round) {
                    let (each, more) = size.quotientAndRemainder(dividingBy: groups)
                    repeats += more * each + groups * each * (each - 1) / 2
                }
            }
        }
        return repeats
    }
}
