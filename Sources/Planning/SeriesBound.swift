/// The least that one series can cost when no other community is there.
///
/// Every pattern and usual start is judged by its sessions' cheapest places, gaps and counts left
/// aside; those that could still win are then settled exactly, with their usual rooms and modes, by
/// dynamic programming over the sessions (``SeriesChain``).
struct SeriesBound {
    private let tables: Tables
    private let c: Int
    private static let never = Int.max / 4
    /// By day × start: what the time alone costs; `never` where the series cannot be.
    private var time: [Int]
    /// By mode, day × start: the cheapest open room of the mode.
    private var option: [[Int]]
    private var starts: [[Int]] = []
    /// Work left before the answer is settled by what is known; keeps huge instances affordable.
    private var effort: Int

    private struct Choice {
        var pattern: Int
        var start: Int
        var least: Int
    }

    /// At most about `effort` prices are looked at beyond those of the tables.
    init(_ c: Int, _ tables: Tables, effort: Int = 30_000_000) {
        self.c = c
        self.effort = effort
        self.tables = tables
        time = [Int](repeating: Self.never, count: tables.days * tables.slots)
        option = [[Int]](
            repeating: [Int](repeating: Self.never, count: time.count), count: 3)
        starts = [[Int]](repeating: [], count: tables.days)
        var useful = [Bool](repeating: false, count: tables.days)
        for day in Set(tables.nominal[c].joined()) {
            for near in days(around: day) { useful[near] = true }
        }
        let rooms = (0..<3).map { mode in
            tables.options[c].filter { $0.mode == mode }.map { (cost($0), $0.room) }
                .sorted { $0 < $1 }
        }
        for day in 0..<tables.days
        where useful[day] && day >= tables.frozenBefore
            && tables.dayBroken[c * tables.days + day] == 0
        {
            price(day, rooms)
        }
    }

    private mutating func price(_ day: Int, _ rooms: [[(Int, Int)]]) {
        let row = (c * 7 + tables.weekday[day]) * tables.slots
        for start in tables.starts[c * 7 + tables.weekday[day]] {
            let end = start + tables.duration[c]
            guard !tables.coreBusy.any(c, day, start, end) else { continue }
            let at = day * tables.slots + start
            for mode in 0..<3 {
                let first = rooms[mode].first {
                    $0.1 < 0 || tables.isRoomFree(c, $0.1, day, start)
                }
                if let first { option[mode][at] = first.0 }
            }
            guard (0..<3).contains(where: { option[$0][at] < Self.never }) else { continue }
            starts[day].append(start)
            time[at] = tables.windowCost[row + start]
            guard tables.otherBusy.any(c, day, start, end) else { continue }
            for member in tables.others[c]
            where tables.personBusy.any(member.person, day, start, end) {
                time[at] += member.price
            }
        }
    }

    private func days(around day: Int) -> Range<Int> {
        let reach = min(tables.maxShift[c], tables.days)
        let low = max(0, day - reach)
        return low..<max(low, min(tables.days, day + reach + 1))
    }

    private func cost(_ option: Tables.Option) -> Int {
        tables.modeCost[c * 3 + option.mode]
            + (option.room < 0 ? 0 : tables.emptySeats(c, option.mode, option.room))
    }

    /// The least cost; 0 when the series cannot be held at all, as then no plan is feasible.
    mutating func least() -> Int {
        var best = Self.never
        var usuals = self.usuals.map { Usuals(option: $0, cheapest: []) }
        for choice in choices() {
            if choice.least >= best { break }
            for index in usuals.indices {
                if effort <= 0 { return min(best, choice.least) }
                if usuals[index].cheapest.isEmpty {
                    usuals[index].cheapest = cheapestStarts(usuals[index].option)
                }
                let candidates = candidates(choice, usuals[index])
                var chain = SeriesChain(
                    c, tables, skips: skipCosts, limit: best)
                if let cost = chain.least(candidates) { best = min(best, cost) }
                effort -= chain.work
            }
        }
        return best == Self.never ? 0 : best
    }

    private struct Usuals {
        let option: Tables.Option
        /// By mode, day: the cheapest start.
        var cheapest: [[Int]]
    }

    /// The usual rooms and modes worth announcing. One that fits no session only matters where a
    /// mode has no fitting room at all.
    private var usuals: [Tables.Option] {
        let rooms = Set(tables.options[c].map(\.room).filter { $0 >= 0 }).sorted()
        return (0..<3).flatMap { mode -> [Tables.Option] in
            guard tables.modes[c * 3 + mode] != nil else { return [] }
            if mode == 2 { return [Tables.Option(mode: 2, room: -1)] }
            let usual = rooms.isEmpty && tables.roomCount > 0 ? [0] : rooms
            return usual.map { Tables.Option(mode: mode, room: $0) }
        }
    }

    /// What leaving each session out costs.
    private var skipCosts: [Int] {
        (0..<tables.count[c]).map { index in
            let session = tables.first[c] + index
            let change = tables.isPublished[c] && tables.published[session] != nil
            if tables.locked[session], tables.published[session] != nil { return Self.never }
            return tables.weights.skip + (change ? tables.weights.changeTime : 0)
        }
    }

    /// Every pattern and usual start with a cost it cannot go below, lowest first.
    private mutating func choices() -> [Choice] {
        let reach = 2 * min(tables.maxShift[c], tables.days) + 1
        var any = [Int](repeating: Self.never, count: time.count)
        var anyStart = [Int](repeating: Self.never, count: tables.days)
        for day in 0..<tables.days {
            for start in starts[day] {
                let at = day * tables.slots + start
                any[at] = time[at] + min(option[0][at], option[1][at], option[2][at])
                anyStart[day] = min(anyStart[day], any[at])
            }
        }
        let weights = tables.weights
        var choices: [Choice] = []
        for (pattern, days) in tables.nominal[c].enumerated() {
            for usual in 0...(tables.slots - tables.duration[c]) {
                var sum = 0
                for (index, nominal) in days.enumerated() {
                    let session = tables.first[c] + index
                    if tables.locked[session] { continue }
                    var least = weights.skip
                    for day in self.days(around: nominal) {
                        let other = day == nominal ? 0 : weights.otherDay
                        least = min(
                            least, other + any[day * tables.slots + usual],
                            other + anyStart[day] + weights.otherTime)
                    }
                    sum += least
                }
                choices.append(Choice(pattern: pattern, start: usual, least: sum))
                effort -= days.count * reach
            }
        }
        return choices.sorted {
            ($0.least, $0.pattern, $0.start) < ($1.least, $1.pattern, $1.start)
        }
    }

    /// By mode, the price of a session here when the series is usually held in `usual`.
    private func price(
        _ mode: Int, _ day: Int, _ start: Int, _ usual: Tables.Option
    ) -> Int {
        let at = day * tables.slots + start
        guard time[at] < Self.never, option[mode][at] < Self.never else { return Self.never }
        let weights = tables.weights
        var cost = option[mode][at]
        if mode != 2, usual.room >= 0 {
            cost += weights.otherRoom
            let same = Tables.Option(mode: mode, room: usual.room)
            if tables.misfit[(c * 3 + mode) * tables.roomCount + usual.room] == 0,
                tables.isRoomFree(c, usual.room, day, start)
            {
                cost = min(cost, self.cost(same))
            }
        }
        return time[at] + cost + (mode == usual.mode ? 0 : weights.otherMode)
    }

    private mutating func cheapestStarts(_ usual: Tables.Option) -> [[Int]] {
        var cheapest = [[Int]](
            repeating: [Int](repeating: Self.never, count: tables.days), count: 3)
        for mode in 0..<3 where tables.modes[c * 3 + mode] != nil {
            for day in 0..<tables.days {
                effort -= starts[day].count
                for start in starts[day] {
                    cheapest[mode][day] = min(
                        cheapest[mode][day], price(mode, day, start, usual))
                }
            }
        }
        return cheapest
    }

    /// Each session's days and modes with the cheapest start and room of each.
    private mutating func candidates(
        _ choice: Choice, _ usual: Usuals
    ) -> [[SeriesChain.Candidate]] {
        let weights = tables.weights
        return tables.nominal[c][choice.pattern].enumerated().map { index, nominal in
            let session = tables.first[c] + index
            let before = tables.published[session]
            if tables.locked[session] {
                return before.map { [fixed($0, nominal, choice, usual.option)] } ?? []
            }
            var list: [SeriesChain.Candidate] = []
            for day in days(around: nominal) where !starts[day].isEmpty {
                for mode in 0..<3 {
                    var cost = min(
                        price(mode, day, choice.start, usual.option),
                        usual.cheapest[mode][day] + weights.otherTime)
                    guard cost < Self.never else { continue }
                    if day != nominal { cost += weights.otherDay }
                    if tables.isPublished[c] {
                        cost += change(before, day, mode)
                        if let before, Int(before.day) == day, Int(before.mode) == mode,
                            tables.home[session] != nil
                        {
                            let same = fixed(before, nominal, choice, usual.option)
                            cost = min(cost, same.cost)
                        }
                    }
                    list.append(SeriesChain.Candidate(day: day, mode: mode, cost: cost))
                }
            }
            effort -= 4 * list.count
            return list
        }
    }

    /// What differing from a published session costs at least, by day and mode.
    private func change(_ before: Place?, _ day: Int, _ mode: Int) -> Int {
        let weights = tables.weights
        guard let before else { return weights.changeTime }
        let otherMode =
            (mode == before.mode ? 0 : weights.changeMode)
            + ((mode == 2) == (before.room < 0) ? 0 : weights.changeRoom)
        if day != before.day { return weights.changeTime + otherMode }
        return mode == before.mode ? min(weights.changeTime, weights.changeRoom) : otherMode
    }

    /// The exact price of a session that stays where it was published, relaxed to 0 for what is
    /// not a place the series could have: then no plan is feasible.
    private func fixed(
        _ place: Place, _ nominal: Int, _ choice: Choice, _ usual: Tables.Option
    ) -> SeriesChain.Candidate {
        let day = Int(place.day)
        let start = Int(place.start)
        let room = Int(place.room)
        var one = SeriesChain.Candidate(day: day, mode: Int(place.mode), cost: 0)
        let weights = tables.weights
        guard day >= 0, day < tables.days, start >= 0, start + tables.duration[c] <= tables.slots,
            room < tables.roomCount
        else { return one }
        let window =
            tables.windowCost[(c * 7 + tables.weekday[day]) * tables.slots + start]
        one.cost = max(0, window) + cost(Tables.Option(mode: one.mode, room: room))
        for member in tables.others[c]
        where tables.personBusy.any(member.person, day, start, start + tables.duration[c]) {
            one.cost += member.price
        }
        if day != nominal { one.cost += weights.otherDay }
        if start != choice.start { one.cost += weights.otherTime }
        if one.mode != usual.mode { one.cost += weights.otherMode }
        if room >= 0, usual.room >= 0, room != usual.room { one.cost += weights.otherRoom }
        return one
    }
}
