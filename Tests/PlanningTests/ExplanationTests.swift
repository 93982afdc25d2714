import Testing

@testable import Planning

@Suite("Explanation")
struct ExplanationTests {
    @Test func `alternatives differ from the plan by exactly what they say`() throws {
        let instance = try fixture("small.json", as: Instance.self)
        let plan = try fixture("small-random-plan.json", as: Plan.self)
        let scorer = try Scorer(instance)
        let before = try scorer.score(plan)

        let explanation = try Explanation(instance, plan, community: 0, occurrence: 1, count: 5)

        #expect(Set(explanation.alternatives).count == 5)
        var scores: [Score] = []
        for alternative in explanation.alternatives {
            var other = plan
            other.occurrences[0][1] = alternative.place
            let after = try scorer.score(other)
            #expect(alternative.hard.values.reduce(0, +) == after.hard - before.hard)
            #expect(alternative.soft.values.reduce(0, +) == after.soft - before.soft)
            scores.append(after)
        }
        #expect(!zip(scores, scores.dropFirst()).contains { $1 < $0 })
    }

    @Test func `the best place is found when day, time, room and mode all have to change`() throws {
        var world = QuietWorld()
        // The circle's first week: only online on day 1, early.
        world.instance.communities[0].blackout = [0, 2]
        world.instance.communities[0].windows = (0..<7).map {
            Instance.Window(weekday: $0, from: $0 == 1 ? 4 : 1, to: $0 == 1 ? 6 : 9)
        }
        world.instance.rooms[0].busy = [Instance.DaySpan(day: 1, from: 0, to: 10)]
        world.instance.rooms[1].busy = [Instance.DaySpan(day: 1, from: 0, to: 10)]

        let explanation = try Explanation(
            world.instance, world.plan, community: 0, occurrence: 0, count: 1)

        let best = try #require(explanation.alternatives.first)
        #expect(best.place == Plan.Occurrence(day: 1, start: 4, room: nil, mode: .online))
        #expect(best.hard == ["day": -1])
        #expect(best.soft == ["otherDay": 10, "otherTime": 6, "otherMode": 5])
    }

    @Test func `what forbids an asked-for place and who would miss it are said`() throws {
        let world = QuietWorld()

        let asked = try Explanation.asking(
            world.instance, world.plan, community: 1, occurrence: 0,
            for: Plan.Occurrence(day: 0, start: 2, room: 0, mode: .physical))

        #expect(asked.brokenRules == [.roomDouble, .coreClash])
        #expect(asked.missing == [1, 2])
        #expect(asked.relieved.isEmpty)
    }

    @Test func `the reasons add up to the price, and every broken rule has its obstacle`() throws {
        var charges = 0
        var obstacles = 0
        for seed in 0..<40 as Range<UInt64> {
            let instance = tinyWorld(seed).published(seed &+ 100)
            var random = RandomSource(seed: seed)
            var state = SearchState(Tables(valid: instance))
            for session in 0..<state.tables.sessionCount { state.wander(session, &random) }
            let plan = state.plan
            let c = random.below(instance.communities.count)
            let i = random.below(instance.communities[c].count)

            let explanation = try Explanation(
                instance, plan, community: c, occurrence: i, count: 100)

            for alternative in explanation.alternatives {
                let prices = Dictionary(
                    grouping: alternative.charges.filter { $0.price != 0 }, by: \.rule.rawValue)
                #expect(
                    prices.mapValues { $0.reduce(0) { $0 + $1.price } }.filter { $0.value != 0 }
                        == alternative.soft)
                let named = Set(alternative.obstacles.map(\.rule))
                #expect(named.isSuperset(of: alternative.brokenRules))
                charges += alternative.charges.count
                obstacles += alternative.brokenRules.count
            }
        }
        #expect(charges > 1000 && obstacles > 100)
    }

    @Test func `who is busy and why is named`() throws {
        var world = QuietWorld()
        world.instance.people[1].busy = [Instance.DaySpan(day: 1, from: 6, to: 8)]

        let asked = try Explanation.asking(
            world.instance, world.plan, community: 0, occurrence: 0,
            for: Plan.Occurrence(day: 1, start: 6, room: 0, mode: .physical))
        let clash = try Explanation.asking(
            world.instance, world.plan, community: 0, occurrence: 0,
            for: Plan.Occurrence(day: 0, start: 6, room: nil, mode: .online))

        #expect(
            asked.charges == [
                Charge(rule: .otherDay, person: nil, cause: nil, price: 10),
                Charge(rule: .otherTime, person: nil, cause: nil, price: 6),
                Charge(rule: .miss, person: 1, cause: .calendar, price: 4),
            ])
        #expect(
            clash.obstacles == [
                .coreClash(
                    Rule.CoreClash(
                        member: 0, other: Plan.Position(community: 1, occurrence: 0),
                        slots: 6..<8, travel: 0))
            ])
        #expect(
            clash.charges.filter { $0.rule == .miss }
                == [
                    Charge(
                        rule: .miss, person: 1,
                        cause: .session(community: 1, occurrence: 0), price: 4),
                    Charge(
                        rule: .miss, person: 2,
                        cause: .session(community: 1, occurrence: 0), price: 1),
                ])
    }

    @Test func `the best room and mode are found at an asked-for time, be it forbidden`() throws {
        var world = QuietWorld()
        world.instance.rooms[0].busy = [Instance.DaySpan(day: 0, from: 4, to: 6)]

        func best(_ wanted: Explanation.Wanted) throws -> Explanation.Alternative {
            try Explanation.best(
                world.instance, world.plan, community: 0, occurrence: 0, wanting: wanted)
        }

        #expect(
            try best(.init(day: 0, start: 3)).place
                == Plan.Occurrence(day: 0, start: 3, room: 1, mode: .physical))
        #expect(
            try best(.init(day: 0, start: 0)).obstacles
                == [.window(.outside(weekday: 0, slots: 0..<2))])
        #expect(
            try best(.init(day: 0, mode: .hybrid)).obstacles
                == [.mode(.notOffered(.hybrid, offered: [.physical, .online]))])
        #expect(try best(.init(day: 99)).obstacles.contains(.day(.outsideSeason(day: 99))))
        #expect(
            try best(.init(day: 0, start: 3, room: 0)).obstacles
                == [
                    .roomBusy(Rule.RoomBusy(index: 0, slots: 4..<6)),
                    .coreClash(
                        Rule.CoreClash(
                            member: 0, other: Plan.Position(community: 1, occurrence: 0),
                            slots: 6..<8, travel: 2)),
                ])
    }

    @Test func `of several rooms at one time only the best is named`() throws {
        let world = QuietWorld()

        let explanation = try Explanation(
            world.instance, world.plan, community: 0, occurrence: 0, count: 9, oneRoomEach: true)

        let times = explanation.alternatives.map { alternative in
            alternative.place.map { [$0.day, $0.start, $0.mode == .online ? 1 : 0] }
        }
        #expect(Set(times).count == 9)
        #expect(explanation.alternatives.first?.soft.values.reduce(0, +) == 3)
    }
}
