/// The cost of a plan straight from the format's text: slow, simple, one rule one function.
///
/// The search engine is checked against this, never the other way round.
public struct Scorer: Sendable {
    let instance: Instance
    let firstWeekday: Int
    let closed: Set<Int>
    let levels: [[Int: Level]]
    let pins: Set<Instance.Pin>

    enum Level: Int { case core, active, peripheral }

    struct Held {
        let community: Int
        let index: Int
        let session: Plan.Occurrence
        let end: Int
    }

    struct Tally {
        var hard: [HardRule: Int] = [:]
        var soft: [SoftRule: Int] = [:]
        var misses: [Int]

        mutating func add(_ rule: HardRule, _ count: Int) { hard[rule, default: 0] += count }
        mutating func add(_ rule: HardRule, if broken: Bool) { if broken { add(rule, 1) } }
        mutating func charge(_ rule: SoftRule, _ cost: Int) { soft[rule, default: 0] += cost }
    }

    /// Prepares to score plans of one instance; refuses an instance with faults.
    public init(_ instance: Instance) throws(InvalidInstance) {
        try instance.requireValid()
        self.init(valid: instance)
    }

    init(valid instance: Instance) {
        self.instance = instance
        firstWeekday = CivilDate.weekday(instance.start) ?? 0
        closed = Set(instance.closed)
        pins = Set(instance.pinned)
        levels = instance.communities.map { community in
            var levels: [Int: Level] = [:]
            for person in community.core { levels[person] = .core }
            for person in community.active { levels[person] = .active }
            for person in community.peripheral { levels[person] = .peripheral }
            return levels
        }
    }

    /// The score of a plan; throws when the plan has another shape than the instance.
    public func score(_ plan: Plan) throws(PlanFault) -> Score {
        try scoreWithMisses(plan).score
    }

    /// The score, and how often each person misses a session.
    public func scoreWithMisses(
        _ plan: Plan
    ) throws(PlanFault) -> (score: Score, misses: [Int]) {
        try checkShape(plan)
        var tally = Tally(misses: [Int](repeating: 0, count: instance.people.count))
        var held: [Held] = []
        for community in instance.communities.indices {
            held += scoreCommunity(community, plan, &tally)
        }
        var days: [Int: [Held]] = [:]
        for one in held { days[one.session.day, default: []].append(one) }
        for (_, together) in days { scoreDay(together, &tally) }
        scoreUnfair(&tally)
        var skipped = 0
        for sessions in plan.occurrences { for case nil in sessions { skipped += 1 } }
        let score = Score(
            hard: tally.hard.values.reduce(0, +), soft: tally.soft.values.reduce(0, +),
            held: held.count, skipped: skipped, misses: tally.misses.reduce(0, +),
            worstPerson: tally.misses.max() ?? 0,
            hardRules: Self.named(tally.hard), softRules: Self.named(tally.soft))
        return (score, tally.misses)
    }

    private static func named<Rule: RawRepresentable<String>>(
        _ counts: [Rule: Int]
    ) -> [String: Int] {
        var named: [String: Int] = [:]
        for (rule, count) in counts where count != 0 { named[rule.rawValue] = count }
        return named
    }

    private func checkShape(_ plan: Plan) throws(PlanFault) {
        let count = instance.communities.count
        guard plan.series.count == count else {
            throw .wrongCount(what: "series", count: plan.series.count, expected: count)
        }
        guard plan.occurrences.count == count else {
            throw .wrongCount(what: "occurrences", count: plan.occurrences.count, expected: count)
        }
        for community in 0..<count {
            let expected = instance.communities[community].count
            let sessions = plan.occurrences[community]
            guard sessions.count == expected else {
                throw .wrongCount(
                    what: "occurrences[\(community)]", count: sessions.count, expected: expected)
            }
            try checkRoom(plan.series[community].room, community, nil)
            for index in 0..<expected { try checkRoom(sessions[index]?.room, community, index) }
        }
    }

    private func checkRoom(_ room: Int?, _ community: Int, _ index: Int?) throws(PlanFault) {
        if let room, !instance.rooms.indices.contains(room) {
            throw .unknownRoom(community: community, occurrence: index, room: room)
        }
    }

    func weekday(_ day: Int) -> Int { (firstWeekday + day) % 7 }

    func isTaken(
        _ weekly: [Instance.WeeklySpan], _ busy: [Instance.DaySpan], _ day: Int, _ from: Int,
        _ to: Int
    ) -> Bool {
        let weekday = weekday(day)
        return weekly.contains { $0.weekday == weekday && meets(from, to, $0.from, $0.to) }
            || busy.contains { $0.day == day && meets(from, to, $0.from, $0.to) }
    }

    func price(_ level: Level) -> Int {
        level == .active ? instance.weights.missActive : instance.weights.missPeripheral
    }
}
