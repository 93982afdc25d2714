/// A plan, what it costs, and how it was found.
public struct Solution: Sendable, Hashable {
    /// The plan.
    public let plan: Plan
    /// Its score, computed afresh by ``Scorer``.
    public let score: Score
    /// No plan without violations costs less; proved.
    public let bound: Int
    /// Steps taken by all search states together.
    public let steps: Int
    /// The seed it was found with.
    public let seed: UInt64
}

/// Why there is no solution to hand back.
public enum SolverFault: Error, Sendable, Hashable {
    /// The instance has faults.
    case instance(InvalidInstance)
    /// The engine's plan does not fit the instance: a bug.
    case plan(PlanFault)
    /// The engine and the scorer disagree: a bug.
    case disagreement(engineHard: Int, engineSoft: Int, score: Score)
}

/// Finds a good plan; equal instance, seed and steps give the same plan everywhere.
public struct Solver: Sendable {
    let tables: Tables
    /// Nil where the instance is all one part.
    let parts: IndependentParts?
    /// What the bound gets at least.
    private let leastBoundWork: Int

    /// Prepares an instance; refuses one with faults.
    public init(_ instance: Instance) throws(InvalidInstance) {
        try instance.requireValid()
        tables = Tables(valid: instance)
        parts = IndependentParts(tables)
        leastBoundWork = max(4_000_000, 20_000 * tables.communityCount)
    }

    /// Prepares one of an instance's independent parts.
    init(part instance: Instance, of parts: Int) {
        tables = Tables(valid: instance)
        self.parts = nil
        leastBoundWork = max(4_000_000 / max(1, parts), 20_000 * tables.communityCount)
    }

    /// Builds a plan and improves it. `workers` decides only how many states run at once; where a
    /// time and no steps are given, it also decides how many states there are.
    ///
    /// Where a plan is published, it is where the search starts: sessions that have become illegal
    /// are moved first, and every other change has to be worth its price.
    public func solve(
        seed: UInt64, budget: Budget, workers: Int
    ) async throws(SolverFault) -> Solution {
        try await solve(seed: seed, budget: budget, workers: workers, states: nil)
    }

    func solve(
        seed: UInt64, budget: Budget, workers: Int, states: Int?
    ) async throws(SolverFault) -> Solution {
        if let parts, budget.steps != nil || budget.progress != nil {
            return try await solve(
                parts, seed: seed, budget: budget, workers: workers, states: states)
        }
        let built = firstPlan(budget)
        return try await improve(
            built, seed: seed, budget: budget, workers: workers, states: states)
    }

    func firstPlan(_ budget: Budget) -> SearchState {
        var constructor = Constructor(tables, price: 300)
        constructor.build(budget.isOver)
        return constructor.state
    }

    func improve(
        _ built: SearchState, seed: UInt64, budget: Budget, workers: Int, states: Int?
    ) async throws(SolverFault) -> Solution {
        let bound = await bound(beside: built, budget, workers)
        let schedule = Schedule(budget.rest, workers: workers, states: states)
        var searches = (0..<schedule.states).map {
            Search(
                built, seed: seed &+ UInt64($0) &* 0xD1B5_4A32_D192_ED03,
                temperature: temperature($0, built), bound: bound)
        }
        report(searches, bound, budget)
        for round in 0..<schedule.rounds {
            for (number, leg) in schedule.round(round).enumerated() {
                if schedule.shouldStop() || searches.contains(where: \.isProved) { break }
                searches = await Self.run(searches, leg, schedule.lanes)
                if round == 0, number == 0 {
                    for index in searches.indices {
                        searches[index].expect(searches[index].steps * schedule.legs)
                    }
                }
                if (number + 1) % (schedule.legs / Schedule.meetings) == 0 { meet(&searches) }
                report(searches, bound, budget)
            }
        }
        for index in searches.indices { searches[index].settle() }
        return try solution(searches, seed, bound)
    }

    /// The bound, proved before the search: by work where steps are given, so that it is the same
    /// everywhere, else for a part of the time.
    private func bound(
        beside built: SearchState, _ budget: Budget, _ workers: Int
    ) async -> Int {
        func report(_ bound: Int) {
            budget.report?(
                SearchProgress(hard: built.hard, soft: built.soft, bound: bound, steps: 0))
        }
        report(0)
        var bound = LowerBound(tables, beside: built)
        let least = leastBoundWork
        if budget.steps == nil, let progress = budget.progress {
            await bound.improve(work: least, workers: workers)
            let begun = progress()
            let until = begun + 0.15
            let isOver: @Sendable () -> Bool = {
                progress() >= until || budget.shouldStop?() ?? false
            }
            while !isOver(), !bound.isSettled {
                report(bound.value)
                // About a second's work, so that somebody who watches sees it grow.
                await bound.improve(work: 200_000_000, workers: workers, shouldStop: isOver)
                if progress() >= begun + 0.06 { bound.commit() }
            }
        } else {
            let steps = min(budget.steps ?? 0, 10_000_000)
            await bound.improve(work: max(least, 30 * steps), workers: workers)
        }
        return bound.value
    }

    private func report(_ searches: [Search], _ bound: Int, _ budget: Budget) {
        guard let report = budget.report,
            let best = searches.map(\.best).min(by: { ($0.hard, $0.soft) < ($1.hard, $1.soft) })
        else { return }
        report(
            SearchProgress(
                hard: best.hard, soft: best.soft, bound: bound,
                steps: searches.reduce(0) { $0 + $1.steps }))
    }

    /// A search from scratch starts hot. From a feasible published plan every other one starts
    /// cool, which improves around the plan instead of dissolving it.
    private func temperature(_ index: Int, _ built: SearchState) -> Double {
        let known = tables.owner.count { tables.published.communities[$0] }
        let isCool = index % 2 == 0 && built.hard == 0 && known * 2 > tables.sessionCount
        return isCool ? 3 : 12
    }

    /// The state that is worst off goes on from the best one's plan.
    private func meet(_ searches: inout [Search]) {
        guard searches.count > 1, !tables.published.isAny else { return }
        let costs = searches.map { $0.state.cost(300) }
        let order = costs.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
        guard let first = order.first, let last = order.last, costs[first] < costs[last] else {
            return
        }
        searches[last].adopt(searches[first])
    }

    private static func run(
        _ searches: [Search], _ legs: [Schedule.Leg], _ lanes: Int
    ) async -> [Search] {
        let count = searches.count
        return await withTaskGroup(of: [(Int, Search)].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    var done: [(Int, Search)] = []
                    for index in stride(from: lane, to: count, by: lanes) {
                        var search = searches[index]
                        search.run(legs[index])
                        done.append((index, search))
                    }
                    return done
                }
            }
            var result = searches
            for await done in group { for (index, search) in done { result[index] = search } }
            return result
        }
    }

    private func solution(
        _ searches: [Search], _ seed: UInt64, _ bound: Int
    ) throws(SolverFault) -> Solution {
        let scorer = Scorer(valid: tables.instance)
        var best: (plan: Plan, score: Score)?
        for search in searches {
            let plan = search.state.plan
            let score: Score
            do { score = try scorer.score(plan) } catch { throw .plan(error) }
            guard score.hard == search.state.hard, score.soft == search.state.soft else {
                throw .disagreement(
                    engineHard: search.state.hard, engineSoft: search.state.soft, score: score)
            }
            if let known = best {
                let same = (score.hard, score.soft) == (known.score.hard, known.score.soft)
                if score < known.score || (same && plan.precedes(known.plan)) {
                    best = (plan, score)
                }
            } else {
                best = (plan, score)
            }
        }
        guard let best else { throw .plan(.wrongCount(what: "states", count: 0, expected: 1)) }
        return Solution(
            plan: best.plan, score: best.score, bound: bound,
            steps: searches.reduce(0) { $0 + $1.steps }, seed: seed)
    }
}
