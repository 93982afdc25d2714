import Planning
import Testing

@Suite("Explanation")
struct ExplanationTests {
    @Test func `alternatives differ from the plan by exactly what they say`() throws {
        let instance = try fixture("small.json", as: Instance.self)
        let plan = try fixture("small-random-plan.json", as: Plan.self)
        let scorer = try Scorer(instance)
        let before = try scorer.score(plan)

        let explanation = try Explanation(instance, plan, community: 0, occurrence: 1, count: 5)

        #expect(Set(explanation.alternatives).count == 5)
        var scores: [Score] = []
        for alternative in explanation.alternatives {
            var other = plan
            other.occurrences[0][1] = alternative.place
            let after = try scorer.score(other)
            #expect(alternative.hard.values.reduce(0, +) == after.hard - before.hard)
            #expect(alternative.soft.values.reduce(0, +) == after.soft - before.soft)
            scores.append(after)
        }
        #expect(!zip(scores, scores.dropFirst()).contains { $1 < $0 })
    }

    @Test func `the best place is found when day, time, room and mode all have to change`() throws {
        var world = QuietWorld()
        // The circle's first week: only online on day 1, early.
        world.instance.communities[0].blackout = [0, 2]
        world.instance.communities[0].windows = (0..<7).map {
            Instance.Window(weekday: $0, from: $0 == 1 ? 4 : 1, to: $0 == 1 ? 6 : 9)
        }
        world.instance.rooms[0].busy = [Instance.DaySpan(day: 1, from: 0, to: 10)]
        world.instance.rooms[1].busy = [Instance.DaySpan(day: 1, from: 0, to: 10)]

        let explanation = try Explanation(
            world.instance, world.plan, community: 0, occurrence: 0, count: 1)

        let best = try #require(explanation.alternatives.first)
        #expect(best.place == Plan.Occurrence(day: 1, start: 4, room: nil, mode: .online))
        #expect(best.hard == ["day": -1])
        #expect(best.soft == ["otherDay": 10, "otherTime": 6, "otherMode": 5])
    }

    @Test func `what forbids an asked-for place and who would miss it are said`() throws {
        let world = QuietWorld()

        let asked = try Explanation.asking(
            world.instance, world.plan, community: 1, occurrence: 0,
            for: Plan.Occurrence(day: 0, start: 2, room: 0, mode: .physical))

        #expect(asked.brokenRules == [.roomDouble, .coreClash])
        #expect(asked.missing == [1, 2])
        #expect(asked.relieved.isEmpty)
    }
}
