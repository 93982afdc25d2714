@testable import Planning
import Testing

@Suite("Plan difference")
struct PlanDifferenceTests {
    @Test func `each kind of change is listed where it happened`() {
        let old = QuietWorld().plan
        var new = old
        new.occurrences[0][0]?.start = 3
        new.occurrences[0][1] = Plan.Occurrence(day: 7, start: 2, room: nil, mode: .online)
        new.occurrences[1][0] = nil
        new.occurrences[1][1]?.room = 0
        var circle = PlanDifference.Change()
        circle.moved = [0]
        circle.roomChanged = [1]
        circle.modeChanged = [1]
        var guild = PlanDifference.Change()
        guild.skipped = [0]
        guild.roomChanged = [1]

        #expect(PlanDifference(from: old, to: new).communities == [circle, guild])

        guild.skipped = []
        guild.restored = [0]
        #expect(PlanDifference(from: new, to: old).communities == [circle, guild])
    }

    @Test func `a plan does not differ from itself`() {
        let plan = QuietWorld().plan

        #expect(
            PlanDifference(from: plan, to: plan).communities
                == [PlanDifference.Change(), PlanDifference.Change()])
    }
}
