/// The cheapest way through a series' sessions, one after the other, that keeps its gaps, its skips
/// and its mode counts: dynamic programming over (last day held, skips, count by mode).
struct SeriesChain {
    /// One day and mode a session could have.
    struct Candidate {
        var day: Int
        var mode: ModeIndex
        var cost: Int
        /// What the caller knows the place by.
        var time: Int
    }

    /// The cheapest way: each session's candidate, nil for one left out.
    struct Way {
        var cost: Int
        var taken: [Candidate?]
    }

    /// Additions made so far.
    private(set) var work = 0
    private let minGap: Int
    private let maxGap: Int
    private let mostSkips: Int
    private let counts: ModeCounts
    private let next: [[Int]]
    /// By mode and state: the state after one more session in the mode, −1 where it is one too many.
    private let after: [[Int]]
    private let width: Int
    private static let never = SeriesField.never

    /// States after some sessions: by last day held, a row of costs by skips × counts.
    private struct Layer {
        var days: [Int] = []
        /// The row before, where the row's session was left out.
        var origin: [Int?] = []
        /// The least of each row.
        var least: [Int] = []
        var costs: [Int] = []

        /// Keeps the row of costs that begins at `begin`, unless nothing reached it.
        mutating func close(_ day: Int, _ origin: Int?, _ least: Int, _ begin: Int) {
            guard least < SeriesChain.never else {
                costs.removeLast(costs.count - begin)
                return
            }
            days.append(day)
            self.origin.append(origin)
            self.least.append(least)
        }
    }

    init(_ c: Int, _ tables: Tables) {
        minGap = tables.minGap[c]
        maxGap = tables.maxGap[c]
        mostSkips = min(tables.maxSkips[c], tables.count[c])
        let counts = ModeCounts(c, tables)
        self.counts = counts
        let next = ModeIndex.all.map { mode in
            (0..<counts.total).map { counts.next($0, mode) ?? -1 }
        }
        self.next = next
        let total = counts.total
        let width = (mostSkips + 1) * total
        self.width = width
        after = next.map { next in
            (0..<width).map { next[$0 % total] < 0 ? -1 : $0 - $0 % total + next[$0 % total] }
        }
    }

    /// The least sum over the sessions, whose candidates are in order of days; `skips` are the
    /// prices of leaving out. Nil when there is none below the limit.
    mutating func least(_ sessions: [[Candidate]], skips: [Int], limit: Int) -> Way? {
        // The cheapest rest lets hopeless beginnings be dropped, and is often allowed as it is.
        var rest = [Int](repeating: 0, count: sessions.count + 1)
        var free: [Candidate?] = []
        for (index, list) in sessions.enumerated().reversed() {
            var best: Candidate?
            for candidate in list where candidate.cost < best?.cost ?? Self.never {
                best = candidate
            }
            if let known = best, known.cost >= skips[index] { best = nil }
            free.append(best)
            rest[index] = min(Self.never, rest[index + 1] + (best?.cost ?? skips[index]))
            work += list.count
        }
        guard rest[0] < min(limit, Self.never) else { return nil }
        free.reverse()
        if isAllowed(free) { return Way(cost: rest[0], taken: free) }
        var first = Layer(days: [-1], origin: [nil], least: [0])
        first.costs = [Int](repeating: Self.never, count: width)
        first.costs[0] = 0
        var layers = [first]
        for (index, list) in sessions.enumerated() {
            let allowed = min(limit, Self.never) - rest[index + 1]
            let layer = advance(layers[index], list, skips[index], allowed)
            if layer.days.isEmpty { return nil }
            layers.append(layer)
        }
        let total = counts.total
        var end = -1
        var best = min(limit, Self.never)
        for (at, cost) in layers[sessions.count].costs.enumerated()
        where cost < best && counts.isEnough(at % total) {
            best = cost
            end = at
        }
        guard end >= 0 else { return nil }
        return Way(cost: best, taken: trace(layers, sessions, end))
    }

    private func isAllowed(_ taken: [Candidate?]) -> Bool {
        var skips = 0
        var last: Int?
        var count = 0
        for candidate in taken {
            guard let candidate else {
                skips += 1
                continue
            }
            if let last, candidate.day - last < minGap || candidate.day - last > maxGap {
                return false
            }
            last = candidate.day
            count = next[candidate.mode.number][count]
            if count < 0 { return false }
        }
        return skips <= mostSkips && counts.isEnough(count)
    }

    private mutating func advance(
        _ layer: Layer, _ list: [Candidate], _ skip: Int, _ allowed: Int
    ) -> Layer {
        let total = counts.total
        var after = Layer()
        after.costs.reserveCapacity(layer.costs.count + width * list.count)
        for (row, day) in layer.days.enumerated()
        where skip < allowed && layer.least[row] + skip < allowed {
            let begin = after.costs.count
            var least = Self.never
            after.costs += repeatElement(Self.never, count: width)
            for at in 0..<(width - total) {
                let cost = layer.costs[row * width + at] + skip
                guard cost < allowed else { continue }
                after.costs[begin + at + total] = cost
                least = min(least, cost)
            }
            after.close(day, row, least, begin)
        }
        var at = 0
        while at < list.count {
            let day = list[at].day
            let begin = after.costs.count
            var least = Self.never
            after.costs += repeatElement(Self.never, count: width)
            while at < list.count, list[at].day == day {
                let candidate = list[at]
                at += 1
                guard candidate.cost < allowed else { continue }
                for (row, last) in layer.days.enumerated()
                where layer.least[row] + candidate.cost < allowed && isGap(last, day) {
                    work += width
                    least = min(least, add(candidate, layer, row, allowed, begin, &after.costs))
                }
            }
            after.close(day, nil, least, begin)
        }
        return after
    }

    /// Follows a row of states with a session; the least cost met.
    private func add(
        _ candidate: Candidate, _ layer: Layer, _ row: Int, _ allowed: Int, _ begin: Int,
        _ costs: inout [Int]
    ) -> Int {
        var least = Self.never
        let width = self.width
        layer.costs.withUnsafeBufferPointer { from in
            after[candidate.mode.number].withUnsafeBufferPointer { after in
                costs.withUnsafeMutableBufferPointer { costs in
                    for cell in 0..<width {
                        let cost = from[row * width + cell] + candidate.cost
                        guard cost < allowed else { continue }
                        let to = after[cell]
                        guard to >= 0, cost < costs[begin + to] else { continue }
                        costs[begin + to] = cost
                        least = min(least, cost)
                    }
                }
            }
        }
        return least
    }

    private func isGap(_ last: Int, _ day: Int) -> Bool {
        last < 0 || (day - last >= minGap && day - last <= maxGap)
    }

    /// Back from the last state through what it was made of.
    private func trace(
        _ layers: [Layer], _ sessions: [[Candidate]], _ end: Int
    ) -> [Candidate?] {
        let total = counts.total
        var taken = [Candidate?](repeating: nil, count: sessions.count)
        var row = end / width
        var cell = end % width
        for index in sessions.indices.reversed() {
            let layer = layers[index + 1]
            if let origin = layer.origin[row] {
                row = origin
                cell -= total
                continue
            }
            let cost = layer.costs[row * width + cell]
            let before = layers[index]
            search: for candidate in sessions[index] where candidate.day == layer.days[row] {
                for (from, last) in before.days.enumerated() where isGap(last, candidate.day) {
                    for count in 0..<total where next[candidate.mode.number][count] == cell % total
                    {
                        let at = cell - cell % total + count
                        if before.costs[from * width + at] + candidate.cost == cost {
                            taken[index] = candidate
                            row = from
                            cell = at
                            break search
                        }
                    }
                }
            }
        }
        return taken
    }
}
