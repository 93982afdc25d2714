import CivilTime
import Communities
import Ledger
import TestSupport
import Testing

@Suite struct PublishingTests {
    private let now = Cast.now

    private func plan(_ sessions: [Session] = [Cast.session()]) -> PlanVersion {
        PlanVersion(
            number: 0, season: "2027-02", state: .published, createdAt: now,
            origin: .searched(seed: .max, steps: 400_000, bound: 17, score: #"{"hard":0}"#),
            sessions: sessions, usual: "{}")
    }

    @Test func `a draft is kept whole, and publishing it takes the place of the last plan`() throws
    {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        let first = try ledger.saveDraft(plan())
        let second = try ledger.saveDraft(plan([]))
        var expected = plan()
        expected.number = 1
        expected.state = .draft
        #expect(first == expected)
        #expect(try ledger.latestDraft() == second)
        #expect(try ledger.publishedPlan() == nil)

        try ledger.publish([Cast.published()], of: "2027-02", plan: 1, at: now)
        #expect(try ledger.latestDraft()?.number == 2)
        try ledger.publish([], of: "2027-02", plan: 2, at: now)

        #expect(try ledger.plans().map(\.state) == [.superseded, .published])
        #expect(try ledger.publishedPlan(season: "2027-02")?.number == 2)
        #expect(try ledger.latestDraft() == nil)
        #expect(throws: LedgerFault.planSuperseded(number: 1)) {
            try ledger.publish([], of: "2027-02", plan: 1, at: now)
        }
        #expect(throws: LedgerFault.noSuchPlan(number: 9)) {
            try ledger.publish([], of: "2027-02", plan: 9, at: now)
        }
    }

    @Test func `publishing twice changes nothing twice`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.saveDraft(plan())
        let session = Cast.published()

        let first = try ledger.publish([session], of: "2027-02", plan: 1, at: now)
        let second = try ledger.publish([session], of: "2027-02", plan: 1, at: now)

        #expect(first == ["intervisie-1"])
        #expect(second == [])
        #expect(try ledger.publishedSessions(season: "2027-02") == [session])
        #expect(
            try ledger.history(uid: session.uid)
                == [SessionHistoryEntry(at: now, plan: 1, value: session)])
    }

    @Test func `a session's history holds every change in order`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.saveDraft(plan())
        let first = Cast.published()
        let later = now.advanced(bySeconds: 3600)
        var cancelled = Cast.published(sequence: 1, status: .cancelled, changed: later)
        cancelled.reason = "Ziek"

        try ledger.publish([first], of: "2027-02", plan: 1, at: now)
        try ledger.publish([cancelled], of: "2027-02", plan: nil, at: later)

        #expect(try ledger.publishedSessions(season: "2027-02") == [cancelled])
        #expect(
            try ledger.history(uid: first.uid) == [
                SessionHistoryEntry(at: now, plan: 1, value: first),
                SessionHistoryEntry(at: later, plan: nil, value: cancelled),
            ])
        #expect(try ledger.publishedSessions(season: "2027-09") == [])
    }

    @Test func `an identity never changes and a sequence never falls, and all is undone`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.saveDraft(plan())
        let known = Cast.published(sequence: 3)
        try ledger.publish([known], of: "2027-02", plan: 1, at: now)
        var other = Cast.published(sequence: 4)
        other.uid = "other@example.org"
        let notice = Delivery(
            key: "notice", kind: "notice", person: "ada", uid: known.uid, recipient: "ada@e.org",
            messageID: "n@e.org", message: [], dueAt: now, giveUpAt: now)

        #expect(
            throws: LedgerFault.uidWouldChange(
                session: "intervisie-1", from: known.uid, to: "other@example.org")
        ) {
            try ledger.publish(
                [Cast.published(Cast.session(2)), other], of: "2027-02", plan: nil,
                enqueuing: [notice], at: now)
        }
        #expect(
            throws: LedgerFault.sequenceWouldFall(session: "intervisie-1", from: 3, to: 2)
        ) {
            try ledger.publish(
                [Cast.published(sequence: 2)], of: "2027-02", plan: nil, enqueuing: [notice],
                at: now)
        }

        #expect(try ledger.publishedSessions(season: "2027-02") == [known])
        #expect(try ledger.deliveryCounts() == [:])
    }

    @Test func `notices are kept with the change they tell of`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        let session = Cast.published()
        let notice = Delivery(
            key: "notice", kind: "notice", person: "ada", uid: session.uid,
            recipient: "ada@e.org", messageID: "n@e.org", message: [1], dueAt: now,
            giveUpAt: now.advanced(bySeconds: 60))
        do {
            let ledger = try Ledger.open(path: path)
            try ledger.publish(
                [session], of: "2027-02", plan: nil, enqueuing: [notice], at: now)
        }

        let reopened = try Ledger.open(path: path)

        #expect(try reopened.claimNext(now)?.delivery.message == [1])
    }
}
