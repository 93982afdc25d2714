import TestSupport
import Testing

@testable import Planning

@Suite("Existence", .slow)
struct ExistenceTests {
    @Test(.slow) func `it says what trying every plan says, and so does the tree by itself`() {
        let existence = Existence(effort: 200_000, shouldStop: { false })
        var count = (yes: 0, no: 0)
        for seed in 1...120 as ClosedRange<UInt64> {
            let world = narrowWorld(seed)
            let part = world.only(Array(world.communities.indices))
            let isPossible = EveryPlan(world).hasSound()
            if isPossible { count.yes += 1 } else { count.no += 1 }

            switch existence.answer(part) {
            case .yes(let plan):
                #expect(isPossible, "seed \(seed)")
                #expect((try? Scorer(valid: world).score(plan))?.hard == 0, "seed \(seed)")
            case .no: #expect(!isPossible, "seed \(seed)")
            case .unknown: Issue.record("seed \(seed): no answer")
            }
            var tree = PlaceTree(Tables(valid: part))
            switch tree.run(work: 10_000_000, { false }) {
            case .found: #expect(isPossible, "seed \(seed)")
            case .exhausted: #expect(!isPossible, "seed \(seed)")
            case .cut: Issue.record("seed \(seed): the tree is not done")
            }
        }
        #expect(count.yes > 40 && count.no > 40)
    }
}
