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
        /// ``soft`` taken apart by person and cause, the dearest first.
        public let charges: [Charge]
        /// What stands in the way of the place and not of the present one.
        public let obstacles: [Rule.Breach]
        /// People who would miss more sessions than now.
        public let missing: [Int]
        /// People who would miss fewer sessions than now.
        public let relieved: [Int]

        /// People who would miss more or fewer sessions than now.
        public var people: [Int] { (missing + relieved).sorted() }

        /// The hard rules that would be broken more often than now: what forbids the place.
        public var brokenRules: [Rule] {
            Rule.hard.filter { hard[$0.rawValue, default: 0] > 0 }
        }
    }

    /// The cheapest alternatives, best first.
    public let alternatives: [Alternative]

    /// Finds the `count` best alternatives of one session of a plan.
    ///
    /// Looked at: every day within the community's reach and every start of its windows, each with
    /// every mode and fitting room, and leaving the session out. The search engine ranks them; what
    /// is said about the best is computed by ``Scorer``. With `oneRoomEach`, of several rooms at one
    /// time only the best is named.
    public init(
        _ instance: Instance, _ plan: Plan, community: Int, occurrence: Int, count: Int,
        oneRoomEach: Bool = false
    ) throws(PlanFault) {
        let asked = try Asked(instance, plan, community, occurrence)
        var alternatives: [Alternative] = []
        let places = Self.ranked(
            instance, plan, community, occurrence, max(0, count), oneRoomEach: oneRoomEach)
        for place in places {
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

    /// What is asked of a place; what is left open may be anything.
    public struct Wanted: Sendable, Hashable {
        /// The day.
        public var day: Int
        /// The first slot.
        public var start: Int?
        /// The room.
        public var room: Int?
        /// How it is held.
        public var mode: Instance.Mode?

        /// A day, and whatever else is asked for.
        public init(day: Int, start: Int? = nil, room: Int? = nil, mode: Instance.Mode? = nil) {
            self.day = day
            self.start = start
            self.room = room
            self.mode = mode
        }

        /// Has a place what is asked for.
        func isMet(by place: Plan.Occurrence) -> Bool {
            place.day == day && (start.map { $0 == place.start } ?? true)
                && (room.map { $0 == place.room } ?? true)
                && (mode.map { $0 == place.mode } ?? true)
        }
    }

    /// The best place that has what is asked for, be it forbidden; the session's own where nothing
    /// else has it.
    public static func best(
        _ instance: Instance, _ plan: Plan, community: Int, occurrence: Int, wanting wanted: Wanted
    ) throws(PlanFault) -> Alternative {
        let asked = try Asked(instance, plan, community, occurrence)
        let now = plan.occurrences[community][occurrence]
        if let place = ranked(instance, plan, community, occurrence, 1, wanted).first {
            return try asked.alternative(place)
        }
        if let now, wanted.isMet(by: now) { return try asked.alternative(now) }
        // What the tables cannot hold, such as a mode that is not offered, is asked for as it stands.
        let usual = plan.series[community]
        let mode = wanted.mode ?? (wanted.room == nil ? now?.mode ?? usual.mode : .physical)
        let room = wanted.room ?? now?.room ?? usual.room ?? (instance.rooms.isEmpty ? nil : 0)
        return try asked.alternative(
            Plan.Occurrence(
                day: wanted.day, start: wanted.start ?? now?.start ?? usual.start,
                room: mode == .online ? nil : room, mode: mode))
    }

    /// The best places for a session other than its own, by the engine's cost.
    private static func ranked(
        _ instance: Instance, _ plan: Plan, _ c: Int, _ occurrence: Int, _ count: Int,
        _ wanted: Wanted? = nil, oneRoomEach: Bool = false
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
            if oneRoomEach, place.isHeld {
                let same = best.firstIndex {
                    guard let other = $0.place else { return false }
                    return (other.day, other.start, ModeIndex(other.mode))
                        == (Int(place.day), Int(place.start), place.mode)
                }
                if let same {
                    guard (state.hard, state.soft) < (best[same].hard, best[same].soft) else {
                        return
                    }
                    best.remove(at: same)
                }
            }
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
        if let wanted {
            for place in places(wanted, c, tables) { consider(place) }
            return best.map(\.place)
        }
        consider(.skipped)
        let reach = min(tables.maxShift[c], tables.days)
        let low = max(0, nominal - reach)
        for day in low..<min(tables.days, nominal + reach + 1)
        where tables.times.dayBroken[c * tables.days + day] == 0 {
            for start in tables.times.starts[c * 7 + tables.times.weekday[day]] {
                for option in tables.modes.options[c] {
                    consider(Place(day: day, start: start, room: option.room, mode: option.mode))
                }
            }
        }
        return best.map(\.place)
    }

    /// Every place that has what is asked for; where a community's own hours or rooms offer none,
    /// all hours or rooms.
    private static func places(_ wanted: Wanted, _ c: Int, _ tables: Tables) -> [Place] {
        guard wanted.day >= 0, wanted.day < tables.days else { return [] }
        let last = tables.slots - tables.duration[c]
        let legal = tables.times.starts[c * 7 + tables.times.weekday[wanted.day]]
        let starts =
            wanted.start.map { [$0] } ?? (legal.isEmpty && last >= 0 ? Array(0...last) : legal)
        func isWanted(_ option: Tables.Option) -> Bool {
            (wanted.mode.map { ModeIndex($0) == option.mode } ?? true)
                && (wanted.room.map { $0 == option.room } ?? true)
        }
        var options = tables.modes.options[c].filter(isWanted)
        if options.isEmpty {
            options = ModeIndex.all.flatMap { mode -> [Tables.Option] in
                guard tables.modes.offers[c, mode] != nil else { return [] }
                if mode == .online { return [Tables.Option.online] }
                return (0..<tables.roomCount).map { Tables.Option(mode: mode, room: $0) }
            }.filter(isWanted)
        }
        return starts.filter { $0 >= 0 && $0 <= last }.flatMap { start in
            options.map {
                Place(day: wanted.day, start: start, room: $0.room, mode: $0.mode)
            }
        }
    }

    private struct Asked {
        let scorer: Scorer
        let plan: Plan
        let community: Int
        let occurrence: Int
        let now: Score
        let misses: [Int]
        let standing: Standing

        init(
            _ instance: Instance, _ plan: Plan, _ community: Int, _ occurrence: Int
        ) throws(PlanFault) {
            do { scorer = try Scorer(instance) } catch { throw .instance(error) }
            (now, misses) = try scorer.scoreWithMisses(plan)
            guard plan.occurrences.indices.contains(community),
                plan.occurrences[community].indices.contains(occurrence),
                scorer.rules.isWellFormed(
                    plan.series[community], of: instance.communities[community])
            else { throw .unknownSession(community: community, occurrence: occurrence) }
            self.plan = plan
            self.community = community
            self.occurrence = occurrence
            standing = scorer.rules.standing(
                of: Plan.Position(community: community, occurrence: occurrence),
                inChecked: plan)
        }

        func alternative(_ place: Plan.Occurrence?) throws(PlanFault) -> Alternative {
            var other = plan
            other.occurrences[community][occurrence] = place
            let (score, missed) = try scorer.scoreWithMisses(other)
            let there = scorer.rules.standing(
                of: Plan.Position(community: community, occurrence: occurrence),
                inChecked: other)
            return Alternative(
                place: place, hard: difference(now.hardRules, score.hardRules),
                soft: difference(now.softRules, score.softRules),
                charges: charges(there, missed),
                obstacles: there.breaches.filter { breach in
                    !standing.breaches.contains { $0.isSameMatter(as: breach) }
                },
                missing: misses.indices.filter { missed[$0] > misses[$0] },
                relieved: misses.indices.filter { missed[$0] < misses[$0] })
        }

        private func charges(_ there: Standing, _ missed: [Int]) -> [Charge] {
            let change = there.prices.merging(
                standing.prices.mapValues { -$0 }, uniquingKeysWith: +)
            var charges = change.map {
                Charge(
                    rule: $0.key.rule, person: $0.key.person, cause: $0.key.cause, price: $0.value)
            }
            let weights = scorer.rules.instance.weights
            for person in misses.indices where missed[person] != misses[person] {
                let before = max(0, misses[person] - weights.freeMisses)
                let after = max(0, missed[person] - weights.freeMisses)
                charges.append(
                    Charge(
                        rule: .unfair, person: person, cause: nil,
                        price: weights.unfair * (after - before)))
            }
            return charges.filter { $0.price != 0 }.sorted()
        }

        private func difference(_ a: [String: Int], _ b: [String: Int]) -> [String: Int] {
            b.merging(a.mapValues { -$0 }, uniquingKeysWith: +).filter { $0.value != 0 }
        }
    }
}
