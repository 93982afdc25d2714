import Foundation
import TestSupport
import Testing

@Suite("The life of a community", .slow)
struct LifeTests {
    private struct Outcome: Decodable {
        struct Change: Decodable { var id, change: String }
        struct Listener: Decodable { var person: String }
        var line: String
        var changes: [Change]
        var people: [Listener]
        var isDone: Bool
    }

    private func outcome(_ copy: Copy, _ arguments: String...) throws -> Outcome {
        let result = try Command.kring(arguments + ["--json", "--workspace", copy.folder.path])
        try #require(result.status == 0, "\(arguments): \(result.talk)\(result.output)")
        return try JSONDecoder().decode(Outcome.self, from: Data(result.output.utf8))
    }

    private func run(_ copy: Copy, at now: String) throws {
        let result = try copy.kring("run", "--accept-clock", "--now", now)
        try #require(result.status == 0, "\(result.talk)")
    }

    private func mails(_ copy: Copy, to address: String) throws -> [String] {
        let outbox = copy.folder.appending(path: "outbox")
        return try FileManager.default.contentsOfDirectory(atPath: outbox.path).sorted().map {
            try String(contentsOf: outbox.appending(path: $0), encoding: .utf8)
        }.filter { $0.contains("<\(address)") || $0.contains("To: \(address)") }
    }

    @Test func `an ending calls off what was promised, once, and leaves what was`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        try run(copy, at: "2027-03-31T09:00:00+02:00")
        let harvest = try copy.kring(
            "harvest", "studentcoaching-2", "--add", "insight", "korte casussen werken",
            "--now", "2027-03-31T10:00:00+02:00")
        #expect(harvest.status == 0)
        let now = "2027-04-01T09:00:00+02:00"
        let before = try copy.everything()
        let alone = try copy.kring("end", "studentcoaching", "--on", "2027-04-01", "--now", now)
        #expect(alone.status == 1 && alone.talk.contains("--with"))
        let file = try copy.text("communities/studentcoaching.yaml")

        let rehearsal = try outcome(
            copy, "end", "studentcoaching", "--on", "2027-04-01", "--with", "hassan", "--reason",
            "klaar", "--dry-run", "--now", now)
        #expect(try copy.everything() == before)
        #expect(try copy.text("communities/studentcoaching.yaml") == file)
        let done = try outcome(
            copy, "end", "studentcoaching", "--on", "2027-04-01", "--with", "hassan", "--reason",
            "klaar", "--now", now)

        #expect(!rehearsal.isDone && done.isDone)
        #expect(rehearsal.changes.map(\.id) == done.changes.map(\.id) && done.changes.count > 3)
        #expect(done.changes.allSatisfy { $0.change == "cancelled" })
        #expect(done.people.contains { $0.person == "anouk" })
        #expect(
            try copy.text("communities/studentcoaching.yaml")
                == file + "ended: {on: 2027-04-01, reason: \"klaar\"}\n")
        let feed = try copy.text("public/feeds/community/studentcoaching.ics")
        #expect(feed.components(separatedBy: "STATUS:CANCELLED").count - 1 == done.changes.count)

        try FileManager.default.removeItem(at: copy.folder.appending(path: "outbox"))
        try run(copy, at: "2027-04-01T12:00:00+02:00")
        let told = try mails(copy, to: "anouk@")
        #expect(told.count == 1, "\(told.count)")
        try run(copy, at: "2027-04-01T12:05:00+02:00")
        let again = try copy.kring("publish", "--now", "2027-04-02T09:00:00+02:00")
        #expect(again.status == 0)
        let plan = try copy.kring(
            "plan", "--steps", "20000", "--now", "2027-04-02T09:00:00+02:00", "--language", "en")
        #expect(plan.status == 0 && plan.output.contains("no difference"), "\(plan.output)")
        let list = try copy.kring("harvest", "list", "--community", "studentcoaching")
        #expect(list.output.contains("korte casussen"))
        let check = try copy.kring("check")
        #expect(check.status == 0, "\(check.output)")
    }

    @Test func `a pause is taken back, and what was called off comes back as the same events`()
        throws
    {
        let copy = try Copy()
        try copy.planAndPublish()
        let now = "2027-03-20T09:00:00+01:00"
        let first = try copy.sessions().filter { $0.community == "studentcoaching" }
        let file = try copy.text("communities/studentcoaching.yaml")

        let paused = try outcome(
            copy, "pause", "studentcoaching", "--on", "2027-04-05", "--until", "2027-05-10",
            "--reason", "tentamens", "--now", now)

        #expect(!paused.changes.isEmpty)
        let during = try copy.sessions().filter { $0.community == "studentcoaching" }
        for session in during {
            let isIn =
                "2027-04-05" <= session.start.prefix(10) && session.start.prefix(10) < "2027-05-10"
            #expect((session.status == "cancelled") == isIn, "\(session.id)")
        }
        let twice = try copy.kring(
            "pause", "studentcoaching", "--until", "2027-05-20", "--now", now)
        #expect(twice.status == 1)
        let resumed = try outcome(copy, "resume", "studentcoaching", "--now", now)
        #expect(resumed.isDone)
        #expect(try copy.text("communities/studentcoaching.yaml") == file)

        let plan = try copy.kring("plan", "--steps", "20000", "--now", now)
        #expect(plan.status == 0, "\(plan.output)")
        #expect(try copy.kring("publish", "--now", now).status == 0)
        let after = try copy.sessions().filter {
            $0.community == "studentcoaching" && $0.status != "cancelled"
        }
        let uids = Dictionary(uniqueKeysWithValues: first.map { ($0.start.prefix(10), $0.uid) })
        for session in after { #expect(uids[session.start.prefix(10)] == session.uid) }
        // Its file lets a plan leave two out.
        #expect(after.count >= first.count - 2)
    }
}
