import Testing

@testable import Facilitation

@Suite("Groups in which people meet new people")
struct GroupPlannerTests {
    private func plan(_ brief: GroupBrief, steps: Int = 60_000, seed: UInt64 = 1) throws
        -> GroupPlan
    {
        var random = Chance(seed: seed)
        return try GroupPlanner(brief).plan(steps: steps, using: &random)
    }

    @Test func `fifteen people walk out in threes for seven days and never meet twice`() throws {
        let plan = try plan(GroupBrief(people: 15, rounds: 7, size: 3))

        #expect(plan.score.repeats == 0 && plan.bound == 0)
        #expect(plan.score.firstMeetings == 105)
    }

    @Test(arguments: [
        (13, 4, 3), (17, 4, 3), (23, 4, 4), (29, 4, 9), (31, 4, 10), (31, 5, 4), (40, 4, 9),
        (26, 3, 8),
    ])
    func `uneven groups meet nobody twice either`(people: Int, size: Int, rounds: Int) throws {
        let plan = try plan(GroupBrief(people: people, rounds: rounds, size: size))

        #expect(plan.score.repeats == 0)
        for round in plan.rounds {
            #expect(round.joined().sorted() == Array(0..<people))
            let sizes = round.map(\.count)
            #expect(sizes.max() ?? 0 <= size && (sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        }
    }

    @Test(arguments: [
        (3, 2, [3]), (5, 2, [3, 2]), (5, 4, [3, 2]), (9, 4, [3, 3, 3]), (2, 9, [2]),
    ])
    func `groups are as even as can be and nobody is alone`(people: Int, size: Int, sizes: [Int])
        throws
    {
        let plan = try plan(GroupBrief(people: people, rounds: 1, size: size))
        #expect(plan.rounds[0].map(\.count).sorted(by: >) == sizes)
    }

    @Test(arguments: [
        (25, 12, 3, 12), (25, 6, 5, 6), (20, 6, 5, 5), (22, 12, 3, 11), (3, 12, 3, 1),
    ])
    func `there are as many groups as an agenda for 25 people says, in proportion`(
        people: Int, ofAgenda: Int, size: Int, groups: Int
    ) throws {
        var brief = GroupBrief(people: people, rounds: 2, size: size)
        brief.shapes = [nil, GroupShape(people: 25, groups: ofAgenda)]
        #expect(try plan(brief).rounds[1].count == groups)
    }

    @Test func `who met in earlier sessions is not put together while others are left`() throws {
        var brief = GroupBrief(people: 12, rounds: 1, size: 3)
        for group in [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]] {
            for pair in PersonPair.all(of: group) { brief.met[pair] = 2 }
        }
        let plan = try plan(brief)
        #expect(plan.score.repeats == 0)
    }

    @Test func `who is absent sits nowhere and who is late sits from their round on`() throws {
        var brief = GroupBrief(people: 9, rounds: 3, size: 3)
        brief.people[4].attendance = 0..<0
        brief.people[7].attendance = 1..<3
        let plan = try plan(brief)

        #expect(plan.rounds.map { $0.joined().contains(4) } == [false, false, false])
        #expect(plan.rounds.map { $0.joined().contains(7) } == [false, true, true])
        #expect(plan.score.repeats == plan.bound)
    }

    @Test func `wishes to be apart and together are kept`() throws {
        var brief = GroupBrief(people: 12, rounds: 3, size: 4)
        brief.apart = [PersonPair(0, 1), PersonPair(0, 2), PersonPair(5, 6)]
        brief.together = [PersonPair(3, 4)]
        let plan = try plan(brief)

        #expect(plan.score.brokenWishes == 0)
        for group in plan.rounds.joined() {
            #expect(!(group.contains(5) && group.contains(6)))
            #expect(group.contains(3) == group.contains(4))
        }
    }

    @Test func `the room and the screen sit apart unless groups may mix`() throws {
        var brief = GroupBrief(people: 12, rounds: 3, size: 4)
        for person in 0..<5 { brief.people[person].isRemote = true }

        let apart = try plan(brief)
        #expect(apart.score.mixedGroups == 0)
        for group in apart.rounds.joined() {
            #expect(Set(group.map { $0 < 5 }).count == 1)
        }
        brief.mayMix = true
        #expect(try plan(brief).rounds[0].count == 3)
    }

    @Test func `one person on a screen is not left alone`() throws {
        var brief = GroupBrief(people: 8, rounds: 1, size: 4)
        brief.people[3].isRemote = true
        let plan = try plan(brief)

        #expect(plan.rounds[0].allSatisfy { $0.count == 4 })
        #expect(plan.score.mixedGroups == 1)
    }

    @Test func `disciplines are mixed where that costs no repeats`() throws {
        var brief = GroupBrief(people: 12, rounds: 2, size: 3)
        for person in 0..<12 { brief.people[person].disciplines = ["\(person % 3)"] }
        let plan = try plan(brief)

        #expect(plan.score.repeats == 0)
        #expect(plan.score.meetingsWithinDiscipline == 0)
    }

    @Test func `what is favoured is served better than by the other favour`() throws {
        var random = Chance(seed: 11)
        var (repeats, sameness): ([Int], [Int]) = ([0, 0], [0, 0])
        for _ in 0..<4 {
            let people = Int.random(in: 16...24, using: &random)
            var brief = GroupBrief(people: people, rounds: 8, size: 4)
            for person in 0..<people {
                brief.people[person].disciplines = ["\(Int.random(in: 0..<3, using: &random))"]
            }
            for (place, favour) in [GroupFavour.meetings, .disciplines].enumerated() {
                brief.favour = favour
                let score = try plan(brief, steps: 200_000).score
                repeats[place] += score.repeats
                sameness[place] += score.sameness
            }
        }
        #expect(repeats[0] < repeats[1] && sameness[1] < sameness[0], "\(repeats) \(sameness)")
    }

    @Test func `hundreds of people get groups too`() throws {
        var brief = GroupBrief(people: 150, rounds: 3, size: 5)
        brief.people[7].attendance = 1..<3
        #expect(try plan(brief, steps: 400_000).score.repeats < 20)
    }

    @Test func `the same seed gives the same groups`() throws {
        var brief = GroupBrief(people: 14, rounds: 4, size: 4)
        for person in 0..<14 { brief.people[person].disciplines = ["\(person % 4)"] }
        #expect(try plan(brief, seed: 5).rounds == plan(brief, seed: 5).rounds)
    }

    @Test func `no plan of a small world has fewer repeats than the bound, and ours has the least`()
        throws
    {
        var random = Chance(seed: 7)
        for _ in 0..<60 {
            let people = Int.random(in: 4...6, using: &random)
            var brief = GroupBrief(
                people: people, rounds: Int.random(in: 2...3, using: &random),
                size: Int.random(in: 2...4, using: &random))
            for pair in PersonPair.all(of: Array(0..<people))
            where Int.random(in: 0..<4, using: &random) == 0 {
                brief.met[pair] = Int.random(in: 1...2, using: &random)
            }
            if Bool.random(using: &random) { brief.people[0].attendance = 1..<9 }
            let least = EveryGroupPlan(brief).leastRepeats
            let plan = try plan(brief, steps: 6000)
            #expect(plan.bound <= least, "\(brief)")
            #expect(plan.score.repeats == least, "\(brief)")
        }
    }

    @Test func `what cannot be grouped is refused`() {
        #expect(throws: GroupFault.badPeople(1)) {
            try GroupPlanner(.init(people: 1, rounds: 1, size: 2))
        }
        #expect(throws: GroupFault.badSize(1)) {
            try GroupPlanner(.init(people: 8, rounds: 1, size: 1))
        }
        #expect(throws: GroupFault.badRounds(0)) {
            try GroupPlanner(.init(people: 8, rounds: 0, size: 2))
        }
        var brief = GroupBrief(people: 8, rounds: 1, size: 2)
        brief.apart = [PersonPair(1, 2)]
        brief.together = [PersonPair(1, 2)]
        #expect(throws: GroupFault.apartAndTogether(PersonPair(1, 2))) { try GroupPlanner(brief) }
    }
}

/// Tries every way to put a few people into groups.
private struct EveryGroupPlan {
    private let brief: GroupBrief

    init(_ brief: GroupBrief) { self.brief = brief }

    var leastRepeats: Int { least(0, brief.met) }

    private func least(_ round: Int, _ met: [PersonPair: Int]) -> Int {
        guard round < brief.rounds else { return 0 }
        let people = brief.people.indices.filter { brief.people[$0].attendance.contains(round) }
        var best = Int.max
        var seen: Set<Set<PersonPair>> = []
        deal(people[...], brief.sizes(of: people.count, in: round)[...], []) { groups in
            let pairs = groups.flatMap(PersonPair.all)
            guard seen.insert(Set(pairs)).inserted else { return }
            var after = met
            var repeats = 0
            for pair in pairs {
                repeats += after[pair] == nil ? 0 : 1
                after[pair, default: 0] += 1
            }
            if repeats < best { best = min(best, repeats + least(round + 1, after)) }
        }
        return best == Int.max ? 0 : best
    }

    private func deal(
        _ people: ArraySlice<Int>, _ sizes: ArraySlice<Int>, _ groups: [[Int]],
        _ visit: ([[Int]]) -> Void
    ) {
        guard let size = sizes.first else { return visit(groups) }
        choose(size, from: people, []) { chosen in
            deal(
                people.filter { !chosen.contains($0) }[...], sizes.dropFirst(), groups + [chosen],
                visit)
        }
    }

    private func choose(
        _ count: Int, from people: ArraySlice<Int>, _ chosen: [Int], _ visit: ([Int]) -> Void
    ) {
        guard count > 0 else { return visit(chosen) }
        for (offset, person) in people.enumerated() {
            choose(count - 1, from: people.dropFirst(offset + 1), chosen + [person], visit)
        }
    }
}
