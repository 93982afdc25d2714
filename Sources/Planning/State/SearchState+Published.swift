extension SearchState {
    /// Takes back every change of the published plan that does not pay: first whole communities,
    /// then single sessions, then announced series.
    mutating func takeBack() {
        guard tables.published.isAny else { return }
        for _ in 0..<4 {
            var changed = false
            for c in 0..<tables.communityCount where tables.published.communities[c] {
                let sessions = tables.first[c]..<(tables.first[c] + tables.count[c])
                if takeBack(Array(sessions), c) { changed = true }
                for session in sessions where takeBack([session], nil) { changed = true }
            }
            if !changed { return }
        }
    }

    /// Puts sessions, and a community's series, where they were published if that is no worse.
    private mutating func takeBack(_ sessions: [Int], _ c: Int?) -> Bool {
        let before = (hard, soft)
        let usual = c.map { self.usual[$0] }
        var journal: [(session: Int, place: Place)] = []
        if let c, let known = tables.published.usual[c] { setUsual(known, of: c) }
        for session in sessions where !tables.published.locked[session] {
            guard let place = tables.published.home[session], places[session] != place,
                !place.isHeld || isOpen(session, place)
            else { continue }
            journal.append((session, places[session]))
            move(session, to: place)
        }
        let isChanged = !journal.isEmpty || c.map { self.usual[$0] } != usual
        if isChanged, (hard, soft) <= before { return true }
        for (session, place) in journal.reversed() { move(session, to: place) }
        if let c, let usual { setUsual(usual, of: c) }
        return false
    }
}
