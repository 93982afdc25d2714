import App
import CivilTime
import Communities
import Foundation
import Meeting
import Season
import TestSupport
import Testing

/// Sessions that nobody facilitates or that have no topic, from the question to the room that comes free.
@Suite("Sessions without an agenda")
struct NoAgendaTests {
    private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    /// The example, in which Marijn alone facilitates the PLGs and will not come to the second, on Tuesday 9 March.
    private func withoutFacilitator() async throws -> ExampleCopy {
        let copy = try ExampleCopy()
        try copy.change(
            "communities/plgs.yaml", "color: seagreen",
            to: "color: seagreen\nno-agenda: {ask: 10 days before, online: 5 days before}")
        try await copy.planAndPublish()
        let session = try session(copy)
        try #require(session.facilitator == "marijn" && session.room != nil)
        try #require(session.start.hasPrefix("2027-03-09"))
        try copy.decline("marijn", "plgs-2", at: moment("2027-01-12T09:00:00+01:00"))
        return copy
    }

    private func session(_ copy: ExampleCopy) throws -> SessionRecord {
        try #require(
            try ListSessions(copy.workplace).run(SessionFilter()).sessions.first {
                $0.id == "plgs-2"
            })
    }

    @Test(.slow)
    func `the core is asked with a proposal, and without an answer the session goes online`()
        async throws
    {
        let copy = try await withoutFacilitator()
        _ = try copy.run(at: moment("2027-02-27T09:00:00+01:00"))

        let asked = try copy.run(at: moment("2027-02-27T18:00:00+01:00"))
        let questions = asked.filter { $0.header("Subject").contains("wie begeleidt") }
        #expect(questions.count == 3)
        #expect(Set(questions.map { $0.to.prefix { $0 != " " } }) == ["Bram", "Marijn", "Saskia"])
        #expect(
            questions.allSatisfy {
                $0.text.contains("Deze bijeenkomst heeft nog geen begeleider")
                    && $0.text.contains("Voorstel: ")
                    && $0.text.contains("donderdag 4 maart 2027 om")
            })
        #expect(try session(copy).mode == .physical)

        _ = try copy.run(at: moment("2027-03-04T18:00:00+01:00"))
        let now = try session(copy)
        #expect(now.mode == .online && now.room == nil && now.link != nil)
        let told = try copy.run(at: moment("2027-03-04T18:15:00+01:00"))
        #expect(Set(told.map(\.to)).count == told.count && told.count > 20)
        for mail in told {
            let why =
                mail.header("Content-Language") == "en"
                ? "No facilitator was found; so it is online"
                : "Er kwam geen begeleider; daarom online"
            #expect(mail.text.contains(why))
        }
        #expect(try copy.run(at: moment("2027-03-04T18:30:00+01:00")).isEmpty)
    }

    @Test(.slow) func `who takes the turn keeps the room`() async throws {
        let copy = try await withoutFacilitator()
        _ = try copy.run(at: moment("2027-02-27T18:00:00+01:00"))
        try copy.change(
            "communities/plgs.yaml", "facilitator: marijn", to: "facilitator: [marijn, saskia]")
        _ = try ChangeRoles(copy.workplace, now: moment("2027-03-01T09:00:00+01:00"))
            .swap("marijn", "saskia", in: "plgs-2")
        _ = try copy.run(at: moment("2027-03-04T18:00:00+01:00"))
        #expect(try session(copy).mode == .physical)
    }

    @Test(.slow) func `a person can put it back into a room, and it stays there`() async throws {
        let copy = try await withoutFacilitator()
        _ = try copy.run(at: moment("2027-02-27T18:00:00+01:00"))
        let room = try #require(try session(copy).room)
        _ = try copy.run(at: moment("2027-03-04T18:00:00+01:00"))
        let back = try MoveSession(copy.workplace, now: moment("2027-03-05T09:00:00+01:00"))
            .run("plgs-2", to: AskedPlace(room: room), DecisionOptions(isForced: true))
        try #require(back.isDone)
        _ = try copy.run(at: moment("2027-03-05T10:00:00+01:00"))
        #expect(try session(copy).room == room)
    }

    @Test(.slow) func `who has a turn and will not come is shown with the roles`() async throws {
        let copy = try await withoutFacilitator()
        let rota = try ShowRoles(copy.workplace, now: moment("2027-02-01T09:00:00+01:00")).run(
            "plgs")
        #expect(
            rota.sessions.flatMap(\.roles).filter(\.declined).map(\.name) == ["Marijn Vos"])
        #expect(
            rota.sessions.flatMap { session in
                session.roles.filter(\.declined).map { "\(session.session) \($0.role.rawValue)" }
            } == ["plgs-2 facilitator"])
    }

    @Test(.slow) func `looking ahead says what would go online and changes nothing`() async throws {
        let copy = try await withoutFacilitator()
        _ = try copy.run(at: moment("2027-02-27T18:00:00+01:00"))
        let rehearsal = try RehearseRun(copy.workplace, now: moment("2027-03-04T18:00:00+01:00"))
            .run()
        #expect(rehearsal.goingOnline == ["plgs-2"])
        #expect(rehearsal.text(.en).contains("plgs-2 would go online: it has no agenda"))
        #expect(try session(copy).mode == .physical)
    }

    @Test(.slow) func `a template for one session alone`() async throws {
        let copy = try ExampleCopy()
        try copy.change(
            "communities/plgs.yaml", "  cycle: [intervision, world-cafe]",
            to:
                "  cycle: [intervision, world-cafe]\n  once: [{session: 3, template: show-and-tell}]"
        )
        try await copy.planAndPublish()
        let templates = try ListSessions(copy.workplace).run(SessionFilter()).sessions
            .filter { $0.community == "plgs" }.map { $0.template?.rawValue }
        #expect(
            templates
                == [
                    "kick-off", "intervision", "show-and-tell", "intervision",
                    "harvest-and-celebrate",
                ]
        )
    }
}
