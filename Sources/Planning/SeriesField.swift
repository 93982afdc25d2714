/// What every place of one series costs when no other community is there: the days and starts its
/// windows, its core members' calendars and its rooms allow, who misses a session there, and the
/// price by mode and usual room.
struct SeriesField {
    static let never = Int.max / 4

    let c: Int
    let tables: Tables
    /// By time, a day's times in a row and earlier starts first; behind them, one for each session
    /// that is locked where it was published.
    private(set) var day: [Int] = []
    private(set) var start: [Int] = []
    /// What the time alone costs: its window and the members who miss it.
    private var time: [Int] = []
    /// The times of each day.
    private(set) var times: [Range<Int>]
    /// The members who miss a session at some time.
    private(set) var people: [Int] = []
    /// By time: who misses it, as positions in ``people``; time `t` has
    /// `missing[missingFrom[t]..<missingFrom[t + 1]]`.
    private(set) var missing: [Int] = []
    private(set) var missingFrom: [Int] = [0]
    /// By session: the time it is locked at.
    private(set) var lockedTime: [Int?]
    /// The usual rooms and modes worth announcing.
    private(set) var usuals: [Tables.Option] = []
    /// By mode and time: the cheapest open room of the mode.
    private var cheapest: [[Int]]
    /// By room that some session was published in: is it free at the time.
    private var isFree: [Int: [Bool]] = [:]
    private var position: [Int: Int] = [:]

    init(_ c: Int, _ tables: Tables) {
        self.c = c
        self.tables = tables
        times = [Range<Int>](repeating: 0..<0, count: tables.days)
        lockedTime = [Int?](repeating: nil, count: tables.count[c])
        cheapest = [[], [], []]
        var isUseful = [Bool](repeating: false, count: tables.days)
        for day in Set(tables.nominal[c].joined()) {
            for near in days(around: day) { isUseful[near] = true }
        }
        let rooms = (0..<3).map { mode in
            tables.options[c].filter { $0.mode == mode }.map { (cost($0), $0.room) }
                .sorted { $0 < $1 }
        }
        for day in 0..<tables.days {
            let from = self.day.count
            if isUseful[day], day >= tables.frozenBefore,
                tables.dayBroken[c * tables.days + day] == 0
            {
                addTimes(day, rooms)
            }
            times[day] = from..<self.day.count
        }
        addLocked()
        usuals = usualOptions
        if tables.isPublished[c] { findFree() }
    }

    /// How many times there are, locked ones with them.
    var count: Int { day.count }
    /// How many of them are locked ones.
    var lockedCount: Int { lockedTime.count { $0 != nil } }

    /// The days a session with this nominal day can be on.
    func days(around day: Int) -> Range<Int> {
        let reach = min(tables.maxShift[c], tables.days)
        let low = max(0, day - reach)
        return low..<max(low, min(tables.days, day + reach + 1))
    }

    /// By mode × ``count``: the price of a session at each time when the series is usually held in
    /// `usual`; nil takes the kindest usual room and mode for each.
    func prices(_ usual: Tables.Option?) -> [Int] {
        let weights = tables.weights
        var prices = [Int](repeating: Self.never, count: 3 * count)
        for mode in 0..<3 {
            let otherMode = usual.map { $0.mode == mode ? 0 : weights.otherMode } ?? 0
            let other = mode != 2 && (usual?.room ?? -1) >= 0 ? weights.otherRoom : 0
            let room = mode == 2 ? -1 : usual?.room ?? -1
            let fits = room >= 0 && tables.misfit[(c * 3 + mode) * tables.roomCount + room] == 0
            let same = fits ? cost(Tables.Option(mode: mode, room: room)) : Self.never
            for at in 0..<count where cheapest[mode][at] < Self.never {
                var cost = cheapest[mode][at] + other
                if same < cost, tables.isRoomFree(c, room, day[at], start[at]) { cost = same }
                prices[mode * count + at] = time[at] + otherMode + cost
            }
        }
        for (session, at) in lockedTime.enumerated() {
            guard let at, let place = tables.published[tables.first[c] + session] else { continue }
            let mode = Int(place.mode)
            let room = Int(place.room)
            var cost = time[at] + self.cost(Tables.Option(mode: mode, room: room))
            if let usual {
                if usual.mode != mode { cost += weights.otherMode }
                if room >= 0, usual.room >= 0, room != usual.room { cost += weights.otherRoom }
            }
            prices[mode * count + at] = cost
        }
        return prices
    }

    /// What a published session's other day, start, room and mode cost: `price` with the changes.
    func changed(
        _ price: Int, _ mode: Int, _ at: Int, from before: Place?, _ usual: Tables.Option?
    ) -> Int {
        let weights = tables.weights
        guard let before else { return price + weights.changeTime }
        var change = 0
        if day[at] != Int(before.day) || start[at] != Int(before.start) {
            change += weights.changeTime
        }
        if mode != Int(before.mode) { change += weights.changeMode }
        let room = Int(before.room)
        if mode == 2 || room < 0 {
            return price + change + ((mode == 2) == (room < 0) ? 0 : weights.changeRoom)
        }
        var cost = price + weights.changeRoom
        // The published room may be none of the instance's.
        if isFree[room]?[at] == true,
            tables.misfit[(c * 3 + mode) * tables.roomCount + room] == 0
        {
            var stay = time[at] + self.cost(Tables.Option(mode: mode, room: room))
            if let usual {
                if usual.mode != mode { stay += weights.otherMode }
                if usual.room >= 0, room != usual.room { stay += weights.otherRoom }
            }
            cost = min(cost, stay)
        }
        return cost + change
    }

    /// What leaving each session out costs; never for one that is locked where it is.
    var skipCosts: [Int] {
        (0..<tables.count[c]).map { index in
            let session = tables.first[c] + index
            guard tables.published[session] != nil else { return tables.weights.skip }
            if tables.locked[session] { return Self.never }
            return tables.weights.skip + (tables.isPublished[c] ? tables.weights.changeTime : 0)
        }
    }

    private func cost(_ option: Tables.Option) -> Int {
        tables.modeCost[c * 3 + option.mode]
            + (option.room < 0 ? 0 : tables.emptySeats(c, option.mode, option.room))
    }

    private mutating func addTimes(_ day: Int, _ rooms: [[(Int, Int)]]) {
        let row = (c * 7 + tables.weekday[day]) * tables.slots
        for start in tables.starts[c * 7 + tables.weekday[day]] {
            guard !tables.coreBusy.any(c, day, start, start + tables.duration[c]) else { continue }
            let least = (0..<3).map { mode in
                rooms[mode].first { $0.1 < 0 || tables.isRoomFree(c, $0.1, day, start) }?.0
                    ?? Self.never
            }
            guard least.contains(where: { $0 < Self.never }) else { continue }
            for mode in 0..<3 { cheapest[mode].append(least[mode]) }
            addTime(day, start, tables.windowCost[row + start])
        }
    }

    private mutating func addTime(_ day: Int, _ start: Int, _ window: Int) {
        self.day.append(day)
        self.start.append(start)
        var cost = max(0, window)
        let end = start + tables.duration[c]
        if tables.otherBusy.any(c, day, start, end) {
            for member in tables.others[c]
            where tables.personBusy.any(member.person, day, start, end) {
                cost += member.price
                let next = people.count
                let index = position[member.person, default: next]
                if index == next {
                    people.append(member.person)
                    position[member.person] = index
                }
                missing.append(index)
            }
        }
        missingFrom.append(missing.count)
        time.append(cost)
    }

    /// Sessions that must stay where they were published, whether that is a good place or not: where
    /// it is none, no plan is feasible and any price will do.
    private mutating func addLocked() {
        for index in 0..<tables.count[c] {
            let session = tables.first[c] + index
            guard tables.locked[session], let place = tables.published[session],
                tables.isWellFormed(place, c)
            else { continue }
            let day = Int(place.day)
            let start = Int(place.start)
            lockedTime[index] = self.day.count
            for mode in 0..<3 { cheapest[mode].append(Self.never) }
            addTime(
                day, start, tables.windowCost[(c * 7 + tables.weekday[day]) * tables.slots + start])
        }
    }

    /// One that fits no session only matters where a mode has no fitting room at all.
    private var usualOptions: [Tables.Option] {
        let rooms = Set(tables.options[c].map(\.room).filter { $0 >= 0 }).sorted()
        return (0..<3).flatMap { mode -> [Tables.Option] in
            guard tables.modes[c * 3 + mode] != nil else { return [] }
            if mode == 2 { return [Tables.Option(mode: 2, room: -1)] }
            let usual = rooms.isEmpty && tables.roomCount > 0 ? [0] : rooms
            return usual.map { Tables.Option(mode: mode, room: $0) }
        }
    }

    private mutating func findFree() {
        for index in 0..<tables.count[c] {
            let session = tables.first[c] + index
            guard let place = tables.published[session], place.room >= 0,
                Int(place.room) < tables.roomCount, isFree[Int(place.room)] == nil
            else { continue }
            isFree[Int(place.room)] = day.indices.map {
                tables.isRoomFree(c, Int(place.room), day[$0], start[$0])
            }
        }
    }
}
