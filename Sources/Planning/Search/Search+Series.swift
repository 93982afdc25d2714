/// Steps that change how a whole series usually is, and take its sessions along.
extension Search {
    /// One series that changes.
    struct Drag {
        var c: Int
        var old: Usual
        var new: Usual
    }

    mutating func stepSeries() {
        let tables = state.tables
        let c = someCommunity()
        let other = random.below(tables.communityCount)
        let old = state.usual[c]
        if c != other, random.below(6) == 0 {
            // Two series change times; where rooms are scarce, neither could go alone.
            let oldOther = state.usual[other]
            var new = old
            var newOther = oldOther
            swap(&new.start, &newOther.start)
            guard new != old, new.start + tables.duration[c] <= tables.slots,
                newOther.start + tables.duration[other] <= tables.slots
            else { return }
            drag([
                Drag(c: c, old: old, new: new), Drag(c: other, old: oldOther, new: newOther),
            ])
        } else if let new = otherSeries(c), new != old {
            drag([Drag(c: c, old: old, new: new)])
        }
    }

    private mutating func otherSeries(_ c: Int) -> Usual? {
        let tables = state.tables
        var new = state.usual[c]
        let kind = random.below(13)
        // Another pattern often means other weekdays, where the old time may be no good.
        if kind < 8 { new.pattern = random.below(tables.nominal[c].count) }
        if kind % 8 >= 4 || kind == 8 {
            let day = tables.nominalDay[
                tables.firstNominal[c] + new.pattern * tables.count[c]
                    + random.below(tables.count[c])]
            guard day >= 0, Int(day) < tables.days else { return nil }
            let row = c * 7 + tables.times.weekday[Int(day)]
            let count = tables.times.startRows.count(row)
            guard count > 0 else { return nil }
            new.start = tables.times.startRows[row, random.below(count)]
        }
        if kind % 4 == 3 || kind >= 9 {
            let count = tables.modes.options[c].count
            guard count > 0 else { return nil }
            let option = tables.modes.options[c][random.below(count)]
            new.room = option.room
            new.mode = option.mode
        }
        return new
    }

    /// Announces new series and takes their sessions along where they can go.
    private mutating func drag(_ drags: [Drag]) {
        let tables = state.tables
        let allowed = allowance()
        let before = state.cost(price)
        var floor = drags.reduce(0) { $0 + leastCost($1) }
        let saved = drags.reduce(state.hard * price) { $0 + mostSaved($1.c) }
        guard floor <= saved + allowed else { return }
        for drag in drags {
            for session in tables.first[drag.c]..<(tables.first[drag.c] + tables.count[drag.c])
            where !tables.published.locked[session] { put(session, .skipped) }
            state.setUsual(drag.new, of: drag.c)
        }
        let limit = before + allowed - price * violationsLeft(drags)
        var open = journal.count
        var moved = 0
        for drag in drags {
            let floors = Floors(drag, tables)
            for session in tables.first[drag.c]..<(tables.first[drag.c] + tables.count[drag.c])
            where !tables.published.locked[session] {
                settle(session, from: journal[moved].place, drag)
                moved += 1
                open -= 1
                floor -= floors.cost(session)
                // Whatever comes can only add to this.
                guard state.soft - open * tables.weights.skip + floor <= limit else {
                    return takeBack(drags)
                }
            }
        }
        if state.cost(price) - before > allowed { return takeBack(drags) }
        for drag in drags { best.touch(community: drag.c) }
        keep()
    }

    /// What a changed series' sessions cost at least, by itself.
    private struct Floors {
        private let tables: Tables
        private let row: Int?
        /// The session's nominal day, from its number.
        private let nominal: Int
        private let option: Int

        init(_ drag: Drag, _ tables: Tables) {
            self.tables = tables
            row = tables.times.floors.row(drag.c, drag.new.start)
            nominal =
                tables.firstNominal[drag.c] + drag.new.pattern * tables.count[drag.c]
                - tables.first[drag.c]
            option = tables.leastOption(drag.c, drag.new)
        }

        func cost(_ session: Int) -> Int {
            guard let row else { return 0 }
            let day = Int(tables.nominalDay[nominal + session])
            return min(tables.weights.skip, tables.times.floors.cost(row, day) + option)
        }
    }

    /// The violations that stay whatever becomes of series that are taken out.
    private func violationsLeft(_ drags: [Drag]) -> Int {
        drags.reduce(state.hard) { hard, drag in
            ModeIndex.all.reduce(hard - state.skipsBroken(drag.c)) {
                $0 - state.modeCountBroken(drag.c, $1)
            }
        }
    }

    private func leastCost(_ drag: Drag) -> Int {
        let tables = state.tables
        let floors = Floors(drag, tables)
        var sum = 0
        for session in tables.first[drag.c]..<(tables.first[drag.c] + tables.count[drag.c])
        where !tables.published.locked[session] { sum += floors.cost(session) }
        return sum
    }

    /// What taking all of a community's sessions out can save at most, violations left aside.
    private func mostSaved(_ c: Int) -> Int {
        let tables = state.tables
        var sum = 0
        for session in tables.first[c]..<(tables.first[c] + tables.count[c])
        where !tables.published.locked[session] {
            sum += state.ownCost(session, state.places[session])
            sum += state.mostSaved(session, state.places[session])
        }
        return sum
    }

    mutating func takeBack(_ drags: [Drag]) {
        for entry in journal where state.places[entry.session].isHeld {
            state.takeOut(entry.session)
        }
        for drag in drags { state.setUsual(drag.old, of: drag.c) }
        for entry in journal where entry.place.isHeld { state.putIn(entry.session, entry.place) }
        journal.removeAll(keepingCapacity: true)
    }

    /// Puts a session that is left out where the drag takes it, or at the best of a few others.
    private mutating func settle(_ session: Int, from then: Place, _ drag: Drag) {
        let home = Place(
            day: state.nominal(session), start: drag.new.start, room: drag.new.room,
            mode: drag.new.mode)
        var place = then.isHeld ? then : home
        if drag.new.pattern != drag.old.pattern { place.day = home.day }
        if Int(then.start) == drag.old.start { place.start = home.start }
        if Int(then.room) == drag.old.room, then.mode == drag.old.mode {
            place.room = home.room
            place.mode = home.mode
        }
        var choice = Place.skipped
        var least = 0
        consider(session, place, &choice, &least)
        if place != home { consider(session, home, &choice, &least) }
        for _ in 0..<4 {
            guard let other = proposal(session), other.isHeld else { continue }
            consider(session, other, &choice, &least)
        }
        if choice.isHeld { state.putIn(session, choice) }
    }

    private func consider(
        _ session: Int, _ place: Place, _ choice: inout Place, _ least: inout Int
    ) {
        guard state.isOpen(session, place) else { return }
        let cost = state.addition(session, place, price: price, limit: least)
        if cost < least {
            least = cost
            choice = place
        }
    }
}
