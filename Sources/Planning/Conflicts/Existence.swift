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
        // A plan that cannot be scored proves nothing.
        let score = try? Scorer(valid: instance).score(plan)
        return score?.hard == 0 ? .yes(plan) : .unknown
    }
}
