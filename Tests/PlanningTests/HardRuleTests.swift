import Planning
import Testing

@Suite("Hard rules")
struct HardRuleTests {
    static let cases: [RuleCase] = [
        RuleCase("nothing", [:]) { _ in },
        RuleCase("series: starts too late", ["series": 1]) { $0.plan.series[1].start = 9 },
        RuleCase("series: starts as late as it can", [:]) { $0.plan.series[1].start = 8 },
        RuleCase("series: no such pattern", ["series": 1]) { $0.plan.series[0].pattern = 2 },
        RuleCase("series: room without a mode for it", ["series": 1]) {
            $0.plan.series[0].mode = .online
        },
        RuleCase("series: mode not offered", ["series": 1]) { $0.plan.series[0].mode = .hybrid },
        RuleCase("mode: not offered", ["mode": 1]) { $0.plan.occurrences[0][0]?.mode = .hybrid },
        RuleCase("mode: online in a room", ["mode": 1]) {
            $0.plan.occurrences[0][0]?.mode = .online
        },
        RuleCase("mode: online", [:]) {
            $0.plan.occurrences[0][0]?.mode = .online
            $0.plan.occurrences[0][0]?.room = nil
        },
        RuleCase("day: before the season", ["day": 1]) { $0.plan.occurrences[0][0]?.day = -1 },
        RuleCase("day: beyond midnight", ["day": 1]) { $0.plan.occurrences[0][0]?.start = 9 },
        RuleCase("day: closed", ["day": 2]) { $0.instance.closed = [0] },
        RuleCase("day: blackout", ["day": 1]) { $0.instance.communities[0].blackout = [7] },
        RuleCase("day: blackout of another day", [:]) {
            $0.instance.communities[0].blackout = [6, 8]
        },
        RuleCase("day: shifted too far", ["day": 1]) { $0.plan.occurrences[0][0]?.day = 3 },
        RuleCase("day: shifted as far as it may", [:]) { $0.plan.occurrences[0][0]?.day = 2 },
        RuleCase("window: too early", ["window": 1]) { $0.plan.occurrences[0][0]?.start = 0 },
        RuleCase("window: early", [:]) { $0.plan.occurrences[0][0]?.start = 1 },
        RuleCase("window: too late", ["window": 1]) { $0.plan.occurrences[1][0]?.start = 8 },
        RuleCase("window: late", [:]) { $0.plan.occurrences[1][0]?.start = 7 },
        RuleCase("roomFit: too small", ["roomFit": 2]) {
            $0.instance.communities[0].modes[.physical]?.seats = 9
        },
        RuleCase("roomFit: full", [:]) { $0.instance.communities[0].modes[.physical]?.seats = 8 },
        RuleCase("roomFit: no piano", ["roomFit": 2]) {
            $0.instance.communities[0].modes[.physical]?.features = ["piano"]
        },
        RuleCase("roomFit: a screen", [:]) {
            $0.instance.communities[0].modes[.physical]?.features = ["screen"]
        },
        RuleCase("roomOpen: shuts halfway", ["roomOpen": 2]) {
            $0.instance.rooms[0].open = [Instance.WeeklySpan(weekday: 0, from: 2, to: 3)]
        },
        RuleCase("roomOpen: two openings do not add up", ["roomOpen": 2]) {
            $0.instance.rooms[0].open = [2, 3].map {
                Instance.WeeklySpan(weekday: 0, from: $0, to: $0 + 1)
            }
        },
        RuleCase("roomOpen: just long enough", [:]) {
            $0.instance.rooms[0].open = [Instance.WeeklySpan(weekday: 0, from: 2, to: 4)]
        },
        RuleCase("roomBusy: cleaning time meets the next booking", ["roomBusy": 1]) {
            $0.instance.rooms[0].busy = [Instance.DaySpan(day: 0, from: 4, to: 5)]
            $0.instance.rooms[0].buffer = 1
        },
        RuleCase("roomBusy: booked straight after", [:]) {
            $0.instance.rooms[0].busy = [Instance.DaySpan(day: 0, from: 4, to: 5)]
        },
        RuleCase("roomBusy: every week", ["roomBusy": 2]) {
            $0.instance.rooms[0].weekly = [Instance.WeeklySpan(weekday: 0, from: 1, to: 3)]
        },
        RuleCase("coreBusy", ["coreBusy": 1]) {
            $0.instance.people[0].busy = [Instance.DaySpan(day: 0, from: 3, to: 6)]
        },
        RuleCase("coreBusy: free in time", [:]) {
            $0.instance.people[0].busy = [Instance.DaySpan(day: 0, from: 4, to: 6)]
        },
        RuleCase("gap: too short", ["gap": 1]) { $0.instance.communities[0].minGap = 8 },
        RuleCase("gap: just long enough", [:]) { $0.instance.communities[0].minGap = 7 },
        RuleCase("gap: too long", ["gap": 1]) { $0.instance.communities[0].maxGap = 6 },
        RuleCase("gap: just short enough", [:]) { $0.instance.communities[0].maxGap = 7 },
        RuleCase("skips: one too many", ["skips": 1]) { $0.plan.occurrences[0] = [nil, nil] },
        RuleCase("skips: allowed", [:]) { $0.plan.occurrences[0][0] = nil },
        RuleCase("modeCount: too few", ["modeCount": 1]) {
            $0.instance.communities[0].modes[.online]?.min = 1
        },
        RuleCase("modeCount: enough", [:]) {
            $0.instance.communities[0].modes[.physical]?.min = 2
        },
        RuleCase("modeCount: too many", ["modeCount": 1]) {
            $0.instance.communities[0].modes[.physical]?.max = 1
        },
        RuleCase("modeCount: as many as may", [:]) {
            $0.instance.communities[0].modes[.physical]?.max = 2
        },
        RuleCase("roomDouble: cleaning time", ["roomDouble": 1]) {
            $0.plan.occurrences[1][0] = Plan.Occurrence(
                day: 0, start: 4, room: 0, mode: .physical)
            $0.instance.rooms[0].buffer = 1
        },
        RuleCase("roomDouble: one after the other", [:]) {
            $0.plan.occurrences[1][0] = Plan.Occurrence(
                day: 0, start: 4, room: 0, mode: .physical)
        },
        RuleCase("resource: one slot of two at once", ["resource": 1]) {
            $0.instance.communities[1].core = []
            $0.instance.communities[1].modes[.physical]?.uses = [0: 2]
            $0.plan.occurrences[1][0]?.start = 3
        },
        RuleCase("resource: enough for both", [:]) {
            $0.instance.communities[1].core = []
            $0.plan.occurrences[1][0]?.start = 3
        },
        RuleCase("coreClash: no time to travel", ["coreClash": 1]) {
            $0.plan.occurrences[1][0]?.start = 5
        },
        RuleCase("coreClash: online needs no travel", [:]) {
            $0.plan.occurrences[1][0] = Plan.Occurrence(
                day: 0, start: 5, room: nil, mode: .online)
        },
        RuleCase("frozen: a past session moved", ["frozen": 1]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.instance.frozenBefore = 1
            $0.plan.occurrences[0][0]?.day = 1
        },
        RuleCase("frozen: a session moved into the past", ["frozen": 1]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.instance.frozenBefore = 7
            $0.plan.occurrences[0][1]?.day = 6
        },
        RuleCase("frozen: a later session moved", [:]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.instance.frozenBefore = 7
            $0.plan.occurrences[0][1]?.day = 8
        },
        RuleCase("frozen: a new session in the past", ["frozen": 1]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.instance.published?.series[1] = nil
            $0.instance.published?.occurrences[1] = nil
            $0.instance.frozenBefore = 1
        },
        RuleCase("frozen: a pinned session in another room", ["frozen": 1]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.instance.pinned = [Instance.Pin(community: 0, occurrence: 1)]
            $0.plan.occurrences[0][1]?.room = 1
        },
        RuleCase("frozen: pinned and not changed", [:]) {
            $0.instance.published = Instance.Published($0.plan)
            $0.instance.pinned = [Instance.Pin(community: 0, occurrence: 0)]
            $0.plan.occurrences[0][1]?.room = 1
        },
    ]

    @Test(arguments: cases)
    func `a world breaks exactly these rules`(_ one: RuleCase) throws {
        var world = QuietWorld()
        one.change(&world)

        #expect(try world.score().hardRules == one.expected)
    }

    @Test func `each rule is broken by some world`() {
        let broken = Set(Self.cases.flatMap { $0.expected.keys })

        #expect(broken == Set(Rule.hard.map(\.rawValue)))
    }
}
