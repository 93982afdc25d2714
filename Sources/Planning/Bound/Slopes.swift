/// Prices on the misses of a series' members, and the steps that better them.
///
/// `unfair × max(0, misses − free)` is never less than `slope × (misses − free)` for a slope from 0 to
/// `unfair`. With slopes in its place every miss has a price of its own, so that the chain finds the
/// cheapest way at once; `slopes × free`, given back, makes it a bound. Any slopes in range are right:
/// better ones only make the bound higher, and steps may be as rough as they like.
///
/// They are on the part of `unfair` that has no price shared with other series; that part counts
/// all free misses for this series.
struct Slopes {
    /// By member: what a miss costs more.
    private(set) var slopes: [Int]
    private let free: Int
    private let most: [Int]
    /// May a member have more misses than are free.
    private let matters: Bool
    private static let farthest = 1 << 36
    private static let fullPace = 16

    /// Slopes of nothing where `slopes` is empty.
    init(_ pricer: SeriesPricer, _ slopes: [Int]) {
        let tables = pricer.field.tables
        free = tables.weights.freeMisses
        most = pricer.beyond
        matters = tables.count[pricer.field.c] > free && most.contains { $0 > 0 }
        self.slopes = slopes.isEmpty ? [Int](repeating: 0, count: most.count) : slopes
    }

    /// A cost no way of the choice goes below, and the way that has it; nil where there is none
    /// below the cheapest one seen.
    mutating func value(
        _ choice: SeriesPricer.Choice, _ pricer: inout SeriesPricer, _ seen: inout SeenWays
    ) -> (value: Int, way: SeriesChain.Way)? {
        let given = matters ? slopes.reduce(0, +) * free : 0
        let limit = seen.upper < SeriesField.never ? seen.upper + given : SeriesField.never
        guard let way = pricer.least(choice, slopes, limit: limit) else { return nil }
        if let usual = choice.usual, usual.count == 1, let only = usual.first {
            let misses = pricer.misses(way)
            let cost = cost(way, misses)
            if cost < seen.upper {
                seen.upper = cost
                seen.ways.append(
                    FoundWay(way, misses, pricer.field.usuals[only], pricer.field, cost: cost))
            }
        }
        return (pricer.field.shared.rounded(way.cost - given), way)
    }

    /// What each pattern and usual start costs at least at these slopes.
    func leasts(_ pricer: inout SeriesPricer) -> [(pattern: Int, start: Int, least: Int)] {
        let given = matters ? slopes.reduce(0, +) * free : 0
        return pricer.leasts(slopes).map {
            ($0.pattern, $0.start, pricer.field.shared.rounded($0.least - given))
        }
    }

    /// What the way costs in truth.
    func cost(_ way: SeriesChain.Way, _ misses: [Int]) -> Int {
        var cost = way.cost
        for (member, count) in misses.enumerated() {
            cost += most[member] * max(0, count - free) - slopes[member] * count
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

    /// Some subgradient steps from given slopes; nil where there is no way below the cheapest one seen.
    static func climb(
        _ choice: SeriesPricer.Choice, _ start: [Int], steps: Int, _ pricer: inout SeriesPricer,
        _ seen: inout SeenWays
    ) -> Climb? {
        var now = Slopes(pricer, start)
        var best = Climb(slopes: now.slopes)
        // Sixteenths of the step that would close the gap if the slope stayed what it is.
        var pace = Self.fullPace
        var stale = 0
        for step in 0..<steps {
            guard let (value, way) = now.value(choice, &pricer, &seen) else { return nil }
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
                    now.slopes[member] = now.most[member]
                }
                continue
            }
            let target = min(seen.upper, now.cost(way, misses))
            guard now.step(misses, target - value, pace) else { break }
        }
        return best
    }

    /// One step towards a gap closed; false when no slope can move.
    private mutating func step(_ misses: [Int], _ gap: Int, _ pace: Int) -> Bool {
        var norm = 0
        func isHeld(_ member: Int, _ excess: Int) -> Bool {
            excess == 0 || (excess > 0 ? slopes[member] >= most[member] : slopes[member] <= 0)
        }
        for (member, count) in misses.enumerated() where !isHeld(member, count - free) {
            norm += (count - free) * (count - free)
        }
        guard norm > 0, gap > 0 else { return false }
        // A gap that is not known yet is as long as they come; it must not overflow times a pace.
        let pull = min(gap, Self.farthest) * pace / Self.fullPace
        for (member, count) in misses.enumerated() where !isHeld(member, count - free) {
            let move = pull * (count - free) / norm
            slopes[member] = min(most[member], max(0, slopes[member] + move))
        }
        return true
    }
}
