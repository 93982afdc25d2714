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
            if tables.published.communities[c] { restore(c) } else { fresh.append(c) }
        }
        for c in 0..<tables.communityCount where tables.published.communities[c] { repair(c) }
        let order = fresh.sorted { (freedom($0), $0) < (freedom($1), $1) }
        for c in order {
            if shouldStop() { return }
            choose(c)
        }
        mend(shouldStop)
    }

    private func freedom(_ c: Int) -> Int {
        let tables = state.tables
        let starts = (0..<7).reduce(0) { $0 + tables.times.starts[c * 7 + $1].count }
        let choices =
            starts * max(1, tables.modes.options[c].count) * max(1, tables.nominal[c].count)
        return choices / (1 + tables.neighbours.degree(c) + tables.duration[c])
    }

    private mutating func restore(_ c: Int) {
        let tables = state.tables
        let sessions = tables.first[c]..<(tables.first[c] + tables.count[c])
        state.setUsual(tables.published.usual[c] ?? likeliest(c), of: c)
        for session in sessions {
            guard let place = tables.published.places[session], tables.isWellFormed(place, c) else {
                continue
            }
            state.move(session, to: place)
        }
    }

    /// Moves the published sessions that break a rule by being where they are.
    private mutating func repair(_ c: Int) {
        let tables = state.tables
        for session in tables.first[c]..<(tables.first[c] + tables.count[c])
        where !tables.published.locked[session] {
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
        let places = (0..<tables.count[c]).map { tables.published.places[tables.first[c] + $0] }
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
            usual.mode = held[best].mode
        }
        return usual
    }

    /// Gives a community whose sessions are left out the best series there is now.
    private mutating func choose(_ c: Int, among most: Int = 16) {
        guard !state.tables.modes.options[c].isEmpty else { return }
        let sessions = self.sessions(of: c)
        let refit = SeriesRefit(c, state, options: emptiest(c, most))
        let choices = refit.choices(4, lessen: { 0 })
        if let cheapest = refit.cheapest(of: choices) {
            state.setUsual(cheapest.usual, of: c)
            for (session, place) in zip(sessions, cheapest.places) where place.isHeld {
                state.putIn(session, place)
            }
        } else if let usual = choices.first {
            state.setUsual(usual, of: c)
            for session in sessions { placeBest(session) }
        }
    }

    private func sessions(of c: Int) -> Range<Int> {
        state.tables.first[c]..<(state.tables.first[c] + state.tables.count[c])
    }

    /// The community's rooms and modes; where there are very many, those that fit best and are
    /// used least so far.
    private func emptiest(_ c: Int, _ most: Int) -> [Tables.Option] {
        let tables = state.tables
        guard tables.modes.options[c].count > most else { return tables.modes.options[c] }
        var load = [Int](repeating: 0, count: tables.roomCount)
        for place in state.places where place.room >= 0 { load[Int(place.room)] += 1 }
        func rank(_ option: Tables.Option) -> Int {
            guard option.room >= 0 else { return -1 }
            return 8 * tables.modes.emptySeats(c, option.mode, option.room) + load[option.room]
        }
        return tables.modes.options[c].map { (rank($0), $0) }
            .sorted { ($0.0, $0.1.room, $0.1.mode) < ($1.0, $1.1.room, $1.1.mode) }
            .prefix(most).map(\.1)
    }

    /// Plans communities that break a rule anew, with a few that are in their way, until none does
    /// or the tries are used up.
    private mutating func mend(_ shouldStop: () -> Bool) {
        let tables = state.tables
        var random = RandomSource(seed: 1)
        var tries = [Int](repeating: 0, count: tables.communityCount)
        while state.hard > 0, !shouldStop() {
            let broken = (0..<tables.communityCount).filter {
                tries[$0] < 24 && !tables.published.communities[$0] && state.isBroken($0)
            }
            guard !broken.isEmpty else { return }
            let c = broken[random.below(broken.count)]
            var group = [c]
            defer { tries[c] += 1 }
            for _ in 0..<(tries[c] % 6) {
                let other = obstacle(c, &random)
                if !group.contains(other), !tables.published.communities[other] {
                    group.append(other)
                }
            }
            replan(group)
        }
    }

    /// Takes a group of communities out and puts them back one by one; goes back if that is worse.
    private mutating func replan(_ group: [Int]) {
        let before = state.cost(price)
        let old = group.map {
            (usual: state.usual[$0], places: Array(state.places[sessions(of: $0)]))
        }
        for c in group { for session in sessions(of: c) { state.move(session, to: .skipped) } }
        for c in group { choose(c, among: 64) }
        guard state.cost(price) > before else { return }
        for c in group { for session in sessions(of: c) { state.move(session, to: .skipped) } }
        for (c, known) in zip(group, old) {
            state.setUsual(known.usual, of: c)
            for (session, place) in zip(sessions(of: c), known.places) {
                state.move(session, to: place)
            }
        }
    }

    /// A community that shares people with this one, or a room one of its sessions could use.
    private func obstacle(_ c: Int, _ random: inout RandomSource) -> Int {
        let tables = state.tables
        let nominal = state.nominal(tables.first[c] + random.below(tables.count[c]))
        if random.below(2) == 0, nominal >= 0, nominal < tables.days {
            let reach = min(tables.maxShift[c], tables.days)
            let day = max(0, min(tables.days - 1, nominal - reach + random.below(2 * reach + 1)))
            var neighbours: [Int] = []
            state.forEachNeighbour(of: c, on: day) { other, _ in neighbours.append(other) }
            if !neighbours.isEmpty { return neighbours[random.below(neighbours.count)] }
            let options = tables.modes.options[c]
            if let room = options.isEmpty ? nil : options[random.below(options.count)].room,
                room >= 0
            {
                let other = state.held.first(in: room, on: day)
                if other >= 0 { return tables.owner[other] }
            }
        }
        return random.below(tables.communityCount)
    }

    /// Puts a session at the cheapest of its usual place, its nominal day, and days around it.
    mutating func placeBest(_ session: Int, thoroughly: Bool = false) {
        let tables = state.tables
        let c = tables.owner[session]
        let usual = state.usual[c]
        let nominal = state.nominal(session)
        guard !tables.published.locked[session] else { return }
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
            for option in tables.modes.options[c] {
                consider(at(nominal, usual.start, option), &state)
            }
            let reach = tables.maxShift[c]
            for day in max(0, nominal - reach)..<(min(tables.days - 1, nominal + reach) + 1) {
                for start in tables.times.starts[c * 7 + tables.times.weekday[day]] {
                    consider(at(day, start, home), &state)
                    guard thoroughly else { continue }
                    for option in tables.modes.options[c] {
                        consider(at(day, start, option), &state)
                    }
                }
            }
        }
        state.move(session, to: best)
    }
}
