/// The least that would have to give way for an impossible instance to have a plan.
struct WaysOut {
    private let instance: Instance
    private let existence: Existence
    /// Whether for each wish it was found out if it would do.
    private(set) var isDecided = true
    /// Dearer than everything else that a plan of a few communities costs.
    private static let dear = 10_000

    init(_ instance: Instance, _ existence: Existence) {
        self.instance = instance
        self.existence = existence
    }

    /// For each wish that would do by itself the least it has to give way; what nobody can decide
    /// comes last, else what touches the fewest sessions comes first.
    mutating func least(of wishes: [Wish]) -> [WayOut] {
        var ways: [WayOut] = []
        for wish in wishes { if let way = wayOut(wish) { ways.append(way) } }
        return ways.enumerated().sorted { a, b in
            if a.element.wish.isFact != b.element.wish.isFact { return b.element.wish.isFact }
            return (a.element.price, -a.offset) < (b.element.price, -b.offset)
        }.map(\.element)
    }

    private mutating func wayOut(_ wish: Wish) -> WayOut? {
        guard let (loosening, plan) = leastLoosening(wish) else { return nil }
        let best = fewestExceptions(wish, loosening, plan)
        let exceptions = exceptions(wish, best)
        return WayOut(
            wish: wish, loosening: loosening, exceptions: exceptions,
            price: price(wish, loosening, exceptions.count))
    }

    private mutating func plan(_ wish: Wish, _ loosening: Loosening) -> Plan? {
        switch existence.answer(instance.loosening(wish, by: loosening)) {
        case .yes(let plan): return plan
        case .no: return nil
        case .unknown:
            isDecided = false
            return nil
        }
    }

    /// The first loosening that helps; where each gives more room than the one before, it is found
    /// by halving.
    private mutating func leastLoosening(_ wish: Wish) -> (Loosening, Plan)? {
        let ways = instance.loosenings(of: wish)
        guard case .number = ways.first else {
            for way in ways { if let plan = plan(wish, way) { return (way, plan) } }
            return nil
        }
        guard let last = ways.last, var best = plan(wish, last) else { return nil }
        var low = 0
        var high = ways.count - 1
        while low < high {
            let middle = (low + high) / 2
            if let plan = plan(wish, ways[middle]) {
                best = plan
                high = middle
            } else {
                low = middle + 1
            }
        }
        return (ways[high], best)
    }

    /// A plan of the loosened instance in which few sessions make use of it: first by price, where
    /// use can be priced, then one session after the other.
    private func fewestExceptions(_ wish: Wish, _ loosening: Loosening, _ plan: Plan) -> Plan {
        var loose = instance.loosening(wish, by: loosening)
        var isPriced = true
        switch wish {
        case .windows(let c):
            loose.communities[c].windows =
                instance.communities[c].windows
                + loose.communities[c].windows.map {
                    Instance.Window(
                        weekday: $0.weekday, from: $0.from, to: $0.to, cost: Self.dear)
                }
        case .core:
            loose.weights.missActive = Self.dear
            loose.weights.unfair = 0
        default: isPriced = false
        }
        let tables = Tables(valid: loose.withoutStrangers)
        var state = SearchState(tables, plan)
        if isPriced {
            var search = Search(state, seed: 1, temperature: 12, bound: 0)
            let steps = min(500 * tables.sessionCount, existence.effort)
            search.run(
                Schedule.Leg(
                    steps: steps, spent: { Double($0) / Double(steps) }, until: .infinity,
                    shouldStop: existence.shouldStop))
            search.settle()
            if search.state.hard == 0 { state = search.state }
        }
        return withoutNeedless(exceptions(wish, state.plan), state)
    }

    /// The plan with each exception taken back that can be elsewhere without being one.
    private func withoutNeedless(_ exceptions: [WayOut.Exception], _ loose: SearchState) -> Plan {
        var state = loose
        let tables = state.tables
        var asked = SearchState(Tables(valid: instance.withoutStrangers))
        for c in 0..<tables.communityCount { asked.setUsual(state.usual[c], of: c) }
        for exception in exceptions where exception.place != nil {
            let c = exception.community
            let session = tables.first[c] + exception.occurrence
            let old = state.places[session]
            let places = asked.tables.modes.options[c].flatMap { option in
                (0..<tables.days).flatMap { day in
                    asked.tables.times.starts[c * 7 + tables.times.weekday[day]].map {
                        Place(day: day, start: $0, room: option.room, mode: option.mode)
                    }
                }
            }
            for place in places where asked.fits(session, place) && state.isOpen(session, place) {
                state.move(session, to: place)
                if state.hard == 0 { break }
                state.move(session, to: old)
            }
        }
        return state.plan
    }

    private func exceptions(_ wish: Wish, _ plan: Plan) -> [WayOut.Exception] {
        // More of a thing is there for all.
        if case .resource = wish { return [] }
        let rules = Rules(valid: instance)
        return plan.occurrences.enumerated().flatMap { c, sessions in
            sessions.indices.compactMap { index in
                let isException =
                    if case .skips(let own) = wish {
                        own == c && sessions[index] == nil
                    } else {
                        sessions[index] != nil
                            && rules.standing(
                                of: Plan.Position(community: c, occurrence: index),
                                inChecked: plan, asking: wish.rules
                            ).breaches.contains { wish.isBehind($0, of: c, index) }
                    }
                guard isException else { return nil }
                return WayOut.Exception(
                    community: c, occurrence: index, place: sessions[index])
            }
        }
    }

    private func price(_ wish: Wish, _ loosening: Loosening, _ exceptions: Int) -> Int {
        switch (wish, loosening) {
        case (.skips(let c), .number(let count)):
            // One session less is worse than one that is elsewhere.
            3 * (count - instance.communities[c].maxSkips)
        case (.leastInMode(let c, let mode), .number(let count)):
            (instance.communities[c].modes[mode]?.min ?? 0) - count
        case (.mostInMode(let c, let mode), .number(let count)):
            count - (instance.communities[c].modes[mode]?.max ?? 0)
        case (.resource(let resource), .number(let count)):
            count - instance.resources[resource].capacity
        default: max(1, exceptions)
        }
    }
}
