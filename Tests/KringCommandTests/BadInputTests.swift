import Foundation
import TestSupport
import Testing

@Suite("Bad input", .slow)
struct BadInputTests {
    struct Mistake: CustomTestStringConvertible, Sendable {
        var file, old, new, rule: String
        var testDescription: String { "\(file): \(new)" }
    }

    @Test(
        arguments: [
            Mistake(
                file: "kring.yaml", old: "timezone: Europe/Amsterdam",
                new: "timezone: Europe/Amsterdm", rule: "Europe/Amsterdam"),
            Mistake(
                file: "spaces.yaml", old: "capacity: 24", new: "seats: 24", rule: "capacity"),
            Mistake(
                file: "communities/studentcoaching.yaml", old: "stage:", new: "stadium:",
                rule: "stadium"),
            Mistake(
                file: "communities/plgs.yaml", old: "rhythm:", new: "rhythm: every 2 dogs #",
                rule: "rhythm"),
            Mistake(
                file: "communities/eigentijds-toetsen.yaml", old: "core: [noor, sem",
                new: "core: [nor, sem", rule: "noor"),
            Mistake(
                file: "communities/plgs.yaml", old: "first: kick-off", new: "first: kickoff",
                rule: "kick-off"),
            Mistake(
                file: "communities/plgs.yaml", old: "keep: 5 sessions", new: "keep: 50 sessions",
                rule: "50"),
            Mistake(
                file: "communities/blended-learning.yaml", old: "seats: 10", new: "seats: 900",
                rule: "900"),
            Mistake(
                file: "communities/studentcoaching.yaml", old: "core: [hassan, marieke]",
                new: "core: [hassan, marieke, eva]", rule: "eva"),
            Mistake(
                file: "kring.yaml", old: "timezone: Europe/Amsterdam",
                new: "timezone: Europe/Amsterdam\ntimezone: Europe/Brussels", rule: "timezone"),
        ])
    func `a mistake is reported at its line, and nothing is planned`(mistake: Mistake) throws {
        let copy = try Copy()
        try copy.change(mistake.file, mistake.old, to: mistake.new)
        let text = try copy.text(mistake.file)
        let line =
            try #require(
                text.components(separatedBy: "\n").firstIndex {
                    $0.contains(mistake.new.split(separator: "\n").last ?? "")
                }) + 1

        let check = try copy.kring("check")
        #expect(check.status == 78)
        // A member listed twice is named where the second listing stands.
        let places = mistake.rule == "eva" ? [line, line + 2] : [line]
        #expect(
            places.contains { check.talk.contains("\(mistake.file):\($0):") }, "\(check.talk)")
        #expect(check.talk.contains(mistake.rule))
        #expect(check.talk.contains("^"))

        let plan = try copy.kring("plan", "--steps", "10")
        #expect(plan.status == 78)
        #expect(!FileManager.default.fileExists(atPath: copy.folder.appending(path: "state").path))
    }

    @Test func `a person twice is reported at the second line`() throws {
        let copy = try Copy()
        let people = try copy.text("people.csv")
        let lines = people.split(separator: "\n", omittingEmptySubsequences: true)
        try (people + lines[1] + "\n").write(
            to: copy.folder.appending(path: "people.csv"), atomically: true, encoding: .utf8)

        let check = try copy.kring("check")
        #expect(check.status == 78)
        #expect(check.talk.contains("people.csv:\(lines.count + 1):"), "\(check.talk)")
    }

    @Test func `a busy calendar that is a web page is named, and nothing is planned`() throws {
        let copy = try Copy()
        let room = try #require(try copy.roomsWithCalendars().sorted().first)
        let name = "calendars/room-\(room).ics"
        try Data("<!DOCTYPE html><html><body>Log in</body></html>".utf8)
            .write(to: copy.folder.appending(path: name))

        for arguments in [["check"], ["plan", "--steps", "10"]] {
            let result = try Command.kring(arguments + ["--workspace", copy.folder.path])
            #expect(result.status == 78 || result.status == 65)
            #expect(result.talk.contains(name), "\(result.talk)")
            #expect(result.talk.contains("web page"))
        }
    }

    @Test func `a feed of an unknown community is refused with the nearest name`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let result = try copy.kring("feed", "community", "studentcoachin")
        #expect(result.status == 66)
        #expect(result.output == "")
        #expect(result.talk.contains("'studentcoaching'"), "\(result.talk)")
    }

    @Test func `a season that cannot be planned is exit 1, keeps no draft and names the rules`()
        throws
    {
        let copy = try Copy()
        // The licences every online and hybrid session takes are gone.
        try copy.change("spaces.yaml", "count: 3", to: "count: 0")
        let plan = try copy.kring("plan", "--steps", "5000", "--now", "2027-01-11T09:00:00+01:00")
        #expect(plan.status == 1 || plan.status == 78, "\(plan.output)\(plan.talk)")
        let publish = try copy.kring("publish")
        #expect(publish.status != 0)
        #expect(!FileManager.default.fileExists(atPath: copy.folder.appending(path: "public").path))
    }

    @Test func `a damaged ledger is a clear error, and no page and no mail is touched`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let before = try copy.published()
        let ledger = copy.folder.appending(path: "state/ledger.sqlite")
        for suffix in ["-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: ledger.path + suffix)
        }
        try Data(repeating: 0x5A, count: 40_000).write(to: ledger)

        for command in ["run", "publish", "status"] {
            let result = try copy.kring(command, "--now", "2027-02-16T08:00:00+01:00")
            #expect(result.status == 74, "\(command): \(result.talk)")
            #expect(result.talk.contains("ledger.sqlite"))
        }
        #expect(try copy.published() == before)
        #expect(!FileManager.default.fileExists(atPath: copy.folder.appending(path: "outbox").path))
    }

    @Test
    func `a published folder that cannot be made is a clear error; the next publish completes`()
        throws
    {
        let copy = try Copy()
        // A file where the folder should be: refused for root too, unlike a folder without rights.
        try Data().write(to: copy.folder.appending(path: "public"))
        let now = ["--now", "2027-01-11T09:00:00+01:00"]
        _ = try Command.kring(["plan", "--steps", "5000", "--workspace", copy.folder.path] + now)
        let result = try Command.kring(["publish", "--workspace", copy.folder.path] + now)
        #expect(result.status == 73, "\(result.talk)")
        #expect(result.talk.contains("public"))

        try FileManager.default.removeItem(at: copy.folder.appending(path: "public"))
        let again = try Command.kring(["publish", "--workspace", copy.folder.path] + now)
        #expect(again.status == 0, "\(again.talk)")
        #expect(try copy.published()["index.html"] != nil)
    }

    @Test func `a full disk loses nothing; the next run completes`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let now = ["--now", "2027-02-16T08:00:00+01:00", "--workspace", copy.folder.path]
        // /dev/full stands for the disk: nothing can be made below it.
        try FileManager.default.createSymbolicLink(
            atPath: copy.folder.appending(path: "outbox").path, withDestinationPath: "/dev/full")
        let blocked = try Command.kring(["run"] + now)
        #expect([73, 74, 77].contains(blocked.status), "\(blocked.status) \(blocked.talk)")
        #expect(blocked.talk.contains("outbox"))

        try FileManager.default.removeItem(at: copy.folder.appending(path: "outbox"))
        let later = ["--now", "2027-02-16T08:30:00+01:00", "--workspace", copy.folder.path]
        let run = try Command.kring(["run", "--verbose"] + later)
        #expect(run.status == 0, "\(run.talk)")
        let mails = try FileManager.default.contentsOfDirectory(
            atPath: copy.folder.appending(path: "outbox").path)
        #expect(!mails.isEmpty)
    }

    @Test(
        arguments: [
            ("{}", "start"), ("[1,2", "no planning instance"), ("", "no planning instance"),
            (
                #"{"format":"kring-planning-1","name":"x","start":"2027-02-01","days":1000000000,"slotsPerDay":48,"slotMinutes":30,"rooms":[],"people":[],"communities":[]}"#,
                "days"
            ),
            (
                #"{"name":"x","start":"2027-02-01","days":12.5,"slotsPerDay":48,"slotMinutes":30,"rooms":[],"people":[],"communities":[]}"#,
                "not a whole one"
            ),
        ])
    func `a malformed instance is exit 65 at once`(text: String, word: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let result = try Command.kring("solve", file.path, "--steps", "10")
        #expect(result.status == 65, "\(result.talk)")
        #expect(result.talk.contains(word), "\(result.talk)")
    }

    @Test(
        arguments: [
            (["rrule", "FREQ=SOMETIMES", "--start", "2027-02-09T15:00"], 65),
            (["rrule", "FREQ=DAILY", "--start", "yesterday"], 64),
            (["rrule", "FREQ=DAILY", "--start", "2027-02-09T15:00", "--zone", "Mars/Base"], 64),
            (["busy", "/nowhere.ics", "--from", "2027-02-01", "--to", "2027-02-02"], 66),
            (["busy", "README.md", "--from", "2027-02-01", "--to", "2027-02-02"], 65),
            (["feed", "check", "/nowhere.ics"], 66), (["feed", "check", "ftp://a/b.ics"], 64),
            (["feed", "check", "https://user:word@example.org/a.ics"], 64),
            (["feed", "check", "http://example.org/a.ics"], 77),
            (["feed", "check", "https://127.0.0.1:9/a.ics"], 77),
            (["feed", "check", "https://[::1]:9/a.ics"], 77),
            (["frobnicate"], 64), (["plan", "--steps", "-1"], 64),
            (["sessions", "--workspace", "/nowhere"], 66),
        ])
    func `each refusal has its exit code`(arguments: [String], status: Int) throws {
        let result = try Command.kring(arguments)
        #expect(Int(result.status) == status, "\(result.talk)")
        #expect(result.output == "")
        #expect(!result.talk.isEmpty)
    }
}
