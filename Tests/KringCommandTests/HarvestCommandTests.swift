import Foundation
import TestSupport
import Testing

@Suite("A harvest by command", .slow)
struct HarvestCommandTests {
    private static let now = "2027-03-01T09:00:00+01:00"
    private static let notes = """
        # Verslag

        ! Peerfeedback vóór het cijfer wordt wél gelezen
        ? Hoe houden we het klein?
        - [ ] Rubric delen @noor 2027-03-09
        experiment: we proberen exit tickets / we verwachten minder herkansingen / we kijken terug op 2027-03-10
        uitdaging: Feedback wordt niet gelezen +noor
        """

    private struct Harvest: Decodable {
        struct Line: Decodable {
            var number: Int
            var kind: String
            var text: String
            var state: String
            var session: String
            var owner: String?
            var outcome: String?
            var from: Int?
            var votes: [String]
            var sharedWith: [String]
        }

        var harvest: [Line]
    }

    private func published() throws -> Copy {
        let copy = try Copy()
        try copy.planAndPublish()
        return copy
    }

    private func bringIn(_ copy: Copy, _ text: String) throws -> Command.Result {
        let file = copy.folder.appending(path: "notes.md")
        try text.write(to: file, atomically: true, encoding: .utf8)
        return try copy.kring(
            "harvest", "eigentijds-toetsen-1", "--import", file.path, "--now", Self.now)
    }

    private func lines(_ copy: Copy, _ arguments: String...) throws -> [Harvest.Line] {
        let result = try Command.kring(
            ["harvest"] + arguments + ["--json", "--workspace", copy.folder.path])
        try #require(result.status == 0, "\(result.talk)")
        return try JSONDecoder().decode(Harvest.self, from: Data(result.output.utf8)).harvest
    }

    @Test func `what is due opens the next session of the community, and no other`() throws {
        struct Agenda: Decodable {
            struct Thread: Decodable { var text: String }
            var openThreads: [Thread]
        }
        let copy = try published()
        func opening(_ session: String) throws -> [String] {
            let result = try copy.kring("agenda", session, "--json", "--now", Self.now)
            return try JSONDecoder().decode(Agenda.self, from: Data(result.output.utf8))
                .openThreads.map(\.text)
        }
        #expect(try opening("eigentijds-toetsen-2").isEmpty)
        _ = try bringIn(copy, Self.notes)

        #expect(try opening("eigentijds-toetsen-2").contains("Rubric delen"))
        for other in ["eigentijds-toetsen-1", "eigentijds-toetsen-3", "plgs-2"] {
            #expect(try opening(other).isEmpty, "\(other)")
        }
    }

    @Test func `notes are imported once, shown, changed and imported again`() throws {
        let copy = try published()

        let first = try bringIn(copy, Self.notes)
        let again = try bringIn(copy, Self.notes)
        #expect(first.status == 0)
        #expect(first.talk.hasSuffix("eigentijds-toetsen-1: 5 added\n"))
        #expect(again.output == "")
        #expect(again.talk.hasSuffix("eigentijds-toetsen-1: 5 known already\n"))

        let shown = try copy.kring("harvest", "eigentijds-toetsen-1")
        #expect(shown.output.hasPrefix("# Oogst van eigentijds-toetsen-1: "))
        #expect(shown.output.contains("\n- [ ] Rubric delen 2027-03-09 @noor #3\n"))
        let same = try bringIn(copy, shown.output)
        #expect(same.talk.hasSuffix("5 known already\n"))
        let changed = try bringIn(
            copy, shown.output.replacing("- [ ] Rubric delen", with: "- [x] Rubric mailen"))
        #expect(changed.output == "- [x] Rubric mailen 2027-03-09 @noor #3\n")
        #expect(try lines(copy, "eigentijds-toetsen-1").count == 5)
    }

    @Test func `lines that cannot be read are named with their place, and nothing is kept`() throws
    {
        let copy = try published()

        let result = try bringIn(copy, "! goed\ninzcht: klein\n- [ ] delen @nor\n")

        #expect(result.status == 65)
        #expect(result.talk.contains("notes.md:2:1: error: nothing tells what this line is"))
        #expect(result.talk.contains("did you mean 'inzicht'?"))
        #expect(
            result.talk.contains(
                "notes.md:3:13: error: there is nobody 'nor' in the list of people"))
        #expect(result.talk.contains("  |             ^"))
        #expect(try lines(copy, "list").isEmpty)
        let marked = try bringIn(copy, "\u{FEFF}zin\u{0B}zonder\r\nnog een")
        #expect(marked.talk.contains("1 | zin zonder\n  | ^\n"))
        #expect(marked.talk.contains("2 | nog een\n  | ^\n"))
        let foreign = try bringIn(copy, "! goed\n! van een ander #7\n")
        #expect(foreign.status == 65)
        #expect(
            foreign.talk.contains("notes.md:2:17: error: #7 is nothing that eigentijds-toetsen-1"))
        #expect(try bringIn(copy, "# niets\n").status == 65)
    }

    @Test func `the loop closes: due, looked back on, learned, shared, published without names`()
        throws
    {
        let copy = try published()
        try copy.change(
            "communities/eigentijds-toetsen.yaml", "color:", to: "visible: openbaar\ncolor:")
        try #require(try bringIn(copy, Self.notes).status == 0)

        let due = try copy.kring("harvest", "due", "eigentijds-toetsen-2")
        #expect(
            due.output.split(separator: "\n").map { $0.prefix { $0 != " " } } == [
                "experiment", "action", "question", "challenge",
            ])
        let done = try copy.kring(
            "harvest", "done", "4", "--outcome", "3 van de 4 klassen", "--insight",
            "Kort vragen werkt", "--now", "2027-03-12T09:00:00+01:00")
        #expect(done.output.contains("experiment: [x] we proberen exit tickets"))
        #expect(done.output.contains("! Kort vragen werkt <#4 #6"))
        let share = try copy.kring(
            "harvest", "share", "6", "--with", "blended-learning", "--now",
            "2027-03-12T10:00:00+01:00")
        #expect(share.status == 0)

        let found = try lines(copy, "search", "vragen", "WERKT")
        #expect(found.map(\.number) == [6])
        #expect(found[0].from == 4)
        #expect(found[0].sharedWith == ["blended-learning"])
        #expect(
            try lines(copy, "list", "--open", "--community", "blended-learning").map(\.number)
                == [6])

        let run = try copy.kring("run", "--now", "2027-03-12T11:00:00+01:00")
        #expect(run.status == 0, "\(run.talk)")
        let pages = try copy.published()
        let page = String(
            decoding: try #require(pages["knowledge/eigentijds-toetsen.html"]), as: UTF8.self)
        #expect(page.contains("<a href=\"#h6\">Kort vragen werkt</a>"))
        #expect(!page.contains("noor") && !page.contains("Rubric"))
        #expect(pages["knowledge/blended-learning.html"] != nil)
        #expect(pages["knowledge/plgs.html"] == nil)
        let community = String(
            decoding: try #require(pages["communities/eigentijds-toetsen.html"]), as: UTF8.self)
        #expect(community.contains("../knowledge/eigentijds-toetsen.html"))
        let quiet = try copy.kring("run", "--now", "2027-03-12T11:05:00+01:00")
        #expect(quiet.status == 0)
        #expect(try copy.published() == pages)
    }

    @Test func `single things are added, voted on, changed, dropped and taken up again`() throws {
        let copy = try published()
        let add = try copy.kring(
            "harvest", "plgs-1", "--add", "actie", "Rubric", "delen", "--owner", "sem", "--due",
            "2027-04-01", "--now", Self.now)
        #expect(add.output == "- [ ] Rubric delen 2027-04-01 @sem #1\n")
        _ = try copy.kring("harvest", "plgs-1", "--add", "challenge", "Feedback", "--now", Self.now)

        _ = try copy.kring("harvest", "vote", "2", "--by", "noor")
        let twice = try copy.kring("harvest", "vote", "2", "--by", "noor")
        _ = try copy.kring("harvest", "change", "1", "--no-owner", "--text", "Rubric mailen")
        _ = try copy.kring("harvest", "drop", "1", "--reason", "module vervalt")

        #expect(twice.talk == "nothing changed: #2 has the vote of noor already\n")
        var lines = try lines(copy, "plgs-1")
        #expect(lines.map(\.votes) == [[], ["noor"]])
        #expect(lines[0].text == "Rubric mailen")
        #expect(lines[0].owner == nil)
        #expect(lines[0].state == "dropped")
        #expect(lines[0].outcome == "module vervalt")
        _ = try copy.kring("harvest", "reopen", "1")
        let history = try copy.kring("harvest", "history", "1")
        #expect(history.output.split(separator: "\n").count == 4)
        #expect(
            history.output.hasPrefix(
                "2027-03-01  kept      - [ ] Rubric delen 2027-04-01 @sem\n"))
        lines = try self.lines(copy, "list", "--open", "--kind", "action")
        #expect(lines.map(\.number) == [1])
    }

    @Test func `what cannot be is refused in words`() throws {
        let copy = try published()
        try #require(try bringIn(copy, Self.notes).status == 0)
        func refused(_ arguments: String...) throws -> (Int32, String) {
            let result = try Command.kring(
                ["harvest"] + arguments + ["--workspace", copy.folder.path])
            return (result.status, result.talk)
        }

        #expect(try refused("done", "99").0 == 66)
        #expect(
            try refused("vote", "1", "--by", "noor").1.contains("#1 is an insight; people vote"))
        #expect(try refused("vote", "5", "--by", "nor").1.contains("Maybe: 'noor'"))
        #expect(try refused("share", "2", "--with", "plgs").1.contains("insights are shared"))
        #expect(try refused("share", "1", "--with", "eigentijds-toetsen").0 == 64)
        #expect(try refused("eigentijds-toetsen-77").0 == 66)
        #expect(try refused("plgs-1", "--add", "nonsense", "text").0 == 64)
        #expect(try refused("plgs-1", "--add", "insight", "x", "--due", "2027-04-01").0 == 64)
        #expect(try refused("change", "2", "--due", "2027-04-01").1.contains("it has no day"))
    }

    @Test
    func
        `who may read it is said with it, a line is opened by who said it, and a case stays in the room`()
        throws
    {
        struct Sessions: Decodable {
            struct Session: Decodable {
                var id: String
                var title: String
            }
            var sessions: [Session]
        }
        let copy = try published()
        let all = try JSONDecoder().decode(
            Sessions.self,
            from: Data(
                try copy.kring("sessions", "--json", "--now", "2027-03-01T12:00:00+01:00").output
                    .utf8))
        let room = try #require(
            all.sessions.first { $0.title.hasSuffix("PLG's: Intervisie") }?.id)
        try #require(
            try bringIn(copy, "! Klein werkt #openbaar\n! Groot ook\n- [ ] Rubric @noor\n").status
                == 0)
        let notes = copy.folder.appending(path: "room.md")
        try "! Goed\n! Geheim (#Public).\n".write(to: notes, atomically: true, encoding: .utf8)

        let refused = try copy.kring("harvest", room, "--import", notes.path, "--now", Self.now)
        #expect(refused.status == 65)
        #expect(refused.talk.contains("room.md:2:10: error: \(room) is about somebody's case"))
        #expect(try lines(copy, "list").count == 3)
        let add = try copy.kring("harvest", room, "--add", "inzicht", "Geheim", "--now", Self.now)
        #expect(add.output == "! Geheim #4\n")

        let listed = try copy.kring("harvest", "list")
        #expect(
            !listed.output.contains("Geheim") && listed.talk.contains("1 for fewer people left out")
        )
        let everything = try copy.kring("harvest", "search", "geheim", "--for", "present")
        #expect(everything.output.contains("! Geheim #4") && everything.talk == "")
        let shown = try copy.kring("harvest", room)
        #expect(shown.output.contains("! Geheim #4"))
        for refusal in [
            try copy.kring("harvest", "share", "4", "--with", "studentcoaching"),
            try copy.kring("harvest", "change", "4", "--public"),
        ] {
            #expect(refusal.status == 64)
            #expect(refusal.talk.contains("#4 stays with who was at \(room)"))
        }
        #expect(try lines(copy, "list", "--for", "public").map(\.text) == ["Klein werkt"])
        let opened = try copy.kring("harvest", "change", "2", "--public")
        #expect(opened.output == "! Groot ook #openbaar #2\n")
        #expect(try lines(copy, "export", "--format", "json").map(\.number) == [1, 2])
        _ = try copy.kring("harvest", "change", "1", "--no-public")
        #expect(try lines(copy, "list", "--for", "public").map(\.number) == [2])
        let markdown = try copy.kring("harvest", "export", "--for", "present", "--language", "nl")
        #expect(markdown.output.contains("Geheim") && !markdown.output.contains("Rubric"))
    }

    @Test func `an insight is not shared with strangers, and who could link them is said`() throws {
        let copy = try published()
        try #require(try bringIn(copy, Self.notes).status == 0)
        let lines = [
            "name: Eiland", "purpose: Alleen", "rhythm: every 4 weeks for 60 minutes",
            "modes: {online: any}", "members: {core: [marijn]}",
        ]
        try lines.joined(separator: "\n").write(
            to: copy.folder.appending(path: "communities/eiland.yaml"), atomically: true,
            encoding: .utf8)

        let refused = try copy.kring("harvest", "share", "1", "--with", "eiland")

        #expect(refused.status == 77)
        #expect(refused.talk.contains("amir (connector of eigentijds-toetsen) could link them"))
        #expect(refused.talk.contains("eigentijds-toetsen and eiland are not linked"))
    }

    @Test func `knowledge is exported as Markdown and JSON`() throws {
        let copy = try published()
        try #require(try bringIn(copy, Self.notes).status == 0)

        let markdown = try copy.kring(
            "harvest", "export", "--community", "eigentijds-toetsen", "--language", "en", "--now",
            Self.now)
        #expect(markdown.output.hasPrefix("# What we learn: Contemporary assessment\n"))
        #expect(markdown.output.contains("- **We try** exit tickets (under way)"))
        #expect(!markdown.output.contains("noor"))
        let own = try lines(
            copy, "export", "--format", "json", "--community", "eigentijds-toetsen")
        #expect(own.count == 5)
        // One of all communities is for the organisation.
        #expect(try lines(copy, "export", "--format", "json").isEmpty)
        #expect(
            try lines(copy, "export", "--format", "json", "--for", "members").count == 5)
    }
}
