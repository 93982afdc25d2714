extension SearchState {
    /// May the session's community be here at all, whatever the others do.
    func fits(_ session: Int, _ place: Place) -> Bool {
        let c = tables.owner[session]
        let day = Int(place.day)
        let start = Int(place.start)
        let end = start + tables.duration[c]
        guard day >= 0, day < tables.days, start >= 0, end <= tables.slots else { return false }
        let row = (c * 7 + tables.weekday[day]) * tables.slots
        guard tables.dayBroken[c * tables.days + day] == 0, tables.windowCost[row + start] >= 0,
            abs(day - nominal(session)) <= tables.maxShift[c],
            day >= tables.frozenBefore,
            !tables.coreBusy.any(c, day, start, end)
        else { return false }
        guard place.room >= 0 else { return true }
        let room = Int(place.room)
        let opening = (room * 7 + tables.weekday[day]) * tables.slots + start
        return tables.openUntil[opening] >= end
            && !tables.roomBusy.any(room, day, start, end + tables.buffer[room])
    }

    /// The session that holds the room against this place; nil when the room is free.
    func occupant(_ session: Int, _ place: Place) -> Int? {
        guard place.room >= 0 else { return nil }
        let room = Int(place.room)
        let start = Int(place.start)
        let end = start + tables.duration[tables.owner[session]] + tables.buffer[room]
        var other = firstInRoom(room, Int(place.day))
        while other >= 0 {
            let begin = Int(places[other].start)
            let finish = begin + tables.duration[tables.owner[other]] + tables.buffer[room]
            if other != session, meets(start, end, begin, finish) { return other }
            other = nextInRoom(other)
        }
        return nil
    }

    /// May the session be here, with its room free.
    func isOpen(_ session: Int, _ place: Place) -> Bool {
        fits(session, place) && occupant(session, place) == nil
    }

    /// The cost when a violation of a hard rule is priced.
    func cost(_ price: Int) -> Int { hard * price + soft }
}
