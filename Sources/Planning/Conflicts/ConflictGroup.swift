/// Where to look for communities that cannot all be held: around those that break rules in a plan.
enum ConflictGroup {
    /// Communities whose sessions break a rule, those that break most first.
    static func seeds(_ state: SearchState) -> [Int] {
        let tables = state.tables
        var broken: [(c: Int, count: Int)] = []
        for c in 0..<tables.communityCount {
            var without = state
            for session in tables.first[c]..<(tables.first[c] + tables.count[c])
            where without.places[session].isHeld {
                without.takeOut(session)
            }
            let own =
                max(0, tables.count[c] - tables.maxSkips[c])
                + ModeIndex.all.reduce(0) { $0 + tables.modes.least[c, $1] }
            let saved = state.hard - (without.hard - own)
            if saved > 0 { broken.append((c, saved)) }
        }
        return broken.sorted { (-$0.count, $0.c) < (-$1.count, $1.c) }.map(\.c)
    }

    /// All communities, the seed first, then those that are most in its way: whose sessions hold
    /// rooms it could use, or resources or core members it needs, on days it could have; then those
    /// in the way of these.
    static func order(around seed: Int, _ state: SearchState) -> [Int] {
        let tables = state.tables
        var order = [seed]
        var isListed = [Bool](repeating: false, count: tables.communityCount)
        isListed[seed] = true
        var at = 0
        while at < order.count {
            let near = obstacles(order[at], state)
            at += 1
            for (c, _) in near where !isListed[c] {
                isListed[c] = true
                order.append(c)
            }
        }
        return order
    }

    private static func obstacles(_ c: Int, _ state: SearchState) -> [(c: Int, count: Int)] {
        let tables = state.tables
        let rooms = Set(tables.modes.options[c].map(\.room))
        let resources = Set(
            ModeIndex.all.flatMap {
                tables.modes.usesOf(c, $0).map { tables.modes.uses[$0].resource }
            })
        let core = Set(tables.core[c])
        var isReachable = [Bool](repeating: false, count: tables.days)
        for day in Set(tables.nominal[c].joined()) {
            let reach = min(tables.maxShift[c], tables.days)
            for near in max(0, day - reach)..<max(0, min(tables.days, day + reach + 1))
            where !tables.times.starts[c * 7 + tables.times.weekday[near]].isEmpty {
                isReachable[near] = true
            }
        }
        var count = [Int](repeating: 0, count: tables.communityCount)
        for (session, place) in state.places.enumerated()
        where place.isHeld && isReachable[Int(place.day)] {
            let other = tables.owner[session]
            guard other != c else { continue }
            let usesSame = tables.modes.usesOf(other, place.mode).contains {
                resources.contains(tables.modes.uses[$0].resource)
            }
            if place.room >= 0 && rooms.contains(Int(place.room)) || usesSame
                || tables.core[other].contains(where: core.contains)
            {
                count[other] += 1
            }
        }
        return count.indices.filter { count[$0] > 0 }.map { ($0, count[$0]) }
            .sorted { (-$0.1, $0.0) < (-$1.1, $1.0) }
    }
}
