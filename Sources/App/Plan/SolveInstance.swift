import FoundationEssentials
import Planning
import Platform
package import Season
import Workplace

/// Plans an instance of the exchange format: `kring solve`.
package struct SolveInstance: Sendable {
    /// What `kring solve` prints: the score, the bound and how it was found.
    package struct Outcome: Sendable, Encodable {
        /// The instance's name.
        package var instance: String
        /// How many hard rules are broken.
        package var hard: Int
        /// The cost.
        package var soft: Int
        /// Which hard rules, how often.
        package var hardRules: [String: Int]
        /// The cost by rule.
        package var softRules: [String: Int]
        /// Sessions held.
        package var held: Int
        /// Sessions left out.
        package var skipped: Int
        /// No plan can cost less: proved.
        package var bound: Int
        /// The seed of the search.
        package var seed: UInt64
        /// The steps it took.
        package var steps: Int
        /// How far above the bound the cost is, in percent of the cost; `nil` while rules are broken.
        package var gapPercent: Int?
        /// The improvements on the way.
        package var trace: [SearchTrace.Entry]
    }

    private let path: String

    /// The instance's file.
    package init(path: String) { self.path = path }

    /// Searches, checks the result by the full scorer, and writes the plan.
    package func run(_ budget: SearchBudget, out: String?) async throws -> Outcome {
        let instance = try read()
        let trace = SearchTrace()
        let solution = try await Solver.prepared(instance).solve(budget, trace: trace)
        if let out {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            let bytes = Array(try encoder.encode(solution.plan)) + [UInt8(ascii: "\n")]
            _ = try refusingFileFaults { () throws(FileFault) in
                try DurableFile.write(bytes, to: out)
            }
        }
        let score = solution.score
        return Outcome(
            instance: instance.name, hard: score.hard, soft: score.soft,
            hardRules: score.hardRules, softRules: score.softRules, held: score.held,
            skipped: score.skipped, bound: solution.bound, seed: solution.seed,
            steps: solution.steps,
            gapPercent: score.hard > 0
                ? nil : SearchProgress.gapPercent(soft: score.soft, bound: solution.bound),
            trace: trace.entries)
    }

    private func read() throws(Refusal) -> Instance {
        let bytes = try refusingFileFaults { () throws(FileFault) in
            try DurableFile.read(path, limit: 500_000_000)
        }
        guard let bytes else { throw Refusal(WorkplaceRefusal.noFile(path)) }
        let data = Data(bytes)
        let instance: Instance
        do {
            instance = try JSONDecoder().decode(Instance.self, from: data)
        } catch {
            throw Refusal(InstanceRefusal.malformed(JSONFault(error, in: data), path: path))
        }
        let faults = instance.validate()
        guard faults.isEmpty else { throw Refusal(InstanceRefusal.unsound(faults, path: path)) }
        return instance
    }
}
