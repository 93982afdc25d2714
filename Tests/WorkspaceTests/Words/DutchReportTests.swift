import Communities
import Foundation
import Testing
import Workspace

@Suite("A report in Dutch")
struct DutchReportTests {
    private func broken() throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        try workspace.change("kring.yaml", "languages:", "langages:")
        try workspace.change("kring.yaml", "2027-04-27", "2028-04-27")
        try workspace.change("spaces.yaml", "capacity: 4", "capacity: 0")
        try workspace.change("people.csv", "ada@example.org", "ada")
        try workspace.change("people.csv", "site;disciplines", "site;vak")
        try workspace.change("communities/alpha.yaml", "3 weken", "3 weeken")
        try workspace.change("communities/alpha.yaml", "[ada, bram]", "[ada, brm]")
        try workspace.change("communities/beta.yaml", "[daan]", "[daan")
        return workspace
    }

    @Test func `a broken workspace is told in Dutch, its keys and words as they are`() throws {
        let report = FaultPrinter(.nl, folder: "config").text(try broken().read().faults)

        #expect(
            report == """
                config/communities/alpha.yaml:2:16: fout: 'rhythm': 'elke 3 weeken, 90 minuten' is geen ritme
                  |
                2 | rhythm: elke 3 weeken, 90 minuten
                  |                ^
                    goed is: zoals 'elke 2 weken, 90 minuten', 'elke 3 weken op donderdag', '2e dinsdag van de maand', 'maandelijks'
                    bedoel je 'elke 3 weken, 90 minuten'?

                config/communities/alpha.yaml:7:23: fout: 'brm' staat niet in people.csv
                  |
                7 | members: {core: [ada, brm], active: chaima, peripheral: [daan]}
                  |                       ^
                    goed is: de id van iemand
                    bedoel je 'bram'?

                config/communities/beta.yaml:4:37: fout: dit is geen YAML: de lijst gaat niet verder en houdt niet op
                  |
                4 | members: {core: [ada], active: [daan}
                  |                                     ^
                    goed is: een komma of de sluitende ]

                config/kring.yaml:3:1: fout: onbekende sleutel 'langages'
                  |
                3 | langages: [nl, en]
                  | ^
                    bedoel je 'languages'?

                config/kring.yaml:11:5: waarschuwing: 'Koningsdag' valt buiten de periode, 2027-02-01 tot en met 2027-07-09
                   |
                11 |   - {name: Koningsdag, on: 2028-04-27}
                   |     ^

                config/people.csv:1:29: waarschuwing: de kolom 'vak' wordt niet gelezen
                  |
                1 | id;name;email;language;site;vak
                  |                             ^

                config/people.csv:2:17: fout: 'ada' is geen mailadres
                  |
                2 | ada;Ada Steward;ada;en;noord;"ict;onderzoek"
                  |                 ^
                    goed is: zoals noor@example.org

                config/spaces.yaml:8:36: fout: bij 'rooms[1].capacity' hoort een heel getal van 1 tot en met 100000, niet '0'
                  |
                8 |   - {id: z1, site: zuid, capacity: 0, features: [screen, camera], open: [ma-vr 8:00-18:00]}
                  |                                    ^

                """)
    }

    @Test func `what programs read of a fault keeps its keys and rules`() throws {
        let faults = try broken().read().faults.filter { $0.rule == .yamlSyntax }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let json = try Language.allCases.map { language in
            String(
                decoding: try encoder.encode(faults.map { FaultInWords($0, in: language) }),
                as: UTF8.self)
        }

        func expected(_ message: String, _ expected: String) -> String {
            """
            [
              {
                "expected" : "\(expected)",
                "message" : "\(message)",
                "place" : {
                  "column" : 37,
                  "file" : "communities/beta.yaml",
                  "line" : 4
                },
                "rule" : "yaml-syntax",
                "severity" : "error",
                "source" : "members: {core: [ada], active: [daan}"
              }
            ]
            """
        }
        #expect(
            json == [
                expected(
                    "dit is geen YAML: de lijst gaat niet verder en houdt niet op",
                    "een komma of de sluitende ]"),
                expected(
                    "this is not YAML: did not find expected ',' or ']'",
                    "a comma or the closing ]"),
            ])
    }
}
