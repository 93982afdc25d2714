import CivilTime
import Communities
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

/// Somebody has another identifier: what was kept under the first is kept under the second.
@Suite("Another identifier of the same person")
struct RenumberTests {
    private let now = Cast.now
    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
    }

    private func run(_ script: String) throws {
        try ledger.queue.write { db in try db.execute(sql: script) }
    }

    private func rows(_ sql: String) throws -> [String] {
        try ledger.queue.read { db in
            try Row.fetchAll(db, sql: sql).map { row in
                row.databaseValues.map { value in
                    String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map(String.init)
                        ?? "-"
                }.joined(separator: " ")
            }
        }
    }

    @discardableResult
    private func renumber(_ old: PersonID, _ new: PersonID) throws -> Int {
        try ledger.renumber(
            old, as: new,
            rekeyed: { $0.hasSuffix("/\(old)") ? "\($0.dropLast(old.rawValue.count))\(new)" : $0 },
            withdrawn: "gone", at: now)
    }

    /// A row in every table that holds something of somebody.
    private func fill(_ person: String, at: Int = 100) throws {
        let number = try rows("SELECT count(*) FROM harvest")[0]
        try run(
            """
            INSERT INTO answer (person, uid, answer, at) VALUES ('\(person)', 'u', 'yes', \(at));
            INSERT INTO choice VALUES ('\(person)', '{"\(person)":1}', \(at));
            INSERT INTO group_seat VALUES ('u', 1, \(at), '\(person)', \(at));
            INSERT INTO role_turn VALUES ('u', 'host', '\(person)', \(at));
            INSERT INTO membership VALUES ('2027-02', 'plgs', '\(person)', \(at));
            INSERT INTO feed_address VALUES (randomblob(32), '\(person)', 0, \(at), NULL);
            INSERT INTO harvest (uid, kind, text, owner, state, recorded_at, folded)
                VALUES ('u', 'action', 't', '\(person)', 'open', \(at), 't');
            INSERT INTO harvest_history (harvest, at, event, about, owner)
                VALUES (\(number) + 1, \(at), 'voted', '\(person)', '\(person)');
            INSERT INTO harvest_vote VALUES (1, '\(person)', \(at));
            INSERT INTO pin (season, session, decision, author, at)
                VALUES ('2027-02', '\(person)-1', 'moved', '\(person)', \(at));
            INSERT INTO life (number, at, change, communities, first_day, second, sessions)
                SELECT count(*) + 1, \(at), 'ended', '[]', '2027-03-01', '\(person)', '[]' FROM life;
            INSERT INTO life_listener VALUES (1, '\(person)', \(at));
            INSERT INTO delivery (key, kind, person, recipient, message_id, due_at, give_up_at,
                    enqueued_at, state, next_try_at, changed_at)
                VALUES ('reminder/u/\(person)', 'reminder', '\(person)', 'a@b', 'm', 1, 9, 1,
                    '\(person == "old" ? "sent" : "due")', 1, 1);
            """)
    }

    private func everything() throws -> String {
        try ledger.queue.read { db in
            try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'note'")
        }.flatMap { try rows("SELECT * FROM \"\($0)\"") }.joined(separator: "\n")
    }

    @Test func `every table in which somebody has one row for a thing says which of two stays`()
        throws
    {
        let found = try ledger.queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT m.name FROM sqlite_master m, pragma_index_list(m.name) i,
                        pragma_index_info(i.name) c
                    WHERE m.type = 'table' AND i."unique" AND c.name IN ('person', 'owner', 'author', 'about')
                    """)
        }
        // Addresses are numbered on: somebody may have two.
        #expect(
            Set(found) == Set(Ledger.onePerPerson.map(\.table)).union(["feed_address"]))
        for rule in Ledger.onePerPerson {
            let columns = try rows(
                """
                SELECT c.name FROM pragma_index_list('\(rule.table)') i, pragma_index_info(i.name) c
                WHERE i."unique"
                """)
            #expect(Set(columns) == Set(rule.by + ["person"]), "\(rule.table)")
        }
    }

    @Test func `everything goes along, and nothing of the old one is left`() throws {
        try fill("old")
        var entry = Cast.published()
        entry.session.facilitator = "old"
        try ledger.publish([entry], of: "2027-02", plan: nil, at: now)
        let tables = try ledger.everything(of: ["old"])
        #expect(Set(tables.keys) == Set(Ledger.personal.map(\.table)))
        #expect(try ledger.rows(of: "old") == 16)

        #expect(try renumber("old", "new") == 16)
        #expect(try ledger.rows(of: "old") == 0)
        let after = try ledger.everything(of: ["new"])
        #expect(after.mapValues(\.count) == tables.mapValues(\.count))
        #expect(try ledger.publishedSessions().map(\.session.facilitator) == ["new"])
        #expect(try rows("SELECT key FROM delivery") == ["reminder/u/new"])
        // What they wrote themselves, and what only looks like them, stays.
        let left = try everything()
        #expect(left.components(separatedBy: "old").count - 1 == 2, "\(left)")
    }

    @Test(arguments: [(100, 200), (200, 100), (100, 100)])
    func `where both have a row, one stays`(old: Int, new: Int) throws {
        try fill("old", at: old)
        try fill("new", at: new)
        try renumber("old", "new")

        let (first, last) = (min(old, new), max(old, new))
        #expect(try rows("SELECT person, at FROM answer") == ["new \(last)"])
        #expect(try rows("SELECT person, at FROM choice") == ["new \(last)"])
        #expect(
            try rows("SELECT value FROM choice")
                == ["{\"\(old > new ? "old" : "new")\":1}"])
        #expect(try rows("SELECT person, at, number FROM group_seat") == ["new \(last) \(last)"])
        #expect(try rows("SELECT person, at FROM role_turn") == ["new \(first)"])
        #expect(try rows("SELECT person, at FROM membership") == ["new \(first)"])
        #expect(try rows("SELECT person, at FROM harvest_vote") == ["new \(first)"])
        #expect(try rows("SELECT owner FROM harvest") == ["new", "new"])
        // Both addresses go on.
        #expect(
            try rows("SELECT person, generation FROM feed_address ORDER BY generation")
                == ["new 0", "new 1"])
        // What was sent is not sent again.
        #expect(
            try rows("SELECT key, person, state FROM delivery") == ["reminder/u/new new sent"])
    }

    @Test(arguments: [
        ("sent", "due", "sent"), ("due", "sent", "sent"), ("failed", "due", "due"),
        ("due", "failed", "due"), ("covered", "due", "covered"), ("unwritten", "sent", "sent"),
        ("uncertain", "deferred", "uncertain"), ("skippedLate", "due", "skippedLate"),
    ])
    func `of two messages that are one, what is settled counts`(
        old: String, new: String, stays: String
    ) throws {
        try fill("old")
        try fill("new")
        try run(
            """
            UPDATE delivery SET state = '\(old)' WHERE person = 'old';
            UPDATE delivery SET state = '\(new)' WHERE person = 'new';
            """)
        try renumber("old", "new")
        #expect(try rows("SELECT key, state FROM delivery") == ["reminder/u/new \(stays)"])
    }

    @Test
    func `what did not go because nobody knew them is found again, what somebody dropped is not`()
        throws
    {
        let later = now.secondsSinceEpoch + 60
        for (key, detail, until) in [
            ("a", "gone", later), ("b", "gone", later - 120), ("c", "by hand", later),
        ] {
            try run(
                """
                INSERT INTO delivery (key, kind, person, recipient, message_id, due_at, give_up_at,
                        enqueued_at, state, next_try_at, changed_at, detail)
                    VALUES ('\(key)/old', 'reminder', 'old', 'a@b', 'm', 1, \(until), 1, 'dropped', 1,
                        1, '\(detail)');
                """)
        }
        try renumber("old", "new")
        #expect(try rows("SELECT key FROM delivery ORDER BY key") == ["b/new", "c/new"])
    }

    // MARK: - Addresses

    @Test func `an address is told by the name it was made by, whatever its owner is called`()
        throws
    {
        #expect(try ledger.addressNames().names(of: "a") == ["a"])
        try ledger.registerFeedAddresses([("a", Array(0..<32))], at: now)
        try renumber("a", "b")
        try renumber("b", "c")
        let names = try ledger.addressNames()
        #expect(names.names(of: "c") == ["a"])
        #expect(names.former(of: "c") == ["a"])
        // Who is given a former identifier is given no former address.
        #expect(names.names(of: "a") == ["a#2"] && names.names(of: "b") == ["b#2"])
        #expect(names.former(of: "a") == [])
        // A mistake that is taken back.
        try renumber("c", "a")
        #expect(try ledger.addressNames().names(of: "a") == ["a"])
        #expect(try ledger.feedAddresses().map(\.person) == ["a"])
    }

    @Test func `over any history no two people have one name, and nobody loses one`() {
        struct Random: RandomNumberGenerator {
            var state: UInt64
            mutating func next() -> UInt64 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return state
            }
        }
        var random = Random(state: 7)
        let people = ["a", "b", "c", "d"].map(PersonID.init(rawValue:))
        var (joined, reused) = (0, 0)
        for _ in 0..<500 {
            var names = AddressNames()
            var given: [PersonID: Set<String>] = [:]
            for _ in 0..<12 {
                let (one, other) = (
                    people.randomElement(using: &random) ?? "a",
                    people.randomElement(using: &random) ?? "b"
                )
                if one == other || Bool.random(using: &random) {
                    // Published: an address is in somebody's calendar.
                    if given[one] == nil, names.names(of: one) != [one.rawValue] { reused += 1 }
                    given[one, default: []].formUnion(names.names(of: one))
                } else {
                    names.join(one, into: other, isKnown: given[other] != nil)
                    given[other, default: []].formUnion(given.removeValue(forKey: one) ?? [])
                    if given[other]?.isEmpty == true { given[other] = nil }
                    joined += 1
                }
                let all = people.flatMap(names.names)
                #expect(Set(all).count == all.count)
                for (person, kept) in given {
                    #expect(kept.isSubset(of: names.names(of: person)))
                }
            }
        }
        #expect(joined > 1000 && reused > 100, "\(joined) \(reused)")
    }

    @Test func `who is forgotten leaves no former name`() throws {
        try fill("old")
        try renumber("old", "newer")
        try ledger.forget("newer", name: nil, alias: "forgotten-1", at: now)
        let notes = try rows("SELECT value FROM note").joined()
        #expect(!notes.contains("newer") && !notes.contains("old"))
        #expect(try ledger.addressNames().names(of: "newer") == ["newer"])
    }
}
