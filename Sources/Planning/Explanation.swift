/// Why a session is where it is: what other places would cost.
public struct Explanation: Sendable, Hashable {
    /// One other place and how the whole plan would differ.
    public struct Alternative: Sendable, Hashable {
        /// The place; nil leaves the session out.
        public let place: Plan.Occurrence?
        /// Change in violations, by rule; rules that stay equal are left out.
        public let hard: [String: Int]
        /// Change in cost, by rule; rules that stay equal are left out.
        public let soft: [String: Int]
        /// People who would miss more sessions than now.
        public let missing: [Int]
        /// People who would miss fewer sessions than now.
        public let relieved: [Int]

        /// People who would miss more or fewer sessions than now.
        public var people: [Int] { (missing + relieved).sorted() }

        /// The hard rules that would be broken more often than now: what forbids the place.
        public var brokenRules: [HardRule] {
            HardRule.allCases.filter { hard[$0.rawValue, default: 0] > 0 }
        }
    }

    /// The cheapest alternatives, best first.
    public let alternatives: [Alternative]

    /// Finds the `count` best alternatives of one session of a plan.
    ///
    /// Looked at: every day within the community's reach and every start of its windows, each with
    /// every mode and fitting room, and leaving the session out. The search engine ranks them; what
    /// is said about the best is computed by ``Scorer``.
    public init(
        _ instance: Instance, _ plan: Plan, community: Int, occurrence: Int, count: Int
    ) throws(PlanFault) {
        let asked = try Asked(instance, plan, community, occurrence)
        guard
            asked.scorer.isWellFormed(plan.series[community], of: instance.communities[community])
        else { throw .unknownSession(community: community, occurrence: occurrence) }
        var alternatives: [Alternative] = []
        for place in Self.ranked(instance, plan, community, occurrence, max(0, count)) {
            alternatives.append(try asked.alternative(place))
        }
        self.alternatives = alternatives
    }

    /// What one asked-for place would change; the hard rules it breaks say what forbids it.
    public static func asking(
        _ instance: Instance, _ plan: Plan, community: Int, occurrence: Int,
        for place: Plan.Occurrence?
    ) throws(PlanFault) -> Alternative {
        try Asked(instance, plan, community, occurrence).alternative(place)
    }

    /// The best places for a session other than its own, by the engine's cost.
    private static func ranked(
        _ instance: Instance, _ plan: Plan, _ c: Int, _ occurrence: Int, _ count: Int
    ) -> [Plan.Occurrence?] {
        let tables = Tables(valid: instance)
        var state = SearchState(tables, plan)
        let session = tables.first[c] + occurrence
        let nominal = state.nominal(session)
        let current = plan.occurrences[c][occurrence]
        var best: [(hard: Int, soft: Int, place: Plan.Occurrence?)] = []
        func consider(_ place: Place) {
            guard place.session != current else { return }
            state.move(session, to: place)
            if best.count == count {
                guard let last = best.last, (state.hard, state.soft) < (last.hard, last.soft) else {
                    return
                }
                best.removeLast()
            }
            let at =
                best.firstIndex { (state.hard, state.soft) < ($0.hard, $0.soft) } ?? best.count
            best.insert((state.hard, state.soft, place.session), at: at)
        }
        guard count > 0 else { return [] }
        consider(.skipped)
        let reach = min(tables.maxShift[c], tables.days)
        let low = max(0, nominal - reach)
        for day in low..<min(tables.days, nominal + reach + 1)
        where tables.dayBroken[c * tables.days + day] == 0 {
            for start in tables.starts[c * 7 + tables.weekday[day]] {
                for option in tables.options[c] {
                    consider(Place(day: day, start: start, room: option.room, mode: option.mode))
                }
            }
        }
        return best.map(\.place)
    }

    private struct Asked {
        let scorer: Scorer
        let plan: Plan
        let community: Int
        let occurrence: Int
        let now: Score
        let misses: [Int]

        init(
            _ instance: Instance, _ plan: Plan, _ community: Int, _ occurrence: Int
        ) throws(PlanFault) {
            do { scorer = try Scorer(instance) } catch { throw .instance(error) }
            (now, misses) = try scorer.scoreWithMisses(plan)
            guard plan.occurrences.indices.contains(community),
                plan.occurrences[community].indices.contains(occurrence)
            else { throw .unknownSession(community: community, occurrence: occurrence) }
            self.plan = plan
            self.community = community
            self.occurrence = occurrence
        }

        func alternative(_ place: Plan.Occurrence?) throws(PlanFault) -> Alternative {
            var other = plan
            other.occurrences[community][occurrence] = place
            let (score, missed) = try scorer.scoreWithMisses(other)
            return Alternative(
                place: place, hard: difference(now.hardRules, score.hardRules),
                soft: difference(now.softRules, score.softRules),
                missing: misses.indices.filter { missed[$0] > misses[$0] },
                relieved: misses.indices.filter { missed[$0] < misses[$0] })
        }

        private func difference(_ a: [String: Int], _ b: [String: Int]) -> [String: Int] {
            b.merging(a.mapValues { -$0 }, uniquingKeysWith: +).filter { $0.value != 0 }
        }
    }
}
