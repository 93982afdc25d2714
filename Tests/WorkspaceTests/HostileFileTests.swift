import Foundation
import Testing
import Workspace

@Suite("Hostile and odd files")
struct HostileFileTests {
    @Test(arguments: [
        ("a: &x 1\nb: *x\n", "1:4 yaml-alias"),
        ("a: " + String(repeating: "[", count: 100_000), "1:53 yaml-depth"),
        (String(repeating: "- ", count: 60), "1:101 yaml-depth"),
        ("a: " + String(repeating: "[\"]\", ", count: 60), "1:298 yaml-depth"),
        ("a: !!python/object 1\n", "1:4 yaml-tag"),
        ("name: a\0b\n", "1:8 not-text"),
        ("name: \"abc\n", "2:1 yaml-syntax"),
        ("\tname: x\n", "1:1 yaml-syntax"),
        ("name: a: b\n", "1:8 yaml-syntax"),
        ("- 1\n", "1:1 wrong-type"),
        ("", "1:1 wrong-type"),
    ])
    func `a hostile file is refused with its place`(text: String, expected: String) throws {
        let workspace = try TestWorkspace()
        try workspace.write("communities/alpha.yaml", text)

        #expect(workspace.faults() == ["communities/alpha.yaml:\(expected)"])
    }

    @Test func `a file that is no UTF-8 is refused`() throws {
        let workspace = try TestWorkspace()
        try Data([0x6E, 0x3A, 0x20, 0xE9, 0x0A])
            .write(to: workspace.folder.appendingPathComponent("communities/alpha.yaml"))

        #expect(workspace.faults() == ["communities/alpha.yaml:1:4 not-text"])
    }

    @Test func `a file over a megabyte is refused`() throws {
        let workspace = try TestWorkspace()
        try workspace.write("communities/alpha.yaml", String(repeating: "#", count: 1_000_001))

        #expect(workspace.faults() == ["communities/alpha.yaml:1:1 file-too-large"])
    }

    @Test func `a byte order mark and Windows line ends change nothing`() throws {
        let workspace = try TestWorkspace()
        for file in ["kring.yaml", "people.csv", "communities/beta.yaml"] {
            let url = workspace.folder.appendingPathComponent(file)
            let text = try String(contentsOf: url, encoding: .utf8)
            try workspace.write(
                file, "\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n"))
        }

        #expect(workspace.faults() == [])
    }

    @Test(arguments: [
        ("sep=;\nid;name;email\nada;A;a@x.nl\n", ""),
        ("id\tname\temail\nada\tA\ta@x.nl\n", ""),
        ("id,name,email\rada,A,a@x.nl\r", ""),
        (
            "ID, Name ,EMAIL\n\nada,\"A,\nB\",a@x.nl\n,,\nbad one,B,b@x.nl\n",
            "6:1 malformed-identifier"
        ),
        ("id,name,email\nada,\"A,a@x.nl\n", "2:1 missing-key|2:5 csv-syntax"),
        ("id,name,email\nada,\"A\"x,a@x.nl\n", "2:8 csv-syntax"),
        ("id,name,email,phone\nada,A,a@x.nl,06\n", "1:15 unknown-column"),
        ("id,name,email\nada,A,a@x.nl,extra\n", "2:14 csv-syntax"),
        ("id,name,mail\nada,A,a@x.nl\n", "1:1 missing-key|1:9 unknown-column"),
    ])
    func `odd CSV is read, and bad CSV has a place`(text: String, expected: String) throws {
        let workspace = try TestWorkspace()
        try workspace.write("people.csv", text)
        try FileManager.default.removeItem(
            at: workspace.folder.appendingPathComponent("communities"))

        let wanted = expected.split(separator: "|").map { "people.csv:\($0)" }
        #expect(workspace.faults() == wanted)
    }
}
