import App
import CivilTime
import Communities
import Facilitation
import Foundation
import Ledger
import Messages
import Publishing
import TestSupport
import Testing
import Workplace
import Workspace

/// Work that goes on while files have faults.
@Suite("The last good reading")
struct LastGoodReadingTests {
    private func moment(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    /// A copy whose files were kept as they are in the example.
    private func kept() throws -> ExampleCopy {
        let copy = try ExampleCopy()
        let workplace = try copy.workplace
        try workplace.openLedger().keepReading(
            try #require(try OpenWorkspace(workplace).kept),
            at: moment("2027-01-10T10:00:00+01:00"))
        return copy
    }

    private func goingOn(_ copy: ExampleCopy) throws -> OpenWorkspace {
        try OpenWorkspace(goingOn: copy.workplace)
    }

    private func write(_ copy: ExampleCopy, _ name: String, _ text: String) throws {
        let file = copy.folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    // MARK: - Which files are held back

    @Test(arguments: [
        "ritme: oops\n", "\tname: x\n", "name: Nog een\n", "members: {core: [\n",
        "channel: nergens\n", "season: {keep: 900 sessions}\n",
    ])
    func `a fault in one community's file holds back that community alone`(line: String) throws {
        let copy = try kept()
        try write(
            copy, "communities/lectoraten.yaml",
            copy.text("communities/lectoraten.yaml").replacing(
                "stage: ", with: "stage: potential #")
                + line)
        try copy.change("communities/plgs.yaml", "color: seagreen", to: "color: teal")
        try copy.change("people.csv", "Teun van Rooij", to: "Teun de Rooij")
        try copy.change("kring.yaml", "name: Hogeschool Kring", to: "name: Andere Kring")

        let workspace = try goingOn(copy)
        let before = try goingOn(try kept()).intent
        #expect(workspace.goingOn?.heldBack == ["communities/lectoraten.yaml"])
        #expect(
            workspace.intent.community("lectoraten") == before.community("lectoraten"))
        #expect(workspace.intent.community("plgs")?.color == "teal")
        #expect(workspace.intent.person("teun")?.name == "Teun de Rooij")
        #expect(workspace.intent.organisation.name == "Andere Kring")
        #expect(
            workspace.standing.allSatisfy { $0.position.file == "communities/lectoraten.yaml" })
        #expect(!workspace.standing.isEmpty && workspace.kept == nil)
        #expect(throws: Refusal.self) { try OpenWorkspace(copy.workplace) }
    }

    @Test(arguments: [
        ("people.csv", "id,name", "id,naam"), ("spaces.yaml", "capacity: 24", "capacity: veel"),
        ("kring.yaml", "timezone: Europe/Amsterdam", "timezone: Europe/Amsterdm"),
        ("kring.yaml", "name:", "\tname:"),
    ])
    func `a fault in what all share takes that file as it was`(
        file: String, old: String, new: String
    ) throws {
        let copy = try kept()
        try copy.change(file, old, to: new)
        try copy.change("communities/plgs.yaml", "color: seagreen", to: "color: teal")

        let workspace = try goingOn(copy)
        #expect(workspace.goingOn?.heldBack == [file])
        #expect(workspace.intent.community("plgs")?.color == "teal")
        #expect(workspace.intent.organisation.name == "Hogeschool Kring")
        #expect(workspace.intent.people.count > 90 && workspace.intent.rooms.count == 13)
    }

    @Test func `methods of one's own are taken as they were, all of them`() throws {
        let copy = try ExampleCopy()
        let own = try String(
            contentsOf: Repository.templates.appending(path: "sessions/kick-off.yaml"),
            encoding: .utf8)
        try write(copy, "templates/sessions/eigen-begin.yaml", own)
        try copy.change("communities/plgs.yaml", "first: kick-off", to: "first: eigen-begin")
        let workplace = try copy.workplace
        try workplace.openLedger().keepReading(
            try #require(try OpenWorkspace(workplace).kept),
            at: moment("2027-01-10T10:00:00+01:00"))
        try write(copy, "templates/sessions/eigen-begin.yaml", "name: [\n")
        try write(copy, "templates/methods/nieuw.yaml", Data([0x80]).description)

        let workspace = try goingOn(copy)
        #expect(workspace.goingOn?.heldBack == ["templates"])
        #expect(workspace.intent.community("plgs")?.templates.first == "eigen-begin")
        #expect(workspace.library.templates.contains { $0.id == "eigen-begin" })
        #expect(!workspace.library.methods.contains { $0.id == "nieuw" })
    }

    @Test func `who refers to what is held back is held back too, and nobody else`() throws {
        let copy = try kept()
        // Both would be right together, were it not for the typo.
        try copy.change("people.csv", "id,name", to: "id,naam")
        try write(
            copy, "people.csv",
            copy.text("people.csv") + "nieuw,Nieuw,nieuw@example.org,nl,rachelsmolen,x,\n")
        try copy.change("communities/plgs.yaml", "luuk, samira", to: "luuk, nieuw, samira")
        try copy.change("communities/lectoraten.yaml", "stage: ", to: "stage: potential # ")

        let workspace = try goingOn(copy)
        #expect(workspace.goingOn?.heldBack == ["communities/plgs.yaml", "people.csv"])
        #expect(workspace.intent.community("lectoraten")?.stage == .potential)
        #expect(workspace.intent.person("nieuw") == nil)
    }

    @Test func `what does not go together is all as it was`() throws {
        let copy = try kept()
        let before = try goingOn(copy).intent
        // A site has another name everywhere but in one file, which has a typo.
        for name in ["kring.yaml", "people.csv"] {
            try write(
                copy, name, copy.text(name).replacing("rachelsmolen", with: "molen"))
        }
        try copy.change("spaces.yaml", "capacity: 24", to: "capacity: veel")
        try copy.change("communities/plgs.yaml", "color: seagreen", to: "color: teal")

        let workspace = try goingOn(copy)
        #expect(workspace.intent.organisation.sites == before.organisation.sites)
        #expect(workspace.intent.people == before.people)
        #expect(workspace.intent.communities == before.communities)
        #expect(workspace.goingOn?.heldBack.contains("communities/plgs.yaml") == true)
    }

    @Test func `a community that was never read well waits, and no other`() throws {
        let copy = try kept()
        try write(copy, "communities/nieuw.yaml", "name: Nieuw\nrhythm: soms\n")
        let workspace = try goingOn(copy)
        #expect(workspace.goingOn?.heldBack == ["communities/nieuw.yaml"])
        #expect(workspace.intent.communities.count == 5)
    }

    @Test func `without a good reading a fault is an error, and so it is for plans`() throws {
        let copy = try ExampleCopy()
        try copy.change("kring.yaml", "timezone:", to: "tijdzone:")
        #expect {
            try goingOn(copy)
        } throws: { ($0 as? Refusal)?.status == .configuration }
    }

    /// Any files broken at once, any others changed: what is sound is read as it is, what is not as it was.
    @Test func `whatever is broken, the rest is as it is now`() throws {
        struct Random: RandomNumberGenerator {
            var state: UInt64
            mutating func next() -> UInt64 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return state
            }
        }
        var random = Random(state: 19)
        let communities = [
            "blended-learning", "eigentijds-toetsen", "lectoraten", "plgs", "studentcoaching",
        ]
        let before = try goingOn(try kept()).intent
        let ways = [
            "\t- [", "ritme: x\n", "name: twee\n", "members: {core: [onbekend]}\n", "\u{0}",
        ]
        var (heldBack, asNow) = (0, 0)
        for _ in 0..<12 {
            let copy = try kept()
            let broken = communities.filter { _ in Bool.random(using: &random) }
            for id in communities {
                let name = "communities/\(id).yaml"
                var text = try copy.text(name).replacing(/color: .*/, with: "color: teal")
                if broken.contains(id) { text += ways.randomElement(using: &random) ?? "" }
                try write(copy, name, text)
            }
            let isShared = Bool.random(using: &random)
            if isShared { try copy.change("spaces.yaml", "rooms:", to: "zalen:") }

            let workspace = try goingOn(copy)
            #expect(
                Set(workspace.goingOn?.heldBack ?? [])
                    == Set(
                        broken.map { "communities/\($0).yaml" } + (isShared ? ["spaces.yaml"] : []))
            )
            for id in communities {
                let community = try #require(workspace.intent.community(CommunityID(rawValue: id)))
                if broken.contains(id) {
                    #expect(community == before.community(community.id))
                    heldBack += 1
                } else {
                    #expect(community.color == "teal")
                    asNow += 1
                }
            }
        }
        #expect(heldBack > 15 && asNow > 15, "\(heldBack) held back, \(asNow) as they are")
    }

    // MARK: - Lists of people from outside

    /// A copy whose people come out of an export, and out of a list of guests.
    private func exported() throws -> ExampleCopy {
        let copy = try ExampleCopy()
        try write(
            copy, "hr.csv",
            copy.text("people.csv").replacing("id,name,email", with: "Nummer,Naam,Werkmail"))
        try write(copy, "guests.csv", "id,name,email\ngast,Gast,gast@example.com\n")
        try FileManager.default.removeItem(at: copy.folder.appending(path: "people.csv"))
        try copy.change(
            "kring.yaml", "people: {files: [people.csv]}",
            to: """
                people:
                  files: [hr.csv, guests.csv]
                  columns: {id: Nummer, name: Naam, email: Werkmail}
                """)
        let workplace = try copy.workplace
        try workplace.openLedger().keepReading(
            try #require(try OpenWorkspace(workplace).kept),
            at: moment("2027-01-10T10:00:00+01:00"))
        return copy
    }

    @Test(arguments: [
        ("hr.csv", "Werkmail", "Mail", ["hr.csv"]),
        ("guests.csv", "gast@example.com", "gast", ["guests.csv"]),
        ("kring.yaml", "email: Werkmail", "email: Mail", ["guests.csv", "hr.csv", "kring.yaml"]),
        (
            "kring.yaml", "files: [hr", "files: [nieuw.csv, hr",
            [
                "guests.csv", "hr.csv", "kring.yaml", "nieuw.csv",
            ]
        ),
    ])
    func `a fault in one of several lists holds back that one, and more only where it must`(
        file: String, old: String, new: String, held: [String]
    ) throws {
        let copy = try exported()
        try copy.change(file, old, to: new)
        try copy.change("communities/plgs.yaml", "color: seagreen", to: "color: teal")
        try copy.change("hr.csv", "Teun van Rooij", to: "Teun de Rooij")

        let workspace = try goingOn(copy)
        #expect(workspace.goingOn?.heldBack == held)
        #expect(workspace.intent.community("plgs")?.color == "teal")
        #expect(workspace.intent.person("gast") != nil)
        #expect(
            workspace.intent.person("teun")?.name
                == (held.contains("hr.csv") ? "Teun van Rooij" : "Teun de Rooij"))
    }

    @Test func `somebody who moved from one list to another while that had a fault stays known`()
        throws
    {
        let copy = try exported()
        try copy.change("guests.csv", "gast,Gast,gast@example.com\n", to: "")
        try write(
            copy, "hr.csv", copy.text("hr.csv") + "gast,Gast,gast@example.org,,,,\nX Y,,,,,,\n")
        try copy.change("communities/plgs.yaml", "luuk, samira", to: "luuk, gast, samira")
        let workspace = try goingOn(copy)
        #expect(workspace.intent.person("gast") != nil)
        #expect(workspace.intent.person("teun") != nil)
    }

    @Test func `an export cut short is taken as it was`() throws {
        let copy = try exported()
        let lines = try copy.text("hr.csv").split(separator: "\n")
        try write(copy, "hr.csv", lines.prefix(20).joined(separator: "\n") + "\n")
        let workspace = try goingOn(copy)
        #expect(workspace.goingOn?.heldBack == ["hr.csv"])
        #expect(workspace.standing.map(\.rule) == [.peopleCutShort])
        #expect(workspace.standing.map(\.position.file) == ["hr.csv"])
        #expect(workspace.intent.people.count > 90 && workspace.intent.departed.isEmpty)
    }

    @Test func `pages are made of every list`() throws {
        let copy = try exported()
        let folders = try copy.workplace.pageFolders
        for name in ["hr.csv", "guests.csv"] {
            #expect(folders.contains(copy.folder.appending(path: name).path))
        }
        #expect(!folders.contains { $0.hasSuffix("people.csv") })
    }

    // MARK: - What is missing

    @Test(arguments: ["kring.yaml", "people.csv", "spaces.yaml"])
    func `a file that is gone is taken as it was`(name: String) throws {
        let copy = try kept()
        try FileManager.default.removeItem(at: copy.folder.appending(path: name))
        let workspace = try goingOn(copy)
        #expect(workspace.goingOn?.heldBack == [name])
        #expect(workspace.standing.map(\.rule) == [.fileMissing])
        #expect(
            try FindWorkspace(named: copy.folder.path, environment: [:], currentFolder: "/").run()
                == copy.folder.path)
    }

    @Test func `busy calendars that are gone hold nothing back`() throws {
        let copy = try kept()
        try FileManager.default.removeItem(at: copy.folder.appending(path: "calendars"))
        try copy.change("people.csv", "Teun van Rooij", to: "Teun de Rooij")
        let workspace = try goingOn(copy)
        #expect(workspace.goingOn == GoingOn(heldBack: [], lastGood: workspace.goingOn?.lastGood))
        #expect(workspace.intent.person("teun")?.name == "Teun de Rooij")
        #expect(workspace.standing.count > 10)
    }

    @Test(.slow, arguments: [nil, "plgs.yaml.txt", "plgs.yaml~", "plgs.YAML"] as [String?])
    func `a published community without its file is an error with the ways on, and goes on`(
        name: String?
    ) async throws {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        _ = try RunDue(copy.workplace, now: moment("2027-01-11T10:00:00+01:00")).run()
        let pages = try copy.published()
        let file = copy.folder.appending(path: "communities/plgs.yaml")
        if let name {
            try FileManager.default.moveItem(
                at: file, to: copy.folder.appending(path: "communities/\(name)"))
        } else {
            try FileManager.default.removeItem(at: file)
        }

        let faults = WorkspaceFiles(try copy.workplace).errors
        #expect(
            faults.map(\.fact) == [
                .file(.communityGone("plgs", lookalike: name.map { "communities/\($0)" }))
            ])
        for language in Language.allCases {
            let words = try #require(faults.first.map { FaultInWords($0, in: language) })
            for way in ["kring end plgs", "kring rename plgs", name ?? ""] where !way.isEmpty {
                #expect((words.message + (words.expected ?? "")).contains(way))
            }
        }
        for command in [["plan", "--steps", "1000"], ["publish"]] {
            let result = try Command.kring(
                command + [
                    "--now", "2027-02-09T09:00:00+01:00", "--workspace", copy.folder.path,
                ])
            #expect(result.status == 78, "\(command)")
        }
        let outcome = try RunDue(copy.workplace, now: moment("2027-02-16T08:00:00+01:00")).run()
        #expect(outcome.status == .configuration)
        #expect(outcome.handed.contains { $0.kind == .reminder })
        // Its page and its feed stay.
        #expect(Set(try copy.published().keys) == Set(pages.keys))
    }

    @Test(.slow) func `a community without its file goes on, also where no reading was ever kept`()
        async throws
    {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        try copy.workplace.openLedger().eraseReading()
        try FileManager.default.removeItem(
            at: copy.folder.appending(path: "communities/studentcoaching.yaml"))
        let workspace = try goingOn(copy)
        #expect(workspace.goingOn == GoingOn(heldBack: [], lastGood: nil))
        #expect(workspace.intent.communities.count == 4)
        #expect(workspace.standing.map(\.rule) == [.communityGone])
    }

    // MARK: - Runs

    /// The messages to whoever looks after the files.
    private func reports(_ copy: ExampleCopy) throws -> [String] {
        try copy.outbox().sorted { $0.key < $1.key }
            .map { String(decoding: $0.value, as: UTF8.self) }
            .filter { $0.contains("To: <beheer@example.org>") }
    }

    private func reported() async throws -> ExampleCopy {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        let text = try copy.text("kring.yaml")
        try write(copy, "kring.yaml", text + "\nrun: {report: beheer@example.org}\n")
        let outcome = try RunDue(copy.workplace, now: moment("2027-01-11T10:00:00+01:00")).run()
        #expect(outcome.status == .done)
        return copy
    }

    @Test(.slow)
    func `runs send what is due while a file has a fault, and tell it once each time it comes`()
        async throws
    {
        let copy = try await reported()
        let whole = try ExampleCopy(of: copy.folder)
        let now = try moment("2027-02-16T08:00:00+01:00")
        let file = "communities/lectoraten.yaml"
        let good = try copy.text(file)
        try write(copy, file, good + "ritme: oops\n")

        let outcome = try RunDue(copy.workplace, now: now).run()
        #expect(outcome.status == .configuration)
        #expect(outcome.problems.first?.words(.nl) == "\(file):37:1: onbekende sleutel 'ritme'")
        #expect(outcome.problems.first?.words(.en) == "\(file):37:1: unknown key 'ritme'")
        let status = try copy.text("state/status.json")
        #expect(status.contains("onbekende sleutel 'ritme'") && status.contains("\"exit\" : 78"))
        // Everybody heard what they would have heard.
        _ = try RunDue(whole.workplace, now: now).run()
        let sent = try copy.outbox()
        let expected = try whole.outbox()
        #expect(expected.count > 120 && sent.count == expected.count + 1)
        #expect(expected.keys.allSatisfy { sent[$0] == expected[$0] })

        #expect(try reports(copy).count == 1)
        #expect(try reports(copy)[0].contains("communities/lectoraten.yaml:37:1"))
        for minute in 1...3 {
            // What else is written in the file moves it, and makes it no other fault.
            try write(copy, file, String(repeating: "#\n", count: minute) + good + "ritme: oops\n")
            let next = try RunDue(
                copy.workplace, now: now.advanced(bySeconds: 300 * minute)
            ).run()
            #expect(next.status == .configuration && next.counts[.sent] == nil)
        }
        #expect(try reports(copy).count == 1)
        // A second one is told by itself.
        try write(copy, file, good + "ritme: oops\nkleur: rood\n")
        _ = try RunDue(copy.workplace, now: now.advanced(bySeconds: 1500)).run()
        #expect(try reports(copy).count == 2)
        #expect(try reports(copy).count { $0.contains("ritme") } == 1)
        // It is mended, and comes back.
        try write(copy, file, good)
        let mended = try RunDue(copy.workplace, now: now.advanced(bySeconds: 1800)).run()
        #expect(mended.status == .done && mended.problems.isEmpty)
        try write(copy, file, good + "ritme: oops\n")
        _ = try RunDue(copy.workplace, now: now.advanced(bySeconds: 1800)).run()
        #expect(try reports(copy).count == 3)
    }

    @Test(.slow) func `who left the list gets no mail, and everybody else theirs`() async throws {
        let copy = try await reported()
        let whole = try ExampleCopy(of: copy.folder)
        let now = try moment("2027-02-16T08:00:00+01:00")
        let people = try copy.text("people.csv")
        let row = try #require(
            people.split(separator: "\n").first { $0.hasPrefix("teun,") })
        try copy.change("people.csv", "\(row)\n", to: "")

        let outcome = try RunDue(copy.workplace, now: now).run()
        #expect(outcome.status == .done)
        #expect(outcome.problems.map(\.status) == [.done])
        #expect(outcome.problems.first?.words(.en).contains("'teun' (plgs)") == true)
        _ = try RunDue(whole.workplace, now: now).run()
        func to(_ mail: String, _ address: String) -> Bool { mail.contains("<\(address)>\r\n") }
        let expected = try whole.outbox().mapValues { String(decoding: $0, as: UTF8.self) }
        let sent = try copy.outbox().mapValues { String(decoding: $0, as: UTF8.self) }
        let before = expected.filter { to($0.value, "teun@example.org") }
        let after = sent.filter { to($0.value, "teun@example.org") }
        #expect(before.count > after.count && !after.isEmpty)
        #expect(
            Set(sent.filter { !to($0.value, "beheer@example.org") }.keys).union(before.keys)
                == Set(expected.keys))
        // Said once, to the administrator too; a plan goes on with them.
        #expect(try reports(copy).count == 1)
        let next = try RunDue(copy.workplace, now: now.advanced(bySeconds: 300)).run()
        #expect(next.status == .done && next.problems.isEmpty && next.counts[.sent] == nil)
        let plan = try copy.kring(
            "plan", "--steps", "1000", "--now", "2027-02-16T09:00:00+01:00")
        #expect(plan.status == 0 && plan.talk.contains("'teun' (plgs)"))
        // Still known after many nights, and welcomed by nobody when they are back.
        _ = try RunDue(copy.workplace, now: now.advanced(bySeconds: 90_000)).run()
        try write(copy, "people.csv", people)
        let back = try RunDue(copy.workplace, now: now.advanced(bySeconds: 90_300)).run()
        #expect(back.status == .done && !back.handed.contains { $0.kind == .welcome })
    }

    @Test(.slow) func `a list that was cut short stops no mail`() async throws {
        let copy = try await reported()
        let people = try copy.text("people.csv").split(separator: "\n")
        try write(copy, "people.csv", people.prefix(4).joined(separator: "\n") + "\n")
        let outcome = try RunDue(
            copy.workplace, now: try moment("2027-02-16T08:00:00+01:00")
        ).run()
        #expect(outcome.status == .configuration)
        #expect(outcome.counts[.sent, default: 0] > 30)
    }

    // MARK: - Privacy

    @Test(.slow) func `who is forgotten stands in no reading that is kept`() async throws {
        let copy = try await reported()
        let workplace = try copy.workplace
        let now = try moment("2027-02-16T09:00:00+01:00")
        let data = PersonalData(workplace, now: now)
        #expect(try data.export("teun").ledger["reading"]?.first?["email"] == "teun@example.org")
        let backup = copy.folder.appending(path: "kept.backup").path
        _ = try BackUp(workplace, now: now).write(to: backup)

        let row = try #require(
            copy.text("people.csv").split(separator: "\n").first { $0.hasPrefix("teun,") })
        try copy.change("people.csv", "\(row)\n", to: "")
        #expect {
            try data.forget("teun")
        } throws: { ($0 as? Refusal)?.words(.en).message.contains("communities/") == true }
        try copy.change("communities/plgs.yaml", "teun, ", to: "")
        _ = try data.forget("teun")

        let state = copy.folder.appending(path: "state")
        for name in try FileManager.default.contentsOfDirectory(atPath: state.path)
        where name.hasPrefix("ledger") {
            let bytes = try Data(contentsOf: state.appending(path: name))
            #expect(bytes.range(of: Data("teun@example.org".utf8)) == nil, "\(name)")
        }
        #expect(throws: Refusal.self) { try data.export("teun") }

        _ = try BackUp(workplace, now: now).restore(from: backup)
        #expect(throws: Refusal.self) { try data.export("teun") }
        #expect(LastGoodReading(workplace) == nil)
    }
}
