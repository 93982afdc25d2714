/// Finds the cheapest way to hold a series with one pattern and usual start, where each miss of a
/// member has a price of its own. All prices are ``scale`` times those of the instance.
struct SeriesPricer {
    /// A part of all ways to hold the series.
    struct Choice: Sendable {
        var pattern: Int
        var start: Int
        /// The usual room and mode, as a position in the field's; nil for the kindest each time.
        var usual: Int?
        var demands: [Demand] = []
    }

    /// What a branch of the search asks of one session.
    struct Demand: Sendable {
        var session: Int
        /// Nil for leaving it out.
        var time: Int?
        /// Must it be so, or must it not.
        var isAsked: Bool
    }

    let field: SeriesField
    let scale: Int
    /// Prices looked at so far.
    private(set) var work = 0
    private var chain: SeriesChain
    private let skips: [Int]
    private let modes: [Int]
    private var prices: [Int: [Int]] = [:]
    private var missPrice: [Int]
    private var dayCandidates: [[SeriesChain.Candidate]]
    private let patternDays: [[Int]]
    private static let never = SeriesField.never

    init(_ field: SeriesField, scale: Int) {
        self.field = field
        self.scale = scale
        let tables = field.tables
        let c = field.c
        chain = SeriesChain(c, tables)
        skips = field.skipCosts.map { $0 < Self.never ? $0 * scale : $0 }
        modes = (0..<3).filter { tables.modes[c * 3 + $0] != nil }
        missPrice = [Int](repeating: 0, count: field.count)
        dayCandidates = [[SeriesChain.Candidate]](repeating: [], count: tables.days)
        patternDays = tables.nominal[c].map { days in
            var isNear = [Bool](repeating: false, count: tables.days)
            for day in days { for near in field.days(around: day) { isNear[near] = true } }
            return isNear.indices.filter { isNear[$0] && !field.times[$0].isEmpty }
        }
    }

    /// The cheapest way when each member's miss costs `slopes` more; nil when there is none below
    /// the limit.
    mutating func least(_ choice: Choice, _ slopes: [Int], limit: Int) -> SeriesChain.Way? {
        let key = choice.usual.map { $0 + 1 } ?? 0
        let prices = self.prices[key] ?? scaledPrices(choice.usual)
        self.prices[key] = prices
        priceDays(choice, slopes, prices)
        let tables = field.tables
        let c = field.c
        var skips = self.skips
        var sessions: [[SeriesChain.Candidate]] = []
        sessions.reserveCapacity(skips.count)
        for (index, nominal) in tables.nominal[c][choice.pattern].enumerated() {
            let demands = choice.demands.filter { $0.session == index }
            for demand in demands where (demand.time == nil) != demand.isAsked {
                // Held at a certain time, or not left out.
                skips[index] = Self.never
            }
            if tables.locked[tables.first[c] + index] {
                sessions.append(locked(index, nominal, choice, prices))
            } else if demands.isEmpty, !tables.isPublished[c] {
                sessions.append(free(nominal))
            } else {
                sessions.append(bound(index, nominal, choice, prices, demands))
            }
        }
        let before = chain.work
        defer { work += chain.work - before }
        return chain.least(sessions, skips: skips, limit: limit)
    }

    /// Who misses what in a way to hold the series: times missed, by member.
    func misses(_ way: SeriesChain.Way) -> [Int] {
        var misses = [Int](repeating: 0, count: field.people.count)
        for case let taken? in way.taken {
            for at in field.missingFrom[taken.time]..<field.missingFrom[taken.time + 1] {
                misses[field.missing[at]] += 1
            }
        }
        return misses
    }

    private func scaledPrices(_ usual: Int?) -> [Int] {
        field.prices(usual.map { field.usuals[$0] }).map { $0 < Self.never ? $0 * scale : $0 }
    }

    /// The cheapest time of each day and mode, its day's being another not counted.
    private mutating func priceDays(_ choice: Choice, _ slopes: [Int], _ prices: [Int]) {
        for time in field.count - field.lockedCount..<field.count { price(time, slopes) }
        let otherTime = field.tables.weights.otherTime * scale
        for day in patternDays[choice.pattern] {
            let times = field.times[day]
            for time in times { price(time, slopes) }
            var candidates: [SeriesChain.Candidate] = []
            for mode in modes {
                var least = Self.never
                var best = -1
                let row = mode * field.count
                for time in times {
                    var cost = prices[row + time] + missPrice[time]
                    if field.start[time] != choice.start { cost += otherTime }
                    if cost < least {
                        least = cost
                        best = time
                    }
                }
                guard best >= 0 else { continue }
                candidates.append(
                    SeriesChain.Candidate(day: day, mode: mode, cost: least, time: best))
            }
            dayCandidates[day] = candidates
            work += times.count * (1 + modes.count)
        }
    }

    private mutating func price(_ time: Int, _ slopes: [Int]) {
        var sum = 0
        for at in field.missingFrom[time]..<field.missingFrom[time + 1] {
            sum += slopes[field.missing[at]]
        }
        missPrice[time] = sum
    }

    private func free(_ nominal: Int) -> [SeriesChain.Candidate] {
        let otherDay = field.tables.weights.otherDay * scale
        var list: [SeriesChain.Candidate] = []
        for day in field.days(around: nominal) where !field.times[day].isEmpty {
            for var candidate in dayCandidates[day] {
                if day != nominal { candidate.cost += otherDay }
                list.append(candidate)
            }
        }
        return list
    }

    private func locked(
        _ index: Int, _ nominal: Int, _ choice: Choice, _ prices: [Int]
    ) -> [SeriesChain.Candidate] {
        let tables = field.tables
        guard let time = field.lockedTime[index],
            let place = tables.published[tables.first[field.c] + index]
        else { return [] }
        let mode = Int(place.mode)
        var cost = prices[mode * field.count + time] + missPrice[time]
        if field.day[time] != nominal { cost += tables.weights.otherDay * scale }
        if field.start[time] != choice.start { cost += tables.weights.otherTime * scale }
        return [
            SeriesChain.Candidate(day: field.day[time], mode: mode, cost: cost, time: time)
        ]
    }

    /// The candidates of one session, where changes of its published place or demands matter.
    private mutating func bound(
        _ index: Int, _ nominal: Int, _ choice: Choice, _ prices: [Int], _ demands: [Demand]
    ) -> [SeriesChain.Candidate] {
        let tables = field.tables
        let weights = tables.weights
        let usual = choice.usual.map { field.usuals[$0] }
        let before = tables.published[tables.first[field.c] + index]
        let only = demands.first { $0.isAsked }
        if let only, only.time == nil { return [] }
        let barred = demands.filter { !$0.isAsked }.map(\.time)
        var list: [SeriesChain.Candidate] = []
        for day in field.days(around: nominal) {
            let otherDay = day == nominal ? 0 : weights.otherDay * scale
            let times = field.times[day]
            for mode in modes {
                var least = Self.never
                var best = -1
                for time in times where only.map({ $0.time == time }) ?? true {
                    var cost = prices[mode * field.count + time]
                    guard cost < Self.never, barred.isEmpty || !barred.contains(time) else {
                        continue
                    }
                    if tables.isPublished[field.c] {
                        cost = field.changed(cost / scale, mode, time, from: before, usual) * scale
                    }
                    cost += missPrice[time] + otherDay
                    if field.start[time] != choice.start { cost += weights.otherTime * scale }
                    if cost < least {
                        least = cost
                        best = time
                    }
                }
                work += times.count
                guard best >= 0 else { continue }
                list.append(SeriesChain.Candidate(day: day, mode: mode, cost: least, time: best))
            }
        }
        return list
    }
}

extension SeriesPricer {
    /// Every pattern and usual start with a cost it cannot go below, misses beyond the free ones,
    /// gaps and counts left aside.
    mutating func leasts() -> [(pattern: Int, start: Int, least: Int)] {
        let tables = field.tables
        let weights = tables.weights
        let prices = field.prices(nil)
        var any = [Int](repeating: Self.never, count: field.count)
        for mode in 0..<3 {
            for time in 0..<field.count {
                any[time] = min(any[time], prices[mode * field.count + time])
            }
        }
        var least = [Int](repeating: Self.never, count: tables.days)
        for day in 0..<tables.days {
            for time in field.times[day] { least[day] = min(least[day], any[time]) }
        }
        var leasts: [(pattern: Int, start: Int, least: Int)] = []
        var near = [Int](repeating: Self.never, count: tables.days)
        var exact = near
        let nominals = Set(tables.nominal[field.c].joined()).filter { near.indices.contains($0) }
        for start in 0...(tables.slots - tables.duration[field.c]) {
            for day in 0..<tables.days {
                exact[day] = least[day] + weights.otherTime
                for time in field.times[day] where field.start[time] == start {
                    exact[day] = min(exact[day], any[time])
                }
            }
            for day in nominals {
                near[day] = exact[day]
                for other in field.days(around: day) {
                    near[day] = min(near[day], exact[other] + weights.otherDay)
                }
            }
            work += nominals.count * (2 * min(tables.maxShift[field.c], tables.days) + 1)
            for (pattern, days) in tables.nominal[field.c].enumerated() {
                var sum = 0
                for (index, nominal) in days.enumerated() {
                    let session = tables.first[field.c] + index
                    if tables.locked[session] { continue }
                    guard near.indices.contains(nominal) else { continue }
                    sum += min(weights.skip, near[nominal])
                }
                leasts.append((pattern, start, sum * scale))
            }
        }
        return leasts
    }
}
