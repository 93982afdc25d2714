@testable import Planning

/// The cheapest plan without violations, by trying every way to hold each series with every way to
/// hold the others.
struct CheapestPlan {
    private struct Way {
        var usual: Usual
        var places: [Place]
        var cost: Int
    }

    private let tables: Tables
    private var state: SearchState
    private var ways: [[Way]] = []
    private var least: [Int]
    private(set) var cost: Int?

    init(_ world: Instance) {
        tables = Tables(valid: world)
        state = SearchState(tables)
        ways = world.communities.indices.map { Self.ways(Tables(valid: world.only($0))) }
        least = [0]
        for list in ways.reversed() { least.append((list.first?.cost ?? 0) + (least.last ?? 0)) }
        least.reverse()
        if ways.allSatisfy({ !$0.isEmpty }) { combine(0, 0) }
    }

    private mutating func combine(_ c: Int, _ cost: Int) {
        guard c < ways.count else {
            if state.hard == 0 { self.cost = min(self.cost ?? .max, state.soft) }
            return
        }
        for way in ways[c] {
            // Together they never cost less than apart.
            if let known = self.cost, cost + way.cost + least[c + 1] >= known { break }
            state.setUsual(way.usual, of: c)
            for (index, place) in way.places.enumerated() {
                state.move(tables.first[c] + index, to: place)
            }
            combine(c + 1, cost + way.cost)
            for index in way.places.indices { state.move(tables.first[c] + index, to: .skipped) }
        }
    }

    /// Every way to hold a series alone, each as it is announced best, the cheapest first.
    private static func ways(_ tables: Tables) -> [Way] {
        var state = SearchState(tables)
        var found: [Way] = []
        let first = tables.modes.options[0].first ?? Tables.Option.online
        for pattern in tables.nominal[0].indices {
            let usual = Usual(pattern: pattern, start: 0, room: first.room, mode: first.mode)
            state.setUsual(usual, of: 0)
            collect(0, &state, &found)
        }
        return found.sorted { $0.cost < $1.cost }
    }

    private static func collect(_ session: Int, _ state: inout SearchState, _ found: inout [Way]) {
        let tables = state.tables
        guard session < tables.sessionCount else {
            if state.hard == 0 { found.append(announced(state)) }
            return
        }
        collect(session + 1, &state, &found)
        for day in 0..<tables.days where abs(day - state.nominal(session)) <= tables.maxShift[0] {
            for start in 0...(tables.slots - tables.duration[0]) {
                for mode in ModeIndex.all where tables.modes.offers[0, mode] != nil {
                    for room in mode == .online ? [-1] : Array(0..<tables.roomCount) {
                        let before = state.hard
                        state.move(
                            session, to: Place(day: day, start: start, room: room, mode: mode))
                        // A hard rule of a session alone stays broken; skips and counts may not.
                        if state.isOpen(session, state.places[session])
                            || tables.published.places[session] == state.places[session]
                            || state.hard <= before
                        {
                            collect(session + 1, &state, &found)
                        }
                    }
                }
            }
        }
        state.move(session, to: .skipped)
    }

    /// The way a state holds the series, with the cheapest usual start, room and mode.
    private static func announced(_ state: SearchState) -> Way {
        let tables = state.tables
        let weights = tables.weights
        var best = Way(usual: state.usual[0], places: state.places, cost: .max)
        let own = overrides(state.usual[0], state.places, weights)
        for start in 0...(tables.slots - tables.duration[0]) {
            for mode in ModeIndex.all where tables.modes.offers[0, mode] != nil {
                for room in mode == .online ? [-1] : Array(0..<tables.roomCount) {
                    let usual = Usual(
                        pattern: state.usual[0].pattern, start: start, room: room, mode: mode)
                    let cost = state.soft - own + overrides(usual, state.places, weights)
                    if cost < best.cost {
                        best.usual = usual
                        best.cost = cost
                    }
                }
            }
        }
        return best
    }

    private static func overrides(
        _ usual: Usual, _ places: [Place], _ weights: Instance.Weights
    ) -> Int {
        var cost = 0
        for place in places where place.isHeld {
            if Int(place.start) != usual.start { cost += weights.otherTime }
            if place.mode != usual.mode { cost += weights.otherMode }
            if place.room >= 0, usual.room >= 0, Int(place.room) != usual.room {
                cost += weights.otherRoom
            }
        }
        return cost
    }
}
