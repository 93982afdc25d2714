/// An instance taken apart where nothing is shared: no person, no room and no resource that
/// communities of two parts could both use. Rules and prices never reach from one part into
/// another, so the best plans of the parts together are the best plan of the whole.
///
/// Why never: a rule or price is either one community's own, or of two sessions that share a room or a
/// person, or of a resource in a slot, or of a person's misses (``Rule``). Each of these belongs
/// to one part. A rule that looks further, at a site or a whole day for example, would have to hold
/// communities together here.
///
/// What counts is what a community *could* use: rooms that suffice, and resources of modes for which
/// it has one. A published session may stand where no new one could, and a pinned one must stay there,
/// so its room and mode count too.
struct IndependentParts: Sendable {
    /// One part, and what its lists were in the whole.
    struct Part: Sendable {
        let instance: Instance
        let communities: [Int]
        let rooms: [Int]
    }

    let parts: [Part]
    private let whole: Instance

    /// Nil where the instance is all one part.
    init?(_ tables: Tables) {
        let instance = tables.instance
        let uses = instance.communities.indices.map { Uses($0, tables) }
        let groups = Self.groups(uses, instance)
        guard groups.count > 1 else { return nil }
        whole = instance
        parts = groups.map { Self.part($0, uses, instance) }
    }

    /// The plan of the whole from one of each part.
    func merged(_ plans: [Plan]) -> Plan {
        let count = whole.communities.count
        var series = [Plan.Series?](repeating: nil, count: count)
        var occurrences = [[Plan.Occurrence?]](repeating: [], count: count)
        for (part, plan) in zip(parts, plans) {
            func restore(_ room: inout Int?) { room = room.map { part.rooms[$0] } }
            for (position, c) in part.communities.enumerated() {
                var usual = plan.series[position]
                restore(&usual.room)
                series[c] = usual
                occurrences[c] = plan.occurrences[position].map { session in
                    guard var session else { return nil }
                    restore(&session.room)
                    return session
                }
            }
        }
        return Plan(series: series.compactMap { $0 }, occurrences: occurrences)
    }

    /// What one community could use of what is shared.
    private struct Uses {
        var rooms: Set<Int> = []
        var resources: Set<Int> = []
        /// A room that is only announced, where none suffices: a series must name one, and no session
        /// can be in it, so parts may both have it.
        var announced: Int?

        init(_ c: Int, _ tables: Tables) {
            let community = tables.instance.communities[c]
            var modes: Set<ModeIndex> = []
            for option in tables.modes.options[c] {
                modes.insert(option.mode)
                if option.room >= 0 { rooms.insert(option.room) }
            }
            if rooms.isEmpty, tables.roomCount > 0 { announced = 0 }
            // A published session may be where no new one could.
            for session in tables.first[c]..<(tables.first[c] + tables.count[c]) {
                guard let place = tables.published.places[session] else { continue }
                modes.insert(place.mode)
                if place.room >= 0, Int(place.room) < tables.roomCount {
                    rooms.insert(Int(place.room))
                }
            }
            for (mode, option) in community.modes where modes.contains(ModeIndex(mode)) {
                for (resource, amount) in option.uses where amount > 0 {
                    resources.insert(resource)
                }
            }
        }
    }

    /// The communities that hang together, each group and all of them in the order of the instance.
    private static func groups(_ uses: [Uses], _ instance: Instance) -> [[Int]] {
        var leader = Array(instance.communities.indices)
        func find(_ c: Int) -> Int {
            var at = c
            while leader[at] != at {
                leader[at] = leader[leader[at]]
                at = leader[at]
            }
            return at
        }
        // The smaller number leads, so that groups come out in the order of the instance.
        func join(_ c: Int, _ first: inout Int?) {
            guard let known = first else { return first = c }
            let (a, b) = (find(known), find(c))
            leader[max(a, b)] = min(a, b)
        }
        var people = [Int?](repeating: nil, count: instance.people.count)
        var rooms = [Int?](repeating: nil, count: instance.rooms.count)
        var resources = [Int?](repeating: nil, count: instance.resources.count)
        for (c, community) in instance.communities.enumerated() {
            for person in community.core + community.active + community.peripheral {
                join(c, &people[person])
            }
            for room in uses[c].rooms { join(c, &rooms[room]) }
            for resource in uses[c].resources { join(c, &resources[resource]) }
        }
        return Dictionary(grouping: instance.communities.indices, by: find)
            .sorted { $0.key < $1.key }.map(\.value)
    }

    private static func part(_ communities: [Int], _ uses: [Uses], _ whole: Instance) -> Part {
        var rooms: Set<Int> = []
        var people: Set<Int> = []
        var resources: Set<Int> = []
        for c in communities {
            let community = whole.communities[c]
            rooms.formUnion(uses[c].rooms)
            if let announced = uses[c].announced { rooms.insert(announced) }
            if let room = whole.published?.series[c]?.room, whole.rooms.indices.contains(room) {
                rooms.insert(room)
            }
            people.formUnion(community.core + community.active + community.peripheral)
            for option in community.modes.values { resources.formUnion(option.uses.keys) }
        }
        let selection = Selection(
            communities: communities, rooms: rooms.sorted(), people: people.sorted(),
            resources: resources.sorted())
        return Part(
            instance: selection.applied(to: whole), communities: communities,
            rooms: selection.rooms)
    }
}
