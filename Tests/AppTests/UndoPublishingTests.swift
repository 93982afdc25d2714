import App
import CivilTime
import Communities
import Foundation
import Ledger
import Season
import TestSupport
import Testing
import Workplace

@Suite("Taking a publishing back", .slow)
struct UndoPublishingTests {
    private func sessions(_ copy: ExampleCopy) throws -> [SessionRecord] {
        try ListSessions(copy.workplace, now: ExampleCopy.decidedAt).run(SessionFilter()).sessions
    }

    @Test func `the first one leaves nothing behind, and comes back as the same events`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let first = try copy.known()
        let now = try ExampleCopy.at("2027-01-11T09:05:00+01:00")

        let rehearsal = try UndoPublishing(copy.workplace, now: now).run(isRehearsal: true)
        #expect(try copy.known() == first && rehearsal.changes.count == first.count)
        let outcome = try UndoPublishing(copy.workplace, now: now).run()

        #expect(outcome.changes.count == first.count)
        #expect(try sessions(copy).isEmpty)
        #expect(!(try copy.feed(of: "plgs")).contains("BEGIN:VEVENT"))
        #expect(
            try copy.published().keys.allSatisfy { !$0.hasPrefix("sessions/") })
        #expect(try copy.run(at: ExampleCopy.at("2027-01-11T09:30:00+01:00")).isEmpty)

        let again = try PublishPlan(
            copy.workplace, now: ExampleCopy.at("2027-01-11T10:00:00+01:00")
        ).run()
        #expect(again.changes.count == first.count)
        for (id, entry) in try copy.known() {
            #expect(entry.uid == first[id]?.uid && entry.session == first[id]?.session)
            #expect(entry.status == .confirmed && entry.sequence == 2)
        }
        let mails = try copy.run(at: ExampleCopy.at("2027-01-11T10:15:00+01:00"))
        #expect(!mails.isEmpty && Set(mails.map(\.to)).count == mails.count)
        #expect(throws: Refusal.self) {
            try UndoPublishing(copy.workplace, now: ExampleCopy.at("2027-01-11T10:20:00+01:00"))
                .run()
        }
    }

    @Test func `what a later one moved is where it was, and nobody hears of either`() async throws {
        let copy = try await ExampleCopy.told()
        let before = try copy.known()
        try copy.change(
            "communities/studentcoaching.yaml", "wekelijks, 60", to: "elke 2 weken, 60")
        let now = try ExampleCopy.at("2027-03-01T10:00:00+01:00")
        _ = try await PlanSeason(copy.workplace, now: now).run(
            SearchBudget(steps: 10_000, seed: 1, workers: 1))
        let published = try PublishPlan(copy.workplace, now: now).run()
        #expect(published.changes.count > 3)

        let undone = try UndoPublishing(
            copy.workplace, now: ExampleCopy.at("2027-03-01T10:05:00+01:00")
        ).run()

        #expect(undone.changes.count == published.changes.count)
        for (id, old) in before {
            let entry = try #require(try copy.known()[id])
            #expect(entry.session == old.session && entry.status == old.status)
            #expect(entry.uid == old.uid && entry.sequence >= old.sequence)
        }
        #expect(try sessions(copy).count == before.count)
        #expect(try copy.run(at: ExampleCopy.at("2027-03-01T10:30:00+01:00")).isEmpty)
        // It is a draft again.
        #expect(try copy.workplace.openLedger().pendingDrafts().count == 1)
        _ = try PublishPlan(copy.workplace, now: ExampleCopy.at("2027-03-01T11:00:00+01:00")).run()
        #expect(!(try copy.run(at: ExampleCopy.at("2027-03-01T11:15:00+01:00"))).isEmpty)
        #expect(throws: Refusal.self) {
            try UndoPublishing(copy.workplace, now: ExampleCopy.at("2027-03-01T11:20:00+01:00"))
                .run()
        }
    }
}
