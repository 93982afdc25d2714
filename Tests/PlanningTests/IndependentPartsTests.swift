import Synchronization
import TestSupport
import Testing

@testable import Planning

@Suite("Independent parts")
struct IndependentPartsTests {
    @Test(arguments: 1...12)
    func `two unrelated worlds come apart and cost what they cost alone`(seed: UInt64) throws {
        let whole = joined(tinyWorld(seed), tinyWorld(seed + 100), isPublished: seed % 2 == 0)
        let parts = try #require(IndependentParts(Tables(valid: whole)))

        var random = RandomSource(seed: seed)
        var plans: [Plan] = []
        var hard = 0
        var soft = 0
        for part in parts.parts {
            #expect(part.instance.validate().isEmpty)
            var state = SearchState(Tables(valid: part.instance))
            for _ in 0..<60 {
                state.wander(random.below(state.places.count), &random)
            }
            let score = try Scorer(part.instance).score(state.plan)
            #expect([score.hard, score.soft] == [state.hard, state.soft])
            hard += score.hard
            soft += score.soft
            plans.append(state.plan)
        }
        let score = try Scorer(whole).score(parts.merged(plans))

        #expect([score.hard, score.soft] == [hard, soft])
        #expect(parts.parts.flatMap(\.communities).sorted() == Array(whole.communities.indices))
        let first = Set(parts.parts.filter { $0.communities[0] < 4 }.flatMap(\.communities))
        #expect(first == Set(0..<4))
    }

    @Test func `a person, a room or a resource in common holds two communities together`() {
        var world = QuietWorld().instance
        world.communities[0].core = []
        world.communities[0].active = []
        world.communities[0].modes = [.online: Instance.ModeOption()]
        world.communities[0].peripheral = [3]
        #expect(IndependentParts(Tables(valid: world))?.parts.count == 2)

        var person = world
        person.communities[0].peripheral = [2]
        #expect(IndependentParts(Tables(valid: person)) == nil)

        var room = world
        room.communities[0].modes[.physical] = Instance.ModeOption(seats: 4)
        #expect(IndependentParts(Tables(valid: room)) == nil)
        room.communities[0].modes[.physical]?.seats = 9
        #expect(IndependentParts(Tables(valid: room))?.parts.count == 2)

        var resource = world
        resource.communities[0].modes[.online]?.uses = [0: 1]
        #expect(IndependentParts(Tables(valid: resource)) == nil)
    }

    @Test func `a published session in a room that no longer fits holds on to it`() {
        var world = QuietWorld()
        world.instance.communities[0].core = []
        world.instance.communities[0].active = []
        world.instance.communities[0].peripheral = [3]
        world.instance.communities[0].modes[.physical]?.seats = 9
        world.instance.communities[0].modes[.physical]?.uses = [:]
        #expect(IndependentParts(Tables(valid: world.instance))?.parts.count == 2)

        world.instance.published = Instance.Published(world.plan)
        #expect(IndependentParts(Tables(valid: world.instance)) == nil)
    }

    @Test(arguments: [false, true])
    func `seed and steps alone decide the plan of many parts`(isPublished: Bool) async throws {
        let small = try fixture("small.json", as: Instance.self)
        let whole = joined(joined(small, small), small, isPublished: isPublished)
        let solver = try Solver(whole)
        let parts = try #require(solver.parts)
        var found: [Solution] = []
        for workers in 1...3 {
            found.append(
                try await solver.solve(seed: 5, budget: Budget(steps: 9001), workers: workers))
        }

        #expect(parts.parts.count >= 3)
        #expect(found[0].steps <= 9001)
        #expect(found[0].score == (try Scorer(whole).score(found[0].plan)))
        #expect(found[1] == found[0])
        #expect(found[2] == found[0])
    }

    @Test func `many parts share a time and are watched together`() async throws {
        let small = try fixture("small.json", as: Instance.self)
        let solver = try Solver(joined(small, small))
        let asked = Mutex(0)
        let seen = Mutex<[SearchProgress]>([])
        var budget = Budget(progress: {
            asked.withLock { asked in
                asked += 1
                return Double(asked) / 800
            }
        })
        budget.report = { progress in seen.withLock { $0.append(progress) } }

        let solution = try await solver.solve(seed: 1, budget: budget, workers: 2)

        let last = try #require(seen.withLock { $0.last })
        #expect(solution.score.hard == 0)
        #expect(solution.steps > 0)
        #expect(last.soft >= solution.score.soft)
        #expect(last.bound == solution.bound)
    }

    @Test(.slow) func `parts that are stopped before they begin still have a first plan`()
        async throws
    {
        let small = try fixture("small.json", as: Instance.self)
        let asked = Mutex(0)
        let budget = Budget(
            steps: .max,
            shouldStop: { asked.withLock { asked in (asked += 1, asked > 200).1 } })

        let solution = try await Solver(joined(small, small)).solve(
            seed: 1, budget: budget, workers: 1)

        #expect(solution.score.hard == 0)
    }

    /// Both worlds in one, in the first's calendar and at its prices.
    private func joined(_ a: Instance, _ b: Instance, isPublished: Bool = false) -> Instance {
        var whole = a
        let sites = a.travel.count
        let (rooms, people, resources) = (a.rooms.count, a.people.count, a.resources.count)
        whole.travel =
            a.travel.map { $0 + b.travel.map { _ in 5 } }
            + b.travel.map { a.travel.map { _ in 5 } + $0 }
        whole.rooms += b.rooms.map { room in
            var room = room
            room.id += "+\(people)"
            room.site += sites
            return room
        }
        whole.people += b.people.map { person in
            var person = person
            person.id += "+\(people)"
            return person
        }
        whole.resources += b.resources.map {
            Instance.Resource(id: "\($0.id)+\(people)", capacity: $0.capacity)
        }
        whole.communities += b.communities.map { community in
            var community = community
            community.id += "+\(people)"
            community.core = community.core.map { $0 + people }
            community.active = community.active.map { $0 + people }
            community.peripheral = community.peripheral.map { $0 + people }
            for (mode, option) in community.modes {
                // Nobody else's rooms have this.
                if mode != .online { community.modes[mode]?.features.append("theirs \(rooms)") }
                community.modes[mode]?.uses = Dictionary(
                    uniqueKeysWithValues: option.uses.map { ($0.key + resources, $0.value) })
            }
            return community
        }
        for index in whole.communities.indices where index < a.communities.count {
            for mode in [Instance.Mode.physical, .hybrid] {
                whole.communities[index].modes[mode]?.features.append("ours \(rooms)")
            }
        }
        for index in whole.rooms.indices {
            whole.rooms[index].features.append(index < rooms ? "ours \(rooms)" : "theirs \(rooms)")
        }
        return isPublished ? whole.publishedFirst() : whole
    }
}

extension Instance {
    /// The same world with a quick plan of its own published, half of it past, one session pinned.
    fileprivate func publishedFirst() -> Instance {
        var constructor = Constructor(Tables(valid: self), price: 300)
        constructor.build { false }
        var known = self
        known.published = Published(constructor.state.plan)
        known.published?.series[0] = nil
        known.published?.occurrences[0] = nil
        known.frozenBefore = days / 2
        known.pinned = [Pin(community: communities.count - 1, occurrence: 0)]
        return known
    }
}
