extension Instance {
    /// Some of the communities by themselves, as far as it matters whether a plan exists at all:
    /// their core members, the rooms and resources, and what may not change of what is published.
    func only(_ chosen: [Int]) -> Instance {
        var part = selecting(chosen, people: Array(people.indices))
        for c in part.communities.indices {
            part.communities[c].active = []
            part.communities[c].peripheral = []
        }
        part.weights.changeTime = 0
        part.weights.changeRoom = 0
        part.weights.changeMode = 0
        let pins = Set(part.pinned)
        part.published = part.published.map { known in
            Published(
                series: chosen.map { _ in nil },
                occurrences: known.occurrences.enumerated().map { c, sessions in
                    sessions.flatMap { fixed($0, c, pins) }
                })
        }
        return part
    }

    /// The published sessions that may not change; nil where all may.
    private func fixed(
        _ sessions: [Plan.Occurrence?], _ c: Int, _ pins: Set<Pin>
    ) -> [Plan.Occurrence?]? {
        let isPinned = sessions.indices.map { pins.contains(Pin(community: c, occurrence: $0)) }
        let fixed = zip(sessions, isPinned).map { session, isPinned in
            session.flatMap { isPinned || $0.day < frozenBefore ? $0 : nil }
        }
        return fixed.contains { $0 != nil } || isPinned.contains(true) ? fixed : nil
    }

    /// The same problem without the people who are in no community.
    var withoutStrangers: Instance {
        let members = Set(communities.flatMap(\.members))
        return selecting(Array(communities.indices), people: members.sorted())
    }

    private func selecting(_ communities: [Int], people: [Int]) -> Instance {
        Selection(
            communities: communities, rooms: Array(rooms.indices), people: people,
            resources: Array(resources.indices)
        ).applied(to: self)
    }
}
