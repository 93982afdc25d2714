import CivilTime
import Communities
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("What made a plan")
struct PlanOriginTests {
    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
    }

    @Test(arguments: [
        PlanVersion.Origin.searched(seed: .max, steps: 1, bound: 17, score: #"{"hard":0}"#),
        .searched(seed: 0, steps: 400_000, bound: 0, score: "{}"),
        .decided(score: #"{"hard":2}"#), .decided(score: nil),
    ])
    func `a search and a decision are told apart when they are read again`(
        origin: PlanVersion.Origin
    ) throws {
        let plan = PlanVersion(
            number: 0, season: "2027-02", state: .draft, createdAt: Cast.now, origin: origin,
            sessions: [], usual: "[]")

        try ledger.saveDraft(plan)

        #expect(try ledger.plans().map(\.origin) == [origin])
    }

    @Test func `a decision without a score that an earlier kring kept has none`() throws {
        try ledger.queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO plan VALUES (1, '2027-02', 'published', 1801465200, 0, 0, '{}', 0,
                        '[]', '[]', 'abc')
                    """)
        }

        #expect(
            try ledger.publishedPlan()
                == PlanVersion(
                    number: 1, season: "2027-02", state: .published, createdAt: Cast.now,
                    origin: .decided(score: nil), sessions: [], usual: "[]"))
    }
}
