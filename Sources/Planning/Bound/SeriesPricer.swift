/// Finds the cheapest way to hold a series with one pattern and usual start, where each miss of a
/// member has a price of its own. Prices are those of its field.
struct SeriesPricer {
    /// A part of all ways to hold the series.
    struct Choice: Sendable {
        var pattern: Int
        var start: Int
        /// The usual rooms and modes, as positions in the field's, the kindest of them each time;
        /// nil for all.
        var usual: Range<Int>?
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
    /// By member: what a miss beyond the free ones costs, its shared price not counted.
    let beyond: [Int]
    /// Prices looked at so far.
    private(set) var work = 0
    private var chain: SeriesChain
    private let skips: [Int]
    private let modes: [ModeIndex]
    /// The modes, those together of which only the cheapest matters.
    private let alike: [[ModeIndex]]
    private var prices: [Range<Int>?: SeriesPrices] = [:]
    /// By set of members that miss a session at once.
    private var missPrice: [Int]
    private var dayCandidates: [[SeriesChain.Candidate]]
    private let patternDays: [[Int]]
    private static let never = SeriesField.never

    init(_ field: SeriesField) {
        self.field = field
        beyond = field.people.map { field.weights.unfair - field.shared.miss($0) }
        let tables = field.tables
        let c = field.c
        chain = SeriesChain(c, tables)
        skips = field.skipCosts
        let counts = ModeCounts(c, tables)
        let modes = ModeIndex.all.filter { tables.modes.offers[c, $0] != nil }
        self.modes = modes
        alike =
            [modes.filter { counts.isUncounted($0) }].filter { !$0.isEmpty }
            + modes.filter { !counts.isUncounted($0) }.map { [$0] }
        missPrice = [Int](repeating: 0, count: field.missing.count)
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
        let prices = prices(choice.usual)
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
            if tables.published.locked[tables.first[c] + index] {
                sessions.append(locked(index, nominal, choice, prices))
            } else if demands.isEmpty, !tables.published.communities[c] {
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
            for member in field.missing[field.absence[taken.time]] { misses[member] += 1 }
        }
        return misses
    }

    private mutating func prices(_ usual: Range<Int>?) -> SeriesPrices {
        if let known = prices[usual] { return known }
        let made = SeriesPrices(field, usual)
        prices[usual] = made
        work += 2 * made.all.count
        return made
    }

    /// The cheapest time of each day and mode, its day's being another not counted.
    private mutating func priceDays(_ choice: Choice, _ slopes: [Int], _ prices: SeriesPrices) {
        priceMisses(slopes)
        let otherTime = field.weights.otherTime
        for day in patternDays[choice.pattern] {
            let usual = field.time(day, choice.start)
            let kinds = prices.kinds(day)
            var candidates = dayCandidates[day]
            candidates.removeAll(keepingCapacity: true)
            for modes in alike {
                var best = SeriesChain.Candidate(
                    day: day, mode: .physical, cost: Self.never, time: -1)
                for kind in kinds {
                    let miss = missPrice[prices.absence[kind]] + otherTime
                    for mode in modes {
                        let cost = prices.kindCost[3 * kind + mode.number] + miss
                        guard cost < best.cost else { continue }
                        best.cost = cost
                        best.mode = mode
                        best.time = prices.kindTime[3 * kind + mode.number]
                    }
                }
                if let usual {
                    let miss = missPrice[field.absence[usual]]
                    for mode in modes {
                        let cost = prices.all[mode.number * field.count + usual] + miss
                        guard cost <= best.cost, cost < Self.never else { continue }
                        best.cost = cost
                        best.mode = mode
                        best.time = usual
                    }
                }
                if best.cost < Self.never { candidates.append(best) }
            }
            dayCandidates[day] = candidates
            work += (kinds.count + 1) * modes.count
        }
    }

    private mutating func priceMisses(_ slopes: [Int]) {
        for (at, missing) in field.missing.enumerated() {
            var sum = 0
            for member in missing { sum += slopes[member] }
            missPrice[at] = sum
            work += missing.count
        }
    }

    private func free(_ nominal: Int) -> [SeriesChain.Candidate] {
        let otherDay = field.weights.otherDay
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
        _ index: Int, _ nominal: Int, _ choice: Choice, _ prices: SeriesPrices
    ) -> [SeriesChain.Candidate] {
        let tables = field.tables
        guard let time = field.lockedTime[index],
            let place = tables.published.places[tables.first[field.c] + index]
        else { return [] }
        let mode = place.mode
        var cost = prices.all[mode.number * field.count + time] + missPrice[field.absence[time]]
        if field.day[time] != nominal { cost += field.weights.otherDay }
        if field.start[time] != choice.start { cost += field.weights.otherTime }
        return [
            SeriesChain.Candidate(day: field.day[time], mode: mode, cost: cost, time: time)
        ]
    }

    /// The candidates of one session, where changes of its published place or demands matter.
    private mutating func bound(
        _ index: Int, _ nominal: Int, _ choice: Choice, _ prices: SeriesPrices, _ demands: [Demand]
    ) -> [SeriesChain.Candidate] {
        let tables = field.tables
        let weights = field.weights
        let usual = choice.usual
        let before = tables.published.places[tables.first[field.c] + index]
        let only = demands.first { $0.isAsked }
        if let only, only.time == nil { return [] }
        let barred = demands.filter { !$0.isAsked }.map(\.time)
        var list: [SeriesChain.Candidate] = []
        for day in field.days(around: nominal) {
            let otherDay = day == nominal ? 0 : weights.otherDay
            let times = field.times[day]
            for mode in modes {
                var least = Self.never
                var best = -1
                for time in times where only.map({ $0.time == time }) ?? true {
                    var cost = prices.all[mode.number * field.count + time]
                    guard cost < Self.never, barred.isEmpty || !barred.contains(time) else {
                        continue
                    }
                    if tables.published.communities[field.c] {
                        cost = field.changed(cost, mode, time, from: before, usual)
                    }
                    cost += missPrice[field.absence[time]] + otherDay
                    if field.start[time] != choice.start { cost += weights.otherTime }
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
    /// Every pattern and usual start with a cost it cannot go below when each member's miss costs
    /// `slopes` more; gaps and counts left aside.
    mutating func leasts(_ slopes: [Int]) -> [(pattern: Int, start: Int, least: Int)] {
        let tables = field.tables
        let weights = field.weights
        let prices = prices(nil)
        var any = [Int](repeating: Self.never, count: field.count)
        for mode in ModeIndex.all {
            for time in 0..<field.count {
                any[time] = min(any[time], prices.all[mode.number * field.count + time])
            }
        }
        priceMisses(slopes)
        for time in 0..<field.count where any[time] < Self.never {
            any[time] += missPrice[field.absence[time]]
        }
        work += 5 * field.count
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
                if let time = field.time(day, start) { exact[day] = min(exact[day], any[time]) }
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
                    if tables.published.locked[session] { continue }
                    guard near.indices.contains(nominal) else { continue }
                    sum += min(weights.skip, near[nominal])
                }
                leasts.append((pattern, start, sum))
            }
        }
        return leasts
    }
}
