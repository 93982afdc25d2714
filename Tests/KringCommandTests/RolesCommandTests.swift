import Foundation
import TestSupport
import Testing

@Suite("Roles by command", .slow)
struct RolesCommandTests {
    private struct Rota: Decodable {
        struct Session: Decodable {
            struct Entry: Decodable {
                var role: String
                var person: String?
            }
            var session: String
            var roles: [Entry]
        }
        var sessions: [Session]

        func person(_ role: String, _ session: String) -> String? {
            sessions.first { $0.session == session }?.roles.first { $0.role == role }?.person
        }
    }

    private struct Sessions: Decodable {
        struct Session: Decodable {
            var id: String
            var facilitator: String?
            var sequence: Int
        }
        var sessions: [Session]
    }

    private static let now = "2027-02-01T09:00:00+01:00"

    private func published() throws -> Copy {
        let copy = try Copy()
        try copy.planAndPublish()
        return copy
    }

    private func rota(_ copy: Copy, _ community: String) throws -> Rota {
        let result = try copy.kring("roles", community, "--json", "--now", Self.now)
        try #require(result.status == 0, "\(result.talk)")
        return try JSONDecoder().decode(Rota.self, from: Data(result.output.utf8))
    }

    @Test func `in a season of the example nobody has a role twice before everyone who can had it`()
        throws
    {
        let copy = try published()
        for community in [
            "blended-learning", "eigentijds-toetsen", "lectoraten", "plgs", "studentcoaching",
        ] {
            let rota = try rota(copy, community)
            #expect(!rota.sessions.isEmpty)
            var turns: [String: [String: Int]] = [:]
            for session in rota.sessions {
                let people = session.roles.compactMap(\.person)
                #expect(people.count == session.roles.count, "\(session.session)")
                #expect(Set(people).count == people.count, "\(session.session)")
                for entry in session.roles {
                    turns[entry.role, default: [:]][entry.person ?? "", default: 0] += 1
                }
            }
            for (role, counts) in turns {
                let values = counts.values
                #expect(
                    (values.max() ?? 0) - (values.min() ?? 0) <= 1,
                    "\(role) of \(community): \(counts)")
            }
        }
    }

    @Test func `two people swap a role, and the turn comes back later`() throws {
        let copy = try published()
        let before = try rota(copy, "plgs")
        let one = try #require(before.person("timekeeper", "plgs-1"))
        let later = try #require(
            before.sessions.dropFirst().first { session in
                let keeper = session.roles.first { $0.role == "timekeeper" }?.person
                let isFree = !before.sessions[0].roles.contains { $0.person == keeper }
                return isFree && !session.roles.contains { $0.person == one }
            })
        let other = try #require(before.person("timekeeper", later.session))

        let result = try copy.kring("roles", "swap", one, other, "plgs-1", "--now", Self.now)
        #expect(
            result.status == 0 && result.output.contains("plgs-1: timekeeper \(one) → \(other)"))
        let after = try rota(copy, "plgs")
        #expect(after.person("timekeeper", "plgs-1") == other)
        #expect(after.person("timekeeper", later.session) == one)
        // Agreed is agreed: publishing again changes nothing.
        #expect(try copy.kring("publish", "--now", Self.now).status == 0)
        #expect(try rota(copy, "plgs").person("timekeeper", "plgs-1") == other)
    }

    @Test func `another facilitator stands in calendars at once`() throws {
        let copy = try published()
        func first() throws -> Sessions.Session {
            let result = try copy.kring(
                "sessions", "--community", "blended-learning", "--json",
                "--now", "2027-03-01T12:00:00+01:00")
            let all = try JSONDecoder().decode(Sessions.self, from: Data(result.output.utf8))
            return try #require(all.sessions.first { $0.id == "blended-learning-1" })
        }
        let before = try first()
        let (one, other) = before.facilitator == "sanne" ? ("sanne", "kofi") : ("kofi", "sanne")

        let result = try copy.kring(
            "roles", "swap", one, other, "blended-learning-1", "--now", Self.now)
        #expect(result.status == 0, "\(result.talk)")
        #expect(try first().facilitator == other)
        #expect(try first().sequence == before.sequence + 1)
        #expect(
            try rota(copy, "blended-learning").person("facilitator", "blended-learning-1") == other)
    }

    @Test func `who brings the question is on the facilitator's sheet`() throws {
        let copy = try published()
        let rota = try rota(copy, "plgs")
        let session = try #require(
            rota.sessions.first { $0.roles.contains { $0.role == "case-giver" } }?.session)

        let result = try copy.kring("roles", "topic", "elif", session, "--now", Self.now)
        #expect(result.status == 0, "\(result.talk)")
        let sheet = try copy.kring("agenda", session, "--copy", "facilitator", "--language", "nl")
        #expect(sheet.output.contains("- Casusinbrenger: Elif Aydın"))
    }

    @Test(arguments: [
        "66: roles no-such", "66: roles swap marijn nobody plgs-1",
        "1: roles swap marijn omar plgs-1",
        "1: roles swap elif omar plgs-1", "66: roles swap marijn omar plgs-99",
        "1: roles topic elif plgs-1", "64: roles swap marijn omar",
    ])
    func `what cannot be done is said`(expectation: String) throws {
        let copy = try published()
        let parts = expectation.split(separator: " ").map(String.init)
        let result = try Command.kring(
            Array(parts.dropFirst()) + ["--workspace", copy.folder.path, "--now", Self.now])
        #expect("\(result.status):" == parts[0], "\(result.talk)")
        #expect(result.output.isEmpty && !result.talk.isEmpty)
    }
}
