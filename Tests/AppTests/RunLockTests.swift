import App
import CivilTime
import FoundationEssentials
import Messages
import Platform
import TestSupport
import Testing
import Workplace

@Suite("Two runs at once")
struct RunLockTests {
    @Test func `the second run leaves at once, and publishing asks to try again`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let now = try #require(ExampleCopy.remindedAt)
        let attempt = try RunLock.take(
            copy.folder.appending(path: "state/lock").path, now: now.secondsSinceEpoch)
        guard case .taken(let lock) = attempt else {
            Issue.record("nobody else can have the lock")
            return
        }

        try withExtendedLifetime(lock) {
            let second = try RunDue(copy.workplace, now: now.advanced(bySeconds: 60)).run()
            #expect(second.status == .done && second.counts == RunCounts())
            #expect(try copy.outbox() == [:])
            #expect {
                try PublishPlan(copy.workplace, now: now).run()
            } throws: { ($0 as? Refusal)?.status == .tryLater }
            #expect {
                try RunDue(copy.workplace, now: now.advanced(bySeconds: 2000)).run()
            } throws: { ($0 as? Refusal)?.status == .tryLater }
        }
    }
}
