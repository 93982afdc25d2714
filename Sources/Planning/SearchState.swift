/// A plan under search with its exact cost, kept up to date by every change.
///
/// Sessions are numbered through all communities (``Tables/first``). ``move(_:to:)`` and
/// ``setUsual(_:of:)`` allocate nothing; undoing a change is making the opposite one.
struct SearchState: Sendable {
    let tables: Tables
    private(set) var usual: [Usual]
    private(set) var places: [Place]
    /// Violations of hard rules.
    private(set) var hard = 0
    /// The sum of the soft rules.
    private(set) var soft = 0
    private(set) var skipped: [Int]
    private var heldIn: [Int]
    private var misses: [Int]
    private var usage: [Int]
    private var dayCommunities: [UInt64]
    // Linked lists of sessions, by community × day and by room × day; −1 ends one.
    private var dayHead: [Int32]
    private var dayNext: [Int32]
    private var roomHead: [Int32]
    private var roomNext: [Int32]

    /// Everything left out; each community usual in its first pattern and option.
    init(_ tables: Tables) {
        self.tables = tables
        let communities = tables.communityCount
        usual = (0..<communities).map { c in
            let mode =
                (0..<3).first {
                    tables.modes[c * 3 + $0] != nil && ($0 == 2 || tables.roomCount > 0)
                } ?? 2
            let option =
                tables.options[c].first
                ?? Tables.Option(mode: mode, room: mode == 2 ? -1 : 0)
            return Usual(pattern: 0, start: 0, room: option.room, mode: option.mode)
        }
        places = [Place](repeating: .skipped, count: tables.sessionCount)
        skipped = tables.count
        heldIn = [Int](repeating: 0, count: communities * 3)
        misses = [Int](repeating: 0, count: tables.instance.people.count)
        usage = [Int](
            repeating: 0, count: tables.instance.resources.count * tables.days * tables.slots)
        dayCommunities = [UInt64](repeating: 0, count: tables.days * tables.communityWords)
        dayHead = [Int32](repeating: -1, count: communities * tables.days)
        dayNext = [Int32](repeating: -1, count: tables.sessionCount)
        roomHead = [Int32](repeating: -1, count: tables.roomCount * tables.days)
        roomNext = [Int32](repeating: -1, count: tables.sessionCount)
        for c in 0..<communities {
            hard += skipsBroken(c)
            for mode in 0..<3 { hard += modeCountBroken(c, mode) }
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
        let c = tables.owner[session]
        let old = places[session]
        hard -= gapBroken(c, session)
        own(session, old, -1)
        if old.isHeld {
            unlink(session, c, old)
            together(session, c, old, -1)
            use(c, old, -1)
            count(c, Int(old.mode), -1)
        } else {
            skip(c, -1)
        }
        places[session] = place
        own(session, place, 1)
        if place.isHeld {
            together(session, c, place, 1)
            link(session, c, place)
            use(c, place, 1)
            count(c, Int(place.mode), 1)
        } else {
            skip(c, 1)
        }
        hard += gapBroken(c, session)
    }

    /// Announces another usual pattern, time, room or mode.
    mutating func setUsual(_ new: Usual, of c: Int) {
        let sessions = tables.first[c]..<(tables.first[c] + tables.count[c])
        for session in sessions { overrides(session, places[session], -1) }
        usual[c] = new
        for session in sessions { overrides(session, places[session], 1) }
    }

    private mutating func own(_ session: Int, _ place: Place, _ sign: Int) {
        overrides(session, place, sign)
        let c = tables.owner[session]
        change(session, c, place, sign)
        guard place.isHeld else { return soft += sign * tables.weights.skip }
        let day = Int(place.day)
        let start = Int(place.start)
        let end = start + tables.duration[c]
        hard += sign * Int(tables.dayBroken[c * tables.days + day])
        let weekday = tables.weekday[day]
        let window = tables.windowCost[(c * 7 + weekday) * tables.slots + start]
        if window < 0 { hard += sign } else { soft += sign * window }
        soft += sign * tables.modeCost[c * 3 + Int(place.mode)]
        if place.room >= 0 {
            let room = Int(place.room)
            hard += sign * Int(tables.misfit[(c * 3 + Int(place.mode)) * tables.roomCount + room])
            if tables.openUntil[(room * 7 + weekday) * tables.slots + start] < end { hard += sign }
            if tables.roomBusy.any(room, day, start, end + tables.buffer[room]) { hard += sign }
            soft += sign * tables.emptySeats(c, Int(place.mode), room)
        }
        if tables.coreBusy.any(c, day, start, end) {
            for person in tables.core[c] where tables.personBusy.any(person, day, start, end) {
                hard += sign
            }
        }
        if tables.otherBusy.any(c, day, start, end) {
            for member in tables.others[c]
            where tables.personBusy.any(member.person, day, start, end) {
                soft += sign * member.price
                miss(member.person, sign)
            }
        }
    }

    private mutating func overrides(_ session: Int, _ place: Place, _ sign: Int) {
        guard place.isHeld else { return }
        let c = tables.owner[session]
        let series = usual[c]
        let weights = tables.weights
        let shift = abs(Int(place.day) - nominal(session))
        if shift > tables.maxShift[c] { hard += sign }
        if shift != 0 { soft += sign * weights.otherDay }
        if Int(place.start) != series.start { soft += sign * weights.otherTime }
        if Int(place.mode) != series.mode { soft += sign * weights.otherMode }
        if place.room >= 0, series.room >= 0, Int(place.room) != series.room {
            soft += sign * weights.otherRoom
        }
    }

    private mutating func change(_ session: Int, _ c: Int, _ place: Place, _ sign: Int) {
        guard tables.hasPublished else { return }
        let before = tables.published[session]
        let differs = place.isHeld ? place != before : before != nil
        guard differs else { return }
        if tables.locked[session] || (place.isHeld && Int(place.day) < tables.frozenBefore) {
            hard += sign
        }
        guard tables.isPublished[c] else { return }
        let weights = tables.weights
        guard let before, place.isHeld else { return soft += sign * weights.changeTime }
        if place.day != before.day || place.start != before.start {
            soft += sign * weights.changeTime
        }
        if place.room != before.room { soft += sign * weights.changeRoom }
        if place.mode != before.mode { soft += sign * weights.changeMode }
    }

    /// Clashes with neighbours and double use of the room; the session itself is not linked.
    private mutating func together(_ session: Int, _ c: Int, _ place: Place, _ sign: Int) {
        let day = Int(place.day)
        let start = Int(place.start)
        let end = start + tables.duration[c]
        let room = Int(place.room)
        if room >= 0 {
            let buffer = tables.buffer[room]
            var other = Int(roomHead[room * tables.days + day])
            while other >= 0 {
                let begin = Int(places[other].start)
                let finish = begin + tables.duration[tables.owner[other]]
                if meets(start, end + buffer, begin, finish + buffer) { hard += sign }
                other = Int(roomNext[other])
            }
        }
        for word in 0..<tables.communityWords {
            var hits =
                dayCommunities[day * tables.communityWords + word]
                & tables.neighbours.bits[c * tables.communityWords + word]
            while hits != 0 {
                let bit = hits.trailingZeroBitCount
                hits &= hits - 1
                let neighbour = word * 64 + bit
                var other = Int(dayHead[neighbour * tables.days + day])
                while other >= 0 {
                    let begin = Int(places[other].start)
                    let finish = begin + tables.duration[neighbour]
                    let travel = travel(c, room, neighbour, Int(places[other].room))
                    if start < finish + travel && begin < end + travel {
                        clash(tables.neighbours.people(c, word, bit), sign)
                    }
                    other = Int(dayNext[other])
                }
            }
        }
    }

    private func travel(_ c: Int, _ room: Int, _ other: Int, _ otherRoom: Int) -> Int {
        guard room >= 0, otherRoom >= 0 else { return 0 }
        // The table may differ by direction; the format takes the earlier community first.
        return c < other
            ? tables.travel[tables.site[room]][tables.site[otherRoom]]
            : tables.travel[tables.site[otherRoom]][tables.site[room]]
    }

    private mutating func clash(_ people: Range<Int>, _ sign: Int) {
        for index in people {
            let shared = tables.neighbours[index]
            if shared.price < 0 {
                hard += sign
            } else {
                soft += sign * Int(shared.price)
                miss(Int(shared.person), sign)
            }
        }
    }

    private mutating func miss(_ person: Int, _ sign: Int) {
        let free = tables.weights.freeMisses
        if sign > 0 {
            if misses[person] >= free { soft += tables.weights.unfair }
            misses[person] += 1
        } else {
            misses[person] -= 1
            if misses[person] >= free { soft -= tables.weights.unfair }
        }
    }

    private mutating func use(_ c: Int, _ place: Place, _ sign: Int) {
        for use in tables.uses[c * 3 + Int(place.mode)] {
            let capacity = tables.capacity[use.resource]
            let row = (use.resource * tables.days + Int(place.day)) * tables.slots
            let start = row + Int(place.start)
            for slot in start..<(start + tables.duration[c]) {
                let old = usage[slot]
                let new = old + sign * use.amount
                usage[slot] = new
                hard += max(0, new - capacity) - max(0, old - capacity)
            }
        }
    }

    private mutating func skip(_ c: Int, _ change: Int) {
        hard -= skipsBroken(c)
        skipped[c] += change
        hard += skipsBroken(c)
    }

    private func skipsBroken(_ c: Int) -> Int {
        max(0, skipped[c] - tables.maxSkips[c])
    }

    private mutating func count(_ c: Int, _ mode: Int, _ change: Int) {
        hard -= modeCountBroken(c, mode)
        heldIn[c * 3 + mode] += change
        hard += modeCountBroken(c, mode)
    }

    private func modeCountBroken(_ c: Int, _ mode: Int) -> Int {
        let held = heldIn[c * 3 + mode]
        return max(0, tables.modeLeast[c * 3 + mode] - held)
            + max(0, held - tables.modeMost[c * 3 + mode])
    }

    /// Broken gaps between the held sessions around this one.
    private func gapBroken(_ c: Int, _ session: Int) -> Int {
        let first = tables.first[c]
        let last = first + tables.count[c] - 1
        var before = session - 1
        while before >= first, !places[before].isHeld { before -= 1 }
        var after = session + 1
        while after <= last, !places[after].isHeld { after += 1 }
        var broken = 0
        if places[session].isHeld {
            if before >= first { broken += gapBroken(c, before, session) }
            if after <= last { broken += gapBroken(c, session, after) }
        } else if before >= first, after <= last {
            broken = gapBroken(c, before, after)
        }
        return broken
    }

    private func gapBroken(_ c: Int, _ a: Int, _ b: Int) -> Int {
        let gap = Int(places[b].day - places[a].day)
        return (gap < tables.minGap[c] ? 1 : 0) + (gap > tables.maxGap[c] ? 1 : 0)
    }

    private mutating func link(_ session: Int, _ c: Int, _ place: Place) {
        let day = Int(place.day)
        let list = c * tables.days + day
        if dayHead[list] < 0 {
            dayCommunities[day * tables.communityWords + c / 64] |= 1 << UInt64(c % 64)
        }
        dayNext[session] = dayHead[list]
        dayHead[list] = Int32(truncatingIfNeeded: session)
        if place.room >= 0 {
            let list = Int(place.room) * tables.days + day
            roomNext[session] = roomHead[list]
            roomHead[list] = Int32(truncatingIfNeeded: session)
        }
    }

    private mutating func unlink(_ session: Int, _ c: Int, _ place: Place) {
        let day = Int(place.day)
        let list = c * tables.days + day
        Self.remove(session, &dayHead[list], &dayNext)
        if dayHead[list] < 0 {
            dayCommunities[day * tables.communityWords + c / 64] &= ~(1 << UInt64(c % 64))
        }
        if place.room >= 0 {
            Self.remove(session, &roomHead[Int(place.room) * tables.days + day], &roomNext)
        }
    }

    private static func remove(_ session: Int, _ head: inout Int32, _ next: inout [Int32]) {
        if Int(head) == session {
            head = next[session]
            return
        }
        var at = Int(head)
        while at >= 0 {
            if Int(next[at]) == session {
                next[at] = next[session]
                return
            }
            at = Int(next[at])
        }
    }

    func nominal(_ session: Int) -> Int {
        let c = tables.owner[session]
        let row = tables.firstNominal[c] + usual[c].pattern * tables.count[c]
        return Int(tables.nominalDay[row + session - tables.first[c]])
    }

    /// Sessions of one room and day, until −1.
    func firstInRoom(_ room: Int, _ day: Int) -> Int { Int(roomHead[room * tables.days + day]) }
    func nextInRoom(_ session: Int) -> Int { Int(roomNext[session]) }
    func used(_ resource: Int, _ day: Int, _ slot: Int) -> Int {
        usage[(resource * tables.days + day) * tables.slots + slot]
    }
}
