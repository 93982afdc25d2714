import Foundation
import TestSupport
import Testing

/// What a Dutch facilitator and a Dutch administrator see at the terminal, whole, command by command.
@Suite("Dutch at the terminal: meeting and care", .slow)
struct DutchTranscriptTests {
    /// A workspace in which a season is published, a session has left something, and a run has sent messages.
    private func lived() throws -> Copy {
        let copy = try Copy()
        try copy.planAndPublish()
        let notes = copy.folder.appending(path: "notities.md")
        try """
        ! Peerfeedback vóór het cijfer wordt wél gelezen
        - [ ] Rubric delen @noor 2027-03-09
        uitdaging: Feedback wordt niet gelezen +noor
        """.write(to: notes, atomically: true, encoding: .utf8)
        for arguments in [
            [
                "harvest", "eigentijds-toetsen-1", "--import", notes.path, "--now",
                "2027-03-01T09:00:00+01:00",
            ],
            ["run", "--now", "2027-01-11T09:10:00+01:00"],
        ] {
            let result = try Command.kring(arguments + ["--workspace", copy.folder.path])
            try #require(result.status == 0, "\(result.talk)")
        }
        return copy
    }

    /// The commands with all they say, as on a terminal; what differs from machine to machine and from day to day is
    /// named instead.
    private func transcript(_ copy: Copy, _ commands: [String]) throws -> String {
        var text = ""
        for command in commands {
            let result = try Command.kring(
                command.split(separator: " ").map(String.init), in: copy.folder,
                environment: ["LC_ALL": "nl_NL.UTF-8"])
            text += "$ kring \(command)\n\(result.output)\(result.talk)"
            if result.status != 0 { text += "[\(result.status)]\n" }
            text += "\n"
        }
        return
            text
            .replacing(Repository.root.path, with: "/kring")
            .replacing(copy.folder.path, with: "/werkmap")
            .replacing(#/\d+ zones/#, with: "599 zones").replacing(#/\d+ kB/#, with: "100 kB")
            .replacing(#/[a-z2-7]{26}(@|\.eml)/#) { "k3qx7p2a\($0.1)" }
            .replacing(#/versie \d+/#, with: "versie 9")
            .replacing(#/(?m)^[a-z0-9]{8}\ {2}/#, with: "k3qx7p2a  ")
    }

    @Test func `an administrator looks, keeps and puts back`() throws {
        let now = "--now 2027-01-11T10:00:00+01:00"
        let text = try transcript(
            try lived(),
            [
                "status \(now)", "doctor \(now)", "outbox --all --for noor \(now)",
                "backup bewaard.backup \(now)", "run --now 2028-03-16T08:00:00+01:00",
                "restore ./bewaard.backup --now 2027-02-16T09:00:00+01:00",
                "outbox --for noor --now 2027-02-16T09:00:00+01:00",
                "status --now 2027-02-16T09:00:00+01:00", "forget noor \(now)",
                "outbox show zz \(now)", "mail test noor \(now)",
                "run --every 5m \(now)",
            ])
        #expect(text == (try GoldenFile("Golden/dutch-care.txt").text(recording: text)))
    }

    @Test func `a facilitator prepares, and keeps what came of it`() throws {
        let now = "--now 2027-03-01T09:00:00+01:00"
        let text = try transcript(
            try lived(),
            [
                "roles plgs \(now)", "groups plgs-2 --size 3 --rounds 1 --steps 20000 \(now)",
                "harvest list", "harvest due eigentijds-toetsen-2", "harvest history 2",
                "harvest vote 1 --by noor \(now)", "harvest share 1 --with lectoraten \(now)",
                "harvest done 2 \(now)", "harvest done 2 \(now)",
                "agenda --template world-cafe --minutes 30 --people 24",
                "agenda times plgs-2 \(now)", "groups --people 9 --apart 1,2 --together 2,1",
                "roles swap elif elif plgs-2 \(now)", "groups --keep --people 9",
            ])
        #expect(text == (try GoldenFile("Golden/dutch-meeting.txt").text(recording: text)))
    }

    @Test(arguments: [
        "agenda", "agenda times", "groups", "roles", "roles swap", "invitation", "answer",
        "harvest", "harvest list", "harvest done", "run", "remind", "outbox", "outbox retry",
        "mail", "mail choose", "status", "backup", "export", "forget", "serve", "doctor",
    ])
    func `help is in the reader's language`(command: String) throws {
        func lines(_ command: String, _ locale: String) throws -> Set<String> {
            let text = try Command.kring(
                command.split(separator: " ").map(String.init) + ["--help"],
                environment: ["LC_ALL": locale]
            ).output
            let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
            // What is an example, a list of values or a name alone is the same in every language.
            return Set(
                lines.filter { line in
                    line.split(separator: " ").count { $0.allSatisfy(\.isLetter) } > 3
                        && ["kring ", "USAGE:", "[", "(", "*/5"].allSatisfy { !line.hasPrefix($0) }
                }.map(String.init))
        }
        let english = try lines(command, "en_GB.UTF-8")
        #expect(english.count > 1)
        #expect(try lines(command, "nl_NL.UTF-8").intersection(english) == [])
    }
}
