import App
import CivilTime
import Communities
import Foundation
import Messages
import Season
import Synchronization
import TestSupport
import Testing
import Workplace
import Workspace

/// What waits for a mail server, held against what is true when it goes.
@Suite("Waiting messages")
struct WaitingTests {
    private static let start = Instant(rfc3339: "2027-02-16T08:00:00+01:00")

    /// A published season whose reminders of one morning wait, since the mail server is away.
    private func waiting() async throws -> (
        copy: ExampleCopy, server: LocalMailServer, isAway: Box, start: Instant
    ) {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let isAway = Box()
        let server = try LocalMailServer { step, _ in
            step == .banner && isAway.value.withLock { $0 } ? .say("421 closed") : nil
        }
        try copy.sendsTo(server)
        let start = try #require(Self.start)
        let outcome = try RunDue(copy.workplace, now: start).run()
        try #require(outcome.status == .tryLater && server.taken.isEmpty)
        return (copy, server, isAway, start)
    }

    private final class Box: Sendable {
        let value = Mutex(true)
    }

    private func run(_ copy: ExampleCopy, at moment: Instant) throws -> RunOutcome {
        try RunDue(copy.workplace, now: moment).run(RunOptions(isAcceptingClock: true))
    }

    /// The session that most waiting reminders are about.
    private func session(_ copy: ExampleCopy, _ moment: Instant) throws -> SessionID {
        let sessions = try ListSessions(copy.workplace).run(SessionFilter()).sessions
        let first = try #require(sessions.first { $0.start > "2027-02-16T12" })
        return first.id
    }

    @Test(.slow) func `a reminder of a session that was cancelled meanwhile is not sent`()
        async throws
    {
        let (copy, server, isAway, start) = try await waiting()
        let session = try session(copy, start)
        let before = try TendOutbox(copy.workplace, now: start).list(
            isAll: false, person: nil, limit: 1000
        ).messages
        _ = try CancelSession(copy.workplace, now: start.advanced(bySeconds: 60)).run(
            session, isSkip: false, DecisionOptions())
        isAway.value.withLock { $0 = false }
        let later = start.advanced(bySeconds: 3600)
        let foreseen = try RehearseRun(copy.workplace, now: later).run().messages
            .filter { $0.about == session.rawValue && $0.kind == .reminder }
        #expect(foreseen.isEmpty)

        _ = try run(copy, at: later)

        let record = try #require(
            try ListSessions(copy.workplace).run(SessionFilter()).sessions.first {
                $0.id == session
            })
        let about = server.taken.filter { $0.readable.contains("UID:\(record.uid)") }
        #expect(!about.isEmpty)
        #expect(about.allSatisfy { $0.readable.contains("STATUS:CANCELLED") })
        #expect(before.contains { $0.kind == "reminder" && $0.state != "sent" })
        let after = try TendOutbox(copy.workplace, now: start).list(
            isAll: true, person: nil, limit: 1000
        ).messages
        #expect(
            after.contains {
                $0.state == "dropped"
                    && $0.detail == "it no longer held: something has changed since"
            })
    }

    @Test(.slow) func `a change that changed again is told once, from what its reader knew`()
        async throws
    {
        let (copy, server, isAway, start) = try await waiting()
        let sessions = try ListSessions(copy.workplace).run(SessionFilter()).sessions
        let last = try #require(sessions.last)
        _ = try CancelSession(copy.workplace, now: start.advanced(bySeconds: 60)).run(
            last.id, isSkip: false, DecisionOptions())
        // The notice is written, and waits.
        _ = try run(copy, at: start.advanced(bySeconds: 3600))
        #expect(server.taken.isEmpty)
        _ = try MoveSession(copy.workplace, now: start.advanced(bySeconds: 3660)).restore(
            last.id, to: AskedPlace(), DecisionOptions())
        isAway.value.withLock { $0 = false }

        _ = try run(copy, at: start.advanced(bySeconds: 3 * 3600))

        #expect(!server.taken.isEmpty)
        #expect(server.taken.allSatisfy { !$0.readable.contains("UID:\(last.uid)") })
    }

    @Test(.slow) func `a message says when it was sent, not when it was written`() async throws {
        let (copy, server, isAway, start) = try await waiting()
        isAway.value.withLock { $0 = false }

        _ = try run(copy, at: start.advanced(bySeconds: 2 * 3600))

        #expect(server.taken.count > 20)
        #expect(
            server.taken.allSatisfy {
                $0.header("Date") == "Tue, 16 Feb 2027 10:00:00 +0100"
            })
    }

    @Test(.slow) func `who got another address while it waited gets it there`() async throws {
        let (copy, server, isAway, start) = try await waiting()
        let waiting = try TendOutbox(copy.workplace, now: start).list(
            isAll: false, person: nil, limit: 1000
        ).messages
        let person = try #require(waiting.first?.person)
        try copy.change("people.csv", "\(person)@example.org", to: "elders-\(person)@example.org")
        isAway.value.withLock { $0 = false }

        _ = try run(copy, at: start.advanced(bySeconds: 3600))

        #expect(server.taken.contains { $0.recipient == "elders-\(person)@example.org" })
        #expect(!server.taken.contains { $0.recipient == "\(person)@example.org" })
        #expect(
            Set(server.taken.compactMap { $0.header("Message-ID") }).count == server.taken.count)
    }

    @Test(.slow) func `a welcome that waits goes to where its reader is by then`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let isAway = Box()
        let server = try LocalMailServer { step, _ in
            step == .banner && isAway.value.withLock { $0 } ? .say("421 closed") : nil
        }
        try copy.sendsTo(server)
        let first = try #require(Instant(rfc3339: "2027-01-12T10:00:00+01:00"))
        _ = try run(copy, at: first)
        let waiting = try TendOutbox(copy.workplace, now: first).list(
            isAll: false, person: nil, limit: 1000
        ).messages
        let welcomes = waiting.filter { $0.kind == "welcome" }
        let person = try #require(welcomes.first?.person)
        try copy.change("people.csv", "\(person)@example.org", to: "elders-\(person)@example.org")
        isAway.value.withLock { $0 = false }

        _ = try run(copy, at: first.advanced(bySeconds: 3600))

        let recipients = server.taken.map(\.recipient)
        #expect(welcomes.count > 5 && recipients.count >= welcomes.count)
        #expect(recipients.contains("elders-\(person)@example.org"))
        #expect(!recipients.contains("\(person)@example.org"))
        #expect(Set(server.taken.compactMap { $0.header("Message-ID") }).count == recipients.count)
    }

    @Test(.slow) func `refused tries leave a message its tries in doubt`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let start = try #require(Self.start)
        // Put off four times each, then cut once after the text, before the answer, and nothing kept.
        let due = Mutex(Int.max / 8)
        let cut = Mutex(0)
        let server = try LocalMailServer { step, number in
            let due = due.withLock { $0 }
            if step == .rcpt, number <= 4 * due { return .say("451 4.7.1 later") }
            guard step == .body, number <= 5 * due else { return nil }
            cut.withLock { $0 += 1 }
            return .forget
        }
        try copy.sendsTo(server)

        var now = start
        let parts = RunOptions(isAcceptingClock: true, parts: [.remind])
        let first = try RunDue(copy.workplace, now: now).run(parts)
        let count = try #require(first.counts[.deferred])
        due.withLock { $0 = count }
        for _ in 0..<60 {
            now = now.advanced(bySeconds: 400)
            _ = try RunDue(copy.workplace, now: now).run(parts)
        }

        let messages = try TendOutbox(copy.workplace, now: now).list(
            isAll: true, person: nil, limit: 1000
        ).messages.filter { $0.kind == "reminder" && $0.attempts > 0 }
        #expect(messages.count >= count && count > 20 && cut.withLock { $0 } >= count)
        #expect(Set(messages.map(\.state)) == ["sent"])
        // Those that were put off four times and cut once.
        #expect(messages.count { $0.attempts >= 6 } > 5)
    }

    @Test(.slow) func `a slip in a layout of one's own keeps no reminder back`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let start = try #require(Self.start)
        let folder = copy.folder.appending(path: "templates/layouts/mail")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try "Hallo {{nosuchtag}}\n".write(
            to: folder.appending(path: "reminder.txt"), atomically: true, encoding: .utf8)

        let report = CheckWorkspace(try copy.workplace, now: start).run(.nl)
        #expect(report.errors == 0)
        let found = report.faults.first { $0.position.file.hasSuffix("reminder.txt") }
        let fault = try #require(found)
        #expect(fault.severity == .warning && fault.message.contains("nosuchtag"))
        #expect(fault.position.line == 1 && fault.position.column == 9)
        #expect(fault.source == "Hallo {{nosuchtag}}")
        // A part that Kring's own layouts take in.
        let part = folder.appending(path: "letter.partial.txt")
        try "een\n{{geen}}\n".write(to: part, atomically: true, encoding: .utf8)
        let parts = CheckWorkspace(try copy.workplace, now: start).run(.nl).faults
            .filter { $0.position.file.hasSuffix("letter.partial.txt") }
        #expect(parts.map(\.position.line) == [2] && parts.map(\.source) == ["{{geen}}"])
        try FileManager.default.removeItem(at: part)

        let outcome = try run(copy, at: start)
        #expect(outcome.status == .done)
        #expect(outcome.problems.map { $0.words(.en) }.contains { $0.contains("nosuchtag") })
        let mails = try copy.outbox().values.map { String(decoding: $0, as: UTF8.self) }
        #expect(mails.count > 20 && mails.allSatisfy { !$0.contains("nosuchtag") })
        #expect(outcome.counts[.failed, default: 0] == 0)
    }

    @Test(.slow) func `a cancellation that may have arrived is taken back aloud`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let start = try #require(Self.start)
        let isCut = Box()
        isCut.value.withLock { $0 = false }
        // It has the message, and hangs up before it says so.
        let server = try LocalMailServer { step, _ in
            step == .body && isCut.value.withLock { $0 } ? .hangUp : nil
        }
        try copy.sendsTo(server)
        _ = try run(copy, at: start)
        let session = try session(copy, start)
        _ = try CancelSession(copy.workplace, now: start.advanced(bySeconds: 60)).run(
            session, isSkip: false, DecisionOptions())
        isCut.value.withLock { $0 = true }
        _ = try run(copy, at: start.advanced(bySeconds: 900))
        isCut.value.withLock { $0 = false }
        let heard = Set(
            server.taken.filter { $0.readable.contains("STATUS:CANCELLED") }.map(\.recipient))
        try #require(!heard.isEmpty)
        _ = try MoveSession(copy.workplace, now: start.advanced(bySeconds: 960)).restore(
            session, to: AskedPlace(), DecisionOptions())
        for minutes in [30, 45, 60, 120] {
            _ = try run(copy, at: start.advanced(bySeconds: minutes * 60))
        }
        let record = try #require(
            try ListSessions(copy.workplace).run(SessionFilter()).sessions.first {
                $0.id == session
            })
        for person in heard {
            let last = server.taken.last {
                $0.recipient == person && $0.readable.contains("UID:\(record.uid)")
            }
            #expect(last.map { !$0.readable.contains("STATUS:CANCELLED") } == true, "\(person)")
        }
    }

    @Test(.slow) func `every layout of one's own is looked at, by the doctor too`() throws {
        let copy = try ExampleCopy()
        let start = try #require(Self.start)
        let own = copy.folder.appending(path: "templates/layouts")
        let builtIn = Repository.templates.appending(path: "layouts")
        let names = try #require(
            FileManager.default.enumerator(atPath: builtIn.path)?.allObjects as? [String]
        ).filter { [".html", ".md", ".txt", ".json"].contains(where: $0.hasSuffix) }
        func write(_ end: String) throws {
            for name in names {
                let file = own.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                let text = try String(contentsOf: builtIn.appending(path: name), encoding: .utf8)
                try (text + end).write(to: file, atomically: true, encoding: .utf8)
            }
        }
        func files() throws -> [String] {
            CheckWorkspace(try copy.workplace, now: start).run(.nl).faults
                .map(\.position.file).filter { $0.contains("layouts") }
        }

        try write("")
        #expect(try files() == [])
        try write("\n{{nosuchtag}}\n")
        // A part is named where it stands, once, whatever takes it in.
        let named = try files()
        #expect(named.sorted() == names.map { "templates/layouts/\($0)" }.sorted())
        #expect(names.count > 40)
        let finding = Diagnose(try copy.workplace, now: start).run().findings.first {
            $0.subject == .layouts
        }
        #expect(finding?.isWell == false)
    }
}
