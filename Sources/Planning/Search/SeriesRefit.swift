/// The best series for one community while all others stay where they are: every pattern, usual
/// time, room and mode, each with its sessions' cheapest places.
///
/// Who misses how much is taken as it stands without the series; rooms and resources are used only
/// where they are free. Within that the answer is exact; the state says what it really costs.
struct SeriesRefit {
    private let tables: Tables
    private let c: Int
    private let days: Range<Int>
    private let slots: Int
    private let options: [Tables.Option]
    /// More than any session costs, and little enough to be added to in 32 bits.
    private static let never = Int32(Instance.Magnitudes.mostCost)
    /// By option, day and start: what holding a session there costs, but for what is usual.
    private var cell: [Int32]
    /// By mode, day and start: the cheapest option.
    private var cheapest: [Int32]
    /// Whether a session could be held on the day at all.
    private var isUseful: [Bool]

    /// Looks at a state in which the community's sessions are left out, but for locked ones; only
    /// these of its rooms and modes are considered.
    init(_ c: Int, _ state: SearchState, options: [Tables.Option]) {
        tables = state.tables
        self.c = c
        slots = tables.slots
        self.options = options
        let reach = tables.maxShift[c]
        let first = tables.firstNominal[c]
        let count = tables.count[c] * tables.nominal[c].count
        let nominal = tables.nominalDay[first..<(first + count)]
        let low = max(0, Int(nominal.min() ?? 0) - reach)
        let high = min(tables.days - 1, Int(nominal.max() ?? 0) + reach)
        days = low..<max(low, high + 1)
        cell = [Int32](repeating: Self.never, count: options.count * days.count * slots)
        cheapest = [Int32](repeating: Self.never, count: 3 * days.count * slots)
        isUseful = [Bool](repeating: false, count: days.count)
        var together = [Int32](repeating: 0, count: (tables.rooms.siteCount + 1) * slots)
        for day in days { look(day, state, &together) }
    }

    private mutating func look(
        _ day: Int, _ state: SearchState, _ together: inout [Int32]
    ) {
        let weekday = tables.times.weekday[day]
        let starts = tables.times.starts[c * 7 + weekday]
        guard let first = starts.first,
            tables.times.ownCosts.cell(c, weekday: weekday, day: day, start: first) != nil
        else {
            return
        }
        for index in together.indices { together[index] = 0 }
        addClashes(day, state, &together)
        let duration = tables.duration[c]
        let free = tables.freeMisses
        var isShort = [false, false, false]
        for start in starts {
            guard let own = tables.times.ownCosts.cell(c, weekday: weekday, day: day, start: start),
                tables.times.ownCosts.cost(at: own) >= 0
            else { continue }
            var time = Int32(clamping: tables.times.ownCosts.cost(at: own))
            for index in tables.times.ownCosts.absences(at: own)
            where state.misses[tables.times.ownCosts.person(index)] >= free {
                time += Int32(clamping: tables.weights.unfair)
            }
            for mode in ModeIndex.all {
                isShort[mode.number] = tables.modes.usesOf(c, mode).contains { index in
                    let use = tables.modes.uses[index]
                    return (start..<(start + duration)).contains {
                        state.used(use.resource, day, $0) + use.amount
                            > tables.capacity[use.resource]
                    }
                }
            }
            for (index, option) in options.enumerated() where !isShort[option.mode.number] {
                var site = 0
                if option.room >= 0 {
                    guard tables.isRoomFree(c, option.room, on: day, at: start),
                        state.occupant(option.room, day, start, of: c) == nil
                    else { continue }
                    site = tables.rooms.site[option.room] + 1
                }
                let clash = together[site * slots + start]
                guard clash < Self.never else { continue }
                let cost = min(Self.never, time + clash + ownCost(option))
                cell[at(index, day) + start] = cost
                let inMode = at(option.mode.number, day) + start
                if cost < cheapest[inMode] { cheapest[inMode] = cost }
                isUseful[day - days.lowerBound] = true
            }
        }
    }

    private func ownCost(_ option: Tables.Option) -> Int32 {
        Int32(
            clamping: tables.modes.cost[c, option.mode]
                + (option.room < 0 ? 0 : tables.modes.emptySeats(c, option.mode, option.room)))
    }

    /// By site (0: online) and start, what clashing with the neighbours' sessions costs.
    private func addClashes(
        _ day: Int, _ state: SearchState, _ together: inout [Int32]
    ) {
        let duration = tables.duration[c]
        state.forEachNeighbour(of: c, on: day) { neighbour, list in
            var cost: Int32 = 0
            for index in tables.neighbours.people(list) {
                let shared = tables.neighbours[index]
                guard !shared.isCore else {
                    cost = Self.never
                    break
                }
                cost += shared.price
                if state.misses[Int(shared.person)] >= tables.freeMisses {
                    cost += Int32(clamping: tables.weights.unfair)
                }
            }
            var other = state.held.first(of: neighbour, on: day)
            while other >= 0 {
                let span = state.held.span(other)
                let begin = Int(span.start)
                let finish = Int(span.end)
                for site in 0...tables.rooms.siteCount {
                    let travel =
                        site == 0 || span.site < 0
                        ? 0 : tables.rooms.travel(c, site - 1, neighbour, Int(span.site))
                    let from = max(0, begin - travel - duration + 1)
                    for start in from..<max(from, min(slots, finish + travel)) {
                        let at = site * slots + start
                        together[at] = min(Self.never, together[at] + cost)
                    }
                }
                other = state.held.nextOfCommunity(other)
            }
        }
    }

    @inline(__always)
    private func at(_ row: Int, _ day: Int) -> Int {
        (row * days.count + day - days.lowerBound) * slots
    }

    private struct Choice {
        var usual: Usual
        /// What its sessions cost at least, each by itself.
        var cost: Int
    }

    /// The most promising usual ways; `lessen` is taken off each cost before they are compared.
    func choices(_ count: Int, lessen: () -> Int) -> [Usual] {
        let starts = (0..<slots).filter { start in
            (0..<7).contains { tables.times.windowCost[(c * 7 + $0) * slots + start] >= 0 }
        }
        guard let first = starts.first, let last = starts.last else { return [] }
        var best: [Choice] = []
        var rows = Rows(starts: first..<last + 1, days: days.count, slots: slots)
        let isNominal = nominalDays
        for (index, option) in options.enumerated() {
            priceTimes(index, option, &rows)
            priceSessions(isNominal, &rows)
            for pattern in tables.nominal[c].indices {
                let sums = self.sums(pattern, rows)
                for start in starts {
                    let cost = sums[start - first] - lessen()
                    guard best.count < count || cost < best[best.count - 1].cost else { continue }
                    let usual = Usual(
                        pattern: pattern, start: start, room: option.room, mode: option.mode)
                    let place = best.firstIndex { cost < $0.cost } ?? best.count
                    best.insert(Choice(usual: usual, cost: cost), at: place)
                    if best.count > count { best.removeLast() }
                }
            }
        }
        return best.map(\.usual)
    }

    /// What is worked out for one usual room and mode. Between the first and the last start a day's
    /// prices lie in a row, so that several are compared at once; none comes near 32 bits.
    private struct Rows {
        let starts: Range<Int>
        /// By day and start: what a session costs there.
        var near: [Int32]
        /// By day: what it costs at another than the usual time.
        var least: [Int32]
        /// By usual day and start: what a session costs on the cheapest day in reach.
        var session: [Int32]

        init(starts: Range<Int>, days: Int, slots: Int) {
            self.starts = starts
            near = [Int32](repeating: SeriesRefit.never, count: days * slots)
            least = [Int32](repeating: 0, count: days)
            session = [Int32](repeating: 0, count: days * slots)
        }
    }

    private func priceTimes(_ index: Int, _ option: Tables.Option, _ rows: inout Rows) {
        let weights = tables.weights
        let differs = ModeIndex.all.map { mode in
            Int32(
                clamping: (mode == option.mode ? 0 : weights.otherMode)
                    + (mode == .online || option.room < 0 ? 0 : weights.otherRoom))
        }
        let (physical, hybrid, online) = (differs[0], differs[1], differs[2])
        let width = days.count * slots
        let starts = rows.starts
        cell.withUnsafeBufferPointer { cell in
            cheapest.withUnsafeBufferPointer { cheapest in
                rows.near.withUnsafeMutableBufferPointer { near in
                    for day in 0..<days.count where isUseful[day] {
                        let row = day * slots
                        var any = Self.never
                        for at in row + starts.lowerBound..<row + starts.upperBound {
                            var cost = cell[index * width + at]
                            cost = min(cost, cheapest[at] &+ physical)
                            cost = min(cost, cheapest[width + at] &+ hybrid)
                            cost = min(cost, cheapest[2 * width + at] &+ online)
                            near[at] = cost
                            any = min(any, cost)
                        }
                        rows.least[day] = any + Int32(clamping: weights.otherTime)
                    }
                }
            }
        }
    }

    private func priceSessions(_ isNominal: [Bool], _ rows: inout Rows) {
        let skip = Int32(clamping: tables.weights.skip)
        let otherDay = Int32(clamping: tables.weights.otherDay)
        let reach = tables.maxShift[c]
        let starts = rows.starts
        let least = rows.least
        rows.near.withUnsafeBufferPointer { near in
            rows.session.withUnsafeMutableBufferPointer { session in
                for day in 0..<days.count where isNominal[day] {
                    let around = max(0, day - reach)..<min(days.count, day + reach + 1)
                    var anyTime = skip
                    for other in around where isUseful[other] {
                        anyTime = min(anyTime, least[other] + (other == day ? 0 : otherDay))
                    }
                    let row = day * slots
                    for start in starts { session[row + start] = min(anyTime, near[row + start]) }
                    for other in around where isUseful[other] && other != day {
                        let from = other * slots
                        for start in starts {
                            session[row + start] = min(
                                session[row + start], near[from + start] &+ otherDay)
                        }
                    }
                }
            }
        }
    }

    /// By start: what all sessions of a pattern cost.
    private func sums(_ pattern: Int, _ rows: Rows) -> [Int] {
        let row = tables.firstNominal[c] + pattern * tables.count[c]
        let first = rows.starts.lowerBound
        var sums = [Int](repeating: 0, count: rows.starts.count)
        rows.session.withUnsafeBufferPointer { session in
            for nominal in tables.nominalDay[row..<(row + tables.count[c])] {
                guard days.contains(Int(nominal)) else {
                    for at in sums.indices { sums[at] += tables.weights.skip }
                    continue
                }
                let from = (Int(nominal) - days.lowerBound) * slots + first
                for at in sums.indices { sums[at] += Int(session[from + at]) }
            }
        }
        return sums
    }

    private var nominalDays: [Bool] {
        var isNominal = [Bool](repeating: false, count: days.count)
        let first = tables.firstNominal[c]
        for day in tables.nominalDay[first..<(first + tables.count[c] * tables.nominal[c].count)]
        where days.contains(Int(day)) {
            isNominal[Int(day) - days.lowerBound] = true
        }
        return isNominal
    }

    /// A series planned anew.
    struct Fit {
        var usual: Usual
        var places: [Place]
        var cost: Int
    }

    /// The cheapest of some usual ways with its sessions' places; nil when none keeps gaps, skips
    /// and mode counts.
    func cheapest(of usuals: [Usual]) -> Fit? {
        var best: Fit?
        for usual in usuals {
            if let fit = fit(usual, below: best?.cost ?? Int.max) { best = fit }
        }
        return best
    }

    /// The sessions' cheapest places for a usual way, gaps, skips and mode counts kept.
    private func fit(_ usual: Usual, below limit: Int) -> Fit? {
        let row = tables.firstNominal[c] + usual.pattern * tables.count[c]
        // What the chain knows a place by is where it stands here.
        var known: [Place] = []
        let candidates = (0..<tables.count[c]).map { index in
            self.candidates(Int(tables.nominalDay[row + index]), usual, &known)
        }
        var chain = SeriesChain(c, tables)
        let skips = [Int](repeating: tables.weights.skip, count: candidates.count)
        guard let way = chain.least(candidates, skips: skips, limit: limit) else { return nil }
        let places = way.taken.map { $0.map { known[$0.time] } ?? .skipped }
        return Fit(usual: usual, places: places, cost: way.cost)
    }

    /// The cheapest place of each day in reach and mode.
    private func candidates(
        _ nominal: Int, _ usual: Usual, _ known: inout [Place]
    ) -> [SeriesChain.Candidate] {
        let weights = tables.weights
        let reach = tables.maxShift[c]
        var list: [SeriesChain.Candidate] = []
        let from = max(days.lowerBound, nominal - reach)
        let to = min(days.upperBound - 1, nominal + reach)
        guard from <= to else { return [] }
        for day in from...to where isUseful[day - days.lowerBound] {
            let shift = day == nominal ? 0 : weights.otherDay
            for mode in ModeIndex.all {
                var least = Int(Self.never)
                var place = Place.skipped
                for start in tables.times.starts[c * 7 + tables.times.weekday[day]] {
                    let bound = cheapest[at(mode.number, day) + start]
                    guard bound < Self.never else { continue }
                    let time =
                        shift + (start == usual.start ? 0 : weights.otherTime)
                        + (mode == usual.mode ? 0 : weights.otherMode)
                    guard Int(bound) + time < least else { continue }
                    for (index, option) in options.enumerated() where option.mode == mode {
                        let cost = cell[at(index, day) + start]
                        guard cost < Self.never else { continue }
                        let isOther =
                            option.room >= 0 && usual.room >= 0 && option.room != usual.room
                        let sum = Int(cost) + time + (isOther ? weights.otherRoom : 0)
                        if sum < least {
                            least = sum
                            place = Place(day: day, start: start, room: option.room, mode: mode)
                        }
                    }
                }
                if place.isHeld {
                    list.append(
                        SeriesChain.Candidate(
                            day: day, mode: mode, cost: least, time: known.count))
                    known.append(place)
                }
            }
        }
        return list
    }
}
