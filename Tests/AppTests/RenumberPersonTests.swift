import App
import CivilTime
import Communities
import Foundation
import Ledger
import Messages
import TestSupport
import Testing
import Workplace
import Workspace

/// People who come and go with an export, and one who gets another number.
@Suite("People come and go")
struct RenumberPersonTests {
    private let now: Instant

    init() throws { now = try #require(Instant(rfc3339: "2027-01-12T09:00:00+01:00")) }

    private func write(_ copy: ExampleCopy, _ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: copy.folder.appending(path: name))
    }

    /// The export gives Teun another number.
    private func renumberTeun(_ copy: ExampleCopy) throws {
        try copy.change("people.csv", "teun,Teun", to: "e98765,Teun")
    }

    private func same(
        _ copy: ExampleCopy, _ old: PersonID = "teun", _ new: PersonID = "e98765",
        isWriting: Bool = true, isRehearsal: Bool = false
    ) throws -> RenumberOutcome {
        try RenumberPerson(copy.workplace, now: now).run(
            old, as: new, isWriting: isWriting, isRehearsal: isRehearsal)
    }

    /// Somebody of the community who leads sessions to come.
    private func leader(_ copy: ExampleCopy) throws -> PersonID {
        let sessions = try #require(try copy.workplace.readLedger()).publishedSessions()
        let community = try OpenWorkspace(copy.workplace).intent.community("plgs")
        return try #require(
            sessions.lazy.filter { $0.session.community == "plgs" && $0.session.index > 2 }
                .compactMap(\.session.facilitator)
                .first { community?.level(of: $0) != nil })
    }

    private func renumber(_ copy: ExampleCopy, _ person: PersonID) throws {
        try copy.change("people.csv", "\n\(person),", to: "\ne98765,")
    }

    private func feedPath(_ copy: ExampleCopy, _ name: String) throws -> String {
        let secret = try InstanceSecret.read(copy.workplace.secretPath, ledger: nil)
        let token = SecretAddress(of: "x", named: name, generation: 0, secret: secret.bytes).token
        let path = try copy.published().keys.first { $0.contains(token) }
        return try #require(path, "\(name) has no feed")
    }

    private func chooseToken(_ copy: ExampleCopy, _ name: String) throws -> String {
        let secret = try InstanceSecret.read(copy.workplace.secretPath, ledger: nil)
        return SecretAddress.choiceToken(named: name, secret: secret.bytes)
    }

    // MARK: - Another number

    @Test(.slow) func `another number changes no calendar and sends nothing, and the feed goes on`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        _ = try copy.run(at: now)
        let old = try leader(copy)
        let address = try #require(
            try OpenWorkspace(copy.workplace).intent.person(old)?.email)
        try copy.workplace.openLedger().choose(
            MessageChoice(amount: .fewer), for: old, at: now)
        let path = try feedPath(copy, old.rawValue)
        let before = try copy.published()
        let facilitated = try copy.workplace.readLedger()?.publishedSessions()
            .filter { $0.session.facilitator == old }.map(\.uid)
        let lines = try copy.text("communities/plgs.yaml")
        let pages = ChoicePages(TokenOwners(try copy.workplace) { _ in })
        let token = try chooseToken(copy, old.rawValue)
        let page = try pages.show(token)
        #expect(page != nil)

        // A night goes by before anybody looks: they are missed, and have a feed under either name.
        try renumber(copy, old)
        let night = try RunDue(copy.workplace, now: now.advanced(bySeconds: 600)).run()
        #expect(night.counts[.sent] == nil && night.status == .done)

        let outcome = try same(copy, old)
        #expect(outcome.isDone && outcome.rows > 5)
        #expect(!outcome.lines.isEmpty && outcome.lines.allSatisfy { $0.deed == .written })
        func expectAsBefore(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
            let after = try copy.published()
            let changed = before.filter { after[$0.key] != $0.value }.keys.sorted()
            #expect(changed == [], sourceLocation: sourceLocation)
            #expect(after.count == before.count + 1, sourceLocation: sourceLocation)
        }
        try expectAsBefore()
        #expect(try feedPath(copy, old.rawValue) == path)
        let ledger = try #require(try copy.workplace.readLedger())
        #expect(try ledger.rows(of: old) == 0)
        #expect(try ledger.choices()["e98765"]?.amount == .fewer)
        #expect(
            try ledger.publishedSessions().filter { $0.session.facilitator == "e98765" }.map(\.uid)
                == facilitated)
        let written = try copy.text("communities/plgs.yaml")
        #expect(written.contains("e98765") && written.count > lines.count - 20)

        // A server that was up all the while.
        #expect(try pages.show(token) != nil)
        #expect(try copy.run(at: now.advanced(bySeconds: 1200)).isEmpty)
        try expectAsBefore()
        #expect(WorkspaceFiles(try copy.workplace).faults == [])
        // What falls due later goes to the same address, each thing once.
        let reminded = try #require(ExampleCopy.remindedAt)
        let due = try copy.run(at: reminded).filter { $0.to.contains(address) }
        #expect(!due.isEmpty && Set(due.map { $0.header("Subject") }).count == due.count)
    }

    @Test(.slow) func `without --write the lines are shown, and what is left is no new person`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        _ = try copy.run(at: now)
        let old = try leader(copy)
        let before = try copy.text("communities/plgs.yaml")
        try renumber(copy, old)

        let tried = try same(copy, old, isRehearsal: true)
        #expect(!tried.isDone && tried.rows > 5)
        #expect(tried.lines.allSatisfy { $0.deed == .replace })
        #expect(try copy.workplace.readLedger()?.rows(of: old) == tried.rows)

        let outcome = try same(copy, old, isWriting: false)
        #expect(outcome.isDone && outcome.lines == tried.lines)
        #expect(try copy.text("communities/plgs.yaml") == before)
        let line = try #require(outcome.lines.first { $0.file == "communities/plgs.yaml" })
        let written = before.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(line.text == written[line.line - 1] && line.text.contains(old.rawValue))
        // Who still stands there is given no new address.
        #expect(try copy.workplace.readLedger()?.rows(of: old) == 0)
        // And again, now with the files: what was cut short is done by the same command.
        let again = try same(copy, old)
        #expect(again.rows == 0 && again.lines.allSatisfy { $0.deed == .written })
        #expect(try copy.run(at: now.advanced(bySeconds: 1200)).isEmpty)
    }

    @Test(.slow) func `somebody new who is given the old number is given none of its addresses`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let path = try feedPath(copy, "teun")
        let token = try chooseToken(copy, "teun")
        try renumberTeun(copy)
        _ = try same(copy)
        try write(
            copy, "people.csv",
            copy.text("people.csv") + "teun,Teun Ander,ander@example.org,nl,tilburg,,\n")
        _ = try copy.run(at: now)

        let feeds = try copy.published()
        #expect(String(decoding: feeds[path] ?? Data(), as: UTF8.self).contains("BEGIN:VEVENT"))
        let other = try feedPath(copy, "teun#2")
        #expect(
            !String(decoding: feeds[other] ?? Data(), as: UTF8.self).contains("BEGIN:VEVENT"))
        let pages = ChoicePages(TokenOwners(try copy.workplace) { _ in })
        #expect(try pages.show(token)?.contains("Teun van Rooij") == true)
        #expect(try pages.show(chooseToken(copy, "teun#2"))?.contains("Teun Ander") == true)
    }

    @Test func `two who both stand in the list are two, and who is nobody is refused`() throws {
        let copy = try ExampleCopy()
        func refusal(_ old: PersonID, _ new: PersonID) throws -> String {
            do {
                _ = try same(copy, old, new)
                Issue.record("\(old) became \(new)")
                return ""
            } catch let refusal as Refusal {
                return refusal.reason.words(.en).message
            }
        }
        #expect(try refusal("teun", "noor").contains("people.csv:"))
        #expect(try refusal("teun", "teun").contains("same already"))
        #expect(try refusal("teun", "nor").contains("'nor'"))
        try renumberTeun(copy)
        #expect(try refusal("nobody", "e98765").contains("'nobody'"))
    }

    @Test func `a whole export with other numbers can be put right one by one`() throws {
        let copy = try ExampleCopy()
        let workplace = try copy.workplace
        try workplace.openLedger().keepReading(
            try #require(try OpenWorkspace(workplace).kept), at: now)
        let rows = try copy.text("people.csv").split(separator: "\n").map(String.init)
        try write(
            copy, "people.csv",
            ([rows[0]] + rows.dropFirst().map { "n-\($0)" }).joined(separator: "\n") + "\n")
        #expect(WorkspaceFiles(workplace).errors.map(\.rule) == [.peopleCutShort])

        let difference = try ComparePeople(workplace).run()
        #expect(difference.went.count == rows.count - 1 && difference.came.count == rows.count - 1)
        #expect(difference.went.allSatisfy { $0.seemsToBe?.rawValue == "n-\($0.id)" })
        for person in difference.went where !person.communities.isEmpty {
            let new = try #require(person.seemsToBe)
            _ = try same(copy, person.id, new)
            // What a run would go on by meanwhile knows them as the ledger does.
            let known = try #require(LastGoodReading(workplace)).people.map(\.id)
            #expect(!known.contains(person.id) && known.contains(new))
        }
        #expect(WorkspaceFiles(workplace).faults == [])
    }

    @Test func `where both names stand in one file it is left to people`() throws {
        let copy = try ExampleCopy()
        let workplace = try copy.workplace
        try workplace.openLedger().keepReading(
            try #require(try OpenWorkspace(workplace).kept), at: now)
        try renumberTeun(copy)
        try copy.change("communities/plgs.yaml", "luuk, samira", to: "luuk, e98765, samira")
        let outcome = try same(copy)
        #expect(
            outcome.lines.filter { $0.file == "communities/plgs.yaml" }.map(\.deed) == [.remove])
    }

    // MARK: - Who came and went

    @Test func `who came, went and is called otherwise is told with their communities`() throws {
        let copy = try ExampleCopy()
        let workplace = try copy.workplace
        #expect(try ComparePeople(workplace).run() == .none)
        try workplace.openLedger().keepReading(
            try #require(try OpenWorkspace(workplace).kept), at: now)
        #expect(try ComparePeople(workplace).run().since == now)
        #expect(try ComparePeople(workplace).run().came.isEmpty)

        try copy.change(
            "people.csv", "Teun van Rooij,teun@example.org", to: "Teun de Rooij,tdr@example.org")
        let noor = try #require(
            try copy.text("people.csv").split(separator: "\n").first { $0.hasPrefix("noor,") })
        try copy.change("people.csv", "\(noor)\n", to: "")
        try write(
            copy, "people.csv",
            copy.text("people.csv") + "nieuw,Nieuw,nieuw@example.org,nl,tilburg,,\n")
        try copy.change("communities/plgs.yaml", "luuk, samira", to: "luuk, nieuw, samira")

        let difference = try ComparePeople(workplace).run()
        #expect(difference.came.map(\.id) == ["nieuw"])
        #expect(difference.came.map(\.communities) == [["plgs"]])
        #expect(difference.went.map(\.id) == ["noor"])
        #expect(difference.went.first?.communities.isEmpty == false)
        #expect(difference.went.map(\.seemsToBe) == [nil])
        #expect(difference.changed.map(\.id) == ["teun"])
        #expect(difference.changed.map(\.formerName) == ["Teun van Rooij"])
        #expect(difference.changed.map(\.formerAddress) == ["teun@example.org"])

        let all = try ListPeople(workplace).run()
        #expect(all.last?.id == "noor" && all.last?.isGone == true)
        #expect(all.first { $0.id == "nieuw" }?.communities == ["plgs"])
        #expect(all.count { $0.isGone } == 1)

        // A list that cannot be read says nothing about who went.
        try copy.change("people.csv", "id,name", to: "nr,name")
        #expect(throws: Refusal.self) { try ComparePeople(workplace).run() }
    }
}
