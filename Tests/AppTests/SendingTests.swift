import App
import CivilTime
import Communities
import Foundation
import Ledger
import Messages
import Synchronization
import TestSupport
import Testing
import Workplace

/// Runs that send to a mail server that goes wrong.
@Suite("Sending")
struct SendingTests {
    private static let start = Instant(rfc3339: "2027-02-16T08:00:00+01:00")

    private func published() async throws -> ExampleCopy {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        return copy
    }

    /// Runs every 400 seconds, longer than the first pause, until nothing waits; returns the statuses.
    private func runs(
        _ copy: ExampleCopy, from start: Instant, most: Int = 60
    ) throws -> [EndStatus] {
        var statuses: [EndStatus] = []
        for number in 0..<most {
            let now = start.advanced(bySeconds: number * 400)
            let outcome = try RunDue(copy.workplace, now: now).run(RunOptions(parts: [.remind]))
            statuses.append(outcome.status)
            let waiting = try TendOutbox(copy.workplace, now: now).list(
                isAll: false, person: nil, limit: 1)
            if waiting.messages.isEmpty { break }
        }
        return statuses
    }

    @Test(.slow) func `a good server gets every message once, over one connection`() async throws {
        let copy = try await published()
        let plain = try ExampleCopy(of: copy.folder)
        let server = try LocalMailServer()
        try copy.sendsTo(server)
        let start = try #require(Self.start)

        let outcome = try RunDue(copy.workplace, now: start).run()
        _ = try RunDue(plain.workplace, now: start).run()

        #expect(outcome.status == .done && outcome.problems.map { $0.words(.en) } == [])
        #expect(server.connections == 1)
        let taken = Set(server.taken.compactMap { $0.header("Message-ID") })
        #expect(taken.count == server.taken.count && taken.count == outcome.counts[.sent])
        #expect(Set(server.taken.map { Data($0.bytes) }) == Set(try plain.outbox().values))
        #expect(server.taken.allSatisfy { $0.header("To")?.contains($0.recipient) == true })
        let again = try RunDue(copy.workplace, now: start).run()
        #expect(again.counts[.sent] == nil && server.taken.count == taken.count)
    }

    /// A server with every fault there is, each message another: in the end each arrived, the doubtful ones perhaps twice.
    @Test(.slow)
    func
        `through every fault of a server each message arrives, twice only when its answer was lost`()
        async throws
    {
        let copy = try await published()
        let plain = try ExampleCopy(of: copy.folder)
        let start = try #require(Self.start)
        let lost = Mutex<Int>(0)
        let server = try LocalMailServer { step, number in
            guard number < 70 else { return nil }
            switch (number % 12, step) {
            case (1, .rcpt): return .say("451 4.7.1 greylisted")
            case (3, .data): return .say("452 4.3.1 no room")
            case (5, .body):
                lost.withLock { $0 += 1 }
                return .hangUp
            case (6, .body): return .forget
            case (7, .mail): return .hangUp
            case (8, .rcpt): return .say("421 4.3.2 shutting down")
            case (9, .data): return .hangUp
            case (11, .body): return .say("454 4.7.0 not now")
            default: return nil
            }
        }
        try copy.sendsTo(server)

        let statuses = try runs(copy, from: start)

        #expect(statuses.last == .done && statuses.allSatisfy { $0 == .done || $0 == .tryLater })
        for number in statuses.indices {
            _ = try RunDue(plain.workplace, now: start.advanced(bySeconds: number * 400)).run(
                RunOptions(parts: [.remind]))
        }
        let identities = server.taken.compactMap { $0.header("Message-ID") }
        let taken = Set(server.taken.map { undated(Data($0.bytes)) })
        let expected = Set(try plain.outbox().values.map(undated))
        func subjects(_ messages: Set<Data>) -> [String] {
            messages.map {
                String(decoding: $0, as: UTF8.self).split(separator: "\r\n").dropFirst()
                    .prefix(3).joined(separator: "|")
            }
        }
        #expect(subjects(taken.subtracting(expected)) == [])
        #expect(subjects(expected.subtracting(taken)) == [])
        #expect(identities.count - Set(identities).count <= lost.withLock { $0 })
    }

    @Test(.slow) func `a person whose address is refused keeps nobody else's message back`()
        async throws
    {
        let copy = try await published()
        let start = try #require(Self.start)
        let server = try LocalMailServer { step, number in
            step == .rcpt && number == 1 ? .say("550 5.1.1 unknown") : nil
        }
        try copy.sendsTo(server)

        let outcome = try RunDue(copy.workplace, now: start).run(RunOptions(parts: [.remind]))

        #expect(outcome.status == .unavailable)
        #expect(outcome.counts[.failed] == 1)
        #expect(outcome.problems.count == 1)
        #expect(outcome.problems.allSatisfy { !$0.words(.en).contains("@") })
        let sent = try #require(outcome.counts[.sent])
        #expect(server.taken.count == sent && sent > 20)

        let failed = try TendOutbox(copy.workplace, now: start).list(
            isAll: false, person: nil, limit: 10)
        #expect(failed.messages.map(\.state) == ["failed"])
        #expect(try TendOutbox(copy.workplace, now: start).retry([]) == 1)
        #expect(try runs(copy, from: start) == [.done])
        #expect(server.taken.count == sent + 1)
    }

    @Test(.slow) func `a server that is away is asked once a run, and no message suffers for it`()
        async throws
    {
        let copy = try await published()
        let start = try #require(Self.start)
        let isAway = Mutex(true)
        let server = try LocalMailServer { step, _ in
            step == .banner && isAway.withLock { $0 } ? .say("421 closed") : nil
        }
        try copy.sendsTo(server)

        for number in 0..<30 {
            let outcome = try RunDue(copy.workplace, now: start.advanced(bySeconds: number * 300))
                .run(RunOptions(parts: [.remind]))
            #expect(outcome.status == .tryLater && outcome.problems.count == 1)
        }
        #expect(server.connections == 30)
        isAway.withLock { $0 = false }
        let later = start.advanced(bySeconds: 3 * 3600)

        let statuses = try runs(copy, from: later)

        #expect(statuses == [.done])
        #expect(server.taken.count > 20)
    }

    @Test(.slow) func `a reminder that could not be delivered in time is told, once`() async throws
    {
        let copy = try await published()
        let start = try #require(Self.start)
        let isAway = Mutex(true)
        let server = try LocalMailServer { step, number in
            step == .rcpt && isAway.withLock({ $0 }) ? .say("451 not yet") : nil
        }
        try copy.sendsTo(server)
        _ = try RunDue(copy.workplace, now: start).run(RunOptions(parts: [.remind]))
        isAway.withLock { $0 = false }

        // At four in the afternoon the sessions of three o'clock have begun.
        let late = start.advanced(bySeconds: 8 * 3600)
        let outcome = try RunDue(copy.workplace, now: late).run(RunOptions(parts: [.remind]))

        #expect(outcome.status == .unavailable)
        #expect(outcome.problems.contains { $0.words(.en).contains("before it lost its use: ") })
        let told = outcome.problems.count
        #expect(told > 0 && outcome.counts[.dropped] == told)
        #expect(try runs(copy, from: late) == [.done])
    }

    @Test(.slow)
    func `who was asked to stop finishes the message in hand, and the next run has the rest`()
        async throws
    {
        let copy = try await published()
        let start = try #require(Self.start)
        let server = try LocalMailServer()
        try copy.sendsTo(server)

        let outcome = try RunDue(copy.workplace, now: start).run(
            RunOptions(parts: [.remind], stop: { server.taken.count >= 5 ? .asked : nil }))

        #expect(outcome.status == .tryLater && outcome.counts[.sent] == 5)
        #expect(try runs(copy, from: start) == [.done])
        let identities = server.taken.compactMap { $0.header("Message-ID") }
        #expect(Set(identities).count == identities.count && identities.count > 20)
    }

    @Test(.slow) func `a secret is asked where it is kept, and is never said`() async throws {
        let copy = try await published()
        let start = try #require(Self.start)
        let server = try LocalMailServer { step, _ in step == .mail ? .say("550 no") : nil }
        // Of a workspace whose files were never good: else messages would go the way that they went before.
        try copy.workplace.openLedger().eraseReading()
        try copy.sendsTo(server, ", user: kring, password: {file: password}")
        // Without encryption a password is refused: say so before anything is sent.
        #expect {
            try RunDue(copy.workplace, now: start).run()
        } throws: { ($0 as? Refusal)?.status == .configuration }
        try copy.change("kring.yaml", "security: none", to: "security: starttls")
        let file = copy.folder.appending(path: "password")

        var outcome = try RunDue(copy.workplace, now: start).run()
        #expect(outcome.status == .configuration)
        #expect(outcome.problems.first?.words(.en).contains("is not there") == true)

        try Data("geheim-woord\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        outcome = try RunDue(copy.workplace, now: start).run()
        #expect(outcome.problems.first?.words(.en).contains("others may read it") == true)

        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        outcome = try RunDue(copy.workplace, now: start).run()
        #expect(outcome.status == .unavailable)
        #expect(server.commands.allSatisfy { $0.hasPrefix("EHLO") || $0 == "QUIT" })
        #expect(outcome.problems.allSatisfy { !$0.words(.en).contains("geheim") })
    }

    @Test func `the doctor speaks to the mail server and sends nothing`() async throws {
        let copy = try ExampleCopy()
        let now = try #require(Self.start)
        let server = try LocalMailServer()
        try copy.sendsTo(server)
        func finding() throws -> HealthReport.Finding {
            try #require(
                Diagnose(copy.workplace, now: now).run().findings.first { $0.subject == .mail })
        }

        let well = try finding()
        #expect(
            well.isWell
                && well.fact.words(.en).hasPrefix(
                    "127.0.0.1, port \(server.port), not encrypted: 250")
        )
        #expect(server.taken == [] && server.commands.contains("NOOP"))

        try copy.change("kring.yaml", "security: none", to: "security: starttls")
        let amiss = try finding()
        #expect(!amiss.isWell && amiss.fact.words(.en).contains("encryption cannot be trusted"))
    }
}
