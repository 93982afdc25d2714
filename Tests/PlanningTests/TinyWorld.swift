@testable import Planning

/// A seeded world small enough to check every step, with every feature of the format in some seed.
func tinyWorld(_ seed: UInt64, communities: Int = 4, slots: Int = 12) -> Instance {
    var random = RandomSource(seed: seed)
    let days = 15
    func span(_ least: Int, _ random: inout RandomSource) -> (Int, Int) {
        let from = random.below(slots - least)
        return (from, from + least + random.below(slots - from - least + 1))
    }
    func busy(_ random: inout RandomSource) -> [Instance.DaySpan] {
        (0..<random.below(6)).map { _ in
            let (from, to) = span(1, &random)
            return Instance.DaySpan(day: random.below(days), from: from, to: to)
        }
    }
    func weekly(_ random: inout RandomSource) -> [Instance.WeeklySpan] {
        (0..<random.below(3)).map { _ in
            let (from, to) = span(1, &random)
            return Instance.WeeklySpan(weekday: random.below(7), from: from, to: to)
        }
    }
    let rooms = ModeIndex.all.map { index in
        Instance.Room(
            id: "\(index)", site: random.below(2), capacity: 5 + random.below(30),
            features: random.below(2) == 0 ? ["screen"] : [], buffer: random.below(3),
            open: (0..<7).map {
                Instance.WeeklySpan(weekday: $0, from: random.below(3), to: slots - random.below(3))
            },
            weekly: random.below(2) == 0 ? weekly(&random) : [], busy: busy(&random))
    }
    let people = (0..<8).map {
        Instance.Person(id: "\($0)", weekly: weekly(&random), busy: busy(&random))
    }
    let list = (0..<communities).map { index in
        var levels: [[Int]] = [[], [], []]
        for person in people.indices where random.below(2) == 0 {
            levels[random.below(8) == 0 ? 0 : 1 + random.below(2)].append(person)
        }
        let duration = 1 + random.below(3)
        let count = 2 + random.below(2)
        var modes: [Instance.Mode: Instance.ModeOption] = [:]
        for mode in Instance.Mode.allCases where mode == .physical || random.below(2) == 0 {
            modes[mode] = Instance.ModeOption(
                seats: random.below(20), features: random.below(4) == 0 ? ["screen"] : [],
                uses: random.below(2) == 0 ? [0: 1 + random.below(2)] : [:],
                cost: random.below(9), min: random.below(5) == 0 ? 1 : 0,
                max: random.below(3) == 0 ? 1 + random.below(count) : nil)
        }
        return Instance.Community(
            id: "\(index)", core: levels[0], active: levels[1], peripheral: levels[2],
            duration: duration,
            patterns: (0..<2).map { _ in
                let first = random.below(4)
                return Instance.Pattern(days: (0..<count).map { min(days - 1, first + 5 * $0) })
            },
            windows: (0..<7).map {
                let (from, to) = span(duration, &random)
                return Instance.Window(weekday: $0, from: from, to: to, cost: random.below(6))
            },
            blackout: [random.below(days)], maxShift: random.below(3),
            minGap: 1 + random.below(4), maxGap: 5 + random.below(4), maxSkips: random.below(3),
            modes: modes)
    }
    var instance = Instance(
        name: "tiny \(seed)", start: "2026-02-0\(1 + random.below(9))", days: days,
        slotsPerDay: slots, slotMinutes: 10, closed: [random.below(days)],
        travel: [[0, 1 + random.below(3)], [1 + random.below(3), 0]], rooms: rooms,
        resources: [Instance.Resource(id: "kit", capacity: 1 + random.below(3))], people: people,
        communities: list)
    instance.weights.freeMisses = random.below(3)
    instance.weights.skip = 5 + random.below(20)
    return instance
}

extension Instance {
    /// The same world with a wild published plan, one community not yet published, some pins.
    func published(_ seed: UInt64) -> Instance {
        var random = RandomSource(seed: seed)
        var state = SearchState(Tables(valid: self))
        for session in 0..<state.tables.sessionCount { state.wander(session, &random) }
        var known = self
        known.published = Published(state.plan)
        known.published?.series[0] = nil
        known.published?.occurrences[0] = nil
        known.frozenBefore = random.below(days / 2)
        known.pinned = (1..<communities.count).map { Pin(community: $0, occurrence: 0) }
        return known
    }
}

extension SearchState {
    /// Moves a session anywhere the tables can hold it, legal or not.
    mutating func wander(_ session: Int, _ random: inout RandomSource) {
        let c = tables.owner[session]
        let offered = ModeIndex.all.filter { tables.modes.offers[c, $0] != nil }
        let mode = offered[random.below(offered.count)]
        let room = mode == .online ? -1 : random.below(tables.roomCount)
        let start = random.below(tables.slots - tables.duration[c] + 1)
        switch random.below(10) {
        case 0:
            setUsual(
                Usual(
                    pattern: random.below(tables.nominal[c].count), start: start, room: room,
                    mode: mode), of: c)
        case 1: move(session, to: .skipped)
        case 2: if let home = tables.published.home[session] { move(session, to: home) }
        default:
            let day = random.below(tables.days)
            move(session, to: Place(day: day, start: start, room: room, mode: mode))
        }
    }
}
