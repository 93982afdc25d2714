/// A first plan: the most constrained community first, each with the series that serves it best.
struct Constructor {
    var state: SearchState
    let price: Int

    init(_ tables: Tables, price: Int) {
        state = SearchState(tables)
        self.price = price
    }

    /// Builds the plan; starts from what is published where there is any.
    mutating func build(_ shouldStop: () -> Bool) {
        let tables = state.tables
        var fresh: [Int] = []
        for c in 0..<tables.communityCount {
            if tables.isPublished[c] { restore(c) } else { fresh.append(c) }
        }
        for c in 0..<tables.communityCount where tables.isPublished[c] { repair(c) }
        let order = fresh.sorted { (freedom($0), $0) < (freedom($1), $1) }
        for c in order {
            if shouldStop() { return }
            choose(c)
        }
    }

    private func freedom(_ c: Int) -> Int {
        let tables = state.tables
        let starts = (0..<7).reduce(0) { $0 + tables.starts[c * 7 + $1].count }
        let choices = starts * max(1, tables.options[c].count) * max(1, tables.nominal[c].count)
        return choices / (1 + tables.neighbours.degree(c) + tables.duration[c])
    }

    private mutating func restore(_ c: Int) {
        let tables = state.tables
        let sessions = tables.first[c]..<(tables.first[c] + tables.count[c])
        state.setUsual(tables.publishedUsual[c] ?? likeliest(c), of: c)
        for session in sessions {
            guard let place = tables.published[session], tables.isWellFormed(place, c) else {
                continue
            }
            state.move(session, to: place)
        }
    }

    /// Moves the published sessions that break a rule by being where they are.
    private mutating func repair(_ c: Int) {
        let tables = state.tables
        for session in tables.first[c]..<(tables.first[c] + tables.count[c])
        where !tables.locked[session] {
            let place = state.places[session]
            let hard = state.hard
            state.move(session, to: .skipped)
            let isBroken = place.isHeld ? state.hard < hard : state.hard > 0
            state.move(session, to: place)
            if isBroken { placeBest(session, thoroughly: true) }
        }
    }

    /// The series most of the published sessions follow.
    private func likeliest(_ c: Int) -> Usual {
        let tables = state.tables
        var usual = state.usual[c]
        let places = (0..<tables.count[c]).map { tables.published[tables.first[c] + $0] }
        func agreement(_ pattern: Int) -> Int {
            zip(tables.nominal[c][pattern], places).reduce(0) {
                $0 + ($1.1.map { Int($0.day) } == $1.0 ? 1 : 0)
            }
        }
        usual.pattern =
            tables.nominal[c].indices.max { agreement($0) < agreement($1) } ?? usual.pattern
        let held = places.compactMap { $0 }.filter { tables.isWellFormed($0, c) }
        func common(_ a: Place, _ b: Place) -> Bool {
            a.start == b.start && a.room == b.room && a.mode == b.mode
        }
        let best = held.indices.max { x, y in
            held.count { common($0, held[x]) } < held.count { common($0, held[y]) }
        }
        if let best {
            usual.start = Int(held[best].start)
            usual.room = Int(held[best].room)
            usual.mode = Int(held[best].mode)
        }
        return usual
    }

    /// Tries the most promising series one by one and keeps the cheapest.
    private mutating func choose(_ c: Int) {
        let candidates = promising(c)
        var best: (cost: Int, usual: Usual, places: [Place])?
        let sessions = tables(c)
        for usual in candidates {
            state.setUsual(usual, of: c)
            for session in sessions { placeBest(session) }
            let cost = state.cost(price)
            if best.map({ cost < $0.cost }) ?? true {
                best = (cost, usual, Array(state.places[sessions]))
            }
            for session in sessions { state.move(session, to: .skipped) }
        }
        guard let best else { return }
        state.setUsual(best.usual, of: c)
        for (session, place) in zip(sessions, best.places) { state.move(session, to: place) }
    }

    private func tables(_ c: Int) -> Range<Int> {
        state.tables.first[c]..<(state.tables.first[c] + state.tables.count[c])
    }

    private func promising(_ c: Int) -> [Usual] {
        let tables = state.tables
        let starts = Set((0..<7).flatMap { tables.starts[c * 7 + $0] }).sorted()
        var rated: [(cost: Int, usual: Usual)] = []
        for pattern in tables.nominal[c].indices {
            for start in starts {
                for option in tables.options[c] {
                    var cost = 0
                    for (i, day) in tables.nominal[c][pattern].enumerated() {
                        cost += estimate(c, tables.first[c] + i, day, start, option)
                    }
                    let usual = Usual(
                        pattern: pattern, start: start, room: option.room, mode: option.mode)
                    if rated.count < 8 || cost < rated[rated.count - 1].cost {
                        let at = rated.firstIndex { $0.cost > cost } ?? rated.count
                        rated.insert((cost, usual), at: at)
                        if rated.count > 8 { rated.removeLast() }
                    }
                }
            }
        }
        return rated.map(\.usual)
    }

    /// A session at its nominal place, judged without its members' clashes.
    private func estimate(
        _ c: Int, _ session: Int, _ day: Int, _ start: Int, _ option: Tables.Option
    ) -> Int {
        let tables = state.tables
        let blocked = 40
        let end = start + tables.duration[c]
        let row = (c * 7 + tables.weekday[day]) * tables.slots
        let window = tables.windowCost[row + start]
        guard window >= 0, tables.dayBroken[c * tables.days + day] == 0,
            !tables.coreBusy.any(c, day, start, end)
        else { return blocked }
        if option.room >= 0 {
            let opening = (option.room * 7 + tables.weekday[day]) * tables.slots + start
            let place = Place(day: day, start: start, room: option.room, mode: option.mode)
            guard tables.openUntil[opening] >= end,
                !tables.roomBusy.any(option.room, day, start, end + tables.buffer[option.room]),
                state.occupant(session, place) == nil
            else { return blocked }
        }
        var cost = window + (tables.modes[c * 3 + option.mode]?.cost ?? 0)
        if option.room >= 0 { cost += tables.emptySeats(c, option.mode, option.room) }
        if tables.otherBusy.any(c, day, start, end) {
            for member in tables.others[c]
            where tables.personBusy.any(member.person, day, start, end) { cost += member.price }
        }
        return cost
    }

    /// Puts a session at the cheapest of its usual place, its nominal day, and days around it.
    mutating func placeBest(_ session: Int, thoroughly: Bool = false) {
        let tables = state.tables
        let c = tables.owner[session]
        let usual = state.usual[c]
        let nominal = state.nominal(session)
        guard !tables.locked[session] else { return }
        let price = price
        var best = state.places[session]
        var bestCost = state.cost(price)
        func consider(_ place: Place, _ state: inout SearchState) {
            guard !place.isHeld || state.isOpen(session, place) else { return }
            state.move(session, to: place)
            let cost = state.cost(price)
            if cost < bestCost {
                bestCost = cost
                best = place
            }
        }
        func at(_ day: Int, _ start: Int, _ option: Tables.Option) -> Place {
            Place(day: day, start: start, room: option.room, mode: option.mode)
        }
        let home = Tables.Option(mode: usual.mode, room: usual.room)
        let before = bestCost
        consider(at(nominal, usual.start, home), &state)
        if thoroughly { consider(.skipped, &state) }
        if thoroughly || bestCost > before - tables.weights.skip + 12 {
            for option in tables.options[c] {
                consider(at(nominal, usual.start, option), &state)
            }
            let reach = tables.maxShift[c]
            for day in max(0, nominal - reach)..<(min(tables.days - 1, nominal + reach) + 1) {
                for start in tables.starts[c * 7 + tables.weekday[day]] {
                    consider(at(day, start, home), &state)
                    guard thoroughly else { continue }
                    for option in tables.options[c] { consider(at(day, start, option), &state) }
                }
            }
        }
        state.move(session, to: best)
    }
}
