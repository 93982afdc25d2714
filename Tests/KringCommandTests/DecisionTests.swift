import Foundation
import TestSupport
import Testing

@Suite("People's decisions", .slow)
struct DecisionTests {
    private static let now = "2027-01-12T09:00:00+01:00"

    /// `kring` at a moment, its output as JSON.
    private func json(_ copy: Copy, _ arguments: String...) throws -> (Int32, [String: Any]) {
        let result = try Command.kring(
            arguments + ["--json", "--now", Self.now, "--workspace", copy.folder.path])
        let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        return (result.status, try #require(value as? [String: Any], "\(result.talk)"))
    }

    @Test func `a move into a taken room is refused in words, with places that work`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let all = try copy.sessions()
        let host = try #require(all.first { $0.room != nil && $0.start > "2027-03" })
        let guest = try #require(
            all.first { $0.room != nil && $0.community != host.community && $0.start > "2027-03" })
        let before = try copy.everything()

        let (status, outcome) = try json(
            copy, "move", guest.id, "--to", String(host.start.prefix(16)), "--room",
            host.room ?? "", "--force")

        #expect(status == 1)
        #expect(outcome["isDone"] as? Bool == false)
        #expect(outcome["canBeForced"] as? Bool == false)
        let collisions = try #require(outcome["collisions"] as? [[String: Any]])
        let words = collisions.compactMap { $0["words"] as? String }
        #expect(words.contains { $0.contains("is taken by \(host.id)") }, "\(words)")
        #expect(try copy.everything() == before)

        // What is offered instead is possible.
        let offered = try #require(outcome["possibilities"] as? [[String: Any]])
        let first = try #require(offered.first)
        let to = try #require(first["to"] as? String)
        let room = (first["room"] as? String).map { ["--room", $0] } ?? ["--online"]
        let moved = try Command.kring(
            ["move", guest.id, "--to", to, "--now", Self.now, "--workspace", copy.folder.path]
                + room)
        #expect(moved.status == 0, "\(moved.output)")
    }

    @Test func `a moved session keeps its identity, and three replans keep it where it is`() throws
    {
        let copy = try Copy()
        try copy.planAndPublish()
        let session = try #require(try copy.sessions().first { $0.community == "studentcoaching" })
        let before = try copy.everything()
        let rehearsal = try copy.kring(
            "move", session.id, "--to", "Mon 10:00", "--dry-run", "--now", Self.now)
        #expect(rehearsal.status == 0, "\(rehearsal.output)\(rehearsal.talk)")
        #expect(try copy.everything() == before)

        let (status, _) = try json(
            copy, "move", session.id, "--to", "Mon 10:00", "--reason", "Open dag", "--by", "Femke")
        #expect(status == 0)
        let moved = try #require(try copy.sessions().first { $0.id == session.id })
        #expect(moved.uid == session.uid && moved.sequence == session.sequence + 1)
        #expect(moved.start.contains("T10:00:00") && moved.status == "moved")
        #expect(
            try copy.published().contains {
                $0.key.hasPrefix("feeds/") && $0.value != before[$0.key]
            })

        for seed in 1...3 {
            try copy.change(
                "people.csv", "noor,Noor", to: "p\(seed),P \(seed),p\(seed)@e.org,nl,,,\nnoor,Noor")
            let plan = try copy.kring(
                "plan", "--steps", "5000", "--seed", "\(seed)", "--now", Self.now)
            #expect(plan.status == 0, "\(plan.output)\(plan.talk)")
            let publish = try copy.kring("publish", "--now", Self.now)
            #expect(publish.status == 0, "\(publish.talk)")
            #expect(try copy.sessions().first { $0.id == session.id } == moved)
        }
        let pins = try copy.kring("pins").output
        #expect(pins.contains(session.id) && pins.contains("Open dag") && pins.contains("Femke"))
        #expect(try copy.kring("unpin", session.id).status == 0)
        #expect(try copy.kring("pins").output == "")
    }

    @Test func `a wish that a person set aside binds no later plan, and its pin says so`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let session = try #require(try copy.sessions().last { $0.community == "studentcoaching" })

        let refused = try copy.kring("move", session.id, "--to", "Fri 15:00", "--now", Self.now)
        #expect(refused.status == 1)
        #expect(refused.output.contains("outside the times under 'when'"), "\(refused.output)")
        let (status, outcome) = try json(
            copy, "move", session.id, "--to", "Fri 15:00", "--force")
        #expect(status == 0 && outcome["isForced"] as? Bool == true)
        let moved = try #require(try copy.sessions().first { $0.id == session.id })
        #expect(moved.start.contains("T15:00:00"))

        let plan = try copy.kring("plan", "--steps", "5000", "--now", Self.now)
        #expect(plan.status == 0, "\(plan.output)")
        #expect(plan.output.contains("no difference with what is published"), "\(plan.output)")
        #expect(try copy.kring("pins", "--now", Self.now).output.contains("although outside"))
        let explain = try copy.kring("explain", session.id, "--now", Self.now)
        #expect(explain.status == 0, "\(explain.talk)")
    }

    @Test func `a cancelled session comes back as the same entry, its changes counted`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let session = try #require(try copy.sessions().first { $0.community == "plgs" })

        let cancel = try copy.kring(
            "cancel", session.id, "--reason", "Verbouwing", "--now", Self.now)
        #expect(cancel.status == 0, "\(cancel.talk)")
        let gone = try #require(try copy.sessions().first { $0.id == session.id })
        #expect(gone.status == "cancelled" && gone.sequence == session.sequence + 1)
        let feed = try copy.kring("feed", "community", "plgs", "--now", Self.now).output
        #expect(feed.contains("STATUS:CANCELLED") && feed.contains("Verbouwing"))
        let plan = try copy.kring("plan", "--steps", "2000", "--json", "--now", Self.now)
        #expect(plan.status == 0, "\(plan.output)")
        #expect(!plan.output.contains("\"\(session.id)\""))

        let restore = try copy.kring("restore", session.id, "--now", Self.now)
        #expect(restore.status == 0, "\(restore.output)\(restore.talk)")
        var expected = session
        expected.sequence += 2
        #expect(try copy.sessions().first { $0.id == session.id } == expected)
    }

    @Test func `another reason for a cancellation is a new version of the entry`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let session = try #require(try copy.sessions().first { $0.community == "plgs" })
        func sequence(afterReason reason: String) throws -> Int? {
            let cancel = try copy.kring(
                "cancel", session.id, "--reason", reason, "--now", Self.now)
            #expect(cancel.status == 0, "\(cancel.talk)")
            return try copy.sessions().first { $0.id == session.id }?.sequence
        }

        #expect(try sequence(afterReason: "Verbouwing") == session.sequence + 1)
        #expect(try sequence(afterReason: "Verbouwing") == session.sequence + 1)
        #expect(try sequence(afterReason: "Staking") == session.sequence + 2)
        let feed = try copy.kring("feed", "community", "plgs", "--now", Self.now).output
        #expect(feed.contains("Staking") && !feed.contains("Verbouwing"))
    }

    @Test func `a session can be left out before anybody knows it`() throws {
        let copy = try Copy()
        let skip = try copy.kring("skip", "plgs-2", "--reason", "Studieweek", "--now", Self.now)
        #expect(skip.status == 0, "\(skip.talk)")
        try copy.planAndPublish()

        let ids = Set(try copy.sessions().map(\.id))
        #expect(!ids.contains("plgs-2"))
        #expect(ids.isSuperset(of: ["plgs-1", "plgs-3"]))
    }

    @Test func `what has begun cannot be changed`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let first = try #require(try copy.sessions().first)
        let before = try copy.everything()
        for arguments in [["move", first.id, "--to", "2027-06-01"], ["cancel", first.id]] {
            let result = try Command.kring(
                arguments + ["--now", first.start, "--workspace", copy.folder.path])
            #expect(result.status == 1)
            #expect(result.talk.contains("began"), "\(result.talk)")
        }
        #expect(try copy.everything() == before)
    }
}

/// A session as `kring sessions --json` prints it.
struct ListedSession: Decodable, Equatable {
    var id, community, start, mode, status, uid: String
    var sequence: Int
    var room, facilitator: String?
}

extension Copy {
    /// The published sessions.
    func sessions() throws -> [ListedSession] {
        struct List: Decodable { var sessions: [ListedSession] }
        let output = try kring("sessions", "--json", "--now", "2027-03-01T12:00:00+01:00").output
        return try JSONDecoder().decode(List.self, from: Data(output.utf8)).sessions
    }

    /// Every byte that Kring keeps or publishes.
    func everything() throws -> [String: Data] {
        var files = try published()
        for name in ["ledger.sqlite", "ledger.sqlite-wal", "public-files", "secret"] {
            let file = folder.appending(path: "state/\(name)")
            if let data = try? Data(contentsOf: file) { files["state/\(name)"] = data }
        }
        return files
    }
}
