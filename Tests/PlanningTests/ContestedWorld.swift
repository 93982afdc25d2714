@testable import Planning

/// A seeded world of a few communities that want the same people, rooms and things at the same
/// times; so small that every plan can be tried.
func contestedWorld(_ seed: UInt64, communities: Int = 3) -> Instance {
    var world = tinyWorld(seed, communities: communities, slots: 5)
    var random = RandomSource(seed: seed &* 31)
    world.rooms.removeLast(1 + random.below(2))
    world.weights.unfair = 2 + random.below(9)
    world.resources[0].capacity = 1 + random.below(2)
    world.weights.freeMisses = random.below(2)
    for c in world.communities.indices {
        world.communities[c].duration = min(2, world.communities[c].duration)
        world.communities[c].maxShift = min(1, world.communities[c].maxShift)
        // Everybody is in nearly every community.
        for person in world.people.indices where random.below(3) > 0 {
            guard !world.communities[c].core.contains(person),
                !world.communities[c].active.contains(person),
                !world.communities[c].peripheral.contains(person)
            else { continue }
            world.communities[c].active.append(person)
        }
        let first = world.communities[0]
        world.communities[c].windows = first.windows.map {
            Instance.Window(weekday: $0.weekday, from: 0, to: 5, cost: $0.cost)
        }
        world.communities[c].patterns = first.patterns.map {
            Instance.Pattern(days: Array($0.days.prefix(2)))
        }
        // Some core members are shared as well.
        if c > 0, random.below(2) == 0, let person = first.core.first {
            world.communities[c].active.removeAll { $0 == person }
            world.communities[c].peripheral.removeAll { $0 == person }
            if !world.communities[c].core.contains(person) {
                world.communities[c].core.append(person)
            }
        }
    }
    for room in world.rooms.indices {
        for day in 0..<7 {
            world.rooms[room].open[day] = Instance.WeeklySpan(weekday: day, from: 0, to: 5)
        }
        world.rooms[room].capacity = 20
        world.rooms[room].features = ["screen"]
        world.rooms[room].busy = []
        world.rooms[room].weekly = []
    }
    for person in world.people.indices {
        world.people[person].weekly = Array(world.people[person].weekly.prefix(1))
        world.people[person].busy = Array(world.people[person].busy.prefix(2))
    }
    return world
}

extension Instance {
    /// The world with one community alone.
    func only(_ c: Int) -> Instance {
        var world = self
        world.communities = [communities[c]]
        world.published?.series = published.map { [$0.series[c]] } ?? []
        world.published?.occurrences = published.map { [$0.occurrences[c]] } ?? []
        world.pinned = pinned.filter { $0.community == c }.map {
            Pin(community: 0, occurrence: $0.occurrence)
        }
        return world
    }
}
