import CivilTime
import Communities
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("What is kept of a person")
struct PeopleTests {
    private let now = Cast.now
    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
    }

    private func fill(_ person: PersonID) throws {
        var entry = Cast.published()
        entry.session.facilitator = person
        try ledger.publish([entry], of: "2027-02", plan: nil, at: now)
        try ledger.enqueue(
            [
                Delivery(
                    key: "reminder/\(person)", kind: "reminder", person: person, uid: entry.uid,
                    recipient: "\(person)@example.org", messageID: "a@example.org",
                    message: Array("Dag \(person)".utf8), dueAt: now, giveUpAt: now, state: .sent)
            ], at: now)
        try ledger.keep(AnswerRecord(person: person, uid: entry.uid, answer: .no, at: now))
        try ledger.choose(MessageChoice(amount: .fewer), for: person, at: now)
        try ledger.keepRoleTurns(
            [RoleTurn(uid: entry.uid, role: "harvester", person: person)], of: entry.uid, at: now)
        try ledger.registerFeedAddresses([(person, Array(0..<32))], at: now)
        var batch = MessageBatch()
        batch.joined = [Membership(community: "intervisie", person: person)]
        try ledger.enqueue(batch, season: "2027-02", at: now)
    }

    @Test func `no column that says of whom something is goes unlooked at`() throws {
        let found = try ledger.queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
                    WHERE m.type = 'table' AND c.name IN ('person', 'owner', 'author', 'about', 'second')
                    """)
        }
        #expect(Set(found) == Set(Ledger.personal.map { "\($0.table).\($0.column)" }))
    }

    @Test func `everything is shown, texts included, secrets not`() throws {
        try fill("ada")
        let all = try ledger.everything(of: ["ada"])
        #expect(
            Set(all.keys) == [
                "answer", "choice", "delivery", "feed_address", "membership", "role_turn",
            ])
        #expect(all["delivery"]?.first?["message"] == "Dag ada")
        #expect(all["feed_address"]?.first?["token_hash"] == nil)
        #expect(try ledger.everything(of: ["bram"]).isEmpty)
    }

    @Test func `what is forgotten is in no byte of the file, and others' turns stay counted`()
        throws
    {
        try fill("adagio-particular")
        try ledger.forget("adagio-particular", name: "Ada", alias: "forgotten-1", at: now)

        #expect(try ledger.everything(of: ["adagio-particular"]).isEmpty)
        #expect(try ledger.roleTurns().map(\.person) == ["forgotten-1"])
        #expect(
            try ledger.publishedSessions(season: "2027-02").first?.session.facilitator
                == "forgotten-1")
        for name in folder.names {
            let bytes = try Data(contentsOf: URL(filePath: folder.path(name)))
            #expect(bytes.range(of: Data("adagio".utf8)) == nil, "\(name)")
        }
    }
}
