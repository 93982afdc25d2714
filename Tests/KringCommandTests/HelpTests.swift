import TestSupport
import Testing

/// What `--help` says, as it stands at a terminal of 80 columns.
@Suite("Help at the terminal", .slow)
struct HelpTests {
    static let commands = [
        "", "init", "check", "plan", "explain", "move", "harvest", "agenda", "roles", "groups",
        "run", "feed", "serve", "people",
    ]

    @Test(arguments: commands, ["nl_NL.UTF-8", "en_GB.UTF-8"])
    func `examples stand whole on their lines`(command: String, locale: String) throws {
        let help = try Command.kring(
            (command.isEmpty ? [] : [command]) + ["--help"], environment: ["LC_ALL": locale]
        ).output
        let lines = help.split(separator: "\n").prefix {
            !$0.hasPrefix("USAGE") && !$0.hasPrefix("GEBRUIK")
        }
        #expect(lines.contains { $0.hasPrefix("  kring ") })
        for (line, next) in zip(lines, lines.dropFirst())
        where line.hasPrefix("  ") && !next.hasPrefix(" ") {
            // What follows an example is a sentence or a heading of its own, not the rest of it.
            #expect(next.first?.isUppercase == true || next.hasPrefix("-"), "\(line)\n\(next)")
        }
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test func `what the parser says of itself is in the reader's language`() throws {
        func talk(_ arguments: [String], _ locale: String) throws -> String {
            try Command.kring(arguments, environment: ["LC_ALL": locale]).talk
        }
        for (arguments, dutch, english) in [
            (["plna"], "'plna' wordt hier niet verwacht", "Unexpected argument 'plna'"),
            (["plan", "--sede", "1"], "bedoel je '--seed'?", "Did you mean '--seed'?"),
            (
                ["plan", "--seed", "x"], "'x' kan niet bij '--seed <k>'",
                "is invalid for '--seed <k>'"
            ),
            (
                ["agenda", "times"], "er ontbreekt: '<session>'",
                "Missing expected argument '<session>'"
            ),
            (
                ["plan", "--seed"], "er ontbreekt een waarde na '--seed <k>'",
                "Missing value for '--seed <k>'"
            ),
        ] {
            let said = (try talk(arguments, "nl_NL.UTF-8"), try talk(arguments, "en_GB.UTF-8"))
            #expect(said.0.hasPrefix("Fout: ") && said.0.contains(dutch), "\(said.0)")
            #expect(said.1.hasPrefix("Error: ") && said.1.contains(english), "\(said.1)")
        }
    }
}
