import CivilTime
import Communities
import Facilitation
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("A harvest in the ledger")
struct HarvestTests {
    private let now = Cast.now
    private let later = Cast.now.advanced(bySeconds: 60)
    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
    }

    private func read(
        _ item: HarvestItem, number: Int? = nil, votes: [PersonID] = []
    ) -> ReadHarvest {
        ReadHarvest(item: item, number: number, votes: votes, line: 1)
    }

    private let items = [
        HarvestItem(
            .action, "Rubric delen; '); DROP TABLE harvest;--", owner: "ada",
            due: Cast.day(2027, 3, 1)),
        HarvestItem(.insight, "Één peertoets is geen toets 🙂"),
        HarvestItem(
            .experiment, "exit tickets", expectation: "minder herkansingen", owner: "bram",
            due: Cast.day(2027, 4, 20)),
        HarvestItem(.challenge, "Feedback wordt niet gelezen"),
    ]

    @Test func `what a session produced is kept as it was said`() throws {
        let kept = try ledger.keep(items.map { read($0) }, of: "1", for: .members, at: now)

        #expect(kept.map(\.outcome) == [.added, .added, .added, .added])
        #expect(kept.map(\.record.number) == [1, 2, 3, 4])
        #expect(try ledger.harvest(uids: ["1", "2"]) == kept.map(\.record))
        #expect(try ledger.harvest().map(\.item) == items)
        #expect(try ledger.harvest(3)?.item == items[2])
        #expect(try ledger.harvest(99) == nil)
    }

    @Test func `bringing the same in twice adds nothing twice and takes nothing away`() throws {
        try ledger.keep(items.map { read($0) }, of: "1", for: .members, at: now)
        _ = try ledger.changeHarvest(1, at: later) { $0.becoming(.done, outcome: "gemaild") }
        let before = try ledger.harvest()
        let histories = try before.map { try ledger.harvestHistory($0.number) }

        let again = try ledger.keep(items.map { read($0) }, of: "1", for: .members, at: later)

        #expect(again.map(\.outcome) == [.known, .known, .known, .known])
        #expect(try ledger.harvest() == before)
        #expect(try before.map { try ledger.harvestHistory($0.number) } == histories)
        let elsewhere = try ledger.keep([read(items[1])], of: "2", for: .members, at: later)
        #expect(elsewhere.map(\.outcome) == [.added])
    }

    @Test func `what says the same gains what is new, what has the number is replaced`() throws {
        try ledger.keep(
            [read(HarvestItem(.action, "Rubric delen"))], of: "1", for: .members, at: now)
        let news = HarvestItem(.action, "rubric delen.", owner: "bram", state: .done)

        let merged = try ledger.keep([read(news)], of: "1", for: .members, at: later)
        let replaced = try ledger.keep(
            [read(HarvestItem(.action, "Rubric mailen"), number: 1)], of: "1", for: .members,
            at: later)

        #expect(merged.map(\.outcome) == [.changed])
        #expect(
            merged[0].record.item
                == HarvestItem(.action, "Rubric delen", owner: "bram", state: .done))
        #expect(merged[0].record.closedAt == later)
        #expect(replaced[0].record.item == HarvestItem(.action, "Rubric mailen"))
        #expect(replaced[0].record.closedAt == nil)
        #expect(try ledger.harvest().count == 1)
    }

    @Test func `an experiment is looked back on once, with what it taught`() throws {
        try ledger.keep(items.map { read($0) }, of: "1", for: .members, at: now)
        let insight = HarvestItem(.insight, "Kort vragen werkt", source: 3)
        let change: (HarvestItem) -> HarvestItem = { $0.becoming(.done, outcome: "3 van de 4") }

        let first = try #require(
            try ledger.changeHarvest(3, yielding: (insight, "2", .members), at: later, change))
        let second = try #require(
            try ledger.changeHarvest(3, yielding: (insight, "2", .members), at: later, change))

        #expect(first.isChanged && !second.isChanged)
        #expect(first.record.item.outcome == "3 van de 4")
        #expect(first.record.closedAt == later)
        #expect(first.yield?.item == insight)
        #expect(first.yield?.uid == "2")
        #expect(second.yield == first.yield)
        #expect(try ledger.changeHarvest(99, at: later, change)?.isChanged == nil)
    }

    @Test func `a person has one vote, which can be taken back`() throws {
        try ledger.keep([read(items[3], votes: ["ada"])], of: "1", for: .members, at: now)

        #expect(try ledger.vote(for: 1, by: "bram", at: now))
        #expect(try !ledger.vote(for: 1, by: "bram", at: later))
        #expect(try !ledger.vote(for: 99, by: "bram", at: later))
        #expect(try ledger.harvest(1)?.votes == ["ada", "bram"])
        #expect(try ledger.withdrawVote(for: 1, by: "ada", at: later))
        #expect(try !ledger.withdrawVote(for: 1, by: "ada", at: later))
        #expect(try ledger.harvest(1)?.votes == ["bram"])
    }

    @Test func `sharing is kept with its moment, once, and everything in the history`() throws {
        try ledger.keep([read(items[1])], of: "1", for: .members, at: now)

        #expect(try ledger.share(1, with: "plgs", at: now))
        #expect(try !ledger.share(1, with: "plgs", at: later))
        #expect(
            try ledger.harvest(1)?.shares == [
                HarvestRecord.Share(community: "plgs", at: now)
            ])
        #expect(try ledger.unshare(1, with: "plgs", at: later))
        _ = try ledger.changeHarvest(1, at: later) { $0.becoming(.done) }

        #expect(
            try ledger.harvestHistory(1) == [
                HarvestHistoryEntry(at: now, event: .kept, item: items[1]),
                HarvestHistoryEntry(at: now, event: .shared, about: "plgs"),
                HarvestHistoryEntry(at: later, event: .unshared, about: "plgs"),
                HarvestHistoryEntry(
                    at: later, event: .changed, item: items[1].becoming(.done)),
            ])
    }

    @Test(
        arguments: [
            ("een", [2]), ("ÉÉN toets", [2]), ("TOETS", [2]), ("tickets herkansingen", [3]),
            ("is g", [2]), ("rubric 🙂", []), ("", []), ("%", []), ("\"", []),
            ("'); DROP", [1]), ("* OR rubric", []), ("--", [1]), ("a\0", [1, 3, 4]),
        ] as [(String, [Int])]
    )
    func `words are found anywhere, with other accents, and mean only themselves`(
        words: String, numbers: [Int]
    ) throws {
        try ledger.keep(items.map { read($0) }, of: "1", for: .members, at: now)

        #expect(try ledger.searchHarvest(words).map(\.number).sorted() == numbers)
        // The same without the index, as an SQLite without FTS5 searches.
        try ledger.queue.write { db in try db.execute(sql: "DROP TABLE harvest_words") }
        #expect(try ledger.searchHarvest(words).map(\.number).sorted() == numbers)
    }

    @Test func `a search follows changes, the newest first`() throws {
        try ledger.keep(items.map { read($0) }, of: "1", for: .members, at: now)
        _ = try ledger.changeHarvest(1, at: later) { $0.becoming(.done, outcome: "Per ticket") }

        #expect(try ledger.searchHarvest("ticket").map(\.number) == [3, 1])
        #expect(try ledger.searchHarvest("ticket", limit: 1).map(\.number) == [3])
        #expect(try ledger.checkIntegrity() == [])
    }

    @Test func `for whom it was when it was said stays, whatever is said of it later`() throws {
        try ledger.keep([read(items[1])], of: "1", for: .present, at: now)
        try ledger.keep([read(items[1])], of: "1", for: .everybody, at: later)
        try ledger.keep(
            [read(HarvestItem(.insight, "Anders", isPublic: true), number: 1)], of: "1",
            for: .everybody, at: later)
        #expect(try ledger.harvest().map(\.audience) == [.present])
        #expect(try ledger.harvest().map(\.item.isPublic) == [true])
        #expect(try ledger.harvestHistory(1).map { $0.item?.isPublic } == [false, true])
        // What comes of it is for no more people.
        let yield = try ledger.changeHarvest(
            1, yielding: (HarvestItem(.insight, "Volgt", source: 1), "2", .members), at: later
        ) { $0.becoming(.done) }
        #expect(yield?.yield?.audience == .present)
        #expect(yield?.record.item.isPublic == true)
    }

    @Test func `that it was about a case stays, and so does what comes of it`() throws {
        try ledger.keep([read(items[2])], of: "1", for: .present, isAboutCase: true, at: now)
        try ledger.keep([read(items[2])], of: "1", for: .everybody, at: later)
        let yield = try ledger.changeHarvest(
            1, yielding: (HarvestItem(.insight, "Volgt", source: 1), "2", .everybody), at: later
        ) { $0.becoming(.done) }
        #expect(yield?.yield?.isAboutCase == true)
        try ledger.keep([read(items[1])], of: "1", for: .everybody, at: later)
        #expect(try ledger.harvest().map(\.isAboutCase) == [true, true, false])
    }

    @Test func `that what was said before stood on pages is kept until it is told`() throws {
        func ledger(_ name: String, of version: Int) throws -> Ledger {
            try Ledger.open(
                path: folder.path(name), creating: true, patience: 1,
                schema: Schema.current.upTo(version))
        }
        #expect(try ledger("new.sqlite", of: 8).note("visible") == nil)
        try ledger("old.sqlite", of: 7).queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO harvest (uid, kind, text, state, recorded_at, folded)
                    VALUES ('1', 'insight', 'Klein', 'open', 5, 'klein')
                    """)
        }
        let ledger = try ledger("old.sqlite", of: 8)
        #expect(try ledger.note("visible")?.value == "untold")
        #expect(try ledger.harvest().map(\.audience) == [nil])
        #expect(try ledger.harvest().map(\.item.isPublic) == [false])
    }

    @Test func `a person can be forgotten`() throws {
        try ledger.keep(
            items.map { read($0, votes: $0.kind == .challenge ? ["ada", "bram"] : []) }, of: "1",
            for: .members, at: now)

        #expect(try ledger.everything(of: ["ada"]).values.joined().count == 4)
        try ledger.forget("ada", name: nil, alias: "forgotten-1", at: Cast.now)
        #expect(try ledger.everything(of: ["ada"]).isEmpty)
        #expect(try ledger.harvest().map(\.item.owner) == [nil, nil, "bram", nil])
        #expect(try ledger.harvest(4)?.votes == ["bram"])
    }

    @Test func `what version 2 kept is there in version 3, with its words`() throws {
        let path = folder.path("old.sqlite")
        let old = Schema(migrations: Schema.current.migrations.filter { $0.number <= 2 })
        do {
            let ledger = try Ledger.open(path: path, creating: true, patience: 1, schema: old)
            try ledger.queue.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO harvest (uid, kind, text, owner, due, recorded_at, done_at)
                        VALUES ('1', 'action', 'Één rubric', 'ada', '2027-03-01', 5, 9),
                            ('1', 'question', 'Waarom?', NULL, NULL, 6, NULL)
                        """)
            }
        }

        let ledger = try Ledger.open(path: path)

        #expect(
            try ledger.harvest() == [
                HarvestRecord(
                    number: 1, uid: "1",
                    item: HarvestItem(
                        .action, "Één rubric", owner: "ada", due: Cast.day(2027, 3, 1),
                        state: .done), recordedAt: Instant(secondsSinceEpoch: 5),
                    closedAt: Instant(secondsSinceEpoch: 9)),
                HarvestRecord(
                    number: 2, uid: "1", item: HarvestItem(.question, "Waarom?"),
                    recordedAt: Instant(secondsSinceEpoch: 6)),
            ])
        #expect(try ledger.searchHarvest("een rub").map(\.number) == [1])
        #expect(try ledger.checkIntegrity() == [])
    }

    @Test func `sessions of every season are found by what they produced`() throws {
        let (one, other) = (Cast.published(), Cast.published(Cast.session(2)))
        try ledger.publish([one, other], of: "2027-02", plan: nil, at: now)
        try ledger.keep([read(items[1])], of: one.uid, for: .members, at: now)

        #expect(try ledger.harvestedSessions() == [one.uid: one])
        #expect(try ledger.publishedSession(uid: other.uid) == other)
        #expect(try ledger.publishedSession(uid: "none") == nil)
    }
}
