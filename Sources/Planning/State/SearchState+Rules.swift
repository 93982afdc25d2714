// The rules as questions; they change nothing. What these answer and what `SearchState` adds up when
// a session really moves must agree: where one may be more, it is said.
extension SearchState {
    /// What differing from the series costs.
    @inline(__always)
    func overrideCost(_ session: Int, _ c: Int, _ place: Place) -> Int {
        let series = usual[c]
        let weights = tables.weights
        var cost = Int(place.day) == nominal(session) ? 0 : weights.otherDay
        if Int(place.start) != series.start { cost += weights.otherTime }
        if place.mode != series.mode { cost += weights.otherMode }
        if place.room >= 0, series.room >= 0, Int(place.room) != series.room {
            cost += weights.otherRoom
        }
        return cost
    }

    /// What differing from what is published costs.
    func changeCost(_ session: Int, _ c: Int, _ place: Place) -> Int {
        guard tables.published.communities[c] else { return 0 }
        let weights = tables.weights
        guard let before = tables.published.places[session] else {
            return place.isHeld ? weights.changeTime : 0
        }
        guard place.isHeld else { return weights.changeTime }
        var cost = 0
        if place.day != before.day || place.start != before.start { cost += weights.changeTime }
        if place.room != before.room { cost += weights.changeRoom }
        if place.mode != before.mode { cost += weights.changeMode }
        return cost
    }

    /// The price of a legal place by itself: everything but clashes, unfairness and what the
    /// series' sessions mean to each other.
    @inline(__always)
    func ownCost(_ session: Int, _ place: Place) -> Int {
        let c = tables.owner[session]
        let change = tables.published.isAny ? changeCost(session, c, place) : 0
        guard place.isHeld else { return change + tables.weights.skip }
        let day = Int(place.day)
        var cost = change + overrideCost(session, c, place)
        if let cell = tables.times.ownCosts.cell(
            c, weekday: tables.times.weekday[day], day: day, start: Int(place.start))
        {
            cost += tables.times.ownCosts.cost(at: cell)
        }
        cost += tables.modes.cost[c, place.mode]
        if place.room >= 0 { cost += tables.modes.emptySeats(c, place.mode, Int(place.room)) }
        return cost
    }

    /// What taking a session out can save at most beyond its ``ownCost(_:_:)`` and violations.
    @inline(__always)
    func mostSaved(_ session: Int, _ place: Place) -> Int {
        guard place.isHeld else { return 0 }
        let c = tables.owner[session]
        let day = Int(place.day)
        var saved = Int(clashes[session])
        if let cell = tables.times.ownCosts.cell(
            c, weekday: tables.times.weekday[day], day: day, start: Int(place.start))
        {
            saved += tables.times.ownCosts.absences(at: cell).count * tables.weights.unfair
        }
        return saved
    }

    /// What holding a session that is left out here would add to the cost, the place being legal
    /// and its room free.
    ///
    /// What it says is never too much, so a place may be dropped that is too dear by it: it stops
    /// looking at `limit`, since nothing that is still to come can be negative; and a person who would
    /// come to miss two sessions by it, of which only one is free, is counted as if both were.
    func addition(_ session: Int, _ place: Place, price: Int, limit: Int) -> Int {
        let c = tables.owner[session]
        var sum = ownCost(session, place) - ownCost(session, .skipped)
        if Int(skipped[c]) > tables.maxSkips[c] { sum -= price }
        let inMode = Int(heldIn[c, place.mode])
        if inMode < tables.modes.least[c, place.mode] { sum -= price }
        if inMode >= tables.modes.most[c, place.mode] { sum += price }
        sum += price * gapsBroken(c, session, Int(place.day))
        guard sum < limit else { return sum }
        let day = Int(place.day)
        let start = Int(place.start)
        let end = start + tables.duration[c]
        for index in tables.modes.usesOf(c, place.mode) {
            let use = tables.modes.uses[index]
            let capacity = tables.capacity[use.resource]
            for slot in start..<end {
                let old = used(use.resource, day, slot)
                sum += price * (max(0, old + use.amount - capacity) - max(0, old - capacity))
            }
        }
        let free = tables.freeMisses
        let unfair = tables.weights.unfair
        if let cell = tables.times.ownCosts.cell(
            c, weekday: tables.times.weekday[day], day: day, start: start)
        {
            for index in tables.times.ownCosts.absences(at: cell)
            where misses[tables.times.ownCosts.person(index)] >= free { sum += unfair }
        }
        var clashes = ClashWalk(c, place, in: self)
        while sum < limit, clashes.next(in: self) != nil {
            for index in tables.neighbours.people(clashes.list) {
                let shared = tables.neighbours[index]
                if shared.isCore {
                    sum += price
                } else {
                    sum += Int(shared.price)
                    if misses[Int(shared.person)] >= free { sum += unfair }
                }
            }
        }
        return sum
    }

    /// When a session of a community is held at a place, and on which site.
    @inline(__always)
    func span(of c: Int, _ place: Place) -> HeldSessions.Span {
        HeldSessions.Span(
            start: Int16(truncatingIfNeeded: place.start),
            end: Int16(truncatingIfNeeded: Int(place.start) + tables.duration[c]),
            site: place.room < 0
                ? -1 : Int32(truncatingIfNeeded: tables.rooms.site[Int(place.room)]))
    }

    @inline(__always)
    func skipsBroken(_ c: Int) -> Int { max(0, Int(skipped[c]) - tables.maxSkips[c]) }

    @inline(__always)
    func modeCountBroken(_ c: Int, _ mode: ModeIndex) -> Int {
        let held = Int(heldIn[c, mode])
        return max(0, tables.modes.least[c, mode] - held)
            + max(0, held - tables.modes.most[c, mode])
    }

    /// Broken gaps with the session held on this day, less those with it left out.
    func gapsBroken(_ c: Int, _ session: Int, _ day: Int) -> Int {
        let first = tables.first[c]
        let last = first + tables.count[c] - 1
        var before = session - 1
        while before >= first, !places[before].isHeld { before -= 1 }
        var after = session + 1
        while after <= last, !places[after].isHeld { after += 1 }
        var broken = 0
        if before >= first { broken += gapBroken(c, Int(places[before].day), day) }
        if after <= last { broken += gapBroken(c, day, Int(places[after].day)) }
        if before >= first, after <= last {
            broken -= gapBroken(c, Int(places[before].day), Int(places[after].day))
        }
        return broken
    }

    @inline(__always)
    private func gapBroken(_ c: Int, _ a: Int, _ b: Int) -> Int {
        let gap = b - a
        return (gap < tables.minGap[c] ? 1 : 0) + (gap > tables.maxGap[c] ? 1 : 0)
    }
}
