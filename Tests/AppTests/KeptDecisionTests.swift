import App
import CivilTime
import Communities
import Foundation
import Ledger
import Season
import TestSupport
import Testing

@Suite("What a decision leaves in the ledger")
struct KeptDecisionTests {
    private func published(_ copy: ExampleCopy) throws -> PlanVersion {
        let path = copy.folder.appending(path: "state/ledger.sqlite").path
        return try #require(try Ledger.read(path: path)?.publishedPlan())
    }

    @Test(.slow) func `a plan that was searched for and one that was decided say so`() async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        guard case .searched(1, let steps, _, let score) = try published(copy).origin else {
            Issue.record("\(try published(copy).origin)")
            return
        }
        #expect(steps > 0 && score.contains("hard"))

        let now = try #require(Instant(rfc3339: "2027-01-12T09:00:00+01:00"))
        _ = try CancelSession(copy.workplace, now: now).run(
            SessionID(rawValue: "plgs-3"), isSkip: false, DecisionOptions(reason: "Staking"))

        #expect(try published(copy).origin == .decided(score: nil))
    }
}
