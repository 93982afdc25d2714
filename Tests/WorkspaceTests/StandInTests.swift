import Communities
import Foundation
import Testing
import Workspace

/// Files that are not read, people who are gone, and texts that stand in for files.
@Suite("What is missing among the files")
struct StandInTests {
    private let workspace: TestWorkspace

    init() throws { workspace = try TestWorkspace() }

    private func read(_ standIns: StandIns? = nil, former: [Person] = []) -> Reading {
        WorkspaceReader(workspace.folder, standIns: standIns, former: former).read()
    }

    @Test(
        arguments: [
            ("gamma.yaml.txt", "gamma.yaml"), ("gamma.yaml~", "gamma.yaml"),
            ("GAMMA.YAML", "gamma.yaml"), ("gamma.json", "gamma.yaml"), ("gamma", "gamma.yaml"),
            ("Gamma deel 2.txt", nil), ("gamma.yml.bak", "gamma.yaml"), ("#gamma.yaml#", nil),
        ] as [(String, String?)])
    func `a file that lies among communities and is none is named, and stops nothing`(
        name: String, meant: String?
    ) throws {
        try workspace.write("communities/\(name)", "name: Gamma\n")
        let reading = read()

        #expect(reading.faults.map(\.fact) == [.file(.notRead(readAs: meant))])
        #expect(reading.faults.map(\.position.file) == ["communities/\(name)"])
        #expect(reading.intent != nil && !reading.hasErrors)
    }

    @Test(arguments: [".gamma.yaml.swp", "README.md", "readme", "Readme.txt"])
    func `what is hidden, or for people to read, is not named`(name: String) throws {
        try workspace.write("communities/\(name)", "Everybody may change these files.\n")
        #expect(read().faults == [])
    }

    @Test func `the other ending of YAML is read`() throws {
        let folder = workspace.folder.appendingPathComponent("communities")
        try FileManager.default.moveItem(
            at: folder.appendingPathComponent("beta.yaml"),
            to: folder.appendingPathComponent("beta.yml"))
        #expect(read().faults == [] && read().intent?.community("beta") != nil)
    }

    @Test func `methods of one's own that are not read are named`() throws {
        let folder = workspace.folder.appendingPathComponent("templates/methods")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try workspace.write("templates/methods/fishbowl.yml", "name: Fishbowl\n")
        let faults = LibraryReader([workspace.folder.appendingPathComponent("templates")]).read()
            .faults
        #expect(faults.map(\.fact) == [.file(.notRead(readAs: "fishbowl.yaml"))])
        #expect(faults.map(\.position.file) == ["templates/methods/fishbowl.yml"])
    }

    // MARK: - People

    @Test func `who left the list and is in communities is one warning, and counts`() throws {
        let former = try #require(read().intent).people
        try workspace.change("people.csv", "daan;Daan;daan@example.org;nl;noord;\n", "")
        try workspace.change("people.csv", "chaima;Chaïma;chaima@example.org;nl;;\n", "")
        #expect(read().faults.map(\.rule) == [.unknownPerson, .unknownPerson, .unknownPerson])

        let reading = read(former: former)
        #expect(
            reading.faults.map(\.fact) == [
                .name(
                    .peopleGone(
                        [
                            .init(person: "chaima", communities: ["alpha"]),
                            .init(person: "daan", communities: ["alpha", "beta"]),
                        ], from: ["people.csv"]))
            ])
        let intent = try #require(reading.intent)
        #expect(intent.departed == ["chaima", "daan"])
        #expect(Set(intent.people.map(\.id)) == Set(former.map(\.id)))
        #expect(intent.person("daan") == former.first { $0.id == "daan" })
    }

    @Test func `who was never known stays an error, beside who is gone`() throws {
        let former = try #require(read().intent).people
        try workspace.change("people.csv", "daan;Daan;daan@example.org;nl;noord;\n", "")
        try workspace.change("communities/beta.yaml", "[daan]", "[daan, dana]")

        let reading = read(former: former)
        #expect(reading.faults.map(\.rule) == [.unknownPerson, .peopleGone])
        #expect(reading.intent == nil)
    }

    @Test func `who is gone from everything is no news`() throws {
        let former =
            try #require(read().intent).people + [
                Person(
                    id: "eva", name: "Eva", email: "eva@example.org", language: .nl, site: nil,
                    disciplines: [], calendar: nil)
            ]
        let reading = read(former: former)
        #expect(reading.faults == [] && reading.intent?.departed == [])
        #expect(reading.intent?.person("eva") == nil)
    }

    @Test func `a list that lost many at once was cut short`() throws {
        let names = (1...40).map { "p\($0)" }
        let rows = names.map { "\($0);\($0);\($0)@example.org;nl;;" }
        let all = try String(
            contentsOf: workspace.folder.appendingPathComponent("people.csv"), encoding: .utf8)
        try workspace.write("people.csv", all + rows.joined(separator: "\n") + "\n")
        try workspace.change(
            "communities/beta.yaml", "[daan]",
            "[daan], peripheral: [\(names.joined(separator: ", "))]")
        let former = try #require(read().intent).people

        // Of 44 who stand in communities.
        for (left, rule) in [(39, FaultRule.peopleGone), (29, .peopleGone), (28, .peopleCutShort)] {
            try workspace.write(
                "people.csv", all + rows.prefix(left).joined(separator: "\n") + "\n")
            let reading = read(former: former)
            #expect(reading.faults.map(\.rule) == [rule], "\(left) left")
            #expect(reading.hasErrors == (rule == .peopleCutShort))
        }
    }

    @Test func `people who are gone are written down as they are read`() throws {
        let people = [
            Person(
                id: "eva", name: "Eva \"de\" Wit;\nvan", email: "eva@example.org", language: .en,
                site: "noord", disciplines: ["ict", "a, b"], calendar: "https://example.org/e.ics",
                alarmMinutes: 15),
            Person(
                id: "jan", name: "Jan", email: "jan@example.org", language: .nl, site: nil,
                disciplines: [], calendar: nil),
        ]
        try workspace.change("communities/beta.yaml", "[daan]", "[daan, eva, jan]")
        let table = DepartedPeople(people).table
        let reading = read(StandIns([StandIns.departed: table]))

        #expect(reading.faults.map(\.rule) == [.peopleGone])
        #expect(reading.intent?.people.filter { ["eva", "jan"].contains($0.id) } == people)
    }

    // MARK: - Texts in the place of files

    @Test func `a text stands in for its file, and for one that is not there`() throws {
        let folder = workspace.folder.appendingPathComponent("communities")
        let beta = try String(
            contentsOf: folder.appendingPathComponent("beta.yaml"), encoding: .utf8)
        try workspace.write("communities/beta.yaml", "nonsense")
        #expect(read().hasErrors)
        #expect(read(StandIns(["communities/beta.yaml": beta])).faults == [])

        try FileManager.default.removeItem(at: folder.appendingPathComponent("beta.yaml"))
        #expect(read(StandIns(["communities/beta.yaml": beta])).faults == [])

        try workspace.write("communities/gamma.yaml", "nonsense")
        let without = read(
            StandIns(["communities/beta.yaml": beta, "communities/gamma.yaml": nil]))
        #expect(without.faults == [] && without.communities == ["alpha", "beta"])
    }

    @Test func `a whole reading looks at no file`() throws {
        let texts = read().texts
        let before = try #require(read().intent)
        for name in ["kring.yaml", "people.csv", "spaces.yaml", "communities"] {
            try FileManager.default.removeItem(at: workspace.folder.appendingPathComponent(name))
        }
        let reading = read(
            StandIns(
                Dictionary(texts.map { ($0.path, $0.text) }, uniquingKeysWith: { one, _ in one }),
                isWhole: true))
        #expect(reading.faults == [])
        #expect(reading.intent?.communities == before.communities)
        #expect(reading.intent?.people == before.people && reading.intent?.rooms == before.rooms)
    }

    @Test func `a calendar that is not there stops no work that goes on`() throws {
        try workspace.change(
            "spaces.yaml", "capacity: 4,", "capacity: 4, calendar: calendars/z1.ics,")
        #expect(read().faults.map(\.rule) == [.calendarMissing])
        #expect(read(StandIns([:])).faults == [])
    }

    @Test(arguments: [
        ("beheer@example.org", "beheer@example.org"),
        ("\"Beheer <beheer@example.org>\"", "beheer@example.org"),
    ])
    func `who hears of faults is an address`(written: String, address: String) throws {
        try workspace.change("kring.yaml", "web:", "run: {report: \(written)}\nweb:")
        #expect(read().faults == [] && read().intent?.organisation.run.report == address)
    }

    @Test(arguments: ["beheer", "noor@", "[a@example.org, b@example.org]"])
    func `an address of no use is a fault`(written: String) throws {
        try workspace.change("kring.yaml", "web:", "run: {report: \(written)}\nweb:")
        #expect(read().faults.map(\.position.file) == ["kring.yaml"] && read().hasErrors)
    }
}
