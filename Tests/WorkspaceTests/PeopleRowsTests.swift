import Communities
import Foundation
import Testing
import Workspace

/// Tables with the same fault in many rows, as an export has that changed.
@Suite("Rows of people")
struct PeopleRowsTests {
    private let workspace: TestWorkspace
    private let first: String

    init() throws {
        workspace = try TestWorkspace()
        first = try String(
            contentsOf: workspace.folder.appendingPathComponent("people.csv"), encoding: .utf8)
    }

    private func faults(_ rows: [String]) throws -> [Fault] {
        try workspace.write("people.csv", first + rows.joined(separator: "\n") + "\n")
        return workspace.read().faults
    }

    @Test(arguments: [
        ("p#;Naam;p#@example", FaultRule.malformedAddress),
        ("P#;Naam;p#@example.org", .malformedIdentifier),
        ("p#;Naam;", .missingKey), ("p#;;p#@example.org", .missingKey),
        ("p#;Naam;p#@example.org;fr", .wrongValue), ("p#;Naam;p#@example.org;;west", .unknownSite),
        ("ada;Naam;p#@example.org", .duplicateIdentifier),
        ("p#;Naam;p#@example.org;;;;extra", .csvSyntax),
    ])
    func `faults of one kind are summed up after the third`(row: String, rule: FaultRule) throws {
        func rows(_ count: Int) -> [String] {
            (1...count).map { row.replacingOccurrences(of: "#", with: "\($0)") }
        }
        #expect(try faults(rows(3)).map(\.rule) == [rule, rule, rule])

        let many = try faults(rows(1202))
        #expect(many.map(\.rule) == [rule, rule, rule, rule])
        #expect(many.map(\.position.line) == [6, 7, 8, 9])
        #expect(many.allSatisfy { $0.severity == .error })
        #expect(many.last?.fact == .table(.furtherRows(1199, rule)))
        let words = many.last.map { FaultInWords($0, in: .en).message }
        #expect(words == "and 1199 more such rows")
    }

    @Test func `each kind is counted by itself, so that one hides no other`() throws {
        let rows = (1...50).map { "p\($0);Naam;p\($0)@example" } + ["q;Naam;q@example.org;fr"]
        #expect(
            try faults(rows).map(\.rule) == [
                .malformedAddress, .malformedAddress, .malformedAddress, .malformedAddress,
                .wrongValue,
            ])
    }

    @Test func `two people with one address are a warning, whatever the size of its letters`()
        throws
    {
        let found = try faults(["eva;Eva;Ada@Example.org", "jan;Jan;jan@example.org"])
        #expect(found.map(\.fact) == [.table(.addressShared("eva", with: "ada"))])
        #expect(found.map(\.severity) == [.warning] && found.map(\.position.line) == [6])
        #expect(workspace.read().intent?.person("eva") != nil)

        let many = try faults((1...10).map { "p\($0);Naam;balie@example.org" })
        #expect(many.count == 4 && many.allSatisfy { $0.severity == .warning })
        #expect(many.last?.fact == .table(.furtherRows(6, .sharedAddress)))
    }
}
