/// What every place of one series costs when no other community is there: the days and starts its
/// windows, its core members' calendars and its rooms allow, who misses a session there, and the
/// price by mode and usual room. Prices are counted in the fractions of ``SharedPrices``, whose
/// prices on what is shared are part of them.
struct SeriesField {
    static let never = Int.max / 4

    let c: Int
    let tables: Tables
    let shared: SharedPrices
    let weights: Instance.Weights
    /// By time, a day's times in a row and earlier starts first; behind them, one for each session
    /// that is locked where it was published.
    private(set) var day: [Int] = []
    private(set) var start: [Int] = []
    /// What the time alone costs: its window, the members who miss it, and what is shared.
    private var time: [Int] = []
    /// What of it is the price of being there when others would be too.
    private(set) var crowd: [Int] = []
    /// The times of each day.
    private(set) var times: [Range<Int>]
    /// The members who miss a session at some time.
    private(set) var people: [Int] = []
    /// By time: which of ``missing``.
    private(set) var absence: [Int] = []
    /// Sets of members who miss a session at some time, as positions in ``people``.
    private(set) var missing: [[Int]] = []
    private var absences: [[Int]: Int] = [:]
    /// By day and start: the time, −1 for none.
    private var at: [Int32]
    /// By session: the time it is locked at.
    private(set) var lockedTime: [Int?]
    /// The usual rooms and modes worth announcing, a mode's in a row, fitting and cheap ones first.
    private(set) var usuals: [Tables.Option] = []
    /// By mode and time: the cheapest open room of the mode.
    private var cheapest: [[Int]]
    /// By room that some session was published in: is it free at the time.
    private var isFree: [Int: [Bool]] = [:]
    private var position: [Int: Int] = [:]

    init(_ c: Int, _ tables: Tables, _ shared: SharedPrices) {
        self.c = c
        self.tables = tables
        self.shared = shared
        weights = tables.weights.times(shared.scale)
        times = [Range<Int>](repeating: 0..<0, count: tables.days)
        at = [Int32](repeating: -1, count: tables.days * tables.slots)
        lockedTime = [Int?](repeating: nil, count: tables.count[c])
        cheapest = [[], [], []]
        var isUseful = [Bool](repeating: false, count: tables.days)
        for day in Set(tables.nominal[c].joined()) {
            for near in days(around: day) { isUseful[near] = true }
        }
        let rooms = ModeIndex.all.map { mode in
            tables.modes.options[c].filter { $0.mode == mode }.map { (cost($0), $0.room) }
                .sorted { $0 < $1 }
        }
        for day in 0..<tables.days {
            let from = self.day.count
            if isUseful[day], day >= tables.published.frozenBefore,
                tables.times.dayBroken[c * tables.days + day] == 0
            {
                addTimes(day, rooms)
            }
            times[day] = from..<self.day.count
        }
        addLocked()
        usuals = usualOptions
        if tables.published.communities[c] { findFree() }
    }

    /// How many times there are, locked ones with them.
    var count: Int { day.count }
    /// How many of them are locked ones.
    var lockedCount: Int { lockedTime.count { $0 != nil } }

    /// The time of a day with a start; nil for none.
    func time(_ day: Int, _ start: Int) -> Int? {
        let time = at[day * tables.slots + start]
        return time < 0 ? nil : Int(time)
    }

    /// The days a session with this nominal day can be on.
    func days(around day: Int) -> Range<Int> {
        let reach = min(tables.maxShift[c], tables.days)
        let low = max(0, day - reach)
        return low..<max(low, min(tables.days, day + reach + 1))
    }

    /// Some usual rooms and modes, in parts: first by mode, then by halves.
    func parts(of usual: Range<Int>?) -> [Range<Int>] {
        guard let usual else {
            return ModeIndex.all.compactMap { mode in
                let first = usuals.firstIndex { $0.mode == mode }
                return first.map { $0..<($0 + usuals.count { $0.mode == mode }) }
            }
        }
        let middle = usual.lowerBound + usual.count / 2
        return [usual.lowerBound..<middle, middle..<usual.upperBound]
    }

    /// By mode × ``count``: the price of a session at each time when the series is usually held in
    /// one of `usual`, the kindest of them each time; nil for any usual room and mode.
    func prices(_ usual: Range<Int>?) -> [Int] {
        var prices = [Int](repeating: Self.never, count: 3 * count)
        for mode in ModeIndex.all {
            let otherMode = overrides(usual, mode, nil)
            let rooms = mode == .online ? [] : same(usual, mode)
            let other = mode == .online || rooms == nil ? 0 : weights.otherRoom
            for at in 0..<count where cheapest[mode.number][at] < Self.never {
                var cost = cheapest[mode.number][at] + other
                for (same, room) in rooms ?? [] {
                    if same >= cost { break }
                    guard tables.isRoomFree(c, room, on: day[at], at: start[at]) else { continue }
                    cost = min(cost, same + sharedRoom(room, day[at], start[at]))
                }
                prices[mode.number * count + at] = time[at] + otherMode + cost
            }
        }
        for (session, at) in lockedTime.enumerated() {
            guard let at, let place = tables.published.places[tables.first[c] + session] else {
                continue
            }
            let mode = place.mode
            let room = Int(place.room)
            var cost = time[at] + self.cost(Tables.Option(mode: mode, room: room))
            cost += sharedRoom(room, day[at], start[at])
            prices[mode.number * count + at] = cost + overrides(usual, mode, room)
        }
        return prices
    }

    /// The usual rooms that fit a mode, the cheapest first; nil where none is usual, or any.
    private func same(_ usual: Range<Int>?, _ mode: ModeIndex) -> [(cost: Int, room: Int)]? {
        guard let usual, let first = usual.first, usuals[first].room >= 0 else { return nil }
        return usual.map { usuals[$0].room }
            .filter { tables.modes.misfit(c, mode, $0) == 0 }
            .map { (cost(Tables.Option(mode: mode, room: $0)), $0) }
            .sorted { $0 < $1 }
    }

    /// What a session in a mode and room costs for being an exception.
    private func overrides(_ usual: Range<Int>?, _ mode: ModeIndex, _ room: Int?) -> Int {
        guard let usual, let first = usual.first else { return 0 }
        let otherMode = usuals[first].mode == mode ? 0 : weights.otherMode
        guard let room, room >= 0, usuals[first].room >= 0 else { return otherMode }
        return otherMode + (usual.contains { usuals[$0].room == room } ? 0 : weights.otherRoom)
    }

    /// What a published session's other day, start, room and mode cost: `price` with the changes.
    func changed(
        _ price: Int, _ mode: ModeIndex, _ at: Int, from before: Place?, _ usual: Range<Int>?
    ) -> Int {
        guard let before else { return price + weights.changeTime }
        var change = 0
        if day[at] != Int(before.day) || start[at] != Int(before.start) {
            change += weights.changeTime
        }
        if mode != before.mode { change += weights.changeMode }
        let room = Int(before.room)
        if mode == .online || room < 0 {
            return price + change + ((mode == .online) == (room < 0) ? 0 : weights.changeRoom)
        }
        var cost = price + weights.changeRoom
        // The published room may be none of the instance's.
        if isFree[room]?[at] == true,
            tables.modes.misfit(c, mode, room) == 0
        {
            var stay = time[at] + self.cost(Tables.Option(mode: mode, room: room))
            stay += sharedRoom(room, day[at], start[at])
            cost = min(cost, stay + overrides(usual, mode, room))
        }
        return cost + change
    }

    /// What leaving each session out costs; never for one that is locked where it is.
    var skipCosts: [Int] {
        (0..<tables.count[c]).map { index in
            let session = tables.first[c] + index
            guard tables.published.places[session] != nil else { return weights.skip }
            if tables.published.locked[session] { return Self.never }
            return weights.skip + (tables.published.communities[c] ? weights.changeTime : 0)
        }
    }

    private func cost(_ option: Tables.Option) -> Int {
        shared.scale
            * (tables.modes.cost[c, option.mode]
                + (option.room < 0 ? 0 : tables.modes.emptySeats(c, option.mode, option.room)))
    }

    private func sharedRoom(_ room: Int, _ day: Int, _ start: Int) -> Int {
        guard room >= 0 else { return 0 }
        return shared.room(room, day, start, start + tables.duration[c] + tables.rooms.buffer[room])
    }

    /// The room a session of the mode and time would be in: the cheapest, or the usual one.
    func room(_ mode: ModeIndex, _ at: Int, _ usual: Tables.Option) -> Int {
        if at >= count - lockedCount,
            let session = lockedTime.firstIndex(of: at),
            let place = tables.published.places[tables.first[c] + session]
        {
            return Int(place.room)
        }
        guard mode != .online else { return -1 }
        var best = (cost: Self.never, room: -1)
        for option in tables.modes.options[c]
        where option.mode == mode && tables.isRoomFree(c, option.room, on: day[at], at: start[at]) {
            var cost = cost(option) + sharedRoom(option.room, day[at], start[at])
            if usual.room >= 0, usual.room != option.room { cost += weights.otherRoom }
            if cost < best.cost { best = (cost, option.room) }
        }
        return best.room
    }

    /// What a place's room costs for its being shared.
    func roomPrice(_ room: Int, _ at: Int) -> Int { sharedRoom(room, day[at], start[at]) }

    private mutating func addTimes(_ day: Int, _ rooms: [[(Int, Int)]]) {
        let row = (c * 7 + tables.times.weekday[day]) * tables.slots
        for start in tables.times.starts[c * 7 + tables.times.weekday[day]] {
            guard
                !tables.times.coreBusy.any(c, on: day, from: start, to: start + tables.duration[c])
            else {
                continue
            }
            let least = ModeIndex.all.map { mode in
                var least = Self.never
                for (cost, room) in rooms[mode.number] {
                    if cost >= least { break }
                    guard room < 0 || tables.isRoomFree(c, room, on: day, at: start) else {
                        continue
                    }
                    least = min(least, cost + sharedRoom(room, day, start))
                }
                return least
            }
            guard least.contains(where: { $0 < Self.never }) else { continue }
            for mode in ModeIndex.all { cheapest[mode.number].append(least[mode.number]) }
            at[day * tables.slots + start] = Int32(truncatingIfNeeded: count)
            addTime(day, start, tables.times.windowCost[row + start])
        }
    }

    private mutating func addTime(_ day: Int, _ start: Int, _ window: Int) {
        self.day.append(day)
        self.start.append(start)
        let crowd = shared.crowd(c, day, start, start + tables.duration[c])
        self.crowd.append(crowd)
        var cost = crowd + shared.scale * max(0, window)
        let end = start + tables.duration[c]
        var missing: [Int] = []
        if tables.times.otherBusy.any(c, on: day, from: start, to: end) {
            for member in tables.others[c]
            where tables.times.personBusy.any(member.person, on: day, from: start, to: end) {
                cost += shared.scale * member.price + shared.miss(member.person)
                let next = people.count
                let index = position[member.person, default: next]
                if index == next {
                    people.append(member.person)
                    position[member.person] = index
                }
                missing.append(index)
            }
        }
        time.append(cost)
        let known = absences[missing, default: self.missing.count]
        if known == self.missing.count {
            absences[missing] = known
            self.missing.append(missing)
        }
        absence.append(known)
    }

    /// Sessions that must stay where they were published, whether that is a good place or not: where
    /// it is none, no plan is feasible and any price will do.
    private mutating func addLocked() {
        for index in 0..<tables.count[c] {
            let session = tables.first[c] + index
            guard tables.published.locked[session], let place = tables.published.places[session],
                tables.isWellFormed(place, c)
            else { continue }
            let day = Int(place.day)
            let start = Int(place.start)
            lockedTime[index] = self.day.count
            for mode in ModeIndex.all { cheapest[mode.number].append(Self.never) }
            addTime(
                day, start,
                tables.times.windowCost[(c * 7 + tables.times.weekday[day]) * tables.slots + start])
        }
    }

    /// One that fits no session only matters where a mode has no fitting room at all.
    private var usualOptions: [Tables.Option] {
        let rooms = usefulRooms
        return ModeIndex.all.flatMap { mode -> [Tables.Option] in
            guard tables.modes.offers[c, mode] != nil else { return [] }
            if mode == .online { return [Tables.Option.online] }
            let usual = rooms.isEmpty && tables.roomCount > 0 ? [0] : rooms
            return usual.map { room in
                let misfit = tables.modes.misfit(c, mode, room)
                return (misfit, cost(Tables.Option(mode: mode, room: room)), room)
            }.sorted { $0 < $1 }.map { Tables.Option(mode: mode, room: $0.2) }
        }
    }

    /// The rooms that could be usual; of those that never beat another room as an exception, one.
    private var usefulRooms: [Int] {
        let rooms = Set(tables.modes.options[c].map(\.room).filter { $0 >= 0 }).sorted()
        guard !tables.published.communities[c], lockedCount == 0 else { return rooms }
        let dearest = [ModeIndex.physical, .hybrid].map { mode in
            cheapest[mode.number].lazy.filter { $0 < Self.never }.max() ?? 0
        }
        let useful = rooms.filter { room in
            tables.modes.options[c].contains {
                $0.room == room && cost($0) < dearest[$0.mode.number] + weights.otherRoom
            }
        }
        guard useful.count < rooms.count else { return rooms }
        return useful + rooms.filter { !useful.contains($0) }.prefix(1)
    }

    private mutating func findFree() {
        for index in 0..<tables.count[c] {
            let session = tables.first[c] + index
            guard let place = tables.published.places[session], place.room >= 0,
                Int(place.room) < tables.roomCount, isFree[Int(place.room)] == nil
            else { continue }
            isFree[Int(place.room)] = day.indices.map {
                tables.isRoomFree(c, Int(place.room), on: day[$0], at: start[$0])
            }
        }
    }
}
