import CivilTime
import Communities
import Season
import TestSupport
import Testing

@testable import App

/// What the rules say of places that a person may ask for and no plan would try.
@Suite("Places that people ask for", .slow)
struct PlaceCheckTests {
    private func rehearse(
        _ copy: ExampleCopy, _ session: SessionID, to asked: AskedPlace
    ) throws -> DecisionOutcome {
        let now = try #require(Instant(rfc3339: "2027-01-12T09:00:00+01:00"))
        return try MoveSession(copy.workplace, now: now, language: .en).run(
            session, to: asked, DecisionOptions(isRehearsal: true, isForced: true))
    }

    @Test func `a taken room comes to light in a mode that is not offered`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()

        let sessions = try ListSessions(copy.workplace).run(SessionFilter()).sessions
        let theirs = try #require(sessions.first { $0.id == "plgs-2" })
        let room = try #require(theirs.room)

        // Studentcoaching meets online only.
        let start = String(theirs.start.prefix(16)).replacing("T", with: " ")
        let outcome = try rehearse(
            copy, "studentcoaching-2", to: AskedPlace(when: start, room: room, mode: .physical))

        #expect(!outcome.isForced && !outcome.canBeForced)
        let wishes = outcome.collisions.filter { !$0.isFact }.map(\.words)
        let facts = outcome.collisions.filter(\.isFact).map(\.words)
        #expect(
            wishes.contains("the community does not meet in a room only (its file offers online)"))
        #expect(facts.contains { $0.contains("is taken by plgs-2, ") }, "\(facts)")
    }

    @Test func `hours at which nobody meets are asked about as well`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()

        let night = try rehearse(
            copy, "plgs-2", to: AskedPlace(when: "2027-03-09 22:00"))
        #expect(!night.canBeForced)
        let words = night.collisions.map(\.words)
        #expect(words.contains { $0.hasPrefix("outside the times under 'when'") }, "\(words)")
        #expect(night.collisions.contains { $0.isFact && $0.words.contains("is open") }, "\(words)")

        let late = try rehearse(copy, "plgs-2", to: AskedPlace(when: "2027-03-09 23:00"))
        #expect(late.collisions.map(\.words) == ["it would run past midnight"])

        let odd = try rehearse(copy, "plgs-2", to: AskedPlace(when: "2027-03-09 10:10"))
        #expect(odd.collisions.contains { $0.isFact && $0.words.hasPrefix("sessions begin") })
    }

    @Test func `a session of another length than the files say is as long as it is`() async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        try copy.change(
            "communities/studentcoaching.yaml", "wekelijks, 60 minuten", to: "wekelijks, 30 minuten"
        )

        // The window ends at five: half an hour would fit, the hour that people know does not.
        let outcome = try rehearse(
            copy, "studentcoaching-2", to: AskedPlace(when: "2027-03-09 16:30"))
        #expect(
            outcome.collisions.contains { $0.words.hasPrefix("outside the times under 'when'") },
            "\(outcome.collisions.map(\.words))")
    }
}
