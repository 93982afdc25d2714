import Planning
import Testing

@Suite("Scorer")
struct ScorerTests {
    @Test(arguments: ["small", "medium"])
    func `a wild plan costs what an independent scorer says`(name: String) throws {
        let instance = try fixture("\(name).json", as: Instance.self)
        let plan = try fixture("\(name)-random-plan.json", as: Plan.self)
        let expected = try fixture("\(name)-random-score.json", as: Score.self)

        #expect(try Scorer(instance).score(plan) == expected)
    }

    @Test(arguments: ["small", "medium"])
    func `changes of a published plan cost what an independent scorer says`(name: String) throws {
        var instance = try fixture("\(name).json", as: Instance.self)
        try fixture("\(name)-published.json", as: KnownPlan.self).publish(in: &instance)
        let plan = try fixture("\(name)-random-plan.json", as: Plan.self)
        let expected = try fixture("\(name)-published-score.json", as: Score.self)

        #expect(try Scorer(instance).score(plan) == expected)
    }

    @Test func `a plan of another shape is refused`() throws {
        let instance = try fixture("small.json", as: Instance.self)

        #expect(throws: PlanFault.wrongCount(what: "series", count: 0, expected: 6)) {
            try Scorer(instance).score(Plan(series: [], occurrences: []))
        }
    }
}
