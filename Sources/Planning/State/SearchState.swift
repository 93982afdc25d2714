/// A plan under search with its exact cost, kept up to date by every change.
///
/// Sessions are numbered through all communities (``Tables/first``). Changes allocate nothing;
/// undoing one is making the opposite one.
///
/// Between two changes ``hard`` and ``soft`` are exactly what ``Scorer`` says of ``plan``, and a test
/// holds them to that after every step. They are sums over parts, each of which is added once and
/// taken away once, with a sign:
///
/// - *own*: of every session, held or left out, what it brings by itself. So a session that goes from
///   one place to another passes through "left out" and pays `skip` in between.
/// - *together*: of every pair of held sessions of one day what they bring each other, be it a room
///   or people. It is added by whichever of the two comes last and taken away by whichever goes
///   first: the session that changes is never among ``held`` while its pairs are counted.
/// - *use*, *skips*, *mode counts*, *unfairness*: functions of a counter (``usage``, ``skipped``,
///   ``heldIn``, ``misses``). A change of the counter takes off what the old number broke or cost and
///   adds what the new one does. Since only the numbers count, it does not matter in which order
///   sessions come and go, and opposite changes cancel.
/// - *gaps*: between sessions that follow each other. One that is put between two others replaces
///   their gap by two; ``gapsBroken(_:_:_:)`` gives the difference and looks only at the others.
///
/// So the cost of a change is the cost of what it touches; nothing is ever computed for the whole
/// plan.
struct SearchState: Sendable {
    let tables: Tables
    private(set) var usual: [Usual]
    /// By session; one is in ``held`` exactly when its place is held.
    private(set) var places: [Place]
    /// By session: the nominal day in its series' usual pattern.
    private var usualDay: [Int32]
    /// Violations of hard rules.
    private(set) var hard = 0
    /// The sum of the soft rules.
    private(set) var soft = 0
    /// By community; with its ``heldIn`` in all modes it makes the number of its sessions.
    private(set) var skipped: [Int32]
    /// By community × mode.
    private(set) var heldIn: ByMode<Int32>
    /// By person: sessions that meet their own calendar, and pairs of their sessions that clash; what
    /// breaks a rule, since they are core there, is no miss.
    private(set) var misses: [Int32]
    /// By session: what its clashes cost at most, each miss as if it were beyond the free ones. What
    /// moving the session away can gain by them is never more (``mostSaved(_:_:)``), and most
    /// hopeless moves are known to be so before anything is changed.
    private(set) var clashes: [Int32]
    /// By resource, day and slot.
    private var usage: [Int32]
    private(set) var held: HeldSessions

    /// Everything left out; each community usual in its first pattern and option.
    init(_ tables: Tables) {
        self.tables = tables
        let communities = tables.communityCount
        usual = (0..<communities).map { c in
            let mode =
                ModeIndex.all.first {
                    tables.modes.offers[c, $0] != nil && ($0 == .online || tables.roomCount > 0)
                } ?? .online
            let option =
                tables.modes.options[c].first
                ?? Tables.Option(mode: mode, room: mode == .online ? -1 : 0)
            return Usual(pattern: 0, start: 0, room: option.room, mode: option.mode)
        }
        places = [Place](repeating: .skipped, count: tables.sessionCount)
        usualDay = (0..<communities).flatMap { c in
            (0..<tables.count[c]).map { tables.nominalDay[tables.firstNominal[c] + $0] }
        }
        skipped = tables.count.map(Int32.init)
        heldIn = ByMode(communities: communities) { _, _ in 0 }
        misses = [Int32](repeating: 0, count: tables.instance.people.count)
        clashes = [Int32](repeating: 0, count: tables.sessionCount)
        usage = [Int32](
            repeating: 0, count: tables.instance.resources.count * tables.days * tables.slots)
        held = HeldSessions(tables)
        for c in 0..<communities {
            hard += skipsBroken(c)
            for mode in ModeIndex.all { hard += modeCountBroken(c, mode) }
        }
        for session in places.indices { own(session, .skipped, 1) }
    }

    /// The plan as others read it.
    var plan: Plan {
        Plan(
            series: usual.map(\.series),
            occurrences: (0..<tables.communityCount).map { c in
                (0..<tables.count[c]).map { places[tables.first[c] + $0].session }
            })
    }

    /// Places a session elsewhere, or leaves it out.
    mutating func move(_ session: Int, to place: Place) {
        if places[session].isHeld { takeOut(session) }
        if place.isHeld { putIn(session, place) }
    }

    /// Leaves out a session that is held.
    mutating func takeOut(_ session: Int) {
        let c = tables.owner[session]
        let old = places[session]
        hard -= gapsBroken(c, session, Int(old.day))
        own(session, old, -1)
        // Before its pairs are counted: a session would meet itself.
        held.remove(session, of: c, on: Int(old.day), in: Int(old.room))
        together(session, c, old, -1)
        use(c, old, -1)
        count(c, old.mode, -1)
        places[session] = .skipped
        own(session, .skipped, 1)
        skip(c, 1)
    }

    /// Holds a session that is left out.
    mutating func putIn(_ session: Int, _ place: Place) {
        let c = tables.owner[session]
        own(session, .skipped, -1)
        skip(c, -1)
        places[session] = place
        own(session, place, 1)
        // After its pairs are counted: a session would meet itself.
        together(session, c, place, 1)
        held.add(
            session, of: c, on: Int(place.day), in: Int(place.room), span(of: c, place))
        use(c, place, 1)
        count(c, place.mode, 1)
        hard += gapsBroken(c, session, Int(place.day))
    }

    /// Announces another usual pattern, time, room or mode. Only what differs from it is charged
    /// anew: nothing else that a session costs depends on its series.
    mutating func setUsual(_ new: Usual, of c: Int) {
        let sessions = tables.first[c]..<(tables.first[c] + tables.count[c])
        for session in sessions where places[session].isHeld {
            overrides(session, c, places[session], -1)
        }
        usual[c] = new
        let row = tables.firstNominal[c] + new.pattern * tables.count[c] - tables.first[c]
        for session in sessions {
            usualDay[session] = tables.nominalDay[row + session]
            if places[session].isHeld { overrides(session, c, places[session], 1) }
        }
    }

    /// What a session brings by itself. Times that the tables know to be allowed cost one look; all
    /// others go through the rules one by one.
    private mutating func own(_ session: Int, _ place: Place, _ sign: Int) {
        let c = tables.owner[session]
        if tables.published.isAny { change(session, c, place, sign) }
        guard place.isHeld else { return soft += sign * tables.weights.skip }
        overrides(session, c, place, sign)
        let day = Int(place.day)
        let start = Int(place.start)
        let weekday = tables.times.weekday[day]
        if let cell = tables.times.ownCosts.cell(c, weekday: weekday, day: day, start: start),
            tables.times.ownCosts.cost(at: cell) >= 0
        {
            soft += sign * tables.times.ownCosts.cost(at: cell)
            for index in tables.times.ownCosts.absences(at: cell) {
                miss(tables.times.ownCosts.person(index), sign)
            }
        } else {
            forbiddenTime(c, place, sign)
        }
        soft += sign * tables.modes.cost[c, place.mode]
        guard place.room >= 0 else { return }
        let room = Int(place.room)
        let end = start + tables.duration[c]
        hard += sign * tables.modes.misfit(c, place.mode, room)
        if !tables.rooms.isOpen(room, on: day, from: start, to: end) { hard += sign }
        if tables.rooms.busy.any(room, on: day, from: start, to: end + tables.rooms.buffer[room]) {
            hard += sign
        }
        soft += sign * tables.modes.emptySeats(c, place.mode, room)
    }

    /// The rules of a time at which the community should not be; the search never goes there, but
    /// a published plan may have to be left from there.
    private mutating func forbiddenTime(_ c: Int, _ place: Place, _ sign: Int) {
        let day = Int(place.day)
        let start = Int(place.start)
        let end = start + tables.duration[c]
        hard += sign * Int(tables.times.dayBroken[c * tables.days + day])
        let window = tables.times.windowCost[
            (c * 7 + tables.times.weekday[day]) * tables.slots + start]
        if window < 0 { hard += sign } else { soft += sign * window }
        if tables.times.coreBusy.any(c, on: day, from: start, to: end) {
            for person in tables.core[c]
            where tables.times.personBusy.any(person, on: day, from: start, to: end) {
                hard += sign
            }
        }
        if tables.times.otherBusy.any(c, on: day, from: start, to: end) {
            for member in tables.others[c]
            where tables.times.personBusy.any(member.person, on: day, from: start, to: end) {
                soft += sign * member.price
                miss(member.person, sign)
            }
        }
    }

    private mutating func overrides(_ session: Int, _ c: Int, _ place: Place, _ sign: Int) {
        soft += sign * overrideCost(session, c, place)
        if abs(Int(place.day) - nominal(session)) > tables.maxShift[c] { hard += sign }
    }

    private mutating func change(_ session: Int, _ c: Int, _ place: Place, _ sign: Int) {
        let before = tables.published.places[session]
        let differs = place.isHeld ? place != before : before != nil
        guard differs else { return }
        if tables.published.locked[session]
            || (place.isHeld && Int(place.day) < tables.published.frozenBefore)
        {
            hard += sign
        }
        soft += sign * changeCost(session, c, place)
    }

    /// Clashes with neighbours and double use of the room; the session itself is not linked.
    private mutating func together(_ session: Int, _ c: Int, _ place: Place, _ sign: Int) {
        let day = Int(place.day)
        let start = Int(place.start)
        let end = start + tables.duration[c]
        let room = Int(place.room)
        if room >= 0 {
            let buffer = tables.rooms.buffer[room]
            var other = held.first(in: room, on: day)
            while other >= 0 {
                let span = held.span(other)
                if meets(start, end + buffer, Int(span.start), Int(span.end) + buffer) {
                    hard += sign
                }
                other = held.nextInRoom(other)
            }
        }
        var gain = 0
        var walk = ClashWalk(c, place, in: self)
        while let other = walk.next(in: self) {
            clash(tables.neighbours.people(walk.list), sign)
            let most = sign * tables.neighbours.most(walk.list)
            gain += most
            clashes[other] &+= Int32(truncatingIfNeeded: most)
        }
        clashes[session] &+= Int32(truncatingIfNeeded: gain)
    }

    private mutating func clash(_ people: Range<Int>, _ sign: Int) {
        for index in people {
            let shared = tables.neighbours[index]
            if shared.isCore {
                hard += sign
            } else {
                soft += sign * Int(shared.price)
                miss(Int(shared.person), sign)
            }
        }
    }

    /// One miss more or less. The miss that goes is always the last: it gives back what it would
    /// cost to add it again, so that unfairness depends on the number alone.
    private mutating func miss(_ person: Int, _ sign: Int) {
        let free = tables.freeMisses
        if sign > 0 {
            if misses[person] >= free { soft += tables.weights.unfair }
            misses[person] += 1
        } else {
            misses[person] -= 1
            if misses[person] >= free { soft -= tables.weights.unfair }
        }
    }

    private mutating func use(_ c: Int, _ place: Place, _ sign: Int) {
        for index in tables.modes.usesOf(c, place.mode) {
            let use = tables.modes.uses[index]
            let capacity = tables.capacity[use.resource]
            let row = (use.resource * tables.days + Int(place.day)) * tables.slots
            let start = row + Int(place.start)
            for slot in start..<(start + tables.duration[c]) {
                let old = Int(usage[slot])
                let new = old + sign * use.amount
                usage[slot] = Int32(truncatingIfNeeded: new)
                hard += max(0, new - capacity) - max(0, old - capacity)
            }
        }
    }

    private mutating func skip(_ c: Int, _ change: Int32) {
        hard -= skipsBroken(c)
        skipped[c] += change
        hard += skipsBroken(c)
    }

    private mutating func count(_ c: Int, _ mode: ModeIndex, _ change: Int32) {
        hard -= modeCountBroken(c, mode)
        heldIn[c, mode] += change
        hard += modeCountBroken(c, mode)
    }

    /// The day the session usually has.
    @inline(__always)
    func nominal(_ session: Int) -> Int { Int(usualDay[session]) }

    @inline(__always)
    func used(_ resource: Int, _ day: Int, _ slot: Int) -> Int {
        Int(usage[(resource * tables.days + day) * tables.slots + slot])
    }
}
