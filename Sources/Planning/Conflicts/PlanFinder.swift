/// Looks for any plan without violations.
struct PlanFinder {
    private let tables: Tables
    private let shouldStop: @Sendable () -> Bool
    private var search: Search?
    private var tries: UInt64 = 0
    private(set) var plan: Plan

    init(_ tables: Tables, shouldStop: @escaping @Sendable () -> Bool) {
        self.tables = tables
        self.shouldStop = shouldStop
        plan = SearchState(tables).plan
    }

    /// The first plan; has it no violations.
    mutating func build() -> Bool {
        var constructor = Constructor(tables, price: 300)
        constructor.build(shouldStop)
        plan = constructor.state.plan
        // Any plan without violations is as good as the best.
        search = Search(constructor.state, seed: 1, temperature: 12, bound: .max)
        return constructor.state.hard == 0
    }

    /// Searches on, each time from the first plan and through one whole cooling; was one found
    /// without violations.
    mutating func search(steps: Int) -> Bool {
        guard var search else { return false }
        tries += 1
        search.random = RandomSource(seed: tries)
        search.run(
            Schedule.Leg(
                steps: steps, spent: { Double($0) / Double(max(1, steps)) }, until: .infinity,
                shouldStop: shouldStop))
        search.settle()
        plan = search.state.plan
        return search.state.hard == 0
    }
}
