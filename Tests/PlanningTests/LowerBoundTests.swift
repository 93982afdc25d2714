import TestSupport
import Testing

@testable import Planning

@Suite("Lower bound", .slow)
struct LowerBoundTests {
    @Test(.slow) func `one series alone costs exactly this`() async {
        var bitten = 0
        for seed in 1...60 as ClosedRange<UInt64> {
            let world = Self.alone(tinyWorld(seed, communities: 1, slots: 5))
            let tables = Tables(valid: world)
            var enumeration = Enumeration(tables)

            // Where nothing is feasible there is nothing to bound.
            guard let cheapest = enumeration.cheapest() else { continue }
            bitten += 1
            let bound = await LowerBound.value(tables, workers: 1)
            #expect(bound == cheapest, "seed \(seed)")
        }
        #expect(bitten > 20)
    }

    @Test(.slow) func `changes, freezes and pins are counted in full`() async {
        var bitten = 0
        var fixed = 0
        for seed in 1...60 as ClosedRange<UInt64> {
            var world = tinyWorld(seed, communities: 2, slots: 5).published(seed)
            world.communities.removeFirst()
            world.published?.series.removeFirst()
            world.published?.occurrences.removeFirst()
            world.pinned = seed % 3 == 0 ? [Instance.Pin(community: 0, occurrence: 1)] : []
            world.frozenBefore = seed % 2 == 0 ? 3 : 0
            let tables = Tables(valid: Self.alone(world))
            var enumeration = Enumeration(tables)

            guard let cheapest = enumeration.cheapest() else { continue }
            bitten += 1
            if tables.published.locked.contains(true) { fixed += 1 }
            let bound = await LowerBound.value(tables, workers: 1)
            #expect(bound == cheapest, "seed \(seed)")
        }
        #expect(bitten > 10 && fixed > 2)
    }

    @Test(arguments: ["small.json", "medium.json"])
    func `it rises with work, the same for any number of workers`(name: String) async throws {
        let tables = Tables(valid: try fixture(name, as: Instance.self))
        var one = LowerBound(tables)
        var two = LowerBound(tables)
        var values = [one.value]

        for work in [100_000, 1_000_000, 2_000_000] {
            await one.improve(work: work, workers: 1)
            await two.improve(work: work, workers: 3)
            values.append(one.value)
            #expect(one.value == two.value)
        }

        #expect(values == values.sorted())
        #expect(Set(values).count > 2)
    }

    @Test func `no plan found costs less`() async throws {
        var bitten = 0
        for seed in 1...8 as ClosedRange<UInt64> {
            let world = tinyWorld(seed)
            let tables = Tables(valid: world)
            var bound = LowerBound(tables)
            await bound.improve(work: 1_000_000, workers: 2)

            let solution = try await Solver(world).solve(
                seed: seed, budget: Budget(steps: 50_000), workers: 2)
            guard solution.score.hard == 0 else { continue }
            bitten += 1
            #expect(bound.value <= solution.score.soft, "seed \(seed)")
        }
        #expect(bitten > 2)
    }

    @Test func `it stops when it is told to`() async throws {
        let tables = Tables(valid: try fixture("small.json", as: Instance.self))
        var bound = LowerBound(tables)

        await bound.improve(work: .max, workers: 2, shouldStop: { true })

        #expect(bound.value == 0)
        #expect(!bound.isSettled)
    }

    /// The world with little to choose from.
    static func alone(_ world: Instance) -> Instance {
        var world = world
        world.communities[0].duration = min(2, world.communities[0].duration)
        world.communities[0].maxShift = min(1, world.communities[0].maxShift)
        return world
    }

    @Test func `it sees what gaps force`() async {
        var world = QuietWorld().instance
        world.communities.removeLast()
        #expect(await LowerBound.value(Tables(valid: world), workers: 2) == 0)

        world.communities[0].minGap = 8
        #expect(await LowerBound.value(Tables(valid: world), workers: 2) == world.weights.otherDay)

        world.communities[0].modes[.online]?.min = 1
        world.communities[0].modes[.online]?.max = 1
        #expect(
            await LowerBound.value(Tables(valid: world), workers: 2)
                == world.weights.otherDay + world.weights.otherMode)
    }
}

/// Every plan of a world with one community, by trying all of them.
struct Enumeration {
    private var state: SearchState
    private var best: Int?

    init(_ tables: Tables) { state = SearchState(tables) }

    /// The cost of the cheapest feasible plan; nil when there is none.
    mutating func cheapest() -> Int? {
        let tables = state.tables
        for pattern in tables.nominal[0].indices {
            for start in 0...(tables.slots - tables.duration[0]) {
                for mode in ModeIndex.all where tables.modes.offers[0, mode] != nil {
                    for room in mode == .online ? [-1] : Array(0..<tables.roomCount) {
                        let usual = Usual(pattern: pattern, start: start, room: room, mode: mode)
                        state.setUsual(usual, of: 0)
                        place(0)
                    }
                }
            }
        }
        return best
    }

    private mutating func place(_ session: Int) {
        let tables = state.tables
        guard session < tables.sessionCount else {
            if state.hard == 0 { best = min(best ?? .max, state.soft) }
            return
        }
        // What is still left out costs at least nothing in the end.
        let left = tables.sessionCount - session
        let least = state.soft - left * (tables.weights.skip + tables.weights.changeTime)
        if let best, least >= best { return }
        place(session + 1)
        let nominal = state.nominal(session)
        let reach = tables.maxShift[0]
        for day in max(0, nominal - reach)...min(tables.days - 1, nominal + reach) {
            for start in 0...(tables.slots - tables.duration[0]) {
                for option in tables.modes.options[0] {
                    let place = Place(day: day, start: start, room: option.room, mode: option.mode)
                    let isKept = tables.published.places[session] == place
                    guard isKept || state.isOpen(session, place) else { continue }
                    state.move(session, to: place)
                    self.place(session + 1)
                }
            }
        }
        state.move(session, to: .skipped)
    }
}

extension LowerBound {
    /// The value after what takes a second or so in a release build.
    static func value(
        _ tables: Tables, workers: Int, work: Int? = nil,
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Int {
        var bound = LowerBound(tables)
        let usual = max(40_000_000, 50_000 * tables.communityCount)
        await bound.improve(work: work ?? usual, workers: workers, shouldStop: shouldStop)
        return bound.value
    }
}
