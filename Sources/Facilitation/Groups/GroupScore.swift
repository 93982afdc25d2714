/// What rounds of groups are worth, counted from nothing but the groups.
public struct GroupScore: Hashable, Sendable {
    /// Wishes not kept: apart, and yet in one group; together, and not.
    public var brokenWishes = 0
    /// Groups of people in the room and on a screen where these were to be grouped apart.
    public var mixedGroups = 0
    /// Meetings that were not the first one of their pair, earlier sessions included.
    public var repeats = 0
    /// Third and later meetings, each as often as it is later than the second.
    public var piledUp = 0
    /// Pairs in one group that share a discipline, each as much as what they have is the same, in hundredths.
    public var sameness = 0
    /// Pairs that meet for the first time.
    public var firstMeetings = 0
    /// Meetings of two who share a discipline.
    public var meetingsWithinDiscipline = 0
    /// All meetings.
    public var meetings = 0

    /// Counts.
    public init(_ rounds: [[[Int]]], for brief: GroupBrief) {
        var met = brief.met
        for (round, groups) in rounds.enumerated() {
            var together = brief.together.filter { pair in
                [pair.first, pair.second].allSatisfy {
                    brief.people[$0].attendance.contains(round)
                }
            }
            for group in groups {
                for pair in PersonPair.all(of: group) {
                    if together.remove(pair) != nil { continue }
                    count(pair, &met, brief)
                }
                let remote = group.filter { brief.people[$0].isRemote }.count
                if !brief.mayMix, remote > 0, remote < group.count { mixedGroups += 1 }
            }
            brokenWishes += together.count
        }
    }

    private mutating func count(
        _ pair: PersonPair, _ met: inout [PersonPair: Int], _ brief: GroupBrief
    ) {
        let before = met[pair, default: 0]
        met[pair] = before + 1
        meetings += 1
        if brief.apart.contains(pair) { brokenWishes += 1 }
        if before == 0 { firstMeetings += 1 } else { repeats += 1 }
        piledUp += max(0, before - 1)
        let sameness = GroupScore.sameness(
            brief.people[pair.first].disciplines, brief.people[pair.second].disciplines)
        self.sameness += sameness
        if sameness > 0 { meetingsWithinDiscipline += 1 }
    }

    /// How much of what two people have is the same, in hundredths (Jaccard's index).
    static func sameness(_ one: Set<String>, _ other: Set<String>) -> Int {
        let all = one.union(other).count
        return all == 0 ? 0 : 100 * one.intersection(other).count / all
    }

    /// Whether it is worth more: by wishes kept first, then as is favoured.
    func isBetter(than other: GroupScore, _ favour: GroupFavour) -> Bool {
        worth(favour).lexicographicallyPrecedes(other.worth(favour))
    }

    /// From what counts most, the less the better.
    private func worth(_ favour: GroupFavour) -> [Int] {
        switch favour {
        case .meetings: [brokenWishes, repeats, piledUp, sameness]
        case .disciplines: [brokenWishes, 200 * repeats + 20 * piledUp + sameness]
        }
    }
}

/// What groups are to bring first.
public enum GroupFavour: String, CaseIterable, Hashable, Sendable {
    /// New people: repeats first, then how they pile up, then how mixed disciplines are.
    case meetings
    /// Other disciplines as well: a repeat weighs as much as two meetings of people who share all their disciplines, a
    /// third or later meeting of a pair a tenth more.
    case disciplines
}
