import CivilTime
import Communities
import Ledger
import TestSupport
import Testing

@Suite struct PinTests {
    private let now = Cast.now

    private func pin(_ decision: Pin.Decision, at moment: Instant = Cast.now) -> Pin {
        Pin(
            session: "intervisie-1", decision: decision, reason: "Ada is ziek", author: "bram",
            at: moment)
    }

    private func plan(_ sessions: [Session]) -> PlanVersion {
        PlanVersion(
            number: 0, season: "2027-02", state: .draft, createdAt: now,
            origin: .decided(score: nil), sessions: sessions, usual: "[]")
    }

    @Test func `a decision, its plan and its sessions are kept together, and older drafts fall`()
        throws
    {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.saveDraft(plan([Cast.session()]))
        try ledger.publish([Cast.published()], of: "2027-02", plan: 1, at: now)
        try ledger.saveDraft(plan([Cast.session()]))
        var cancelled = Cast.published(sequence: 1, status: .cancelled)
        cancelled.reason = "Ada is ziek"

        let number = try ledger.decide(
            pin(.cancelled), of: "2027-02", plan: plan([]), sessions: [cancelled], at: now)

        #expect(number == 3)
        #expect(try ledger.pins(season: "2027-02") == [pin(.cancelled)])
        #expect(try ledger.pins(season: "2027-09") == [])
        #expect(try ledger.plans().map(\.state) == [.superseded, .superseded, .published])
        #expect(try ledger.publishedSessions(season: "2027-02") == [cancelled])
        #expect(try ledger.history(uid: cancelled.uid).map(\.plan) == [1, nil])
    }

    @Test func `a later decision takes the place of the first, and can be taken back once`() throws
    {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        let later = now.advanced(bySeconds: 60)
        for pin in [pin(.cancelled), pin(.restored, at: later)] {
            try ledger.decide(pin, of: "2027-02", plan: nil, sessions: [], at: pin.at)
        }
        #expect(try ledger.pins(season: "2027-02") == [pin(.restored, at: later)])

        #expect(try ledger.unpin("intervisie-1", of: "2027-02", at: later))
        #expect(try !ledger.unpin("intervisie-1", of: "2027-02", at: later))
        #expect(try ledger.pins(season: "2027-02") == [])
    }

    @Test func `a decision that cannot be published leaves no pin`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        try ledger.publish([Cast.published(sequence: 3)], of: "2027-02", plan: nil, at: now)

        #expect(throws: LedgerFault.self) {
            try ledger.decide(
                pin(.moved), of: "2027-02", plan: plan([]), sessions: [Cast.published(sequence: 2)],
                at: now)
        }
        #expect(try ledger.pins(season: "2027-02") == [])
        #expect(try ledger.plans() == [])
    }
}
