/// Where a community could have a session on a day by its own rules, made when it is first asked for;
/// and how many of these spots are free, until something on that day changes.
struct SpotTable {
    struct Spot {
        var start: Int
        var room: Int
        var mode: ModeIndex

        func isSameTime(_ other: Spot) -> Bool { start == other.start && mode == other.mode }
    }

    /// The spots that nobody and nothing is in the way of.
    struct Free {
        /// The modes of some, as bits.
        var modes: UInt8 = 0
        var count = 0
    }

    /// Spots that make no difference to anybody: rooms alike, nobody in them that day.
    struct Likeness: Hashable {
        var day: Int
        var start: Int
        var mode: ModeIndex
        var room: Int
    }

    private let tables: Tables
    /// By community × day.
    private var spots: [[Spot]?]
    private var free: [Free?]
    /// By room: the first room that is like it.
    private let alike: [Int]

    init(_ tables: Tables) {
        self.tables = tables
        spots = [[Spot]?](repeating: nil, count: tables.communityCount * tables.days)
        free = [Free?](repeating: nil, count: tables.communityCount * tables.days)
        var first: [Instance.Room: Int] = [:]
        alike = tables.instance.rooms.enumerated().map { index, room in
            var room = room
            room.id = ""
            first[room] = first[room] ?? index
            return first[room] ?? index
        }
    }

    /// The spots of a community's day; earlier starts first.
    mutating func of(_ c: Int, _ day: Int) -> [Spot] {
        let at = c * tables.days + day
        if let known = spots[at] { return known }
        var list: [Spot] = []
        let weekday = tables.times.weekday[day]
        for start in tables.times.starts[c * 7 + weekday] {
            guard
                let cell = tables.times.ownCosts.cell(c, weekday: weekday, day: day, start: start),
                tables.times.ownCosts.cost(at: cell) >= 0
            else { continue }
            for option in tables.modes.options[c]
            where option.room < 0 || tables.isRoomFree(c, option.room, on: day, at: start) {
                list.append(Spot(start: start, room: option.room, mode: option.mode))
            }
        }
        spots[at] = list
        return list
    }

    /// Nil where nothing else will do in its place.
    func likeness(_ spot: Spot, _ day: Int, _ state: SearchState) -> Likeness? {
        guard spot.room >= 0, state.held.first(in: spot.room, on: day) < 0 else { return nil }
        return Likeness(day: day, start: spot.start, mode: spot.mode, room: alike[spot.room])
    }

    /// What is known of a community's day since something changed on it.
    func free(_ c: Int, _ day: Int) -> Free? { free[c * tables.days + day] }

    mutating func remember(_ c: Int, _ day: Int, _ now: Free) {
        free[c * tables.days + day] = now
    }

    mutating func forget(_ day: Int) {
        for c in 0..<tables.communityCount { free[c * tables.days + day] = nil }
    }
}
