import Communities
import Testing
import Workspace

@Suite("Lines that name a person")
struct PersonLinesTests {
    private static let file = """
        # e1 leidt deze groep
        name: "Groep e1"
        purpose: {nl: "Met e1", en: e1}
        with: [{community: e1, every: 2nd session}]
        members:
          core: [e1, "e12", 'e1', e1-b]   # e1!
          active:
            - ada   # was e1
            - "e1"
        roles: {facilitator: {not: [e1]}, mentor: e1, expert: e10}
        coordinator: [sem, e1]

        """

    @Test func `who is named is found, and nothing that only looks like it`() {
        let found = PersonLines.mentions(of: "e1", in: Self.file, path: "communities/g.yaml")
        #expect(
            found.map { "\($0.position.line):\($0.position.column)" }
                == ["6:10", "6:21", "9:7", "10:29", "10:43", "11:20"])
        #expect(found.first?.position.file == "communities/g.yaml")
        #expect(found.last?.text == "coordinator: [sem, e1]")
    }

    @Test(arguments: ["\n", "\r\n"])
    func `another identifier takes its place, and every other byte stays`(ending: String) {
        let text = Self.file.replacing("\n", with: ending)
        let changed = PersonLines.replacing("e1", by: "9834", in: text, path: "g.yaml")
        let wanted = Self.file.replacing(
            "core: [e1, \"e12\", 'e1', e1-b]", with: "core: [9834, \"e12\", '9834', e1-b]"
        ).replacing("- \"e1\"", with: "- \"9834\"")
            .replacing("{not: [e1]}, mentor: e1,", with: "{not: [9834]}, mentor: 9834,")
            .replacing("[sem, e1]", with: "[sem, 9834]")
        #expect(changed == wanted.replacing("\n", with: ending))
        // And back, byte for byte.
        #expect(
            changed.flatMap { PersonLines.replacing("9834", by: "e1", in: $0, path: "g.yaml") }
                .map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test(arguments: [
        "members: {core: [e1, e2]}\n", "members: {core: [\"e\\x31\"]}\n",
        "members: {core: [ada]}\n",
        "members: [\n", "", "name: e1\n",
    ])
    func `what is not plain is left to people`(text: String) {
        #expect(PersonLines.replacing("e1", by: "e2", in: text, path: "g.yaml") == nil)
    }

    @Test(arguments: [
        ("id,name\ne1,Een\ne2,Twee\n", 3, 1, "id,name\ne1,Een\nx,Twee\n"),
        ("\"id\";\"name\"\r\n\"E1\";\"Een\"\r\n", 2, 1, "\"id\";\"name\"\r\n\"x\";\"Een\"\r\n"),
        ("naam,nr\nÉén 🎈,E1\n", 2, 7, "naam,nr\nÉén 🎈,x\n"), ("nr\ne1", 2, 1, "nr\nx"),
    ])
    func `a cell of a table has another identifier`(
        text: String, line: Int, column: Int, wanted: String
    ) {
        let place = FilePosition(file: "hr.csv", line: line, column: column)
        #expect(PersonLines.replacingCell(at: place, by: "x", in: text) == wanted)
    }

    @Test func `letters that take more than one place do not shift what follows`() {
        let text =
            "name: Café 🎈\nmembers: {core: [\"é\", e1], active: [e1]}\u{85}roles: {mentor: e1}"
        let changed = PersonLines.replacing("e1", by: "x", in: text, path: "g.yaml")
        #expect(
            changed
                == "name: Café 🎈\nmembers: {core: [\"é\", x], active: [x]}\u{85}roles: {mentor: x}")
    }
}
