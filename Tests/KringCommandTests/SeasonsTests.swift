import Foundation
import TestSupport
import Testing

/// What life does with a plan: the next season is planned while this one runs, and rhythms change.
@Suite("Seasons side by side", .slow)
struct SeasonsTests {
    private struct Listed: Decodable {
        struct Session: Decodable, Equatable {
            var id, uid, start, status: String
            var season: String?
        }
        var sessions: [Session]
    }

    private func sessions(_ copy: Copy, _ arguments: String...) throws -> [Listed.Session] {
        let result = try Command.kring(
            ["sessions", "--json", "--workspace", copy.folder.path] + arguments
                + (arguments.contains("--now") ? [] : ["--now", "2027-03-05T11:00:00+01:00"]))
        try #require(result.status == 0, "\(result.talk)")
        return try JSONDecoder().decode(Listed.self, from: Data(result.output.utf8)).sessions
    }

    private func run(_ copy: Copy, _ arguments: String...) throws -> Command.Result {
        let result = try Command.kring(arguments + ["--workspace", copy.folder.path])
        try #require(result.status == 0, "\(arguments): \(result.talk)\(result.output)")
        return result
    }

    /// The autumn in the place of the spring, as a coordinator might write it in June.
    private func turnToAutumn(_ copy: Copy) throws {
        try copy.change(
            "kring.yaml", "season: {id: 2027-02, from: 2027-02-01, to: 2027-07-09}",
            to: "season: {id: 2027-09, from: 2027-09-01, to: 2028-01-28}")
        let folder = copy.folder.appending(path: "communities")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let file = folder.appending(path: name)
            let text = try String(contentsOf: file, encoding: .utf8)
                .replacing(#/, from: 2027-[0-9-]+, to: 2027-[0-9-]+/#, with: "")
                .replacing(#/from: 2027-[0-9-]+, to: 2027-[0-9-]+, /#, with: "")
                .replacing("sessions: [1, 5]", with: "sessions: [1, last]")
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    @Test func `what was promised of a season stays until it is over, whatever is planned next`()
        throws
    {
        let copy = try Copy()
        try copy.planAndPublish()
        let (june, later) = ("2027-06-09T12:00:00+02:00", "2027-06-14T10:00:00+02:00")
        _ = try run(copy, "run", "--accept-clock", "--now", "2027-06-09T08:00:00+02:00")
        let before = try sessions(copy, "--now", june)
        try turnToAutumn(copy)

        _ = try run(copy, "plan", "--steps", "20000", "--now", june)
        let published = try run(copy, "publish", "--json", "--now", june)

        #expect(!published.output.contains("\"cancelled\""))
        let after = try sessions(copy, "--now", june)
        #expect(after.filter { $0.season == "2027-02" } == before)
        let autumn = after.filter { $0.season == "2027-09" }
        #expect(autumn.count > 20)
        // A number is never used again.
        #expect(Set(after.map(\.id)).count == after.count)
        #expect(Set(after.map(\.uid)).count == after.count)
        let feed = try copy.text("public/feeds/organisation.ics")
        for session in before { #expect(feed.contains("UID:\(session.uid)"), "\(session.id)") }
        let pages = try copy.published()
        for session in after { #expect(pages["sessions/\(session.id).html"] != nil) }

        let due = try run(copy, "run", "--accept-clock", "--dry-run", "--now", later)
        #expect(due.output.contains("lectoraten-5"), "\(due.output)")
        let cancelled = try run(
            copy, "cancel", "lectoraten-5", "--reason", "ziek", "--now", later)
        #expect(cancelled.status == 0)
        let still = try sessions(copy, "--now", later)
        #expect(still.first { $0.id == "lectoraten-5" }?.status == "cancelled")
        #expect(still.count { $0.status == "cancelled" } == 1)
        let history = try run(copy, "sessions", "lectoraten-5", "--history", "--language", "en")
        #expect(history.output.contains("cancelled") && history.output.contains("(ziek)"))

        // Members who go on are no newcomers.
        let outbox = copy.folder.appending(path: "outbox")
        try? FileManager.default.removeItem(at: outbox)
        _ = try run(copy, "run", "--accept-clock", "--now", "2027-06-14T11:00:00+02:00")
        let welcomes = try FileManager.default.contentsOfDirectory(atPath: outbox.path).filter {
            try String(contentsOf: outbox.appending(path: $0), encoding: .utf8)
                .contains("Subject: Welkom")
        }
        #expect(welcomes == [])
    }

    @Test func `a slower rhythm and back: every date that stays is the same event`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let first = try sessions(copy, "--community", "studentcoaching")
        let march = "2027-03-05T11:00:00+01:00"
        try copy.change(
            "communities/studentcoaching.yaml", "rhythm: wekelijks, 60 minuten",
            to: "rhythm: elke 2 weken, 60 minuten")

        _ = try run(copy, "plan", "--steps", "20000", "--now", march)
        _ = try run(copy, "publish", "--now", march)

        let slower = try sessions(copy, "--community", "studentcoaching")
        let uids = Dictionary(uniqueKeysWithValues: first.map { ($0.start.prefix(10), $0.uid) })
        let held = slower.filter { $0.status != "cancelled" }
        #expect(held.count < first.count && held.count >= 5)
        let kept = held.filter { uids[$0.start.prefix(10)] != nil }
        #expect(kept.count >= 5)
        for session in kept { #expect(session.uid == uids[session.start.prefix(10)]) }
        #expect(Set(slower.map(\.uid)) == Set(first.map(\.uid)))

        try copy.change(
            "communities/studentcoaching.yaml", "rhythm: elke 2 weken, 60 minuten",
            to: "rhythm: wekelijks, 60 minuten")
        _ = try run(copy, "plan", "--steps", "20000", "--now", march)
        _ = try run(copy, "publish", "--now", march)

        let again = try sessions(copy, "--community", "studentcoaching")
            .filter { $0.status != "cancelled" }
        for session in again {
            guard let uid = uids[session.start.prefix(10)] else { continue }
            #expect(session.uid == uid)
        }
        #expect(again.count >= first.count - 2)
    }

    @Test func `two seasons are planned apart and published together, under numbers for life`()
        throws
    {
        let copy = try Copy()
        try copy.change(
            "kring.yaml", "season: {id: 2027-02, from: 2027-02-01, to: 2027-07-09}",
            to: """
                seasons:
                  - {id: 2027-02, from: 2027-02-01, to: 2027-07-09}
                  - {id: 2027-09, from: 2027-09-01, to: 2028-01-28}
                """)
        try copy.change("communities/lectoraten.yaml", "[1, 5]", to: "[1, last]")
        let now = "2027-01-12T09:00:00+01:00"

        _ = try run(copy, "plan", "--steps", "20000", "--now", now)
        _ = try run(copy, "publish", "--now", now)
        _ = try run(copy, "plan", "--season", "2027-09", "--steps", "20000", "--now", now)
        let draft = try sessions(copy, "--draft", "--community", "plgs")
        #expect(draft.allSatisfy { $0.season == "2027-09" && $0.id.contains("+") }, "\(draft)")
        let explained = try run(copy, "explain", "plgs+1", "--now", now)
        #expect(!explained.output.isEmpty)
        _ = try run(copy, "publish", "--now", now)

        let plgs = try sessions(copy, "--community", "plgs", "--now", now)
        let numbers = plgs.compactMap { Int($0.id.dropFirst("plgs-".count)) }
        #expect(numbers == Array(1...plgs.count))
        #expect(plgs.last?.season == "2027-09" && plgs.first?.season == "2027-02")
        let last = try #require(plgs.last)
        _ = try run(copy, "explain", last.id, "--now", now)
        let list = try run(copy, "sessions", "--season", "2027-09", "--language", "nl")
        #expect(!list.output.contains("maart 2027") && list.output.contains("september 2027"))
        let unknown = try copy.kring("plan", "--season", "2027-9", "--language", "en")
        #expect(unknown.status == 66 || unknown.status == 64, "\(unknown.talk)")
        #expect(unknown.talk.contains("2027-09"))
    }
}
