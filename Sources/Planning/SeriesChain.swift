/// The cheapest way through a series' sessions, one after the other, that keeps its gaps, its skips
/// and its mode counts: dynamic programming over (last day held, skips, count by mode).
struct SeriesChain {
    /// One day and mode a session could have.
    struct Candidate {
        var day: Int
        var mode: Int
        var cost: Int
    }

    /// Additions made so far.
    private(set) var work = 0
    private let minGap: Int
    private let maxGap: Int
    private let skips: [Int]
    private let limit: Int
    private let mostSkips: Int
    private let counts: Counts
    private static let never = Int.max / 4

    /// How many sessions were held in each mode, as one number; counted only as far as it matters.
    private struct Counts {
        var sizes = [1, 1, 1]
        /// A mode with a most; counting beyond it is forbidden, else it stays at the last number.
        var isLimited = [false, false, false]
        var least = [0, 0, 0]

        init(_ c: Int, _ tables: Tables) {
            let held = tables.count[c]
            for mode in 0..<3 where tables.modes[c * 3 + mode] != nil {
                least[mode] = min(tables.modeLeast[c * 3 + mode], held + 1)
                isLimited[mode] = tables.modeMost[c * 3 + mode] < held
                sizes[mode] = 1 + (isLimited[mode] ? tables.modeMost[c * 3 + mode] : least[mode])
            }
            // Too many combinations: counting less only lowers the bound.
            while sizes.reduce(1, { min($0 * $1, 1 << 40) }) > 512 {
                let widest = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
                sizes[widest] = 1
                isLimited[widest] = false
                least[widest] = 0
            }
        }

        var total: Int { sizes[0] * sizes[1] * sizes[2] }

        private func split(_ number: Int) -> [Int] {
            [number % sizes[0], number / sizes[0] % sizes[1], number / sizes[0] / sizes[1]]
        }

        /// The count after one more session in a mode; nil when that is one too many.
        func next(_ number: Int, _ mode: Int) -> Int? {
            let now = split(number)[mode]
            if now + 1 < sizes[mode] {
                return number + [1, sizes[0], sizes[0] * sizes[1]][mode]
            }
            return isLimited[mode] ? nil : number
        }

        func isEnough(_ number: Int) -> Bool {
            zip(split(number), least).allSatisfy { $0 >= $1 }
        }
    }

    /// States after some sessions: by last day held, a row of costs by skips × counts.
    private struct Layer {
        var days: [Int] = []
        var costs: [Int] = []
    }

    /// Costs of `limit` and more are not looked for; `skips` are the prices of leaving out.
    init(_ c: Int, _ tables: Tables, skips: [Int], limit: Int) {
        minGap = tables.minGap[c]
        maxGap = tables.maxGap[c]
        mostSkips = min(tables.maxSkips[c], tables.count[c])
        counts = Counts(c, tables)
        self.skips = skips
        self.limit = limit
    }

    /// The least sum over the sessions; nil when there is none below the limit.
    mutating func least(_ sessions: [[Candidate]]) -> Int? {
        // The cheapest rest lets hopeless beginnings be dropped.
        var rest = [Int](repeating: 0, count: sessions.count + 1)
        for (index, list) in sessions.enumerated().reversed() {
            let held = list.lazy.map(\.cost).min() ?? Self.never
            rest[index] = min(Self.never, rest[index + 1] + min(held, skips[index]))
        }
        guard rest[0] < limit else { return nil }
        let total = counts.total
        let width = (mostSkips + 1) * total
        let next = (0..<3).map { mode in (0..<total).map { counts.next($0, mode) ?? -1 } }
        var layer = Layer(days: [-1], costs: [Int](repeating: Self.never, count: width))
        layer.costs[0] = 0
        for (index, list) in sessions.enumerated() {
            let allowed = limit - rest[index + 1]
            layer = advance(layer, list, skips[index], allowed, next, width)
            if layer.days.isEmpty { return nil }
        }
        var best = limit
        for (at, cost) in layer.costs.enumerated()
        where cost < best && counts.isEnough(at % total) { best = cost }
        return best < limit ? best : nil
    }

    private mutating func advance(
        _ layer: Layer, _ list: [Candidate], _ skip: Int, _ allowed: Int, _ next: [[Int]],
        _ width: Int
    ) -> Layer {
        let total = counts.total
        var after = Layer()
        for (row, day) in layer.days.enumerated() where skip < allowed {
            var costs = [Int](repeating: Self.never, count: width)
            var isAlive = false
            for at in 0..<(width - total) {
                let cost = layer.costs[row * width + at] + skip
                guard cost < allowed else { continue }
                costs[at + total] = cost
                isAlive = true
            }
            guard isAlive else { continue }
            after.days.append(day)
            after.costs += costs
        }
        var at = 0
        while at < list.count {
            let day = list[at].day
            var costs = [Int](repeating: Self.never, count: width)
            var isAlive = false
            while at < list.count, list[at].day == day {
                let candidate = list[at]
                at += 1
                for (row, last) in layer.days.enumerated()
                where last < 0 || (day - last >= minGap && day - last <= maxGap) {
                    work += width
                    for cell in 0..<width {
                        let cost = layer.costs[row * width + cell] + candidate.cost
                        guard cost < allowed else { continue }
                        let count = next[candidate.mode][cell % total]
                        guard count >= 0 else { continue }
                        let to = cell - cell % total + count
                        if cost < costs[to] { costs[to] = cost }
                        isAlive = true
                    }
                }
            }
            guard isAlive else { continue }
            after.days.append(day)
            after.costs += costs
        }
        return after
    }
}
