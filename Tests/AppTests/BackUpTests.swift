import App
import CivilTime
import Foundation
import Messages
import TestSupport
import Testing
import Workplace

@Suite("Backups")
struct BackUpTests {
    private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    private func run(_ copy: ExampleCopy, at text: String) throws -> RunOutcome {
        try RunDue(copy.workplace, now: try moment(text)).run(RunOptions(isAcceptingClock: true))
    }

    @Test(.slow)
    func `what was put back sends nothing twice by itself, and keeps everybody's addresses`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let file = copy.folder.appending(path: "kept.backup").path
        _ = try run(copy, at: "2027-02-14T12:00:00+01:00")
        #expect(
            try BackUp(copy.workplace, now: try moment("2027-02-14T12:05:00+01:00")).write(to: file)
                > 10_000)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let secret = try Data(contentsOf: copy.folder.appending(path: "state/secret"))
        #expect(try run(copy, at: "2027-02-16T08:00:00+01:00").counts[.sent, default: 0] > 0)
        let sent = try copy.outbox()

        // The disk is gone; what it held comes back from the file.
        try FileManager.default.removeItem(at: copy.folder.appending(path: "state"))
        let restored = try BackUp(copy.workplace, now: try moment("2027-02-16T09:00:00+01:00"))
            .restore(from: file)
        #expect(restored.madeAt == "2027-02-14T11:05:00Z" && restored.old == nil)
        #expect(restored.held > 0)
        #expect(try Data(contentsOf: copy.folder.appending(path: "state/secret")) == secret)

        let next = try run(copy, at: "2027-02-16T09:05:00+01:00")
        #expect(next.counts[.sent] == nil && next.status == .done)
        #expect(try copy.outbox() == sent)

        // A person decides that they go again: the same messages, under the same names.
        let now = try moment("2027-02-16T09:06:00+01:00")
        #expect(try TendOutbox(copy.workplace, now: now).retry([]) == restored.held)
        #expect(
            try run(copy, at: "2027-02-16T09:10:00+01:00").counts[.sent] == restored.held)
        #expect(Set(try copy.outbox().keys).isSubset(of: Set(sent.keys)))
    }

    @Test(.slow) func `what is no backup changes nothing`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let now = try moment("2027-01-12T09:00:00+01:00")
        let file = copy.folder.appending(path: "kept.backup").path
        _ = try BackUp(copy.workplace, now: now).write(to: file)
        let whole = try Data(contentsOf: URL(filePath: file))
        let ledger = copy.folder.appending(path: "state/ledger.sqlite")
        let before = try Data(contentsOf: ledger)
        let spoilt: [Data] = [
            Data(), Data("nothing".utf8), whole.prefix(whole.count / 2),
            whole.prefix(4096) + Data(repeating: 7, count: whole.count - 4096),
        ]
        for bytes in spoilt {
            try bytes.write(to: URL(filePath: file))
            #expect(throws: (any Error).self) {
                try BackUp(copy.workplace, now: now).restore(from: file)
            }
            #expect(try Data(contentsOf: ledger) == before)
        }
        #expect(throws: (any Error).self) {
            try BackUp(copy.workplace, now: now).restore(from: "\(file).none")
        }
    }

    @Test(.slow) func `the ledger that was there is kept beside`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let now = try moment("2027-01-12T09:00:00+01:00")
        let file = copy.folder.appending(path: "kept.backup").path
        _ = try BackUp(copy.workplace, now: now).write(to: file)
        let restored = try BackUp(copy.workplace, now: now).restore(from: file)
        let old = try #require(restored.old)
        #expect(FileManager.default.fileExists(atPath: old))
        #expect(try run(copy, at: "2027-01-12T09:05:00+01:00").status == .done)
    }

    @Test(.slow) func `a restore that was cut short sends nothing, and can be done again`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let now = try moment("2027-02-15T15:30:00+01:00")
        let file = copy.folder.appending(path: "kept.backup").path
        _ = try BackUp(copy.workplace, now: now).write(to: file)
        // As a kill leaves it: the file has taken the ledger's place, and nothing is held yet.
        let ledger = copy.folder.appending(path: "state/ledger.sqlite")
        try FileManager.default.removeItem(at: ledger)
        try FileManager.default.copyItem(at: URL(filePath: file), to: ledger)

        #expect {
            try run(copy, at: "2027-02-15T15:35:00+01:00")
        } throws: { ($0 as? Refusal)?.message.contains("not put back to the end") == true }
        #expect(try copy.outbox().isEmpty)

        #expect(try BackUp(copy.workplace, now: now).restore(from: file).held > 0)
        #expect(try run(copy, at: "2027-02-15T15:35:00+01:00").counts[.sent] == nil)

        // Errors in the files are said before anything is changed.
        try copy.change("kring.yaml", "timezone: Europe/Amsterdam", to: "timezone: No/Where")
        let before = try Data(contentsOf: ledger)
        #expect(throws: Refusal.self) { try BackUp(copy.workplace, now: now).restore(from: file) }
        #expect(try Data(contentsOf: ledger) == before)
    }
}
