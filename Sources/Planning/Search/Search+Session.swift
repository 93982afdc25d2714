/// Steps that move one session, or a few that stand in each other's way.
extension Search {
    mutating func stepSession() {
        let session = someSession()
        guard !state.tables.published.locked[session], let place = proposal(session) else { return }
        let old = state.places[session]
        guard place != old else { return }
        let allowed = allowance()
        var occupant: Int?
        if place.isHeld {
            guard state.fits(session, place) else { return }
            occupant = state.occupant(session, place)
        }
        let least = state.ownCost(session, place) - state.ownCost(session, old)
        let saved = state.hard * price + state.mostSaved(session, old)
        guard least <= allowed + saved else { return }
        if let occupant {
            guard random.below(2) == 0 else { return }
            return eject(session, place, occupant, allowed)
        }
        let before = state.cost(price)
        if old.isHeld { state.takeOut(session) }
        if place.isHeld {
            let limit = before + allowed - state.cost(price)
            guard state.addition(session, place, price: price, limit: limit + 1) <= limit else {
                if old.isHeld { state.putIn(session, old) }
                return
            }
            state.putIn(session, place)
        }
        journal.append((session, old))
        if state.cost(price) - before > allowed { undo() } else { keep() }
    }

    /// Takes a room and lets its occupant look for another place, or take the one left.
    private mutating func eject(_ session: Int, _ place: Place, _ first: Int, _ allowed: Int) {
        let before = state.cost(price)
        let left = state.places[session]
        var occupant = first
        put(session, place)
        for depth in 0..<3 {
            guard !state.tables.published.locked[occupant] else { return undo() }
            var next = state.places[occupant]
            if depth == 0, left.isHeld, random.below(3) == 0,
                state.tables.modes.isFitting(state.tables.owner[occupant], left)
            {
                if left.day == next.day { next.start = left.start }
                next.room = left.room
                next.mode = left.mode
            } else if let proposed = proposal(occupant) {
                next = proposed
            }
            guard next != state.places[occupant] else { return undo() }
            guard next.isHeld else {
                put(occupant, next)
                break
            }
            guard state.fits(occupant, next) else { return undo() }
            let further = state.occupant(occupant, next)
            put(occupant, next)
            guard let further else { break }
            if depth == 2 || further == session { return undo() }
            occupant = further
        }
        if state.cost(price) - before > allowed { undo() } else { keep() }
    }

    /// A place the session might have instead; it need not be legal.
    mutating func proposal(_ session: Int) -> Place? {
        let tables = state.tables
        let c = tables.owner[session]
        let usual = state.usual[c]
        let now = state.places[session]
        let nominal = state.nominal(session)
        let home = Place(day: nominal, start: usual.start, room: usual.room, mode: usual.mode)
        let kind = random.below(100)
        if now.isHeld, kind < 4 { return .skipped }
        if tables.published.communities[c], kind < 10 { return tables.published.home[session] }
        if kind < 16 { return home }
        var place = now.isHeld ? now : home
        let all = kind >= 80
        if all || kind < 40 {
            let reach = min(tables.days, tables.maxShift[c])
            place.day = Int32(clamping: nominal - reach + random.below(2 * reach + 1))
            if random.below(2) == 0 { place.start = home.start }
        }
        guard place.day >= 0, Int(place.day) < tables.days else { return nil }
        if all || (kind >= 40 && kind < 60) {
            let row = c * 7 + tables.times.weekday[Int(place.day)]
            let count = tables.times.startRows.count(row)
            guard count > 0 else { return nil }
            place.start = Int32(clamping: tables.times.startRows[row, random.below(count)])
        }
        if all || kind >= 60 {
            let count = tables.modes.options[c].count
            guard count > 0 else { return nil }
            let option = tables.modes.options[c][random.below(count)]
            place.room = Int32(clamping: option.room)
            place.mode = option.mode
        }
        return place
    }
}
