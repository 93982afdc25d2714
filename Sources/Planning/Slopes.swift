/// Prices on the misses of a series' members, and the steps that better them.
struct Slopes {
    /// By member: what a miss costs more.
    private(set) var slopes: [Int]
    private let free: Int
    private let most: Int
    /// May a member have more misses than are free.
    private let matters: Bool

    /// Slopes of nothing where `slopes` is empty.
    init(_ pricer: SeriesPricer, _ slopes: [Int]) {
        let tables = pricer.field.tables
        free = tables.weights.freeMisses
        most = tables.weights.unfair * pricer.scale
        matters = tables.count[pricer.field.c] > free && most > 0
        self.slopes =
            slopes.isEmpty ? [Int](repeating: 0, count: pricer.field.people.count) : slopes
    }

    /// A cost no way of the choice goes below, and the way that has it; nil where there is none
    /// below `upper`, which falls where a cheaper way is seen.
    mutating func value(
        _ choice: SeriesPricer.Choice, _ pricer: inout SeriesPricer, _ upper: inout Int
    ) -> (value: Int, way: SeriesChain.Way)? {
        let given = matters ? slopes.reduce(0, +) * free : 0
        let limit = upper < SeriesField.never ? upper + given : SeriesField.never
        guard let way = pricer.least(choice, slopes, limit: limit) else { return nil }
        if choice.usual != nil { upper = min(upper, cost(way, pricer.misses(way))) }
        return (Self.rounded(way.cost - given, pricer.scale), way)
    }

    private static func rounded(_ value: Int, _ scale: Int) -> Int {
        value <= 0 ? value : (value + scale - 1) / scale * scale
    }

    /// What the way costs in truth.
    func cost(_ way: SeriesChain.Way, _ misses: [Int]) -> Int {
        var cost = way.cost
        for (member, count) in misses.enumerated() {
            cost += most * max(0, count - free) - slopes[member] * count
        }
        return cost
    }

    /// What some steps found: the best value, its slopes, and every way seen.
    struct Climb {
        var value = Int.min
        var slopes: [Int]
        /// By step and session: the time it was held at.
        var ways: [[Int?]] = []
    }

    /// Some subgradient steps from given slopes; nil where there is no way below `upper`.
    static func climb(
        _ choice: SeriesPricer.Choice, _ start: [Int], steps: Int, _ pricer: inout SeriesPricer,
        _ upper: inout Int
    ) -> Climb? {
        var now = Slopes(pricer, start)
        var best = Climb(slopes: now.slopes)
        // Sixteenths of the step that would close the gap if the slope stayed what it is.
        var pace = 16
        var stale = 0
        for step in 0..<steps {
            guard let (value, way) = now.value(choice, &pricer, &upper) else { return nil }
            best.ways.append(way.taken.map { $0?.time })
            if value > best.value {
                best.value = value
                best.slopes = now.slopes
                stale = 0
            } else {
                stale += 1
                if stale % 3 == 0 { pace = max(1, pace / 2) }
            }
            guard now.matters else { break }
            let misses = pricer.misses(way)
            if step == 0, start.isEmpty {
                // A first guess: who misses too much pays in full.
                for (member, count) in misses.enumerated() where count > now.free {
                    now.slopes[member] = now.most
                }
                continue
            }
            let target = min(upper, now.cost(way, misses))
            guard now.step(misses, target - value, pace) else { break }
        }
        return best
    }

    /// One step towards a gap closed; false when no slope can move.
    private mutating func step(_ misses: [Int], _ gap: Int, _ pace: Int) -> Bool {
        var norm = 0
        func isHeld(_ member: Int, _ excess: Int) -> Bool {
            excess == 0 || (excess > 0 ? slopes[member] >= most : slopes[member] <= 0)
        }
        for (member, count) in misses.enumerated() where !isHeld(member, count - free) {
            norm += (count - free) * (count - free)
        }
        guard norm > 0, gap > 0 else { return false }
        let pull = min(gap, 1 << 36) * pace / 16
        for (member, count) in misses.enumerated() where !isHeld(member, count - free) {
            let move = pull * (count - free) / norm
            slopes[member] = min(most, max(0, slopes[member] + move))
        }
        return true
    }
}
