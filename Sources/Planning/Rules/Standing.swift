/// What one session's place brings with it, fact by fact: the prices and the breaches that are there
/// because the session is where it is.
///
/// The difference of two standings of one session is the difference of the two plans' scores, but
/// for unfairness, taken apart by person and cause; a test compares the sums with ``Scorer``.
public struct Standing: Sendable, Findings {
    struct Key: Hashable {
        var rule: Rule
        var person: Int?
        var cause: Charge.Cause?
    }

    /// The hard rules that are broken, in the order in which people look; those of the whole series,
    /// such as gaps and counts, first.
    public private(set) var breaches: [Rule.Breach] = []
    /// Who would miss the session, core members left aside; a person once for each cause.
    public private(set) var missing: [Int] = []
    private(set) var prices: [Key: Int] = [:]
    private let asked: Set<Rule>

    init(asking rules: [Rule]) { asked = Set(rules) }

    /// The prices, the dearest first.
    public var charges: [Charge] {
        prices.map {
            Charge(rule: $0.key.rule, person: $0.key.person, cause: $0.key.cause, price: $0.value)
        }.sorted()
    }

    mutating func add(_ fact: some RuleFact) {
        if asked.contains(type(of: fact).rule) { breaches.append(fact.breach) }
    }

    mutating func charge(_ rule: Rule, _ price: Int, person: Int?, cause: Charge.Cause?) {
        guard asked.contains(rule) else { return }
        if rule == .miss, let person { missing.append(person) }
        guard price != 0 else { return }
        prices[Key(rule: rule, person: person, cause: cause), default: 0] += price
    }

    /// Does anything that is asked depend on the other sessions of the day.
    fileprivate var asksOthers: Bool {
        !asked.isDisjoint(with: [.roomDouble, .resource, .coreClash, .miss])
    }
}

extension Rules {
    /// What a session would bring with it at a place, everything else as it is in a plan.
    ///
    /// What the plan says of the session itself does not matter. Its series does: rhythm, usual
    /// time, room and mode are taken from there (``nearestPattern(of:to:)`` where any would do).
    ///
    /// - Parameters:
    ///   - session: which session.
    ///   - place: where and when; nil leaves it out.
    ///   - plan: all other sessions; entries of nil are not held, and count as left out.
    ///   - rules: what to judge, be it one rule alone.
    public func standing(
        of session: Plan.Position, at place: Plan.Occurrence?, in plan: Plan,
        asking rules: [Rule] = Rule.allCases
    ) throws(PlanFault) -> Standing {
        try checkShape(plan)
        guard plan.occurrences.indices.contains(session.community),
            plan.occurrences[session.community].indices.contains(session.occurrence)
        else {
            throw .unknownSession(
                community: session.community, occurrence: session.occurrence)
        }
        try checkRoom(place?.room, session.community, session.occurrence)
        var plan = plan
        plan.occurrences[session.community][session.occurrence] = place
        return standing(of: session, inChecked: plan, asking: rules)
    }

    /// The hard rules that a session would break at a place, everything else as it is in a plan.
    public func breaches(
        of session: Plan.Position, at place: Plan.Occurrence?, in plan: Plan,
        asking rules: [Rule] = Rule.hard
    ) throws(PlanFault) -> [Rule.Breach] {
        try standing(of: session, at: place, in: plan, asking: rules).breaches
    }

    func standing(
        of at: Plan.Position, inChecked plan: Plan, asking rules: [Rule] = Rule.allCases
    ) -> Standing {
        var found = Standing(asking: rules)
        let c = at.community
        let series = plan.series[c]
        guard isWellFormed(series, of: instance.communities[c]) else {
            found.add(Rule.Series.malformed(community: c))
            return found
        }
        let session = plan.occurrences[c][at.occurrence]
        judge(entry: at, session, &found)
        let entries = plan.occurrences[c].enumerated().compactMap { index, session in
            session.map { (occurrence: index, session: $0) }
        }
        judge(
            series: c, entries, left: plan.occurrences[c].count - entries.count, &found)
        guard let session, let one = held(at, session, &found) else { return found }
        judge(one, in: series, &found)
        guard found.asksOthers else { return found }
        let others = others(than: one, in: plan)
        for other in others { judge(one, beside: other, &found) }
        resource([one] + others, for: one, &found)
        return found
    }

    /// The other sessions held that day, those of the same community as well.
    private func others(than one: Held, in plan: Plan) -> [Held] {
        var others: [Held] = []
        var ignored = Standing(asking: [])
        for (c, sessions) in plan.occurrences.enumerated() {
            guard isWellFormed(plan.series[c], of: instance.communities[c]) else { continue }
            for (index, session) in sessions.enumerated() {
                let at = Plan.Position(community: c, occurrence: index)
                guard let session, session.day == one.session.day, at != one.at,
                    let other = held(at, session, &ignored)
                else { continue }
                others.append(other)
            }
        }
        return others
    }
}
