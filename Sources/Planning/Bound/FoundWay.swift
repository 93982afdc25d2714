/// A way to hold a series that a search has met.
struct FoundWay: Sendable {
    /// What it costs by itself, in the fractions of ``SharedPrices``, whose prices are not in it.
    var cost: Int
    /// The sessions that are held.
    var places: [Place]
    /// Who misses something, and how often, as far as misses are free.
    var misses: [Miss]

    struct Miss: Sendable {
        var person: Int
        var count: Int
    }

    /// The truth about a way that a pricer found for `choice` and that costs `cost` with what is
    /// shared.
    init(
        _ way: SeriesChain.Way, _ misses: [Int], _ usual: Tables.Option, _ field: SeriesField,
        cost: Int
    ) {
        let free = field.tables.weights.freeMisses
        self.misses = []
        places = []
        self.cost = cost
        for (member, count) in misses.enumerated() where count > 0 {
            let person = field.people[member]
            let count = min(count, free)
            self.misses.append(Miss(person: person, count: count))
            self.cost -= count * field.shared.miss(person)
        }
        for case let taken? in way.taken {
            let room = field.room(taken.mode, taken.time, usual)
            let start = field.start[taken.time]
            places.append(Place(day: taken.day, start: start, room: room, mode: taken.mode))
            self.cost -= field.crowd[taken.time] + field.roomPrice(room, taken.time)
        }
    }
}

extension FoundWay {
    /// How a plan holds a series; `empty` is a plan without sessions, and stays so.
    init(_ plan: SearchState, _ c: Int, _ empty: inout SearchState, _ scale: Int) {
        let tables = plan.tables
        let sessions = tables.first[c]..<(tables.first[c] + tables.count[c])
        var cost = -empty.soft
        for session in sessions {
            cost += tables.weights.skip + empty.changeCost(session, c, .skipped)
        }
        let usual = empty.usual[c]
        empty.setUsual(plan.usual[c], of: c)
        for session in sessions { empty.move(session, to: plan.places[session]) }
        cost += empty.soft
        misses = []
        let free = tables.weights.freeMisses
        for member in tables.others[c] where empty.misses[member.person] > 0 {
            let count = min(free, Int(empty.misses[member.person]))
            misses.append(Miss(person: member.person, count: count))
        }
        for session in sessions { empty.move(session, to: .skipped) }
        empty.setUsual(usual, of: c)
        self.cost = cost * scale
        places = sessions.map { plan.places[$0] }.filter(\.isHeld)
    }
}

/// The ways a search has met, each cheaper than the one before.
struct SeenWays: Sendable {
    /// What the cheapest costs, what is shared at its price.
    var upper = SeriesField.never
    var ways: [FoundWay] = []
}
