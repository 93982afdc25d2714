/// What one series costs at least, found by halving: all ways to hold it are split by pattern and
/// usual start, then by usual room and mode, then by what single sessions do, and the part that
/// could be cheapest is always looked at next.
///
/// A part's bound comes from prices on misses (``SeriesPricer``): `unfair` for each miss beyond the
/// free ones is at least `slope × (misses − free)` for every slope from 0 to `unfair`, and the best
/// slopes are sought by subgradient steps.
struct SeriesSearch: Sendable {
    /// Proved, times the scale; never falls.
    private(set) var bound = 0
    /// The cheapest way seen to hold the series alone, times the scale.
    private(set) var upper = SeriesField.never
    /// Prices looked at so far.
    private(set) var spent = 0
    private var parts = LeastFirst<Part>()
    private var made = 0
    private var isBegun = false
    /// More than any gap worth closing.
    private static let far = 1 << 40

    private struct Part: Comparable, Sendable {
        var bound: Int
        var order: Int
        var choice: SeriesPricer.Choice
        /// By member; empty for none.
        var slopes: [Int] = []
        /// Have slopes been sought.
        var isSought = false
        /// Further steps bring little.
        var isFlat = false

        static func < (a: Part, b: Part) -> Bool { (a.bound, a.order) < (b.bound, b.order) }
        static func == (a: Part, b: Part) -> Bool { (a.bound, a.order) == (b.bound, b.order) }
    }

    /// Is the bound all there is to know: the cheapest way costs exactly this.
    var isSettled: Bool { isBegun && (parts.first.map { $0.bound >= upper } ?? true) }

    /// Looks at about `work` more prices.
    mutating func improve(
        _ pricer: inout SeriesPricer, work: Int, _ shouldStop: () -> Bool
    ) {
        let before = pricer.work
        if !isBegun { begin(&pricer) }
        while pricer.work - before < work, !isSettled, !shouldStop(),
            let part = parts.popFirst()
        {
            if part.choice.usual == nil, part.isSought {
                splitUsual(part, &pricer)
            } else if part.isFlat {
                splitSession(part, &pricer)
            } else {
                climb(part, &pricer)
            }
        }
        spent += pricer.work - before
        let least = min(parts.first?.bound ?? upper, upper)
        if least < SeriesField.never { bound = max(bound, least) }
    }

    private mutating func begin(_ pricer: inout SeriesPricer) {
        isBegun = true
        for (pattern, start, least) in pricer.leasts() {
            insert(
                Part(
                    bound: least, order: 0,
                    choice: SeriesPricer.Choice(pattern: pattern, start: start, usual: nil)))
        }
    }

    private mutating func insert(_ part: Part) {
        guard part.bound < upper else { return }
        var part = part
        part.order = made
        made += 1
        parts.insert(part)
    }

    private mutating func splitUsual(_ part: Part, _ pricer: inout SeriesPricer) {
        for usual in pricer.field.usuals.indices {
            var child = part
            child.choice.usual = usual
            child.isFlat = false
            var slopes = Slopes(pricer, part.slopes)
            guard let (value, _) = slopes.value(child.choice, &pricer, &upper) else { continue }
            child.bound = max(part.bound, value)
            insert(child)
        }
    }

    /// Better slopes for one part.
    private mutating func climb(_ part: Part, _ pricer: inout SeriesPricer) {
        let steps = part.isSought ? 12 : 3
        guard let climb = Slopes.climb(part.choice, part.slopes, steps: steps, &pricer, &upper)
        else { return }
        var part = part
        let gain = climb.value - part.bound
        let gap = max(0, min(upper, Self.far) - climb.value)
        part.isFlat = part.choice.usual != nil && gain * 20 < gap + pricer.scale
        part.slopes = climb.slopes
        part.isSought = true
        part.bound = max(part.bound, climb.value)
        insert(part)
    }

    /// Halves a part by whether one session is where it often was.
    private mutating func splitSession(_ part: Part, _ pricer: inout SeriesPricer) {
        guard let climb = Slopes.climb(part.choice, part.slopes, steps: 12, &pricer, &upper)
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
            guard let (value, _) = slopes.value(child.choice, &pricer, &upper) else { continue }
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
