import App
import CivilTime
import Communities
import Foundation
import Ledger
import Messages
import Platform
import Synchronization
import TestSupport
import Testing
import Workplace

@Suite("Runs")
struct RunTests {
    private struct Kill: Error {}

    @Test(.slow)
    func `a run killed at any border is completed by the next, and nothing goes twice`()
        async throws
    {
        let original = try ExampleCopy()
        try await original.planAndPublish()
        let now = try #require(ExampleCopy.remindedAt)
        let undisturbed = try ExampleCopy(of: original.folder)
        let outcome = try RunDue(undisturbed.workplace, now: now).run()
        let expected = try undisturbed.outbox()
        #expect(outcome.status == .done)
        #expect(!expected.isEmpty && expected.count == outcome.counts[.sent])

        for border in RunDue.Border.allCases {
            for visit in [1, 2] {
                let copy = try ExampleCopy(of: original.folder)
                let visits = Mutex(0)
                let killed = RunDue(try copy.workplace, now: now) { reached in
                    let isHere = visits.withLock { count in
                        if reached == border { count += 1 }
                        return reached == border && count == visit
                    }
                    if isHere { throw Kill() }
                }
                do { _ = try killed.run() } catch is Kill {}

                let next = try RunDue(copy.workplace, now: now).run()
                #expect(
                    next.status == .done && next.problems.map { $0.words(.en) } == [],
                    "after \(border) \(visit)")
                #expect(try copy.outbox() == expected, "after \(border) \(visit)")
                let idle = try RunDue(copy.workplace, now: now).run()
                #expect(idle.counts[.queued] == 0 && idle.counts[.sent] == nil)
                #expect(try copy.outbox() == expected)
            }
        }
    }

    /// The machine counts five minutes between two runs of one start, whatever its clock shows.
    @Test(.slow) func `a clock that went back or jumped ahead sends nothing until somebody looks`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let now = try #require(ExampleCopy.remindedAt)
        let boot = Uptime(boot: "first", seconds: 1000)
        _ = try RunDue(copy.workplace, now: now).run(RunOptions(uptime: boot))
        let before = try copy.outbox()

        let next = RunOptions(uptime: Uptime(boot: "first", seconds: 1300))
        for jump in [-3600, 40 * 86_400, 401 * 86_400] {
            #expect {
                try RunDue(copy.workplace, now: now.advanced(bySeconds: jump)).run(next)
            } throws: { error in
                guard let refusal = error as? Refusal else { return false }
                return refusal.status == .tryLater
                    && refusal.words(.en).message.hasSuffix("nothing was sent")
                    && refusal.words(.nl).message.hasSuffix("er is niets verzonden")
            }
        }
        #expect(try copy.outbox() == before)

        let later = now.advanced(bySeconds: 40 * 86_400)
        let accepted = try RunDue(copy.workplace, now: later).run(
            RunOptions(isAcceptingClock: true, uptime: next.uptime))
        #expect(accepted.status == .done)
    }

    /// A machine that was off or asleep, and a moment that is given, have nothing that was counted.
    @Test(.slow, arguments: [nil, Uptime(boot: "second", seconds: 30)])
    func
        `after a summer without runs what falls due from now on is sent, and what is old is dropped`(
            uptime: Uptime?
        ) async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let before = try #require(Instant(rfc3339: "2027-04-10T09:00:00+02:00"))
        _ = try RunDue(copy.workplace, now: before).run(
            RunOptions(uptime: Uptime(boot: "first", seconds: 1000)))
        let sent = try copy.outbox().count

        let now = before.advanced(bySeconds: 47 * 86_400)
        let outcome = try RunDue(copy.workplace, now: now).run(RunOptions(uptime: uptime))

        #expect(outcome.status == .done && outcome.problems.map { $0.words(.en) } == [])
        #expect(outcome.counts[.late, default: 0] > 0)
        let new = try copy.outbox().count - sent
        #expect(new > 0 && new == outcome.counts[.sent])
        // Nobody is reminded of what is over.
        let ledger = try copy.workplace.openLedger()
        let sessions = Dictionary(
            uniqueKeysWithValues: try OpenWorkspace(copy.workplace).published().map {
                ($0.uid, $0.session)
            })
        let reminders = try ledger.deliveries(.sent).filter {
            $0.delivery.kind == "reminder" && $0.changedAt >= now
        }
        #expect(!reminders.isEmpty)
        for reminder in reminders {
            let session = try #require(reminder.delivery.uid.flatMap { sessions[$0] })
            #expect(session.date.description > "2027-05-27")
        }
        let again = try RunDue(copy.workplace, now: now.advanced(bySeconds: 300)).run()
        #expect(again.counts[.sent] == nil && again.status == .done)
    }

    @Test(.slow) func `runs after an outage send nothing that steady runs would not have sent`()
        async throws
    {
        let original = try ExampleCopy()
        try await original.planAndPublish()
        let start = try #require(Instant(rfc3339: "2027-03-01T00:00:00+01:00"))

        let often = try ExampleCopy(of: original.folder)
        for minute in stride(from: 0, through: 2 * 1440, by: 180) {
            _ = try RunDue(often.workplace, now: start.advanced(bySeconds: minute * 60)).run(
                RunOptions(isAcceptingClock: true))
        }
        let interrupted = try ExampleCopy(of: original.folder)
        for minute in [0, 180, 1080, 2 * 1440] {
            _ = try RunDue(interrupted.workplace, now: start.advanced(bySeconds: minute * 60)).run(
                RunOptions(isAcceptingClock: true))
        }

        // After an outage a reminder of the day before may have collapsed into the one of the hour before; none is sent that was not due.
        let sent = Set(try often.outbox().keys)
        let late = Set(try interrupted.outbox().keys)
        #expect(!sent.isEmpty)
        #expect(late.isSubset(of: sent))
    }

    @Test(.slow) func `what waits is sent although the next season has begun in the files`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let now = try #require(ExampleCopy.remindedAt)
        let undisturbed = try ExampleCopy(of: copy.folder)
        let sent = try RunDue(undisturbed.workplace, now: now).run().counts[.sent] ?? 0
        let outbox = copy.folder.appending(path: "outbox")
        try Data().write(to: outbox)
        let failed = try RunDue(copy.workplace, now: now).run()
        #expect(failed.status != .done && sent > 0)
        try FileManager.default.removeItem(at: outbox)
        try copy.change("kring.yaml", "id: 2027-02", to: "id: 2027-09")

        let next = try RunDue(copy.workplace, now: now.advanced(bySeconds: 3600)).run()

        #expect(next.status == .done && next.counts[.sent] == sent)
        #expect(try copy.outbox().mapValues(undated) == undisturbed.outbox().mapValues(undated))
    }
}
