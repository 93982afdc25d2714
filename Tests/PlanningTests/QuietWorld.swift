import Planning
import Testing

/// Two communities of one week each, two sites an hour apart, and a plan that costs nothing.
///
/// Ada is core in both; Bram is active in the circle and core in the guild; Chaima is peripheral in
/// the circle and active in the guild. The guild starts just late enough to travel there.
struct QuietWorld {
    var instance: Instance
    var plan: Plan

    init() {
        let everyDay = (0..<7).map { Instance.WeeklySpan(weekday: $0, from: 0, to: 10) }
        let daytime = (0..<7).map { Instance.Window(weekday: $0, from: 1, to: 9) }
        func community(_ id: String, core: [Int], active: [Int], peripheral: [Int])
            -> Instance
            .Community
        {
            Instance.Community(
                id: id, core: core, active: active, peripheral: peripheral, duration: 2,
                patterns: [Instance.Pattern(days: [0, 7]), Instance.Pattern(days: [1, 8])],
                windows: daytime, maxShift: 2, minGap: 3, maxGap: 9, maxSkips: 1,
                modes: [
                    .physical: Instance.ModeOption(seats: 4, uses: [0: 1]),
                    .online: Instance.ModeOption(),
                ])
        }
        instance = Instance(
            name: "quiet", start: "2026-02-02", days: 14, slotsPerDay: 10, slotMinutes: 60,
            travel: [[0, 2], [2, 0]],
            rooms: [
                Instance.Room(id: "a", capacity: 8, features: ["screen"], open: everyDay),
                Instance.Room(id: "b", site: 1, capacity: 8, features: ["screen"], open: everyDay),
            ],
            resources: [Instance.Resource(id: "kit", capacity: 2)],
            people: ["ada", "bram", "chaima", "daan"].map { Instance.Person(id: $0) },
            communities: [
                community("circle", core: [0], active: [1], peripheral: [2]),
                community("guild", core: [0, 1], active: [2], peripheral: []),
            ])
        plan = Plan(
            series: [
                Plan.Series(pattern: 0, start: 2, room: 0, mode: .physical),
                Plan.Series(pattern: 0, start: 6, room: 1, mode: .physical),
            ],
            occurrences: [
                [0, 7].map { Plan.Occurrence(day: $0, start: 2, room: 0, mode: .physical) },
                [0, 7].map { Plan.Occurrence(day: $0, start: 6, room: 1, mode: .physical) },
            ])
    }

    func score() throws -> Score { try Scorer(instance).score(plan) }
}

/// A change of the quiet world and the rules it breaks or the prices it brings.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (inout QuietWorld) -> Void
    let expected: [String: Int]

    init(
        _ name: String, _ expected: [String: Int],
        _ change: @escaping @Sendable (inout QuietWorld) -> Void
    ) {
        testDescription = name
        self.expected = expected
        self.change = change
    }
}
