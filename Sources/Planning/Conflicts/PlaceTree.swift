/// Whether the sessions of a few communities can be held at all: a search through every place of
/// every session, cut off where some community can no longer hold its sessions.
///
/// The session with the fewest free spots comes first, weighed by how often its community was in the
/// way; the search begins anew now and then, so that what it learned counts from the start (Boussemart,
/// Hemery, Lecoutre and Sais 2004: weighted degrees). A community can hold its sessions when some
/// pattern of it has a way through days and modes that keeps gaps, skips and counts (``SeriesChain``).
struct PlaceTree {
    enum End {
        /// A plan without violations.
        case found(Plan)
        /// There is none; proved.
        case exhausted
        /// There was not enough work.
        case cut
    }

    private let tables: Tables
    private var state: SearchState
    /// Places looked at so far.
    private(set) var work = 0
    private var spots: SpotTable
    private var chains: [SeriesChain]
    /// By session: does it stay where it is, or out.
    private var isSettled: [Bool]
    /// By community: the pattern that was possible last.
    private var pattern: [Int]
    private var weight: [Int]
    private var limit = 0

    init(_ tables: Tables) {
        self.tables = tables
        state = SearchState(tables)
        spots = SpotTable(tables)
        chains = (0..<tables.communityCount).map { SeriesChain($0, tables) }
        isSettled = [Bool](repeating: false, count: tables.sessionCount)
        pattern = [Int](repeating: 0, count: tables.communityCount)
        weight = [Int](repeating: 1, count: tables.communityCount)
    }

    /// A community that cannot hold its sessions even when no other is there.
    mutating func firstImpossible() -> Int? {
        (0..<tables.communityCount).first { c in
            !lockedPlaces(c).allSatisfy { isLegal($0.session, $0.place) } || !isPossible(c)
        }
    }

    /// Searches until the end or until so much more work is done.
    mutating func run(work most: Int, _ shouldStop: () -> Bool) -> End {
        let end = work + most
        guard settleLocked(), PlaceSupply(tables, &spots).suffices else { return .exhausted }
        var stretch = 20_000
        while !shouldStop() {
            limit = min(end, work + stretch)
            switch descend(shouldStop) {
            case .cut where work < end: stretch *= 2
            case let result: return result
            }
        }
        return .cut
    }

    private mutating func descend(_ shouldStop: () -> Bool) -> End {
        guard work < limit, !shouldStop() else { return .cut }
        guard allArePossible() else { return .exhausted }
        guard let session = narrowest() else { return .found(plan) }
        let c = tables.owner[session]
        isSettled[session] = true
        defer { isSettled[session] = false }
        var tried: Set<SpotTable.Likeness> = []
        for day in days(of: session) {
            var hopeless: SpotTable.Spot?
            var last: SpotTable.Spot?
            for spot in spots.of(c, day) {
                work += 1
                let place = Place(day: day, start: spot.start, room: spot.room, mode: spot.mode)
                if let known = hopeless, known.isSameTime(spot) { continue }
                guard isFree(c, place) else { continue }
                if let likeness = spots.likeness(spot, day, state),
                    !tried.insert(likeness).inserted
                {
                    continue
                }
                // A second room: is it the rooms, or would the session be in the way without one?
                if let last, last.isSameTime(spot), !isPossible(session, without: place) {
                    hopeless = spot
                    continue
                }
                last = spot
                put(session, place)
                let result = descend(shouldStop)
                put(session, .skipped)
                switch result {
                case .found: return result
                case .cut: return .cut
                case .exhausted: break
                }
            }
        }
        return mayBeLeftOut(session) ? descend(shouldStop) : .exhausted
    }

    /// Has every community still a way to hold its sessions.
    private mutating func allArePossible() -> Bool {
        let order = (0..<tables.communityCount).sorted { (-weight[$0], $0) < (-weight[$1], $1) }
        for c in order where !isPossible(c) {
            weight[c] += 1
            return false
        }
        return true
    }

    /// The same with a session at its time and in its mode, but in nobody's room.
    private mutating func isPossible(_ session: Int, without place: Place) -> Bool {
        var roomless = place
        roomless.room = -1
        put(session, roomless)
        defer { put(session, .skipped) }
        return allArePossible()
    }

    private mutating func put(_ session: Int, _ place: Place) {
        let old = state.places[session]
        state.move(session, to: place)
        if old.isHeld { spots.forget(Int(old.day)) }
        if place.isHeld { spots.forget(Int(place.day)) }
    }

    private func lockedPlaces(_ c: Int) -> [(session: Int, place: Place)] {
        (tables.first[c]..<(tables.first[c] + tables.count[c])).compactMap { session in
            guard tables.published.locked[session], let place = tables.published.places[session]
            else { return nil }
            return (session, place)
        }
    }

    /// Puts what may not change where it is; false where it cannot be there.
    private mutating func settleLocked() -> Bool {
        for session in isSettled.indices
        where tables.published.locked[session] && !isSettled[session] {
            if let place = tables.published.places[session] {
                guard isLegal(session, place), isFree(tables.owner[session], place) else {
                    return false
                }
                put(session, place)
            }
            isSettled[session] = true
        }
        return true
    }

    /// Do the community's own rules allow the place, its day's distance from the rhythm left aside.
    private func isLegal(_ session: Int, _ place: Place) -> Bool {
        let c = tables.owner[session]
        let day = Int(place.day)
        guard tables.isWellFormed(place, c), tables.modes.isFitting(c, place),
            tables.times.dayBroken[c * tables.days + day] == 0
        else { return false }
        let start = Int(place.start)
        let row = (c * 7 + tables.times.weekday[day]) * tables.slots
        return tables.times.windowCost[row + start] >= 0
            && !tables.times.coreBusy.any(c, on: day, from: start, to: start + tables.duration[c])
            && (place.room < 0 || tables.isRoomFree(c, Int(place.room), on: day, at: start))
    }

    /// Is nobody and nothing in the way of a place that the community's own rules allow.
    private func isFree(_ c: Int, _ place: Place) -> Bool {
        let day = Int(place.day)
        let start = Int(place.start)
        if place.room >= 0, state.occupant(Int(place.room), day, start, of: c) != nil {
            return false
        }
        for index in tables.modes.usesOf(c, place.mode) {
            let use = tables.modes.uses[index]
            let left = tables.capacity[use.resource] - use.amount
            for slot in start..<(start + tables.duration[c])
            where state.used(use.resource, day, slot) > left { return false }
        }
        return !state.isCoreElsewhere(c, place)
    }

    /// The spots that the community could have on a day now.
    private mutating func free(_ c: Int, _ day: Int) -> SpotTable.Free {
        if let known = spots.free(c, day) { return known }
        var free = SpotTable.Free()
        for spot in spots.of(c, day) {
            work += 1
            let place = Place(day: day, start: spot.start, room: spot.room, mode: spot.mode)
            guard isFree(c, place) else { continue }
            free.modes |= 1 << UInt8(spot.mode.number)
            free.count += 1
        }
        spots.remember(c, day, free)
        return free
    }

    private mutating func isPossible(_ c: Int) -> Bool {
        let last = pattern[c]
        let all = tables.nominal[c].indices
        for candidate in [last] + all.filter({ $0 != last }) where isPossible(c, candidate) {
            pattern[c] = candidate
            return true
        }
        return false
    }

    private mutating func isPossible(_ c: Int, _ pattern: Int) -> Bool {
        let first = tables.first[c]
        var skips = [Int](repeating: 1, count: tables.count[c])
        var sessions: [[SeriesChain.Candidate]] = []
        for (index, nominal) in tables.nominal[c][pattern].enumerated() {
            if let place = settledPlace(first + index) {
                guard place.isHeld else {
                    sessions.append([])
                    continue
                }
                guard isInReach(c, nominal, Int(place.day)) else { return false }
                skips[index] = SeriesField.never
                sessions.append([
                    SeriesChain.Candidate(
                        day: Int(place.day), mode: place.mode, cost: 0, time: 0)
                ])
                continue
            }
            var list: [SeriesChain.Candidate] = []
            for day in reach(c, nominal) {
                let modes = free(c, day).modes
                for mode in ModeIndex.all where modes & (1 << UInt8(mode.number)) != 0 {
                    list.append(SeriesChain.Candidate(day: day, mode: mode, cost: 0, time: 0))
                }
            }
            sessions.append(list)
        }
        let before = chains[c].work
        defer { work += (chains[c].work - before) / 16 }
        return chains[c].least(sessions, skips: skips, limit: SeriesField.never) != nil
    }

    /// Where a session is that stays where it is, or will be put there; nil where that is open.
    private func settledPlace(_ session: Int) -> Place? {
        if isSettled[session] { return state.places[session] }
        return tables.published.locked[session] ? tables.published.places[session] ?? .skipped : nil
    }

    private func isInReach(_ c: Int, _ nominal: Int, _ day: Int) -> Bool {
        abs(day - nominal) <= tables.maxShift[c]
    }

    private func reach(_ c: Int, _ nominal: Int) -> Range<Int> {
        let shift = min(tables.maxShift[c], tables.days)
        let from = max(0, nominal - shift)
        return from..<max(from, min(tables.days, nominal + shift + 1))
    }

    /// The unsettled session with the fewest free spots.
    private mutating func narrowest() -> Int? {
        var best: Int?
        var least = Int.max
        for session in isSettled.indices where !isSettled[session] {
            let c = tables.owner[session]
            var count = mayBeLeftOut(session) ? 1 : 0
            for day in days(of: session) { count += free(c, day).count }
            let rank = count * 1024 / weight[c]
            if rank < least {
                least = rank
                best = session
            }
        }
        return best
    }

    private func mayBeLeftOut(_ session: Int) -> Bool {
        let c = tables.owner[session]
        let sessions = tables.first[c]..<(tables.first[c] + tables.count[c])
        let out = sessions.count {
            $0 != session && isSettled[$0] && !state.places[$0].isHeld
        }
        return out < tables.maxSkips[c]
    }

    /// The days a session could be on, by the patterns that its community's settled sessions follow;
    /// those of the pattern that was possible last come first.
    private func days(of session: Int) -> [Int] {
        let c = tables.owner[session]
        let first = tables.first[c]
        var isListed = [Bool](repeating: false, count: tables.days)
        var days: [Int] = []
        let others = tables.nominal[c].indices.filter { $0 != pattern[c] }
        for candidate in [pattern[c]] + others {
            let nominal = tables.nominal[c][candidate]
            let isFollowed = nominal.indices.allSatisfy { index in
                let place = state.places[first + index]
                return !isSettled[first + index] || !place.isHeld
                    || isInReach(c, nominal[index], Int(place.day))
            }
            guard isFollowed else { continue }
            for day in reach(c, nominal[session - first]) where !isListed[day] {
                isListed[day] = true
                days.append(day)
            }
        }
        return days
    }

    private var plan: Plan {
        var state = state
        for c in 0..<tables.communityCount {
            var usual = state.usual[c]
            usual.pattern = pattern[c]
            let sessions = tables.first[c]..<(tables.first[c] + tables.count[c])
            if let held = sessions.lazy.map({ state.places[$0] }).first(where: { $0.isHeld }) {
                usual.start = Int(held.start)
                usual.room = Int(held.room)
                usual.mode = held.mode
            }
            state.setUsual(usual, of: c)
        }
        return state.plan
    }
}
