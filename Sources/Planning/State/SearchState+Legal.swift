extension SearchState {
    /// May the session's community be here at all, whatever the others do.
    func fits(_ session: Int, _ place: Place) -> Bool {
        let c = tables.owner[session]
        let day = Int(place.day)
        let start = Int(place.start)
        guard day >= 0, day < tables.days, start >= 0, start + tables.duration[c] <= tables.slots,
            abs(day - nominal(session)) <= tables.maxShift[c]
        else { return false }
        // The room first: it is most often what stands in the way, and the smaller table.
        if place.room >= 0, !tables.isRoomFree(c, Int(place.room), on: day, at: start) {
            return false
        }
        guard
            let cell = tables.times.ownCosts.cell(
                c, weekday: tables.times.weekday[day], day: day, start: start)
        else {
            return false
        }
        return tables.times.ownCosts.cost(at: cell) >= 0
    }

    /// The session that holds the room against this place; nil when the room is free.
    func occupant(_ session: Int, _ place: Place) -> Int? {
        guard place.room >= 0 else { return nil }
        return occupant(
            Int(place.room), Int(place.day), Int(place.start), of: tables.owner[session],
            but: session)
    }

    /// The session that holds a room against one of the community, some session left aside.
    @inline(__always)
    func occupant(
        _ room: Int, _ day: Int, _ start: Int, of c: Int, but session: Int = -1
    ) -> Int? {
        let end = start + tables.duration[c] + tables.rooms.buffer[room]
        var other = held.first(in: room, on: day)
        while other >= 0 {
            let span = held.span(other)
            let finish = Int(span.end) + tables.rooms.buffer[room]
            if other != session, meets(start, end, Int(span.start), finish) { return other }
            other = held.nextInRoom(other)
        }
        return nil
    }

    /// The communities that share people with this one and have a session that day, each with the
    /// list of those people (``Neighbours/people(_:)``).
    @inline(__always)
    func forEachNeighbour(of c: Int, on day: Int, _ body: (_ other: Int, _ list: Int) -> Void) {
        for index in tables.neighbours.groups(of: c) {
            let group = tables.neighbours.group(index)
            var hits = group.bits & held.communities(group.word, on: day)
            while hits != 0 {
                let bit = hits.trailingZeroBitCount
                hits &= hits - 1
                body(Int(group.word) * 64 + bit, group.list(bit))
            }
        }
    }

    /// May the session be here, with its room free.
    func isOpen(_ session: Int, _ place: Place) -> Bool {
        fits(session, place) && occupant(session, place) == nil
    }

    /// The cost when a violation of a hard rule is priced.
    @inline(__always)
    func cost(_ price: Int) -> Int { hard * price + soft }

    /// Does the community break a rule that a better plan for it, or those around it, would keep.
    func isBroken(_ c: Int) -> Bool {
        if skipsBroken(c) > 0 { return true }
        if ModeIndex.all.contains(where: { modeCountBroken(c, $0) > 0 }) { return true }
        return (tables.first[c]..<(tables.first[c] + tables.count[c])).contains { session in
            let place = places[session]
            return place.isHeld
                && (gapsBroken(c, session, Int(place.day)) > 0 || isDoubleBooked(session))
        }
    }

    /// Is a core member of a held session's community in another session then.
    func isDoubleBooked(_ session: Int) -> Bool {
        places[session].isHeld && isCoreElsewhere(tables.owner[session], places[session])
    }

    /// Is a core member of the community in another session at that time, or on the way.
    func isCoreElsewhere(_ c: Int, _ place: Place) -> Bool {
        var clashes = ClashWalk(c, place, in: self, isCoreOnly: true)
        return clashes.next(in: self) != nil
    }
}
