/// One seeded local search: simulated annealing over sessions and whole series.
struct Search: Sendable {
    private(set) var state: SearchState
    private var random: RandomSource
    private let cooling: Cooling
    /// What a violation costs now: more while there are any, less while there are none, so that the
    /// search passes through broken plans and still ends in a sound one.
    private var price = 100
    private static let prices = 60...2000
    /// The best plan met so far.
    private(set) var best: Snapshot
    private(set) var steps = 0
    private var coolings = 1.0
    private var journal: [(session: Int, place: Place)] = []

    struct Snapshot: Sendable {
        var usual: [Usual]
        var places: [Place]
        var hard: Int
        var soft: Int

        init(_ state: SearchState) {
            usual = state.usual
            places = state.places
            hard = state.hard
            soft = state.soft
        }
    }

    init(_ state: SearchState, seed: UInt64, temperature: Double) {
        self.state = state
        best = Snapshot(state)
        random = RandomSource(seed: seed)
        cooling = Cooling(first: temperature, last: 0.4)
    }

    /// Searches through one leg of the schedule.
    mutating func run(_ leg: Schedule.Leg) {
        guard state.tables.sessionCount > 0 else { return }
        var temperature = 0.0
        for step in 0..<leg.steps {
            if step % 512 == 0 {
                let spent = leg.spent(step)
                if spent >= leg.until || leg.shouldStop() { return }
                temperature = cooling.temperature(phase(spent))
                adaptPrice()
            }
            steps += 1
            journal.removeAll(keepingCapacity: true)
            if random.below(100) < 3 { stepSeries(temperature) } else { stepSession(temperature) }
            if (state.hard, state.soft) < (best.hard, best.soft) { best = Snapshot(state) }
        }
    }

    /// Settles how often to cool when so many steps are to be expected: a small instance with much
    /// to spend cools several times, since past some length another beginning is worth more than a
    /// slower end.
    mutating func expect(_ steps: Int) {
        coolings = Double(max(1, steps / (100_000 * max(1, state.tables.sessionCount))))
    }

    /// How far the present cooling is.
    private func phase(_ spent: Double) -> Double {
        let turns = spent * coolings
        return turns - turns.rounded(.down)
    }

    private mutating func adaptPrice() {
        let step = price / 16 + 1
        let next = state.hard > 0 ? price + step : price - step
        price = min(max(next, Self.prices.lowerBound), Self.prices.upperBound)
    }

    /// Goes on from where another search is.
    mutating func adopt(_ other: Search) {
        state = other.state
        if (state.hard, state.soft) < (best.hard, best.soft) { best = Snapshot(state) }
    }

    /// Ends at the best plan, with every change of the published plan taken back that does not pay.
    mutating func settle() {
        for c in best.usual.indices { state.setUsual(best.usual[c], of: c) }
        for (session, place) in best.places.enumerated() where state.places[session] != place {
            state.move(session, to: place)
        }
        state.takeBack()
        best = Snapshot(state)
    }

    private mutating func put(_ session: Int, _ place: Place) {
        journal.append((session, state.places[session]))
        state.move(session, to: place)
    }

    private mutating func undo() {
        while let last = journal.popLast() { state.move(last.session, to: last.place) }
    }

    private mutating func stepSession(_ temperature: Double) {
        let session = random.below(state.places.count)
        guard !state.tables.locked[session] else { return }
        let before = state.cost(price)
        guard let place = proposal(session), place != state.places[session] else { return }
        if place.isHeld {
            guard state.fits(session, place) else { return }
            if let other = state.occupant(session, place) {
                // Ejection: take the room and let its occupant look for another place.
                guard random.below(2) == 0, !state.tables.locked[other] else { return }
                put(session, place)
                guard let next = proposal(other), !next.isHeld || state.isOpen(other, next) else {
                    return undo()
                }
                put(other, next)
            } else {
                put(session, place)
            }
        } else {
            put(session, place)
        }
        let allowed = cooling.allowance(temperature, &random)
        if state.cost(price) - before > allowed { undo() }
    }

    private mutating func proposal(_ session: Int) -> Place? {
        let tables = state.tables
        let c = tables.owner[session]
        let usual = state.usual[c]
        let now = state.places[session]
        let nominal = state.nominal(session)
        let home = Place(day: nominal, start: usual.start, room: usual.room, mode: usual.mode)
        let kind = random.below(100)
        if now.isHeld, kind < 4 { return .skipped }
        if tables.isPublished[c], kind < 10 { return tables.home[session] }
        if kind < 16 { return home }
        var place = now.isHeld ? now : home
        let all = kind >= 80
        if all || kind < 40 {
            let reach = min(tables.days, tables.maxShift[c])
            place.day = Int32(clamping: nominal - reach + random.below(2 * reach + 1))
            if random.below(2) == 0 { place.start = home.start }
        }
        guard place.day >= 0, Int(place.day) < tables.days else { return nil }
        if all || (kind >= 40 && kind < 60) {
            let starts = tables.starts[c * 7 + tables.weekday[Int(place.day)]]
            guard !starts.isEmpty else { return nil }
            place.start = Int32(clamping: starts[random.below(starts.count)])
        }
        if all || kind >= 60 {
            let options = tables.options[c]
            guard !options.isEmpty else { return nil }
            let option = options[random.below(options.count)]
            place.room = Int32(clamping: option.room)
            place.mode = Int32(clamping: option.mode)
        }
        return place
    }

    private mutating func stepSeries(_ temperature: Double) {
        let c = random.below(state.tables.communityCount)
        let other = random.below(state.tables.communityCount)
        let old = (state.usual[c], state.usual[other])
        let before = state.cost(price)
        if c != other, random.below(6) == 0 {
            // Two series change times; where rooms are scarce, neither could go alone.
            var new = old
            swap(&new.0.start, &new.1.start)
            let slots = state.tables.slots
            guard new.0 != old.0, new.0.start + state.tables.duration[c] <= slots,
                new.1.start + state.tables.duration[other] <= slots
            else { return }
            drag([Drag(c: c, old: old.0, new: new.0), Drag(c: other, old: old.1, new: new.1)])
        } else {
            guard let new = otherSeries(c), new != old.0 else { return }
            drag([Drag(c: c, old: old.0, new: new)])
        }
        let allowed = cooling.allowance(temperature, &random)
        if state.cost(price) - before > allowed {
            undo()
            state.setUsual(old.0, of: c)
            state.setUsual(old.1, of: other)
        }
    }

    private mutating func otherSeries(_ c: Int) -> Usual? {
        let tables = state.tables
        var new = state.usual[c]
        let kind = random.below(13)
        // Another pattern often means other weekdays, where the old time may be no good.
        if kind < 8 { new.pattern = random.below(tables.nominal[c].count) }
        if kind % 8 >= 4 || kind == 8 {
            let day = tables.nominal[c][new.pattern][random.below(tables.count[c])]
            let starts = tables.starts[c * 7 + tables.weekday[day]]
            guard !starts.isEmpty else { return nil }
            new.start = starts[random.below(starts.count)]
        }
        if kind % 4 == 3 || kind >= 9 {
            guard !tables.options[c].isEmpty else { return nil }
            let option = tables.options[c][random.below(tables.options[c].count)]
            new.room = option.room
            new.mode = option.mode
        }
        return new
    }

    private struct Drag {
        var c: Int
        var old: Usual
        var new: Usual
    }

    /// Announces new series and takes their sessions along where they can go.
    private mutating func drag(_ drags: [Drag]) {
        let tables = state.tables
        for drag in drags {
            state.setUsual(drag.new, of: drag.c)
            for session in tables.first[drag.c]..<(tables.first[drag.c] + tables.count[drag.c])
            where !tables.locked[session] { put(session, .skipped) }
        }
        var moved = 0
        for drag in drags {
            for session in tables.first[drag.c]..<(tables.first[drag.c] + tables.count[drag.c])
            where !tables.locked[session] {
                take(session, from: journal[moved].place, drag)
                moved += 1
            }
        }
    }

    private mutating func take(_ session: Int, from then: Place, _ drag: Drag) {
        let home = Place(
            day: state.nominal(session), start: drag.new.start, room: drag.new.room,
            mode: drag.new.mode)
        var place = then.isHeld ? then : home
        if drag.new.pattern != drag.old.pattern { place.day = home.day }
        if Int(then.start) == drag.old.start { place.start = home.start }
        if Int(then.room) == drag.old.room, Int(then.mode) == drag.old.mode {
            place.room = home.room
            place.mode = home.mode
        }
        settle(session, among: [place, home])
    }

    /// Puts a session that is left out at the best of some places and a few random ones.
    private mutating func settle(_ session: Int, among places: [Place]) {
        var best = Place.skipped
        var least = state.cost(price)
        for index in 0..<(places.count + 4) {
            guard let place = index < places.count ? places[index] : proposal(session),
                place.isHeld, state.isOpen(session, place)
            else { continue }
            state.move(session, to: place)
            let cost = state.cost(price)
            if cost < least {
                least = cost
                best = place
            }
        }
        state.move(session, to: best)
    }
}
