/// Whether an instance has a plan without violations at all.
struct Existence {
    enum Answer {
        /// This one.
        case yes(Plan)
        /// There is none; proved.
        case no
        /// Neither was found in time.
        case unknown
    }

    /// Steps of search and places looked at, for one answer.
    let effort: Int
    let shouldStop: @Sendable () -> Bool

    /// First what is cheap: what each community needs by itself, then a plan built at once; then in
    /// turns a search for a plan and a proof that there is none.
    func answer(_ instance: Instance) -> Answer {
        let instance = instance.withoutStrangers
        let tables = Tables(valid: instance)
        var tree = PlaceTree(tables)
        if tree.firstImpossible() != nil { return .no }
        var finder = PlanFinder(tables, shouldStop: shouldStop)
        if finder.build() { return checked(finder.plan, instance) }
        var turn = min(20_000, effort)
        var spent = 0
        while spent < effort, !shouldStop() {
            switch tree.run(work: turn * 20, shouldStop) {
            case .found(let plan): return checked(plan, instance)
            case .exhausted: return .no
            case .cut: break
            }
            if finder.search(steps: turn) { return checked(finder.plan, instance) }
            spent += turn
            turn *= 2
        }
        return .unknown
    }

    /// The scorer has the last word.
    private func checked(_ plan: Plan, _ instance: Instance) -> Answer {
        let score = try? Scorer(valid: instance).score(plan)
        return score?.hard == 0 ? .yes(plan) : .unknown
    }
}

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
