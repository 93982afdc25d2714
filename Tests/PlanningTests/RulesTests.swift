import Testing

@testable import Planning

@Suite("Rules asked one by one")
struct RulesTests {
    @Test func `every rule forbids or charges, and some do both`() {
        #expect(Set(Rule.hard).union(Rule.soft) == Set(Rule.allCases))
        #expect(Set(Rule.hard).intersection(Rule.soft) == [.mode, .window])
    }

    @Test(arguments: HardRuleTests.cases)
    func `a rule by itself knows whether it is broken`(_ one: RuleCase) throws {
        var world = QuietWorld()
        one.change(&world)
        let rules = try Rules(world.instance)

        let broken = try Rule.hard.filter { rule in
            try world.positions.contains { at in
                try !rules.breaches(
                    of: at, at: world.plan[at], in: world.plan, asking: [rule]
                ).isEmpty
            }
        }

        #expect(Set(broken.map(\.rawValue)) == Set(one.expected.keys))
    }

    @Test func `what a place brings is what the score changes by`() throws {
        // More of a resource asked for than there is may be somebody else's doing as well.
        let asked = Rule.allCases.filter { $0 != .resource && $0 != .unfair }
        var bitten: Set<Rule> = []
        for seed in 0..<400 as Range<UInt64> {
            let instance = tinyWorld(seed).published(seed &+ 100)
            var random = RandomSource(seed: seed)
            var state = SearchState(Tables(valid: instance))
            for session in 0..<state.tables.sessionCount { state.wander(session, &random) }
            let at = Plan.Position(
                community: random.below(instance.communities.count), occurrence: 0)
            var plan = state.plan
            let place = plan[at] ?? Plan.Occurrence(day: 3, start: 0, room: 0, mode: .physical)
            let rules = try Rules(instance)
            let scorer = try Scorer(instance)

            let there = try rules.standing(of: at, at: place, in: plan, asking: asked)
            let out = try rules.standing(of: at, at: nil, in: plan, asking: asked)
            plan.occurrences[at.community][at.occurrence] = place
            let with = try scorer.score(plan)
            plan.occurrences[at.community][at.occurrence] = nil
            let without = try scorer.score(plan)

            for rule in asked {
                let name = rule.rawValue
                #expect(
                    there.violations(rule) - out.violations(rule)
                        == with.hardRules[name, default: 0]
                        - without.hardRules[name, default: 0], "\(name) \(seed)")
                #expect(
                    there.price(rule) - out.price(rule)
                        == with.softRules[name, default: 0]
                        - without.softRules[name, default: 0], "\(name) \(seed)")
                if there.violations(rule) + there.price(rule) > 0 { bitten.insert(rule) }
            }
        }
        // The state never announces or holds what is not well-formed.
        #expect(Set(asked).subtracting(bitten) == [.series, .skip])
    }

    @Test func `a breach says who, what and when`() throws {
        let guild = Plan.Position(community: 1, occurrence: 0)
        var world = QuietWorld()
        world.instance.rooms[0].open = [0, 5].map {
            Instance.WeeklySpan(weekday: 0, from: $0, to: $0 + 3)
        }
        world.instance.rooms[0].buffer = 3
        world.instance.rooms[0].weekly = [Instance.WeeklySpan(weekday: 0, from: 7, to: 9)]
        world.instance.people[0].busy = [Instance.DaySpan(day: 0, from: 4, to: 5)]
        world.instance.communities[0].modes[.physical] = Instance.ModeOption(
            seats: 9, features: ["screen", "piano"], uses: [0: 2])
        world.instance.communities[0].blackout = [0]
        world.instance.closed = [0]
        world.plan.occurrences[1][0]?.room = 0
        let rules = try Rules(world.instance)

        let found = try rules.breaches(
            of: Plan.Position(community: 0, occurrence: 0),
            at: Plan.Occurrence(day: 0, start: 4, room: 0, mode: .physical), in: world.plan)

        #expect(
            found == [
                .day(.closed(day: 0)), .day(.blackout(day: 0)),
                .roomFit(.tooSmall(room: 0, seats: 8, needed: 9)),
                .roomFit(.lacks(room: 0, features: ["piano"])),
                .roomOpen(Rule.RoomOpen(index: 0, open: [0..<3, 5..<8])),
                .roomBusy(Rule.RoomBusy(index: 0, slots: 7..<9)),
                .coreBusy(Rule.CoreBusy(member: 0, slots: 4..<5)),
                .roomDouble(Rule.RoomDouble(index: 0, other: guild, slots: 6..<8, buffer: 3)),
            ])
        #expect(
            try rules.breaches(
                of: Plan.Position(community: 0, occurrence: 0),
                at: Plan.Occurrence(day: 0, start: 6, room: 1, mode: .physical), in: world.plan,
                asking: [.resource, .coreClash])
                == [
                    .coreClash(Rule.CoreClash(member: 0, other: guild, slots: 6..<8, travel: 0)),
                    .resource(Rule.Resource(index: 0, capacity: 2, used: 3, over: 2)),
                ])
    }

    @Test func `the same calendar is the same matter at any time`() {
        let busy = Rule.Breach.roomBusy(Rule.RoomBusy(index: 0, slots: 7..<9))

        #expect(busy.isSameMatter(as: .roomBusy(Rule.RoomBusy(index: 0, slots: 1..<2))))
        #expect(!busy.isSameMatter(as: .roomBusy(Rule.RoomBusy(index: 1, slots: 7..<9))))
        #expect(!busy.isSameMatter(as: .roomOpen(Rule.RoomOpen(index: 0, open: []))))
    }

    @Test func `a session may be judged by the pattern that is nearest`() throws {
        let world = QuietWorld()
        let rules = try Rules(world.instance)
        let at = Plan.Position(community: 0, occurrence: 1)

        #expect(rules.nearestPattern(of: at, to: 7) == 0)
        #expect(rules.nearestPattern(of: at, to: 13) == 1)
    }

    @Test func `what is no wish holds always`() {
        let world = QuietWorld().instance
        let wished = Set(narrowWorld(1).wishes.flatMap(\.rules) + world.wishes.flatMap(\.rules))
            .union(Wish.pin(community: 0, occurrence: 0).rules)
            .union(Wish.mostInMode(community: 0, .online).rules)
            .union(Wish.bookings(room: 0).rules)

        #expect(Set(Rule.hard).subtracting(wished) == [.series, .mode, .roomDouble])
    }

    @Test func `a session that is not there is refused`() throws {
        let world = QuietWorld()

        #expect(throws: PlanFault.unknownSession(community: 0, occurrence: 2)) {
            try Rules(world.instance).breaches(
                of: Plan.Position(community: 0, occurrence: 2), at: nil, in: world.plan)
        }
        #expect(throws: PlanFault.unknownRoom(community: 0, occurrence: 0, room: 2)) {
            try Rules(world.instance).breaches(
                of: Plan.Position(community: 0, occurrence: 0),
                at: Plan.Occurrence(day: 0, start: 0, room: 2, mode: .physical), in: world.plan)
        }
    }
}

extension QuietWorld {
    /// Every session, held or not.
    fileprivate var positions: [Plan.Position] {
        plan.occurrences.enumerated().flatMap { c, sessions in
            sessions.indices.map { Plan.Position(community: c, occurrence: $0) }
        }
    }
}

extension Plan {
    /// The entry of a session.
    fileprivate subscript(at: Plan.Position) -> Plan.Occurrence? {
        occurrences[at.community][at.occurrence]
    }
}

extension Standing {
    fileprivate func violations(_ rule: Rule) -> Int {
        breaches.reduce(0) { $0 + ($1.rule == rule ? $1.violations : 0) }
    }

    fileprivate func price(_ rule: Rule) -> Int {
        charges.reduce(0) { $0 + ($1.rule == rule ? $1.price : 0) }
    }
}
