/// What one series costs at least, found by halving: all ways to hold it are split by pattern and
/// usual start, then by usual room and mode, then by what single sessions do, and the part that
/// could be cheapest is always looked at next.
///
/// A part's bound comes from prices on misses (``SeriesPricer``): `unfair` for each miss beyond the
/// free ones is at least `slope × (misses − free)` for every slope from 0 to `unfair`, and the best
/// slopes are sought by subgradient steps.
struct SeriesSearch: Sendable {
    /// Proved, in fractions, with what is shared at its price; never falls.
    private(set) var bound = 0
    /// The ways seen to hold the series, cheapest last.
    private(set) var seen = SeenWays()
    /// Prices looked at so far.
    private(set) var spent = 0
    private var parts = LeastFirst<Part>()
    private var made = 0
    private var isBegun = false
    private var dives = 0
    /// How often one part's slopes were tried on all.
    private var spreads = 0
    /// More than any gap worth closing.
    private static let far = 1 << 40
    /// By pattern and usual start: what a miss cost best, what is shared with it.
    private var known: [Int: [Int]] = [:]

    private struct Part: Comparable, Sendable {
        var bound: Int
        var order: Int
        var choice: SeriesPricer.Choice
        /// By member; empty for none.
        var slopes: [Int] = []
        /// Have slopes been sought.
        var isSought = false
        /// Have they been tried that others had.
        var isRecalled = false
        /// Further steps bring little.
        var isFlat = false

        static func < (a: Part, b: Part) -> Bool { (a.bound, a.order) < (b.bound, b.order) }
        static func == (a: Part, b: Part) -> Bool { (a.bound, a.order) == (b.bound, b.order) }
    }

    init() {}

    /// The same series at other prices, with what is known of good slopes and cheap ways.
    init(after search: SeriesSearch, upper: Int) {
        known = search.known
        seen.upper = upper
    }

    /// Is the bound all there is to know: the cheapest way costs exactly this.
    var isSettled: Bool { isBegun && (parts.first.map { $0.bound >= seen.upper } ?? true) }

    /// Looks at about `work` more prices.
    mutating func improve(
        _ pricer: inout SeriesPricer, work: Int, _ shouldStop: () -> Bool
    ) {
        let before = pricer.work
        if !isBegun { begin(&pricer) }
        while pricer.work - before < work, !isSettled, !shouldStop(),
            let part = parts.popFirst()
        {
            if part.choice.usual?.count != 1, part.isSought {
                splitUsual(part, &pricer)
            } else if part.isFlat {
                splitSession(part, &pricer)
            } else {
                climb(part, &pricer)
            }
        }
        spent += pricer.work - before
        let least = min(parts.first?.bound ?? seen.upper, seen.upper)
        if least < SeriesField.never { bound = max(bound, least) }
    }

    private mutating func begin(_ pricer: inout SeriesPricer) {
        isBegun = true
        for (pattern, start, least) in Slopes(pricer, []).leasts(&pricer) {
            insert(
                Part(
                    bound: least, order: 0,
                    choice: SeriesPricer.Choice(pattern: pattern, start: start, usual: nil),
                    slopes: recalled(pattern, start, pricer)))
        }
    }

    private mutating func insert(_ part: Part) {
        guard part.bound < seen.upper else { return }
        var part = part
        part.order = made
        made += 1
        parts.insert(part)
    }

    private mutating func splitUsual(_ part: Part, _ pricer: inout SeriesPricer) {
        for usual in pricer.field.parts(of: part.choice.usual) {
            var child = part
            child.choice.usual = usual
            child.isFlat = false
            var slopes = Slopes(pricer, part.slopes)
            guard let (value, _) = slopes.value(child.choice, &pricer, &seen) else { continue }
            child.bound = max(part.bound, value)
            insert(child)
        }
    }

    /// Follows a part to one usual room and mode, always by the half that looks cheapest, so that a
    /// cheap way is known early.
    private mutating func dive(_ part: Part, _ pricer: inout SeriesPricer) {
        var part = part
        while part.choice.usual?.count != 1 {
            var halves: [Part] = []
            for usual in pricer.field.parts(of: part.choice.usual) {
                var child = part
                child.choice.usual = usual
                var slopes = Slopes(pricer, part.slopes)
                guard let (value, _) = slopes.value(child.choice, &pricer, &seen) else { continue }
                child.bound = max(part.bound, value)
                halves.append(child)
            }
            guard let least = halves.indices.min(by: { halves[$0].bound < halves[$1].bound })
            else { return }
            part = halves.remove(at: least)
            for half in halves { insert(half) }
        }
        insert(part)
    }

    /// Better slopes for one part.
    private mutating func climb(_ part: Part, _ pricer: inout SeriesPricer) {
        // Slopes that were good at other prices often do at once.
        let isRecalled = !part.isSought && !part.isRecalled && !part.slopes.isEmpty
        let steps = isRecalled ? 1 : part.choice.usual?.count == 1 ? 12 : 4
        guard let climb = Slopes.climb(part.choice, part.slopes, steps: steps, &pricer, &seen)
        else { return }
        var part = part
        let gain = climb.value - part.bound
        let gap = max(0, min(seen.upper, Self.far) - climb.value)
        part.isFlat = part.choice.usual?.count == 1 && gain * 20 < gap + pricer.field.shared.scale
        part.slopes = climb.slopes
        if !part.isSought { spread(climb.slopes, &pricer) }
        if isRecalled { part.isRecalled = true } else { part.isSought = true }
        if part.choice.usual == nil { remember(part, pricer) }
        part.bound = max(part.bound, climb.value)
        if part.choice.usual == nil, part.isSought, dives < 1 {
            dives += 1
            dive(part, &pricer)
        } else {
            insert(part)
        }
    }

    /// Good slopes for one part may do for others.
    private mutating func spread(_ slopes: [Int], _ pricer: inout SeriesPricer) {
        guard spreads < 6, slopes.contains(where: { $0 > 0 }) else { return }
        spreads += 1
        let slots = pricer.field.tables.slots
        var least: [Int: Int] = [:]
        for one in Slopes(pricer, slopes).leasts(&pricer) {
            least[one.pattern * slots + one.start] = one.least
        }
        var all: [Part] = []
        while let part = parts.popFirst() { all.append(part) }
        for var part in all {
            if part.choice.usual == nil, !part.isSought,
                let least = least[part.choice.pattern * slots + part.choice.start],
                least > part.bound
            {
                part.bound = least
                if part.slopes.isEmpty { part.slopes = slopes }
            }
            if part.bound < seen.upper { parts.insert(part) }
        }
    }

    private mutating func remember(_ part: Part, _ pricer: SeriesPricer) {
        let key = part.choice.pattern * pricer.field.tables.slots + part.choice.start
        known[key] = zip(part.slopes, pricer.field.people).map {
            $0 + pricer.field.shared.miss($1)
        }
    }

    /// Slopes that were good at other prices; empty for none.
    private func recalled(_ pattern: Int, _ start: Int, _ pricer: SeriesPricer) -> [Int] {
        guard let known = known[pattern * pricer.field.tables.slots + start] else { return [] }
        return known.indices.map { member in
            let miss = pricer.field.shared.miss(pricer.field.people[member])
            return min(pricer.beyond[member], max(0, known[member] - miss))
        }
    }

    /// Halves a part by whether one session is where it often was.
    private mutating func splitSession(_ part: Part, _ pricer: inout SeriesPricer) {
        guard let climb = Slopes.climb(part.choice, part.slopes, steps: 12, &pricer, &seen)
        else { return }
        guard let (session, time) = Self.disputed(climb.ways) else {
            // Nothing to split: the part keeps its bound, and the search ends here.
            var part = part
            part.isFlat = false
            insert(part)
            return
        }
        for isAsked in [true, false] {
            var child = part
            child.isFlat = false
            child.choice.demands.append(
                SeriesPricer.Demand(session: session, time: time, isAsked: isAsked))
            var slopes = Slopes(pricer, part.slopes)
            guard let (value, _) = slopes.value(child.choice, &pricer, &seen) else { continue }
            child.bound = max(part.bound, value)
            insert(child)
        }
    }

    /// The session that was at most different times, and the time it was at most often.
    private static func disputed(_ ways: [[Int?]]) -> (session: Int, time: Int?)? {
        var best: (session: Int, time: Int?)?
        var most = 1
        for session in (ways.first ?? []).indices {
            var seen: [(time: Int?, count: Int)] = []
            for way in ways {
                if let at = seen.firstIndex(where: { $0.time == way[session] }) {
                    seen[at].count += 1
                } else {
                    seen.append((way[session], 1))
                }
            }
            guard seen.count > most else { continue }
            most = seen.count
            var often = seen[0]
            for one in seen where one.count > often.count { often = one }
            best = (session, often.time)
        }
        return best
    }
}
