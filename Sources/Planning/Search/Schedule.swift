/// A budget laid out in legs; between two legs the search states meet.
struct Schedule {
    /// A stretch of one state's search.
    struct Leg: Sendable {
        /// Most steps of it.
        var steps: Int
        /// The share of the whole search that is gone after so many steps of this leg.
        var spent: @Sendable (Int) -> Double
        /// The leg ends at this share.
        var until: Double
        var shouldStop: @Sendable () -> Bool
    }

    /// Independent searches.
    let states: Int
    /// How many of them run at once.
    let lanes: Int
    /// How often the states meet.
    static let meetings = 16
    /// Into how many legs a round is laid out: more by time, where somebody may watch.
    var legs: Int { budget.steps == nil && budget.progress != nil ? 64 : Self.meetings }
    private let budget: Budget

    init(_ budget: Budget, workers: Int, states: Int?) {
        self.budget = budget
        let workers = min(max(1, workers), 64)
        // With steps the number may not depend on the workers, or they would change the plan. With
        // a time they share it evenly. A few that meet beat one that runs longer.
        let usual =
            switch budget.steps {
            case nil: workers * ((3 + workers) / workers)
            case let steps?: steps < 200_000 ? 1 : steps < 2_000_000 ? 2 : 4
            }
        self.states = max(1, states ?? usual)
        lanes = min(workers, self.states)
    }

    var shouldStop: @Sendable () -> Bool { budget.isOver }

    /// Whole coolings, one after the other; only a search that waits to be stopped has many.
    var rounds: Int {
        if budget.steps != nil || budget.progress != nil { return 1 }
        return budget.shouldStop == nil ? 0 : 40
    }

    /// The legs of one round, for each state.
    func round(_ number: Int) -> [[Leg]] {
        if budget.steps == nil, let progress = budget.progress { return timed(progress) }
        let total = max(0, budget.steps ?? 200_000 << min(number, 30))
        return (0..<legs).map { leg in
            (0..<states).map { state in
                let share = total / states + (state < total % states ? 1 : 0)
                let from = part(share, leg)
                return Leg(
                    steps: part(share, leg + 1) - from,
                    spent: { Double(from + $0) / Double(max(1, share)) }, until: .infinity,
                    shouldStop: shouldStop)
            }
        }
    }

    private func timed(_ progress: @escaping @Sendable () -> Double) -> [[Leg]] {
        (0..<legs).map { leg in
            (0..<states).map { state in
                // A lane runs its states one after the other within the leg.
                let turns = (states - state % lanes - 1) / lanes + 1
                let part = Double(state / lanes + 1) / Double(turns)
                return Leg(
                    steps: .max, spent: { _ in progress() },
                    until: (Double(leg) + part) / Double(legs),
                    shouldStop: budget.shouldStop ?? { false })
            }
        }
    }

    /// That share of the steps before a leg, without overflow.
    private func part(_ share: Int, _ leg: Int) -> Int {
        share / legs * leg + share % legs * leg / legs
    }
}
