/// The cost of a plan straight from the format's text: all that its ``Rules`` find.
///
/// The search engine is checked against this, never the other way round.
public struct Scorer: Sendable {
    let rules: Rules

    /// Adds up what rules find, by rule.
    struct Tally: Findings {
        var hard: [Rule: Int] = [:]
        var soft: [Rule: Int] = [:]
        /// By person.
        var misses: [Int]

        mutating func add(_ fact: some RuleFact) {
            hard[type(of: fact).rule, default: 0] += fact.violations
        }

        mutating func charge(_ rule: Rule, _ price: Int, person: Int?, cause: Charge.Cause?) {
            soft[rule, default: 0] += price
            if rule == .miss, let person { misses[person] += 1 }
        }
    }

    /// Prepares to score plans of one instance; refuses an instance with faults.
    public init(_ instance: Instance) throws(InvalidInstance) { rules = try Rules(instance) }

    init(valid instance: Instance) { rules = Rules(valid: instance) }

    /// The score of a plan; throws when the plan has another shape than the instance.
    public func score(_ plan: Plan) throws(PlanFault) -> Score {
        try scoreWithMisses(plan).score
    }

    /// The score, and how often each person misses a session.
    func scoreWithMisses(
        _ plan: Plan
    ) throws(PlanFault) -> (score: Score, misses: [Int]) {
        try rules.checkShape(plan)
        let instance = rules.instance
        var tally = Tally(misses: [Int](repeating: 0, count: instance.people.count))
        var held: [Rules.Held] = []
        for community in instance.communities.indices {
            held += scoreCommunity(community, plan, &tally)
        }
        var days: [Int: [Rules.Held]] = [:]
        for one in held { days[one.session.day, default: []].append(one) }
        for (_, together) in days { scoreDay(together, &tally) }
        rules.unfair(tally.misses, &tally)
        var skipped = 0
        for sessions in plan.occurrences { for case nil in sessions { skipped += 1 } }
        let score = Score(
            hard: tally.hard.values.reduce(0, +), soft: tally.soft.values.reduce(0, +),
            held: held.count, skipped: skipped, misses: tally.misses.reduce(0, +),
            worstPerson: tally.misses.max() ?? 0,
            hardRules: Self.named(tally.hard), softRules: Self.named(tally.soft))
        return (score, tally.misses)
    }

    private static func named(_ counts: [Rule: Int]) -> [String: Int] {
        var named: [String: Int] = [:]
        for (rule, count) in counts where count != 0 { named[rule.rawValue] = count }
        return named
    }

    /// What a community's sessions bring with them by themselves; those that are held.
    func scoreCommunity(_ c: Int, _ plan: Plan, _ tally: inout Tally) -> [Rules.Held] {
        let series = plan.series[c]
        guard rules.isWellFormed(series, of: rules.instance.communities[c]) else {
            tally.add(Rule.Series.malformed(community: c))
            return []
        }
        var held: [Rules.Held] = []
        var left = 0
        for (index, session) in plan.occurrences[c].enumerated() {
            let at = Plan.Position(community: c, occurrence: index)
            rules.judge(entry: at, session, &tally)
            guard let session else {
                left += 1
                continue
            }
            guard let one = rules.held(at, session, &tally) else { continue }
            rules.judge(one, in: series, &tally)
            held.append(one)
        }
        rules.judge(
            series: c, held.map { (occurrence: $0.occurrence, session: $0.session) }, left: left,
            &tally)
        return held
    }

    /// What the sessions of one day bring with them together.
    func scoreDay(_ held: [Rules.Held], _ tally: inout Tally) {
        rules.resource(held, &tally)
        for first in held.indices {
            for second in held.indices where second > first {
                rules.judge(held[first], beside: held[second], &tally)
            }
        }
    }
}
