/// Some of an instance's communities with what they need, each list in the order of the instance.
struct Selection {
    let communities: [Int]
    let rooms: [Int]
    let people: [Int]
    let resources: [Int]

    /// The instance with nothing else in it.
    func applied(to whole: Instance) -> Instance {
        let room = Self.positions(rooms)
        let person = Self.positions(people)
        let resource = Self.positions(resources)
        var part = whole
        part.rooms = rooms.map { whole.rooms[$0] }
        part.people = people.map { whole.people[$0] }
        part.resources = resources.map { whole.resources[$0] }
        part.communities = communities.map { c in
            var community = whole.communities[c]
            community.core = community.core.compactMap { person[$0] }
            community.active = community.active.compactMap { person[$0] }
            community.peripheral = community.peripheral.compactMap { person[$0] }
            for (mode, option) in community.modes {
                var uses: [Int: Int] = [:]
                for (key, amount) in option.uses {
                    if let new = resource[key] { uses[new] = amount }
                }
                community.modes[mode]?.uses = uses
            }
            return community
        }
        part.published = whole.published.map { select($0, room) }
        let position = Self.positions(communities)
        part.pinned = whole.pinned.compactMap { pin in
            position[pin.community].map {
                Instance.Pin(community: $0, occurrence: pin.occurrence)
            }
        }
        return part
    }

    private func select(_ known: Instance.Published, _ rooms: [Int: Int]) -> Instance.Published {
        // A room the instance does not have stays one it does not have.
        func rename(_ room: inout Int?) { room = room.map { rooms[$0] ?? $0 } }
        return Instance.Published(
            series: communities.map { c in
                guard var series = known.series[c] else { return nil }
                rename(&series.room)
                return series
            },
            occurrences: communities.map { c in
                known.occurrences[c]?.map { session in
                    guard var session else { return nil }
                    rename(&session.room)
                    return session
                }
            })
    }

    private static func positions(_ list: [Int]) -> [Int: Int] {
        Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1, $0) })
    }
}
