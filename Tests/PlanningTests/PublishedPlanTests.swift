import Testing

@testable import Planning

@Suite("A published plan")
struct PublishedPlanTests {
    /// The small fixture with a plan of its own published; two weeks of it are past.
    ///
    /// - Parameter steps: of the search for it; few leave something to better.
    private func published(
        steps: Int = 4000
    ) async throws -> (instance: Instance, plan: Plan, soft: Int) {
        var instance = try fixture("small.json", as: Instance.self)
        let first = try await Solver(instance).solve(
            seed: 3, budget: Budget(steps: steps), workers: 1)
        #expect(first.score.hard == 0)
        instance.published = Instance.Published(first.plan)
        instance.frozenBefore = 14
        instance.pinned = [
            Instance.Pin(community: 1, occurrence: 4), Instance.Pin(community: 2, occurrence: 5),
        ]
        return (instance, first.plan, first.score.soft)
    }

    @Test func `without searching it stays as it is`() async throws {
        let (instance, plan, soft) = try await published()

        let solution = try await Solver(instance).solve(
            seed: 1, budget: Budget(steps: 0), workers: 1)

        #expect(solution.plan == plan)
        #expect(solution.score.soft == soft)
    }

    @Test func `every change is worth its price; past and pinned sessions stay`() async throws {
        var (instance, plan, soft) = try await published(steps: 200)
        // At the fixture's own price nothing is worth a change.
        instance.weights.changeTime = 1
        instance.weights.changeRoom = 1
        instance.weights.changeMode = 1

        let solution = try await Solver(instance).solve(
            seed: 1, budget: Budget(steps: 20_000), workers: 2, states: 2)

        #expect(solution.score.hard == 0)
        #expect(solution.score.soft <= soft)
        var changes = 0
        for c in plan.occurrences.indices {
            for (i, session) in plan.occurrences[c].enumerated() {
                let now = solution.plan.occurrences[c][i]
                let isFixed =
                    session.map { $0.day < 14 } ?? false
                    || instance.pinned.contains(Instance.Pin(community: c, occurrence: i))
                guard now != session else { continue }
                changes += 1
                #expect(!isFixed)
                let back = try Explanation.asking(
                    instance, solution.plan, community: c, occurrence: i, for: session)
                let hard = back.hard.values.reduce(0, +)
                #expect(hard > 0 || (hard == 0 && back.soft.values.reduce(0, +) > 0))
            }
        }
        #expect(changes > 0)
    }

    @Test func `sessions that became impossible move, the others stay`() async throws {
        var (instance, plan, _) = try await published()
        let struck = try #require(
            plan.occurrences[0].indices.last { plan.occurrences[0][$0] != nil })
        let day = try #require(plan.occurrences[0][struck]).day
        instance.communities[0].blackout.append(day)

        let solution = try await Solver(instance).solve(
            seed: 1, budget: Budget(steps: 0), workers: 1)

        #expect(solution.score.hard == 0)
        plan.occurrences[0][struck] = solution.plan.occurrences[0][struck]
        #expect(solution.plan == plan)
    }

    @Test func `a new community is planned around the published ones`() async throws {
        var (instance, plan, _) = try await published()
        instance.frozenBefore = 0
        instance.published?.series[3] = nil
        instance.published?.occurrences[3] = nil

        let solution = try await Solver(instance).solve(
            seed: 1, budget: Budget(steps: 0), workers: 1)

        #expect(solution.score.hard == 0)
        plan.series[3] = solution.plan.series[3]
        plan.occurrences[3] = solution.plan.occurrences[3]
        #expect(solution.plan == plan)
    }

    @Test(arguments: 1...6)
    func `wild published plans are answered and agree with the scorer`(
        seed: UInt64
    ) async throws {
        let solver = try Solver(tinyWorld(seed).published(seed))

        let solution = try await solver.solve(
            seed: seed, budget: Budget(steps: 3000), workers: 1, states: 2)

        #expect(solution.steps == 3000)
    }
}
