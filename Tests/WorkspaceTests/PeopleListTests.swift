import Communities
import Foundation
import Testing
import Workspace

/// Lists of people as other systems export them.
@Suite("Lists of people from outside")
struct PeopleListTests {
    private let workspace: TestWorkspace

    init() throws { workspace = try TestWorkspace() }

    private static let columns =
        "columns: {id: Personeelsnummer, name: [Roepnaam, Tussenvoegsel, Achternaam], email: Werkmail, site: Locatie, language: Taal}"
    private static let values =
        "values: {site: {Noordgebouw R1: noord, N.v.t.: ~}, language: {Nederlands: nl, Engels: en}}"
    /// Byte order mark, semicolons, other columns and line ends as a personnel system writes them.
    private static let export = """
        \u{FEFF}"Personeelsnummer";"Roepnaam";"Tussenvoegsel";"Achternaam";"Afdeling";" werkmail ";"Locatie";"TAAL";"FTE"
        "E-ADA";"Ada";"";"Steward";"ICT";"Ada@example.org";" noordgebouw R1 ";"ENGELS";"0,8"
        "E012345";"Bram";"de";"Boer";"";"bram@example.org";"zuid";"nederlands";"1"
        "104233";"Chaïma";"";"";"";"chaima@example.org";"n.v.t.";"";"1"
        "J.Jansen";"Jan";" van der ";"Jansen";"";"jan@example.org";"";"en";"0,5"

        """.replacingOccurrences(of: "\n", with: "\r\n")

    private func people(
        _ export: String = export, files: String = "files: hr.csv, ", columns: String = columns,
        values: String = values
    ) throws -> Reading {
        try workspace.append("kring.yaml", "people: {\(files)\(columns), \(values)}\n")
        try workspace.write("hr.csv", export)
        for name in ["alpha", "beta"] {
            let path = "communities/\(name).yaml"
            try workspace.change(path, "core: [ada", "core: [e-ada")
            try workspace.change(path, "[daan]", "[j.jansen]")
        }
        try workspace.change("communities/alpha.yaml", "bram]", "e012345]")
        try workspace.change("communities/alpha.yaml", "active: chaima", "active: \"104233\"")
        try workspace.change("communities/alpha.yaml", "connector: chaima", "connector: \"104233\"")
        return workspace.read()
    }

    @Test func `an export is read as it is`() throws {
        let reading = try people()
        #expect(reading.faults == [])
        #expect(
            reading.intent?.people == [
                Person(
                    id: "e-ada", name: "Ada Steward", email: "Ada@example.org", language: .en,
                    site: "noord", disciplines: [], calendar: nil),
                Person(
                    id: "e012345", name: "Bram de Boer", email: "bram@example.org", language: .nl,
                    site: "zuid", disciplines: [], calendar: nil),
                Person(
                    id: "104233", name: "Chaïma", email: "chaima@example.org", language: .nl,
                    site: nil, disciplines: [], calendar: nil),
                Person(
                    id: "j.jansen", name: "Jan van der Jansen", email: "jan@example.org",
                    language: .en, site: nil, disciplines: [], calendar: nil),
            ])
        #expect(reading.peopleFiles == ["hr.csv"])
        #expect(reading.texts.contains { $0.path == "hr.csv" })
        #expect(!reading.texts.contains { $0.path == "people.csv" })
    }

    @Test func `several files are one list, each in its own form`() throws {
        try workspace.write(
            "guests.csv",
            "id,name,email,telefoon\nguest,Guus Gast,guus@example.com,06\ngast-2,Gast,g2@example.com\n"
        )
        let reading = try people(files: "files: [hr.csv, guests.csv], ")
        // A list in Kring's own form is looked at as always.
        #expect(reading.faults.map(\.fact) == [.table(.unknownColumn("telefoon"))])
        #expect(reading.faults.map(\.position.file) == ["guests.csv"])
        #expect(
            reading.intent?.people.map(\.id)
                == ["e-ada", "e012345", "104233", "j.jansen", "guest", "gast-2"])
        #expect(
            reading.positions.position(of: .person("guest"))
                == FilePosition(file: "guests.csv", line: 2, column: 1))
        #expect(reading.positions.line(of: .person("guest"))?.text.hasPrefix("guest,Guus") == true)
    }

    @Test func `Kring's own form is known, also where a header of the export is one of its words`()
        throws
    {
        try workspace.write("guests.csv", "id,name,email,site\ngast,Gast,gast@example.com,zuid\n")
        let reading = try people(
            PeopleListTests.export.replacingOccurrences(of: " werkmail ", with: "E-MAIL")
                .replacingOccurrences(of: "Locatie", with: "Site"),
            files: "files: [hr.csv, guests.csv], ",
            columns:
                "columns: {id: Personeelsnummer, name: [Roepnaam, Tussenvoegsel, Achternaam], email: e-mail, language: Taal}"
        )
        #expect(reading.faults == [])
        #expect(reading.intent?.person("gast")?.site == "zuid")
        // What kring.yaml names no column for keeps its own name.
        #expect(reading.intent?.person("e-ada")?.site == "noord")
    }

    @Test func `somebody in two files is said with both places`() throws {
        try workspace.write("guests.csv", "id,name,email\ne012345,Bram,b@example.com\n")
        let reading = try people(files: "files: [hr.csv, guests.csv], ")
        #expect(
            reading.faults.map(\.fact) == [
                .table(.personElsewhere("e012345", file: "hr.csv", line: 3))
            ])
        let fault = try #require(reading.faults.first)
        #expect(fault.position == FilePosition(file: "guests.csv", line: 2, column: 1))
        #expect(
            FaultInWords(fault, in: .nl).message
                == "'e012345' staat hier nog een keer, eerder al in hr.csv, regel 3")
    }

    @Test func `two files are looked at together for one address, and for what many rows have`()
        throws
    {
        func rows(_ from: Int, _ to: Int) -> String {
            (from...to).map { "g\($0),Gast,balie@\($0)\n" }.joined()
        }
        try workspace.write(
            "guests.csv", "id,name,email\nada,Ada,ADA@example.org\n" + rows(1, 2))
        try workspace.write("more.csv", "id,name,email\n" + rows(3, 9))
        let reading = try people(files: "files: [hr.csv, guests.csv, more.csv], ")
        #expect(
            reading.faults.map(\.fact) == [
                .table(.addressShared("ada", with: "e-ada")), .table(.notAddress("balie@1")),
                .table(.notAddress("balie@2")), .table(.notAddress("balie@3")),
                .table(.furtherRows(6, .malformedAddress)),
            ])
    }

    // MARK: - What is wrong

    @Test(arguments: [
        ("Werkmail", "E-mail werk", 1, FaultRule.missingKey, nil),
        ("Achternaam", "Achternam", 1, .missingKey, "Achternam"),
        ("Locatie", "Gebouw", 1, .missingKey, nil),
        ("FTE", "Taal", 1, .duplicateKey, nil),
        ("noordgebouw R1", "Gebouw Q", 2, .unknownSite, nil),
        ("noordgebouw R1", "NOORD", 2, .unknownSite, "noord"),
        ("ENGELS", "Frans", 2, .wrongValue, nil),
        ("J.Jansen", "Jan Jansen", 5, .malformedIdentifier, nil),
        ("J.Jansen", "J/Jansen", 5, .malformedIdentifier, nil),
        ("J.Jansen", "e012345", 5, .duplicateIdentifier, nil),
        ("jan@example.org", "", 5, .missingKey, nil),
    ])
    func `what an export lacks is said where it would stand`(
        old: String, new: String, line: Int, rule: FaultRule, suggestion: String?
    ) throws {
        let export = PeopleListTests.export.replacingOccurrences(
            of: old == "Werkmail" ? " werkmail " : old, with: new)
        // Who cannot be read is not known in communities either.
        let faults = try people(export).faults.filter { $0.position.file == "hr.csv" }
        #expect(faults.map(\.rule) == [rule])
        #expect(faults.map(\.position.line) == [line])
        #expect(faults.map(\.suggestion) == [suggestion])
    }

    @Test func `a missing column names those that are there, and where to say it`() throws {
        let export = PeopleListTests.export.replacingOccurrences(of: " werkmail ", with: "Mail")
        let fault = try #require(try people(export).faults.first)
        let english = FaultInWords(fault, in: .en)
        #expect(
            english.message == "there is no column 'Werkmail', which kring.yaml says is 'email'")
        #expect(english.expected?.contains("people: columns") == true)
        #expect(english.expected?.contains("Afdeling, Mail, Locatie") == true)
    }

    @Test func `what no value stands for is said with where to say it`() throws {
        let export = PeopleListTests.export.replacingOccurrences(of: "ENGELS", with: "Frans")
            .replacingOccurrences(of: "\"zuid\"", with: "\"Zuidgebouw\"")
        let words = try people(export).faults.map { FaultInWords($0, in: .en) }
        #expect(words.count == 2)
        #expect(words.contains { $0.expected?.contains("people: values: language") == true })
        #expect(words.contains { $0.expected?.contains("people: values: site") == true })
    }

    @Test func `each thing that stands for nothing is told once, however many rows have it`()
        throws
    {
        let rows = (1...900).map { index in
            "\"P\(index)\";\"P\";\"\";\"P\";\"\";\"p\(index)@example.org\";\"Gebouw \(index % 6)\";\"\(["Frans", "DUITS", "nl"][index % 3])\";\"1\""
        }
        let faults = try people(PeopleListTests.export + rows.joined(separator: "\n") + "\n").faults
        let told = faults.map { FaultInWords($0, in: .en).message }
        for building in 0..<6 {
            #expect(told.count { $0.contains("'Gebouw \(building)'") } == 1)
        }
        #expect(told.count { $0.contains("is not a language") } == 2)
        #expect(
            faults.map(\.fact).filter { if case .table(.furtherRows) = $0 { true } else { false } }
                == [
                    .table(.furtherRows(598, .wrongValue)), .table(.furtherRows(894, .unknownSite)),
                ])

        // Of a thousand different ones twenty are enough.
        let many =
            PeopleListTests.export
            + (1...100).map {
                "\"P\($0)\";\"P\";\"\";\"P\";\"\";\"p\($0)@example.org\";\"Gebouw \($0)\";\"nl\";\"1\""
            }.joined(separator: "\n")
        try workspace.write("hr.csv", many)
        #expect(workspace.read().faults.count == 21)
    }

    @Test(arguments: [
        ("files: [hr.csv, weg.csv], ", "weg.csv:1:1 file-missing"),
        ("files: [hr.csv, hr.csv], ", "kring.yaml:15:26 duplicate-key"),
        ("files: [], bestanden: x, ", "kring.yaml:15:21 unknown-key"),
    ])
    func `files that cannot be are said`(files: String, fault: String) throws {
        _ = try people(files: files)
        #expect(workspace.faults().contains(fault))
    }

    @Test(arguments: [
        ("site: {Noord: nord}", "people.values.site:unknown-site"),
        ("site: {Noord: Noord gebouw}", "kring.yaml:malformed-identifier"),
        ("language: {Frans: fr}", "kring.yaml:wrong-value"),
        ("language: {Nederlands: nl, nederlands: en}", "kring.yaml:duplicate-key"),
        ("afdeling: {ICT: ict}", "kring.yaml:unknown-key"),
        ("site: noord", "kring.yaml:wrong-type"),
    ])
    func `values that cannot be are said in kring.yaml`(values: String, wanted: String) throws {
        let faults = try people(values: "values: {\(values)}").faults
        let rule = wanted.split(separator: ":").last.map(String.init)
        #expect(
            faults.contains { $0.position.file == "kring.yaml" && $0.rule.rawValue == rule },
            "\(faults)")
    }

    @Test(
        arguments: [
            (
                Array("Personeelsnummer;Naam\r\nE1;Chaïma".utf8.map { $0 == 0xC3 ? 0xEF : $0 }),
                "WINDOWS-1252"
            ),
            ([0xFF, 0xFE, 0x49, 0x00, 0x3B, 0x00], "UTF-16"),
            ([0xFE, 0xFF, 0x00, 0x49, 0x00, 0x3B], "UTF-16"),
        ] as [([UInt8], String)])
    func `bytes of another encoding are said with how to save them`(
        bytes: [UInt8], encoding: String
    ) throws {
        _ = try people()
        try Data(bytes).write(to: workspace.folder.appendingPathComponent("hr.csv"))
        let fault = try #require(
            workspace.read().faults.first { $0.position.file == "hr.csv" })
        #expect(fault.fact == .file(.notUTF8(seems: encoding)))
        for language in Language.allCases {
            let expected = FaultInWords(fault, in: language).expected ?? ""
            #expect(expected.contains("iconv -f \(encoding) -t UTF-8"))
            #expect(expected.contains("Excel") && expected.contains("LibreOffice"))
        }
    }

    // MARK: - Where the files lie

    @Test func `an export lies outside the workspace only where that is said`() throws {
        let outside = FileManager.default.temporaryDirectory
            .appendingPathComponent("kring-hr-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: outside) }
        let file = outside.appendingPathComponent("export.csv").path
        try Data(PeopleListTests.export.utf8).write(to: URL(fileURLWithPath: file))

        _ = try people(files: "files: \(file), ")
        #expect(workspace.faults() == ["\(file):1:1 file-outside"])
        try workspace.append("kring.yaml", "outside: [\(outside.path)]\n")
        #expect(workspace.faults() == [])
        #expect(workspace.read().intent?.people.count == 4)
    }

    @Test func `what kring.yaml names is known before it is read whole`() throws {
        #expect(
            FirstLook(inWorkspace: "/w", reading: "people: {files: [hr.csv, /srv/g.csv]}\n").people
                == ["/w/hr.csv", "/srv/g.csv"])
        #expect(
            FirstLook(inWorkspace: "/w", reading: "people: {files: hr.csv}\n").people
                == ["/w/hr.csv"])
        for text in ["name: x\n", "people: {columns: {id: Nr}}\n", "people:\n", "people: [\n"] {
            #expect(FirstLook(inWorkspace: "/w", reading: text).people == ["/w/people.csv"])
        }
    }
}
