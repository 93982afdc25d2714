extension Solver {
    /// Solves each part by itself, with its share of the budget by its sessions, and puts the plans
    /// together. A first plan of every part comes before any is improved, so that a search that is
    /// stopped early has all of them.
    func solve(
        _ whole: IndependentParts, seed: UInt64, budget: Budget, workers: Int, states: Int?
    ) async throws(SolverFault) -> Solution {
        let queue = await PartQueue(whole, budget, workers: min(max(1, workers), 64))
        let found = await queue.solve(seed: seed, states: states)
        var solutions: [Solution] = []
        for result in found { solutions.append(try result.get()) }
        let plan = whole.merged(solutions.map(\.plan))
        let score: Score
        do { score = try Scorer(valid: tables.instance).score(plan) } catch { throw .plan(error) }
        let hard = solutions.reduce(0) { $0 + $1.score.hard }
        let soft = solutions.reduce(0) { $0 + $1.score.soft }
        guard score.hard == hard, score.soft == soft else {
            throw .disagreement(engineHard: hard, engineSoft: soft, score: score)
        }
        return Solution(
            plan: plan, score: score, bound: solutions.reduce(0) { $0 + $1.bound },
            steps: solutions.reduce(0) { $0 + $1.steps }, seed: seed)
    }
}
