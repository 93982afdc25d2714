import App
import CivilTime
import Communities
import Foundation
import Messages
import Platform
import Season
import Synchronization
import TestSupport
import Testing
import Workplace

/// Handing over beside publishing, and over several connections.
@Suite("Sending apart from publishing", .slow, .timeLimit(.minutes(5)))
struct SendingApartTests {
    private static let start = Instant(rfc3339: "2027-02-16T08:00:00+01:00")

    private func published() async throws -> (copy: ExampleCopy, start: Instant) {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        return (copy, try #require(Self.start))
    }

    /// The session of that day whose reminders are due.
    private func session(_ copy: ExampleCopy) throws -> (id: SessionID, uid: String) {
        let sessions = try ListSessions(copy.workplace).run(SessionFilter()).sessions
        let found = try #require(sessions.first { $0.start > "2027-02-16T12" })
        return (found.id, found.uid.rawValue)
    }

    @Test func `while another sends, a run queues, and publishing goes on`() async throws {
        let (copy, start) = try await published()
        let attempt = try copy.workplace.attemptSendingLock(start)
        guard case .taken(let lock) = attempt else {
            Issue.record("nobody else can have the lock")
            return
        }
        let outcome = try RunDue(copy.workplace, now: start).run()
        #expect(outcome.status == .done && outcome.isSentByAnother && !outcome.isBusy)
        #expect(outcome.counts[.queued, default: 0] > 20 && outcome.counts[.sent] == nil)
        #expect(outcome.summary(.en).hasSuffix("; another run is sending"))
        #expect(try copy.outbox() == [:])
        _ = try CancelSession(copy.workplace, now: start.advanced(bySeconds: 60)).run(
            session(copy).id, isSkip: false, DecisionOptions())
        // What takes messages away, or puts another ledger in place, has to wait.
        #expect {
            try RepairWorkspace(copy.workplace, now: start).run()
        } throws: { ($0 as? Refusal)?.status == .tryLater }
        let late = try RunDue(copy.workplace, now: start.advanced(bySeconds: 2_000)).run(
            RunOptions(isAcceptingClock: true))
        #expect(late.status == .tryLater)
        lock.giveBack()

        let last = try RunDue(copy.workplace, now: start.advanced(bySeconds: 2_100)).run(
            RunOptions(isAcceptingClock: true))
        #expect(last.status == .done && !last.isSentByAnother)
        #expect(last.counts[.sent, default: 0] > 20)
    }

    @Test(arguments: [1, 3])
    func `a session that is cancelled while messages go is not reminded of any more`(
        connections: Int
    ) async throws {
        let (copy, start) = try await published()
        let server = try LocalMailServer()
        try copy.sendsTo(server, ", connections: \(connections)")
        let session = try session(copy)
        // Ten minutes before the run, so that the cancellation has rested when the run hears of it.
        let cancelled = start.advanced(bySeconds: -900)
        let crossed = Mutex(0)
        let outcome = try RunDue(copy.workplace, now: start) { border in
            guard border == .handedOver, crossed.withLock({ $0 == 0 }) else { return }
            crossed.withLock { $0 = server.taken.count }
            _ = try CancelSession(copy.workplace, now: cancelled).run(
                session.id, isSkip: false, DecisionOptions())
        }.run(RunOptions(isAcceptingClock: true))

        #expect(outcome.problems.map { $0.words(.en) } == [])
        let about = server.taken.enumerated().filter {
            $0.element.readable.contains("UID:\(session.uid)")
        }
        let reminders = about.filter { !$0.element.readable.contains("STATUS:CANCELLED") }
        // Those that were on their way already, one a connection.
        #expect(reminders.allSatisfy { $0.offset < crossed.withLock { $0 } + connections })
        #expect(about.count > reminders.count)
        let waiting = try TendOutbox(copy.workplace, now: start).list(
            isAll: false, person: nil, limit: 1000)
        #expect(waiting.messages.isEmpty)
    }

    @Test func `several connections take every message once`() async throws {
        let (copy, start) = try await published()
        let plain = try ExampleCopy(of: copy.folder)
        let gate = Mutex(0)
        let server = try LocalMailServer { step, _ in
            // Each of the first waits until all four are there, so that none can do the work alone.
            guard step == .ehlo else { return nil }
            gate.withLock { $0 += 1 }
            while gate.withLock({ $0 < 4 }) { sched_yield() }
            return nil
        }
        try copy.sendsTo(server, ", connections: 4")
        let outcome = try RunDue(copy.workplace, now: start).run()
        _ = try RunDue(plain.workplace, now: start).run()

        #expect(outcome.status == .done && outcome.problems.map { $0.words(.en) } == [])
        #expect(server.connections == 4 && server.mostConnections == 4)
        let taken = Set(server.taken.map { Data($0.bytes) })
        #expect(taken.count == server.taken.count && taken.count == outcome.counts[.sent])
        #expect(taken == Set(try plain.outbox().values))
    }

    @Test
    func
        `through faults and kills over four connections nothing is lost, and at most four are doubled`()
        async throws
    {
        let (copy, start) = try await published()
        let plain = try ExampleCopy(of: copy.folder)
        let lost = Mutex(0)
        let server = try LocalMailServer { step, number in
            guard number < 60 else { return nil }
            switch (number % 9, step) {
            case (2, .rcpt): return .say("451 4.7.1 greylisted")
            case (4, .body):
                lost.withLock { $0 += 1 }
                return .hangUp
            case (6, .data): return .say("452 4.3.1 no room")
            default: return nil
            }
        }
        try copy.sendsTo(server, ", connections: 4")
        struct Kill: Error {}
        let kills = 5
        for number in 0..<60 {
            let left = Mutex(7 + number)
            let moment = start.advanced(bySeconds: number * 400)
            do {
                let outcome = try RunDue(copy.workplace, now: moment) { border in
                    guard number < kills, border == .handedOver else { return }
                    if left.withLock({
                        $0 -= 1; return $0 == 0
                    }) {
                        throw Kill()
                    }
                }.run(RunOptions(parts: [.remind]))
                #expect(outcome.status == .done || outcome.status == .tryLater)
            } catch is Kill {}
            _ = try RunDue(plain.workplace, now: moment).run(RunOptions(parts: [.remind]))
            let waiting = try TendOutbox(copy.workplace, now: moment).list(
                isAll: false, person: nil, limit: 1)
            if number >= kills, waiting.messages.isEmpty { break }
        }
        let identities = server.taken.compactMap { $0.header("Message-ID") }
        let expected = Set(
            try plain.outbox().values.map { SentMail(String(decoding: $0, as: UTF8.self)) }
                .map { $0.header("Message-ID") })
        #expect(Set(identities) == expected && expected.count > 20)
        #expect(identities.count - expected.count <= lost.withLock { $0 } + kills * 4)
    }

    @Test func `a message that hangs keeps no other from going`() async throws {
        // The waiting is the lanes' affair; here a hung connection is one of two.
        let (copy, start) = try await published()
        let isHeld = Mutex(true)
        let held = Mutex(0)
        let server = try LocalMailServer { step, number in
            guard step == .body, number == 1 else { return nil }
            held.withLock { $0 += 1 }
            while isHeld.withLock({ $0 }) { sched_yield() }
            return nil
        }
        try copy.sendsTo(server, ", connections: 2")
        let outcome = try RunDue(copy.workplace, now: start) { border in
            // All but the one that hangs have gone.
            let waiting = try TendOutbox(copy.workplace, now: start).list(
                isAll: false, person: nil, limit: 1000
            ).messages.count
            if border == .finished, waiting == 1, held.withLock({ $0 == 1 }) {
                isHeld.withLock { $0 = false }
            }
        }.run()
        #expect(outcome.status == .done && outcome.counts[.sent] == server.taken.count)
        #expect(server.taken.count > 20)
    }

    /// What a run of small pieces makes is what one of a single piece does.
    @Test(arguments: [1, 7])
    func `the first messages go while the others are written`(pieceSize: Int) async throws {
        let (copy, start) = try await published()
        let plain = try ExampleCopy(of: copy.folder)
        let taken = Mutex(0)
        let server = try LocalMailServer { step, _ in
            if step == .body { taken.withLock { $0 += 1 } }
            return nil
        }
        try copy.sendsTo(server, ", connections: 2")
        // The run goes on when the first piece has begun to go.
        let outcome = try RunDue(copy.workplace, now: start, pieceSize: pieceSize) { border in
            guard border == .queued else { return }
            while taken.withLock({ $0 == 0 }) { sched_yield() }
        }.run()
        let expected = try RunDue(plain.workplace, now: start).run()

        #expect(outcome.status == .done && outcome.problems.map { $0.words(.en) } == [])
        #expect(outcome.counts[.sent] == expected.counts[.sent])
        #expect(outcome.counts[.queued] == expected.counts[.queued])
        #expect(outcome.counts[.late] == expected.counts[.late])
        #expect(Set(server.taken.map { Data($0.bytes) }) == Set(try plain.outbox().values))
        #expect(server.taken.count == expected.counts[.sent])
        let again = try RunDue(copy.workplace, now: start).run()
        #expect(again.counts[.queued] == 0 && again.counts[.sent] == nil)
    }

    @Test func `a run that is killed between two pieces has told nothing that it did not queue`()
        async throws
    {
        let (copy, start) = try await published()
        let plain = try ExampleCopy(of: copy.folder)
        // What is told, and who has been welcomed, is kept with the last piece.
        let session = try session(copy)
        for one in [copy, plain] {
            _ = try CancelSession(one.workplace, now: start.advanced(bySeconds: -900)).run(
                session.id, isSkip: false, DecisionOptions())
        }
        let server = try LocalMailServer()
        try copy.sendsTo(server)
        struct Kill: Error {}
        for count in [1, 2, 5, 30] {
            let left = Mutex(count)
            #expect(throws: Kill.self) {
                try RunDue(copy.workplace, now: start, pieceSize: 3) { border in
                    guard border == .handedOver else { return }
                    if left.withLock({
                        $0 -= 1; return $0 == 0
                    }) {
                        throw Kill()
                    }
                }.run(RunOptions(isAcceptingClock: true))
            }
        }
        let last = try RunDue(copy.workplace, now: start, pieceSize: 3).run(
            RunOptions(isAcceptingClock: true))
        _ = try RunDue(plain.workplace, now: start).run(RunOptions(isAcceptingClock: true))
        #expect(last.status == .done)
        let identities = server.taken.compactMap { $0.header("Message-ID") }
        let expected = Set(
            try plain.outbox().values.map { SentMail(String(decoding: $0, as: UTF8.self)) }
                .map { $0.header("Message-ID") })
        #expect(Set(identities) == expected && identities.count - expected.count <= 4)
    }
}
