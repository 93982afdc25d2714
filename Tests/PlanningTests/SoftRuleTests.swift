import Planning
import Testing

@Suite("Soft rules")
struct SoftRuleTests {
    static let cases: [RuleCase] = [
        RuleCase("nothing", [:]) { _ in },
        RuleCase("miss: an active member is taken", ["miss": 4]) {
            $0.instance.people[1].busy = [Instance.DaySpan(day: 0, from: 2, to: 3)]
        },
        RuleCase("miss: a peripheral member is taken", ["miss": 1]) {
            $0.instance.people[2].busy = [Instance.DaySpan(day: 0, from: 2, to: 3)]
        },
        RuleCase("miss: nobody is taken meanwhile", [:]) {
            $0.instance.people[1].busy = [Instance.DaySpan(day: 0, from: 1, to: 2)]
        },
        // Ada's clash is a broken rule; Bram's costs as active, Chaima's as peripheral.
        RuleCase("miss: a clash costs the lesser role", ["miss": 5, "otherTime": 6]) {
            $0.plan.occurrences[1][0]?.start = 5
        },
        RuleCase("unfair: more misses than are free", ["miss": 8, "unfair": 5]) {
            $0.instance.people[1].weekly = [Instance.WeeklySpan(weekday: 0, from: 2, to: 3)]
            $0.instance.weights.freeMisses = 1
        },
        RuleCase("unfair: as many as are free", ["miss": 8]) {
            $0.instance.people[1].weekly = [Instance.WeeklySpan(weekday: 0, from: 2, to: 3)]
            $0.instance.weights.freeMisses = 2
        },
        RuleCase("window: the cheapest that holds the session", ["window": 6]) {
            $0.instance.communities[0].windows = [(2, 4, 3), (1, 9, 5), (2, 3, 0)].map {
                Instance.Window(weekday: 0, from: $0.0, to: $0.1, cost: $0.2)
            }
        },
        RuleCase("mode", ["mode": 6]) { $0.instance.communities[0].modes[.physical]?.cost = 3 },
        RuleCase("otherDay", ["otherDay": 10]) { $0.plan.occurrences[0][0]?.day = 1 },
        RuleCase("otherDay: by pattern", ["otherDay": 20]) { $0.plan.series[0].pattern = 1 },
        RuleCase("otherTime", ["otherTime": 6]) { $0.plan.occurrences[0][0]?.start = 1 },
        RuleCase("otherRoom", ["otherRoom": 3]) { $0.plan.occurrences[0][0]?.room = 1 },
        RuleCase("otherMode: online is no other room", ["otherMode": 5]) {
            $0.plan.occurrences[0][0] = Plan.Occurrence(
                day: 0, start: 2, room: nil, mode: .online)
        },
        RuleCase("skip", ["skip": 30]) { $0.plan.occurrences[0][0] = nil },
        RuleCase("emptySeats: by whole tens", ["emptySeats": 4]) {
            $0.instance.rooms[0].capacity = 33
        },
        RuleCase("emptySeats: nine are free", [:]) { $0.instance.rooms[0].capacity = 13 },
        RuleCase("changeTime: moved", ["changeTime": 12, "otherTime": 6]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.plan.occurrences[0][0]?.start = 1
        },
        RuleCase("changeTime: left out", ["changeTime": 12, "skip": 30]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.plan.occurrences[0][0] = nil
        },
        RuleCase("changeTime: held again", ["changeTime": 12]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.instance.published?.occurrences[0]?[0] = nil
        },
        RuleCase("changeRoom", ["changeRoom": 4, "otherRoom": 3]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.plan.occurrences[0][0]?.room = 1
        },
        RuleCase(
            "changeMode: no room is another room",
            [
                "changeMode": 6, "changeRoom": 4, "otherMode": 5,
            ]
        ) {
            $0.instance.published = Instance.Published($0.plan)
            $0.plan.occurrences[0][0] = Plan.Occurrence(
                day: 0, start: 2, room: nil, mode: .online)
        },
        RuleCase("change: what was not published cannot change", [:]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.instance.published?.series[0] = nil
            $0.instance.published?.occurrences[0] = nil
        },
    ]

    @Test(arguments: cases)
    func `a world costs exactly this`(_ one: RuleCase) throws {
        var world = QuietWorld()
        one.change(&world)

        #expect(try world.score().softRules == one.expected)
    }

    @Test func `each rule costs something in some world`() {
        let charged = Set(Self.cases.flatMap { $0.expected.keys })

        #expect(charged == Set(Rule.soft.map(\.rawValue)))
    }
}
