import Synchronization
import Testing

@testable import Planning

@Suite("Solver")
struct SolverTests {
    @Test func `seed and steps alone decide the plan`() async throws {
        let solver = try Solver(fixture("small.json", as: Instance.self))
        var found: [Solution] = []
        for workers in 1...3 {
            found.append(
                try await solver.solve(
                    seed: 5, budget: Budget(steps: 9000), workers: workers, states: 3))
        }

        #expect(found[0].score.hard == 0)
        #expect(found[0].steps == 9000)
        #expect(found[1] == found[0])
        #expect(found[2] == found[0])
    }

    @Test func `no feasible plan costs less than the bound`() async throws {
        var bitten = 0
        for seed in 1...8 as ClosedRange<UInt64> {
            let solver = try Solver(tinyWorld(seed))

            let solution = try await solver.solve(seed: 1, budget: Budget(steps: 2000), workers: 1)

            guard solution.score.hard == 0 else { continue }
            bitten += 1
            #expect(solution.bound <= solution.score.soft, "seed \(seed)")
        }
        #expect(bitten > 2)
    }

    @Test func `a search that is told to stop stops`() async throws {
        let solver = try Solver(fixture("small.json", as: Instance.self))

        let unsearched = try await solver.solve(
            seed: 1, budget: Budget(steps: .max, shouldStop: { true }), workers: 2)

        #expect(unsearched.steps == 0)
    }

    @Test func `a search without steps ends when it is told to`() async throws {
        let solver = try Solver(fixture("small.json", as: Instance.self))
        let asked = Mutex(0)
        let budget = Budget(shouldStop: {
            asked.withLock { asked in
                asked += 1
                return asked > 50
            }
        })

        let solution = try await solver.solve(seed: 1, budget: budget, workers: 1)

        #expect(solution.score.hard == 0)
        #expect(solution.steps > 0)
    }

    @Test func `a timed search ends when its time is over`() async throws {
        let solver = try Solver(fixture("small.json", as: Instance.self))
        let asked = Mutex(0)
        let budget = Budget(progress: {
            asked.withLock { asked in
                asked += 1
                return Double(asked) / 400
            }
        })

        let solution = try await solver.solve(seed: 1, budget: budget, workers: 1)

        #expect(solution.score.hard == 0)
        #expect(solution.steps > 0 && solution.steps <= 400 * 512)
    }

    @Test func `a search ends when nothing better exists, the same for any number of workers`()
        async throws
    {
        let solver = try Solver(QuietWorld().instance)
        var found: [Solution] = []
        for workers in 1...3 {
            found.append(
                try await solver.solve(
                    seed: 1, budget: Budget(steps: 40_000_000), workers: workers))
        }

        #expect(found[0].score.hard == 0)
        #expect(found[0].score.soft == found[0].bound)
        #expect(found[0].steps < 40_000_000)
        #expect(found[1] == found[0])
        #expect(found[2] == found[0])
    }
}
