import Planning

extension Solver {
    /// Prepares an instance that is known to be sound.
    static func prepared(_ instance: Instance) throws(Refusal) -> Solver {
        do {
            return try Solver(instance)
        } catch {
            throw Refusal(.bug, "the planner refuses its instance: \(error)")
        }
    }

    /// Searches within a budget; an answer that the full scorer does not confirm is a refusal.
    func solve(_ budget: SearchBudget) async throws(Refusal) -> Solution {
        do {
            return try await solve(
                seed: budget.seed,
                budget: budget.steps.map { Budget(steps: $0) }
                    ?? Budget(progress: budget.timeGone),
                workers: budget.workers)
        } catch {
            throw Refusal(.bug, "the planner's answer is not confirmed: \(error)")
        }
    }
}
