import Foundation
import TestSupport
import Testing

@Suite("The runner by command", .slow)
struct RunnerCommandTests {
    private static let now = "2027-02-16T08:00:00+01:00"

    private func published() throws -> Copy {
        let copy = try Copy()
        try copy.planAndPublish()
        return copy
    }

    private func tree(_ copy: Copy) throws -> [String: Date] {
        var times: [String: Date] = [:]
        let names = FileManager.default.enumerator(atPath: copy.folder.path)
        while let name = names?.nextObject() as? String {
            let path = copy.folder.appending(path: name).path
            times[name] =
                try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        }
        return times
    }

    @Test func `a rehearsal says who would hear what, and touches nothing`() throws {
        let copy = try published()
        let before = try tree(copy)

        let result = try copy.kring("run", "--dry-run", "--now", Self.now)

        #expect(result.status == 0)
        #expect(result.output.contains("reminder for "))
        #expect(result.output.contains(" messages would go to the folder "))
        #expect(try tree(copy) == before)
    }

    @Test func `a run is silent, leaves a status for programs, and can be done in parts`() throws {
        let copy = try published()
        let nothing = try copy.kring("run", "--only", "publish,import", "--now", Self.now)
        #expect(nothing.status == 0 && nothing.talk == "" && nothing.output == "")
        #expect(!FileManager.default.fileExists(atPath: copy.folder.path + "/outbox"))

        let run = try copy.kring("run", "--now", Self.now)
        #expect(run.status == 0 && run.talk == "" && run.output == "")

        struct Status: Decodable {
            var exit: Int
            var counts: [String: Int]
            var started: String
            var nextDue: String?
            var failed: Int
        }
        let status = try JSONDecoder().decode(
            Status.self, from: Data(copy.text("state/status.json").utf8))
        #expect(status.exit == 0 && status.failed == 0)
        #expect(status.started == "2027-02-16T07:00:00Z" && status.nextDue != nil)
        let sent = try #require(status.counts["sent"])
        let files = try FileManager.default.contentsOfDirectory(
            atPath: copy.folder.path + "/outbox")
        #expect(sent == files.count && sent > 20)
    }

    @Test func `what a run says for programs is a JSON object a line`() throws {
        let copy = try published()
        let run = try copy.kring(
            "run", "--log-format", "json", "--verbose", "--now", Self.now)

        struct Line: Decodable {
            var level: String
            var event: String
            var person: String?
            var counts: [String: Int]?
        }
        let lines = try run.talk.split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
        #expect(lines.last?.event == "run")
        #expect(lines.last?.counts?["sent"] == lines.count - 1)
        #expect(lines.dropLast().allSatisfy { $0.event == "sent" && $0.person != nil })
    }

    @Test func `a message that failed is seen, looked at, tried again and taken out`() throws {
        let copy = try published()
        let server = try LocalMailServer { step, number in
            step == .rcpt && number <= 2 ? .say("550 5.1.1 unknown") : nil
        }
        try copy.change(
            "kring.yaml", "transport: outbox, outbox: outbox",
            to: "transport: smtp, smtp: {host: 127.0.0.1, port: \(server.port), security: none}")

        let run = try copy.kring("run", "--now", Self.now)
        #expect(run.status == 69)
        #expect(run.talk.split(separator: "\n").count == 2)
        #expect(run.talk.hasPrefix("kring: the reminder about "))
        #expect(!run.talk.contains("@"))

        let list = try copy.kring("outbox", "--now", Self.now)
        let names = list.output.split(separator: "\n").filter { $0.contains("failed") }
            .map { String($0.prefix(8)) }
        // What is kept is for who looks after this organisation's messages: in its first language.
        #expect(names.count == 2 && list.output.contains("de mailserver weigert het"))
        #expect(try copy.text("state/status.json").contains("de herinnering over "))
        let shown = try copy.kring("outbox", "show", names[0], "--now", Self.now)
        #expect(shown.output.hasPrefix("From: ") && shown.output.contains("\(names[0])"))

        #expect(try copy.kring("outbox", "drop", names[1], "--now", Self.now).status == 0)
        let retry = try copy.kring("outbox", "retry", "--now", Self.now)
        #expect(retry.talk == "1 message is due again: kring run\n")
        let before = server.taken.count
        #expect(try copy.kring("run", "--now", Self.now).status == 0)
        #expect(server.taken.count == before + 1)
        #expect(
            try copy.kring("outbox", "--now", Self.now).talk == "nothing waits, nothing failed\n")

        let wrong = try copy.kring("outbox", "show", "nothing-like-it", "--now", Self.now)
        #expect(wrong.status == 66)
    }

    @Test func `one message shows that mail works, or why not`() throws {
        let copy = try Copy()
        let well = try copy.kring("mail", "test", "noor@example.org")
        #expect(well.status == 0 && well.talk.hasPrefix("taken by the folder "))

        try copy.change(
            "kring.yaml", "transport: outbox, outbox: outbox",
            to: "transport: sendmail, sendmail: /nowhere/sendmail")
        let none = try copy.kring("mail", "test", "noor@example.org")
        #expect(none.status == 69 && none.talk.contains("there is no mail program"))

        #expect(try copy.kring("mail", "test", "noor").status == 64)
    }

    @Test(arguments: [
        ["--only", "remnd"], ["--every", "0m"], ["--wait", "soon"],
        ["--every", "5m", "--now", "2027-02-16T08:00:00+01:00"], ["--log-format", "xml"],
    ])
    func `a run that cannot be meant is refused`(arguments: [String]) throws {
        let result = try Command.kring(["run"] + arguments)
        #expect(result.status == 64)
    }
}
