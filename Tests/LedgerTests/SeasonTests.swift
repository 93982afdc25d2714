import CivilTime
import Communities
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("Seasons side by side in the ledger")
struct SeasonTests {
    private let now = Cast.now

    private func published(_ number: Int, on day: CivilDate) -> PublishedSession {
        Cast.published(Cast.session(number, on: day))
    }

    @Test func `what people know of all seasons is found by its day`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        let (spring, autumn) = (
            published(1, on: Cast.day(2027, 6, 15)), published(2, on: Cast.day(2027, 9, 7))
        )
        try ledger.publish([autumn], of: "2027-09", plan: nil, at: now)
        try ledger.publish(
            [spring], of: "2027-02", plan: nil, during: Cast.day(2027, 2, 1)...Cast.day(2027, 7, 9),
            at: now)

        #expect(try ledger.publishedSessions() == [spring, autumn])
        #expect(try ledger.publishedSessions(from: Cast.day(2027, 6, 15)) == [spring, autumn])
        #expect(try ledger.publishedSessions(from: Cast.day(2027, 6, 16)) == [autumn])
        #expect(try ledger.publishedSessions(season: "2027-02") == [spring])
        #expect(try ledger.season(of: "intervisie-1") == "2027-02")
        #expect(
            try ledger.seasonsOfSessions() == [
                "intervisie-1": "2027-02", "intervisie-2": "2027-09",
            ])
        #expect(
            try ledger.seasons() == [
                Season(id: "2027-02", from: Cast.day(2027, 2, 1), to: Cast.day(2027, 7, 9))
            ])
    }

    @Test func `a session keeps the season in which it was promised, and a number is given once`()
        throws
    {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        let spring = published(1, on: Cast.day(2027, 6, 15))
        try ledger.publish([spring], of: "2027-02", plan: nil, at: now)
        var later = spring
        later.session.date = Cast.day(2027, 8, 31)
        later.sequence = 1

        try ledger.publish([later], of: "2027-09", plan: nil, at: now)

        #expect(try ledger.publishedSessions(season: "2027-02") == [later])
        #expect(try ledger.publishedSessions(from: Cast.day(2027, 8, 31)) == [later])
        var other = spring
        other.uid = "other@example.org"
        #expect(
            throws: LedgerFault.uidWouldChange(
                session: "intervisie-1", from: spring.uid, to: "other@example.org")
        ) { try ledger.publish([other], of: "2027-09", plan: nil, at: now) }
    }

    @Test func `where the last plan had a session is known whatever was decided since`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        let planned = published(1, on: Cast.day(2027, 6, 15))
        let draft = try ledger.saveDraft(
            PlanVersion(
                number: 0, season: "2027-02", state: .draft, createdAt: now,
                origin: .decided(score: nil), sessions: [planned.session], usual: "[]"))
        try ledger.publish([planned], of: "2027-02", plan: draft.number, at: now)
        var moved = planned
        moved.session.date = Cast.day(2027, 7, 1)
        moved.sequence = 1
        try ledger.publish([moved], of: "2027-02", plan: nil, at: now)

        #expect(try ledger.plannedSessions([planned.uid, "?"]) == [planned.uid: planned.session])
    }

    /// A ledger as an earlier version of the program left it, after two seasons.
    @Test func `numbers that two seasons gave are told apart, the latest keeps its own`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        let ids = [
            ("2026-09", 1, Cast.day(2026, 9, 8)), ("2027-02", 1, Cast.day(2027, 2, 9)),
            ("2026-09", 2, Cast.day(2026, 10, 6)),
        ]
        do {
            let old = try Ledger.open(
                path: path, creating: true, patience: 1, schema: Schema.current.upTo(8))
            try old.queue.write { db in
                for (season, number, day) in ids {
                    var entry = published(number, on: day)
                    entry.uid = SessionUID(rawValue: "\(entry.session.id).\(season)@example.org")
                    try db.execute(
                        sql: """
                            INSERT INTO published_session (uid, season, session, sequence, value)
                            VALUES (?, ?, ?, 0, ?)
                            """,
                        arguments: [
                            entry.uid.rawValue, season, entry.session.id.rawValue,
                            String(decoding: try JSONEncoder().encode(entry), as: UTF8.self),
                        ])
                }
            }
        }

        let ledger = try Ledger.open(path: path)

        #expect(
            try ledger.publishedSessions().map { "\($0.session.id) \($0.uid)" } == [
                "intervisie-1.2026-09 intervisie-1.2026-09@example.org",
                "intervisie-2 intervisie-2.2026-09@example.org",
                "intervisie-1 intervisie-1.2027-02@example.org",
            ])
        #expect(
            try ledger.seasons().map { "\($0.id) \($0.from) \($0.to)" }
                == ["2026-09 2026-09-08 2026-10-06", "2027-02 2027-02-09 2027-02-09"])
    }
}
