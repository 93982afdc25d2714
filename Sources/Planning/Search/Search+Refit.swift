/// Steps that plan a whole series anew.
extension Search {
    /// Takes a community out and puts it back in the best way there is, or in one drawn among the
    /// good ones.
    mutating func stepRefit() {
        let tables = state.tables
        let c = someCommunity()
        guard !tables.published.communities[c], !tables.modes.options[c].isEmpty else { return }
        let sessions = tables.first[c]..<(tables.first[c] + tables.count[c])
        let allowed = allowance()
        let before = state.cost(price)
        let old = state.usual[c]
        for session in sessions { put(session, .skipped) }
        let refit = SeriesRefit(c, state, options: someOptions(c, old))
        let choices =
            random.below(2) == 0
            ? refit.choices(1, lessen: { lot() }) : refit.choices(3, lessen: { 0 })
        let cheapest = refit.cheapest(of: choices)
        if let cheapest {
            state.setUsual(cheapest.usual, of: c)
            for (session, place) in zip(sessions, cheapest.places) where place.isHeld {
                state.putIn(session, place)
            }
        }
        let drag = Drag(c: c, old: old, new: state.usual[c])
        if cheapest == nil || state.cost(price) - before > allowed { return takeBack([drag]) }
        best.touch(community: c)
        keep()
    }

    /// The community's rooms and modes; where there are very many, the usual one and a random part,
    /// with every mode.
    private mutating func someOptions(_ c: Int, _ usual: Usual) -> [Tables.Option] {
        let tables = state.tables
        let most = 24
        guard tables.modes.options[c].count > most else { return tables.modes.options[c] }
        var some = tables.modes.options[c].filter {
            $0.mode == .online || ($0.mode == usual.mode && $0.room == usual.room)
        }
        let first = random.below(tables.modes.options[c].count)
        let stride = 1 + random.below(tables.modes.options[c].count - 1)
        for step in 0..<most {
            let option = tables.modes.options[c][
                (first + step * stride) % tables.modes.options[c].count]
            if !some.contains(option) { some.append(option) }
        }
        return some
    }
}
