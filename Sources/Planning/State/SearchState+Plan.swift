extension SearchState {
    /// A plan of the instance's shape; sessions and series that are not well-formed are left out,
    /// since for the other rules they are not held.
    init(_ tables: Tables, _ plan: Plan) {
        self.init(tables)
        let rules = Rules(valid: tables.instance)
        for (c, sessions) in plan.occurrences.enumerated() {
            let series = plan.series[c]
            guard rules.isWellFormed(series, of: tables.instance.communities[c]) else { continue }
            setUsual(Usual(series), of: c)
            for (index, session) in sessions.enumerated() {
                guard let session, tables.isWellFormed(Place(session), c) else { continue }
                move(tables.first[c] + index, to: Place(session))
            }
        }
    }
}
