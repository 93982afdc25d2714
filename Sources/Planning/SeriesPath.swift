/// The cheapest way through a series' sessions that keeps its gaps, skips and mode counts: dynamic
/// programming over the day held last, and over skips and counts where these bind.
struct SeriesPath {
    /// One place a session could have; a session's are in the order of their days.
    struct Candidate {
        var place: Place
        var cost: Int
    }

    private let tables: Tables
    private let c: Int
    private let skip: Int
    private static let never = Int32.max / 4

    init(_ c: Int, _ tables: Tables, skip: Int) {
        self.c = c
        self.tables = tables
        self.skip = skip
    }

    /// What is counted along the way.
    private struct Counters {
        /// Numbers of states: skips, then by mode.
        var sizes = [1, 1, 1, 1]
        var least = [0, 0, 0]
        var isLimited = [false, false, false, false]
        var total: Int { sizes.reduce(1, *) }

        /// The state after one more of a kind (0 skip, 1... mode); −1 when that is too many.
        func next(_ state: Int, _ kind: Int) -> Int {
            var unit = 1
            for before in 0..<kind { unit *= sizes[before] }
            let now = state / unit % sizes[kind]
            if now + 1 < sizes[kind] { return state + unit }
            return isLimited[kind] ? -1 : state
        }

        func isEnough(_ state: Int) -> Bool {
            var rest = state / sizes[0]
            for mode in 0..<3 {
                if rest % sizes[mode + 1] < least[mode] { return false }
                rest /= sizes[mode + 1]
            }
            return true
        }
    }

    /// A way of being at some session: the one before it and what it has cost.
    private struct Step {
        var cost: Int32
        var before: Int32
        /// Of the session's candidates; −1 leaves it out.
        var candidate: Int32
        /// The day held last; −1 when none.
        var day: Int32
        var state: Int32
    }

    /// The places and what they cost; nil when no way keeps all rules.
    mutating func cheapest(_ sessions: [[Candidate]]) -> (places: [Place], cost: Int)? {
        guard let free = walk(sessions, Counters()) else { return nil }
        if keepsCounts(free.places) { return free }
        return walk(sessions, counters)
    }

    private func keepsCounts(_ places: [Place]) -> Bool {
        var held = [0, 0, 0]
        for place in places where place.isHeld { held[Int(place.mode)] += 1 }
        return places.count { !$0.isHeld } <= tables.maxSkips[c]
            && (0..<3).allSatisfy {
                held[$0] >= tables.modeLeast[c * 3 + $0] && held[$0] <= tables.modeMost[c * 3 + $0]
            }
    }

    private var counters: Counters {
        var counters = Counters()
        let count = tables.count[c]
        counters.sizes[0] = min(tables.maxSkips[c], count) + 1
        counters.isLimited[0] = true
        for mode in 0..<3 where tables.modes[c * 3 + mode] != nil {
            counters.least[mode] = min(tables.modeLeast[c * 3 + mode], count)
            counters.isLimited[mode + 1] = tables.modeMost[c * 3 + mode] < count
            counters.sizes[mode + 1] =
                1
                + (counters.isLimited[mode + 1]
                    ? max(tables.modeMost[c * 3 + mode], counters.least[mode])
                    : counters.least[mode])
        }
        // Too many to follow: the widest are left to the search.
        while counters.total > 2000 {
            let widest = (0..<4).max { counters.sizes[$0] < counters.sizes[$1] } ?? 0
            counters.sizes[widest] = 1
            counters.isLimited[widest] = false
            if widest > 0 { counters.least[widest - 1] = 0 }
        }
        return counters
    }

    private func walk(
        _ sessions: [[Candidate]], _ counters: Counters
    ) -> (places: [Place], cost: Int)? {
        let total = counters.total
        let next = (0..<4).map { kind in (0..<total).map { counters.next($0, kind) } }
        var steps = [Step(cost: 0, before: -1, candidate: -1, day: -1, state: 0)]
        var layer = 0..<1
        let days = tables.days
        // By (day held last + 1) × state: the step that is there already.
        var known = [Int32](repeating: -1, count: (days + 1) * total)
        for list in sessions {
            let begin = steps.count
            for before in layer {
                let step = steps[before]
                let left = next[0][Int(step.state)]
                if left >= 0 {
                    reach(
                        Step(
                            cost: step.cost + Int32(clamping: skip), before: Int32(before),
                            candidate: -1, day: step.day, state: Int32(left)),
                        &steps, &known, total)
                }
                for (index, candidate) in list.enumerated() {
                    if step.day >= 0 {
                        let gap = Int(candidate.place.day - step.day)
                        guard gap >= tables.minGap[c], gap <= tables.maxGap[c] else { continue }
                    }
                    let state = next[Int(candidate.place.mode) + 1][Int(step.state)]
                    guard state >= 0 else { continue }
                    reach(
                        Step(
                            cost: step.cost + Int32(clamping: candidate.cost),
                            before: Int32(before), candidate: Int32(index),
                            day: candidate.place.day, state: Int32(state)),
                        &steps, &known, total)
                }
            }
            for index in begin..<steps.count {
                known[Int(steps[index].day + 1) * total + Int(steps[index].state)] = -1
            }
            layer = begin..<steps.count
            guard !layer.isEmpty else { return nil }
        }
        let ends = layer.filter { counters.isEnough(Int(steps[$0].state)) }
        guard var at = ends.min(by: { steps[$0].cost < steps[$1].cost }) else { return nil }
        let cost = Int(steps[at].cost)
        var places: [Place] = []
        for list in sessions.reversed() {
            let step = steps[at]
            places.append(step.candidate < 0 ? .skipped : list[Int(step.candidate)].place)
            at = Int(step.before)
        }
        return (places.reversed(), cost)
    }

    @inline(__always)
    private func reach(
        _ step: Step, _ steps: inout [Step], _ known: inout [Int32], _ total: Int
    ) {
        let at = Int(step.day + 1) * total + Int(step.state)
        let there = Int(known[at])
        if there < 0 {
            known[at] = Int32(steps.count)
            steps.append(step)
        } else if step.cost < steps[there].cost {
            steps[there] = step
        }
    }
}
