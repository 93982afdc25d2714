extension SearchState {
    /// May the session's community be here at all, whatever the others do.
    func fits(_ session: Int, _ place: Place) -> Bool {
        let c = tables.owner[session]
        let day = Int(place.day)
        let start = Int(place.start)
        guard day >= 0, day < tables.days else { return false }
        let weekday = tables.weekday[day]
        guard abs(day - nominal(session)) <= tables.maxShift[c],
            let cell = tables.ownCosts.cell(c, weekday, day, start),
            tables.ownCosts.cost(at: cell) >= 0
        else { return false }
        guard place.room >= 0 else { return true }
        return tables.isRoomFree(c, Int(place.room), day, start)
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
        let end = start + tables.duration[c] + tables.buffer[room]
        var other = firstInRoom(room, day)
        while other >= 0 {
            let begin = Int(places[other].start)
            let finish = begin + tables.duration[tables.owner[other]] + tables.buffer[room]
            if other != session, meets(start, end, begin, finish) { return other }
            other = nextInRoom(other)
        }
        return nil
    }

    /// The communities that share people with this one and have a session that day, each with the
    /// list of those people (``Neighbours/people(_:)``).
    @inline(__always)
    func forEachNeighbour(of c: Int, on day: Int, _ body: (_ other: Int, _ list: Int) -> Void) {
        for word in 0..<tables.communityWords {
            var hits = neighboursPresent(c, day, word)
            while hits != 0 {
                let bit = hits.trailingZeroBitCount
                hits &= hits - 1
                body(word * 64 + bit, tables.neighbours.list(c, word, bit))
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
        if (0..<3).contains(where: { modeCountBroken(c, $0) > 0 }) { return true }
        return (tables.first[c]..<(tables.first[c] + tables.count[c])).contains { session in
            let place = places[session]
            return place.isHeld
                && (gapsBroken(c, session, Int(place.day)) > 0 || isDoubleBooked(session))
        }
    }

    /// Is a core member of a held session's community in another session then.
    func isDoubleBooked(_ session: Int) -> Bool {
        let place = places[session]
        guard place.isHeld else { return false }
        let c = tables.owner[session]
        let day = Int(place.day)
        let start = Int(place.start)
        let end = start + tables.duration[c]
        var isBooked = false
        forEachNeighbour(of: c, on: day) { neighbour, list in
            let people = tables.neighbours.people(list)
            guard !isBooked, people.contains(where: { tables.neighbours[$0].price < 0 }) else {
                return
            }
            var other = firstOfCommunity(neighbour, day)
            while other >= 0 {
                if isClash(c, start, end, Int(place.room), neighbour, other) { isBooked = true }
                other = nextOfCommunity(other)
            }
        }
        return isBooked
    }
}
