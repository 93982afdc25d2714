package import Planning
package import Workplace

extension Solver {
    /// Prepares an instance that is known to be sound.
    package static func prepared(_ instance: Instance) throws(Refusal) -> Solver {
        do {
            return try Solver(instance)
        } catch {
            throw Refusal(PlannerRefusal.refused("\(error)"))
        }
    }

    /// Searches within a budget, noting the improvements; an answer that the full scorer does not
    /// confirm is a refusal.
    package func solve(_ budget: SearchBudget, trace: SearchTrace) async throws(Refusal) -> Solution
    {
        var search =
            budget.steps.map { Budget(steps: $0) } ?? Budget(progress: budget.timeGone)
        search.shouldStop = budget.shouldStop
        search.report = { progress in
            trace.note(progress, seconds: budget.seconds())
            budget.report(progress)
        }
        do {
            return try await solve(seed: budget.seed, budget: search, workers: budget.workers)
        } catch {
            throw Refusal(PlannerRefusal.unconfirmed("\(error)"))
        }
    }
}
