import App
import CivilTime
import Communities
import Foundation
import Messages
import TestSupport
import Testing
import Workplace

@Suite("Personal data")
struct PersonalDataTests {
    private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    private func run(_ copy: ExampleCopy, at text: String) throws -> RunOutcome {
        try RunDue(copy.workplace, now: try moment(text)).run(RunOptions(isAcceptingClock: true))
    }

    /// Takes a person out of every file.
    private func takeOut(_ person: String, of copy: ExampleCopy) throws {
        let people = copy.folder.appending(path: "people.csv")
        let rows = try String(contentsOf: people, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("\(person),") }
        try rows.joined(separator: "\n").write(to: people, atomically: true, encoding: .utf8)
        let folder = copy.folder.appending(path: "communities")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let file = folder.appending(path: name)
            let text = try String(contentsOf: file, encoding: .utf8)
            try text.replacing(", \(person),", with: ",").replacing(", \(person)]", with: "]")
                .replacing("[\(person), ", with: "[")
                .write(to: file, atomically: true, encoding: .utf8)
        }
    }

    @Test(.slow) func `who has left is shown whole, then forgotten, also by an older backup`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        _ = try run(copy, at: "2027-01-11T09:10:00+01:00")
        _ = try run(copy, at: "2027-02-16T08:00:00+01:00")
        let now = try moment("2027-02-16T09:00:00+01:00")
        let person = PersonID(rawValue: "teun")
        let data = PersonalData(try copy.workplace, now: now)
        let file = copy.folder.appending(path: "kept.backup").path
        _ = try BackUp(copy.workplace, now: now).write(to: file)

        let record = try data.export(person)
        #expect(record.file["email"] == "teun@example.org")
        #expect(!record.communities.isEmpty && record.ledger["delivery"] != nil)
        let mails = try copy.outbox().filter {
            String(decoding: $0.value, as: UTF8.self).contains("teun@example.org")
        }
        #expect(!mails.isEmpty)

        #expect {
            try data.forget(person)
        } throws: { ($0 as? Refusal)?.message.contains("people.csv") == true }

        try takeOut("teun", of: copy)
        #expect(try data.forget(person) == mails.count)

        let left = try copy.outbox()
        #expect(mails.keys.allSatisfy { left[$0] == nil } && !left.isEmpty)
        #expect(throws: Refusal.self) { try data.export(person) }
        #expect(try data.forget(person) == nil)
        let next = try run(copy, at: "2027-02-16T09:05:00+01:00")
        #expect(next.status == .done && next.counts[.sent] == nil)

        _ = try BackUp(copy.workplace, now: now).restore(from: file)
        #expect(throws: Refusal.self) { try data.export(person) }
    }

    @Test(.slow)
    func `a ledger that cannot say whom it had forgotten is not replaced without a word`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        _ = try run(copy, at: "2027-01-11T09:10:00+01:00")
        let now = try moment("2027-02-16T09:00:00+01:00")
        let person = PersonID(rawValue: "teun")
        let data = PersonalData(try copy.workplace, now: now)
        let file = copy.folder.appending(path: "kept.backup").path
        _ = try BackUp(copy.workplace, now: now).write(to: file)
        try takeOut("teun", of: copy)
        _ = try data.forget(person)
        let ledger = copy.folder.appending(path: "state/ledger.sqlite")
        try Data(repeating: 0xA5, count: 40_960).write(to: ledger)
        let before = try Data(contentsOf: ledger)

        let refusal = try #require(
            #expect(throws: Refusal.self) {
                try BackUp(copy.workplace, now: now).restore(from: file)
            })

        #expect(refusal.status == .ioError)
        #expect(refusal.message.contains("nobody knows whom it had forgotten"))
        #expect(refusal.advice?.contains("kring doctor --repair") == true)
        #expect(try Data(contentsOf: ledger) == before)

        // Somebody says that it may be so: what the backup holds of them is back.
        _ = try BackUp(copy.workplace, now: now).restore(from: file, forgettingNobody: true)
        #expect(try !data.export(person).ledger.isEmpty)
        #expect(try data.forget(person) != nil)
    }
}
