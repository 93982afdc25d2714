import TestSupport
import Testing

@testable import Planning

@Suite("Lower bound between communities", .slow)
struct SharedBoundTests {
    @Test(.slow) func `it is never above the cheapest of all plans`() async {
        var bitten = 0
        for seed in 1...60 as ClosedRange<UInt64> {
            let world = contestedWorld(seed, communities: seed % 3 == 0 ? 3 : 2)
            guard let cheapest = CheapestPlan(world).cost else { continue }
            bitten += 1
            for work in [10_000, 500_000] {
                let bound = await LowerBound.value(Tables(valid: world), workers: 1, work: work)
                #expect(bound <= cheapest, "seed \(seed)")
            }
        }
        #expect(bitten > 10)
    }

    @Test(.slow) func `nor is it with a published plan`() async {
        var bitten = 0
        for seed in 1...60 as ClosedRange<UInt64> {
            var world = contestedWorld(seed, communities: 2).published(seed)
            world.pinned = seed % 3 == 0 ? world.pinned : []
            world.frozenBefore = seed % 2 == 0 ? 2 : 0
            guard let cheapest = CheapestPlan(world).cost else { continue }
            bitten += 1
            let bound = await LowerBound.value(Tables(valid: world), workers: 1, work: 500_000)
            #expect(bound <= cheapest, "seed \(seed)")
        }
        #expect(bitten > 5)
    }
}

extension SharedBoundTests {
    /// Two communities that can only meet at one time of day, on the same days, in a room each.
    private func twins() -> Instance {
        var world = QuietWorld().instance
        for c in 0...1 {
            world.communities[c].core = []
            world.communities[c].active = []
            world.communities[c].peripheral = []
            world.communities[c].patterns = [Instance.Pattern(days: [0, 7])]
            world.communities[c].windows = (0..<7).map {
                Instance.Window(weekday: $0, from: 2, to: 4)
            }
            world.communities[c].maxShift = 1
            world.communities[c].maxSkips = 0
            world.communities[c].modes[.online] = nil
        }
        return world
    }

    private func bound(_ world: Instance) async -> Int {
        await LowerBound.value(Tables(valid: world), workers: 2)
    }

    @Test func `twins with rooms and people of their own cost nothing`() async {
        #expect(await bound(twins()) == 0)
    }

    @Test func `it sees that a room holds one session at a time`() async {
        var world = twins()
        world.rooms.removeLast()

        #expect(await bound(world) == 2 * world.weights.otherDay)
        #expect(CheapestPlan(world).cost == 2 * world.weights.otherDay)
    }

    @Test func `it sees that a core member cannot be at two places`() async {
        var world = twins()
        world.communities[0].core = [0]
        world.communities[1].core = [0]

        #expect(await bound(world) == 2 * world.weights.otherDay)
    }

    @Test func `it sees that somebody misses one of two`() async {
        var world = twins()
        for c in 0...1 { world.communities[c].active = [0, 1] }
        world.communities[1].peripheral = [2]
        world.communities[0].core = [2]

        #expect(await bound(world) == 2 * (2 * world.weights.missActive + 1))
    }

    @Test func `it sees that a clash brings unfairness`() async {
        var world = twins()
        world.weights.freeMisses = 1
        for c in 0...1 { world.communities[c].active = [0] }

        #expect(await bound(world) == 2 * world.weights.missActive + world.weights.unfair)
    }

    @Test func `misses in several communities are unfair together`() async {
        var world = twins()
        world.people[0].weekly = (0..<7).map { Instance.WeeklySpan(weekday: $0, from: 0, to: 10) }
        world.communities[1].windows = (0..<7).map {
            Instance.Window(weekday: $0, from: 6, to: 8)
        }
        for c in 0...1 { world.communities[c].active = [0] }

        #expect(await bound(world) == 4 * world.weights.missActive + world.weights.unfair)
    }

    @Test func `it rises, also where prices are to stay, and stays below the cheapest`() async {
        var bitten = 0
        for seed in 1...5 as ClosedRange<UInt64> {
            let world = contestedWorld(seed)
            guard let cheapest = CheapestPlan(world).cost else { continue }
            bitten += 1
            var bound = LowerBound(Tables(valid: world))
            var values: [Int] = []
            for turn in 1...6 {
                await bound.improve(work: 20_000 << turn, workers: 2)
                if turn == 4 { bound.commit() }
                values.append(bound.value)
            }

            #expect(values == values.sorted())
            #expect(values.allSatisfy { $0 <= cheapest })
        }
        #expect(bitten > 0)
    }

    @Test func `a known plan changes what is looked at, not what is true`() async {
        var bitten = 0
        for seed in 1...8 as ClosedRange<UInt64> {
            let world = contestedWorld(seed)
            let tables = Tables(valid: world)
            guard let cheapest = CheapestPlan(world).cost else { continue }
            bitten += 1
            var state = SearchState(tables)
            var random = RandomSource(seed: seed)
            for session in 0..<tables.sessionCount { state.wander(session, &random) }
            var bound = LowerBound(tables, beside: state)

            await bound.improve(work: 500_000, workers: 2)

            #expect(bound.value <= cheapest)
        }
        #expect(bitten > 0)
    }
}
