extension Instance {
    /// Some of the communities by themselves, as far as it matters whether a plan exists at all:
    /// their core members, the rooms and resources, and what may not change of what is published.
    func only(_ chosen: [Int]) -> Instance {
        var part = self
        part.communities = chosen.map { c in
            var community = communities[c]
            community.active = []
            community.peripheral = []
            return community
        }
        part.weights.changeTime = 0
        part.weights.changeRoom = 0
        part.weights.changeMode = 0
        let pins = Set(pinned)
        part.pinned = chosen.enumerated().flatMap { position, c in
            communities[c].patterns[0].days.indices
                .filter { pins.contains(Pin(community: c, occurrence: $0)) }
                .map { Pin(community: position, occurrence: $0) }
        }
        part.published = published.map { known in
            Published(
                series: chosen.map { _ in nil },
                occurrences: chosen.map { c in
                    known.occurrences[c].flatMap { fixed($0, c, pins) }
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
        var position = [Int?](repeating: nil, count: people.count)
        var known: [Person] = []
        func renumbered(_ list: [Int]) -> [Int] {
            list.map { person in
                if let at = position[person] { return at }
                position[person] = known.count
                known.append(people[person])
                return known.count - 1
            }
        }
        var other = self
        for c in communities.indices {
            other.communities[c].core = renumbered(communities[c].core)
            other.communities[c].active = renumbered(communities[c].active)
            other.communities[c].peripheral = renumbered(communities[c].peripheral)
        }
        other.people = known
        return other
    }
}
