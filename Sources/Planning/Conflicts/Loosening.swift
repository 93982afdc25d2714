/// How a wish gives way.
public enum Loosening: Sendable, Hashable {
    /// It is given up.
    case entirely
    /// Its number becomes this one: days, sessions, seats, things.
    case number(Int)
    /// Without these features.
    case without([String])
    /// It does not hold on these days.
    case days([Int])
}

extension Instance {
    /// The instance with one wish loosened.
    func loosening(_ wish: Wish, by loosening: Loosening) -> Instance {
        var other = self
        switch (wish, loosening) {
        case (.shift(let c), .number(let days)): other.communities[c].shift(days)
        case (.leastGap(let c), .number(let days)): other.communities[c].minGap = days
        case (.mostGap(let c), .number(let days)): other.communities[c].maxGap = days
        case (.skips(let c), .number(let count)): other.communities[c].leaveOut(count)
        case (.leastInMode(let c, let mode), .number(let count)):
            other.communities[c].modes[mode]?.min = count
        case (.mostInMode(let c, let mode), .number(let count)):
            other.communities[c].modes[mode]?.max = count
        case (.seats(let c, let mode), .number(let seats)):
            other.communities[c].modes[mode]?.seats = seats
        case (.resource(let resource), .number(let count)):
            other.resources[resource].capacity = count
        case (.features(let c, let mode), .without(let features)):
            other.communities[c].modes[mode]?.features.removeAll { features.contains($0) }
        case (.blackout(let c), .days(let days)):
            other.communities[c].blackout.removeAll { days.contains($0) }
        case (.closed, .days(let days)): other.closed.removeAll { days.contains($0) }
        default: other = without(CollectionOfOne(wish))
        }
        return other
    }

    /// Ever more generous ways to loosen a wish, as far as that makes sense to people.
    func loosenings(of wish: Wish) -> [Loosening] {
        switch wish {
        case .shift(let c):
            let now = communities[c].maxShift
            let most = communities[c].shortestDistance - 1
            return now < most ? (now + 1...most).map { .number($0) } : []
        case .leastGap(let c):
            return (1..<communities[c].minGap).reversed().map { .number($0) }
        case .mostGap(let c):
            let now = communities[c].maxGap
            return stretch(from: now + 1, through: days).map { .number($0) }
        case .skips(let c):
            // A community that leaves out all its sessions has found no way out.
            let least = communities[c].maxSkips + 1
            let most = communities[c].count - 1
            return least <= most ? (least...most).map { .number($0) } : []
        case .leastInMode(let c, let mode):
            return (0..<(communities[c].modes[mode]?.min ?? 0)).reversed().map { .number($0) }
        case .mostInMode(let c, let mode):
            let now = communities[c].modes[mode]?.max ?? 0
            return stretch(from: now + 1, through: communities[c].count).map { .number($0) }
        case .seats(let c, let mode):
            let now = communities[c].modes[mode]?.seats ?? 0
            return Set(rooms.map(\.capacity)).filter { $0 < now }.sorted(by: >)
                .map { .number($0) }
        case .resource(let resource):
            let now = resources[resource].capacity
            return stretch(from: now + 1, through: now + 20).map { .number($0) }
        case .features(let c, let mode):
            let all = communities[c].modes[mode]?.features ?? []
            return all.sorted().map { .without([$0]) } + (all.count > 1 ? [.entirely] : [])
        case .blackout(let c):
            let all = Set(communities[c].blackout).sorted()
            return all.map { .days([$0]) } + (all.count > 1 ? [.entirely] : [])
        case .closed:
            let all = Set(closed).sorted()
            return all.map { .days([$0]) } + (all.count > 1 ? [.entirely] : [])
        case .windows, .core, .pin, .frozen, .opening, .bookings: return [.entirely]
        }
    }

    private func stretch(from least: Int, through most: Int) -> ClosedRange<Int> {
        least...max(least, most)
    }
}

extension Instance.Community {
    /// Lets sessions lie further from their nominal days, and with that from each other.
    mutating func shift(_ days: Int) {
        maxGap += 2 * max(0, days - maxShift)
        maxShift = days
    }

    /// Lets more sessions be left out; their neighbours lie as much further apart.
    mutating func leaveOut(_ most: Int) {
        maxGap += max(0, most - maxSkips) * max(0, distances.max() ?? 0)
        maxSkips = most
    }

    /// Days from one session to the next by the rhythm; beyond it a shifted session would have
    /// another's place.
    var shortestDistance: Int { max(1, distances.min() ?? 15) }

    private var distances: [Int] {
        patterns.flatMap { zip($0.days, $0.days.dropFirst()).map { $1 - $0 } }
    }
}
