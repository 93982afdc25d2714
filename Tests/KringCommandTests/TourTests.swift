import Foundation
import TestSupport
import Testing

/// The walks in the documentation are true: each command is run, and prints what stands below it.
@Suite("The walks in the documentation", .slow)
struct TourTests {
    /// A command and what the page shows of what it prints.
    private struct Step {
        var words: [String]
        var shown: [String]
    }

    @Test(arguments: [("years.md", "en_GB.UTF-8"), ("jaren.md", "nl_NL.UTF-8")])
    func `every command of a page prints what the page says`(page: String, locale: String) throws {
        let folder = try TemporaryFolder()
        var place = URL(filePath: folder.path(""))
        let steps = try TourTests.steps(page)
        #expect(steps.count > 15)
        for step in steps {
            let result = try Command.kring(
                step.words, in: place, environment: ["LC_ALL": locale])
            let command = step.words.joined(separator: " ")
            try #require(result.status == 0, "\(command): \(result.talk)")
            let printed = (result.output + "\n" + result.talk)
            for line in step.shown {
                #expect(printed.contains(line), "\(command)\n\(line)\n---\n\(printed)")
            }
            // From then on the walk is in it.
            if step.words.first == "init" {
                place = place.appending(path: try #require(step.words.last))
            }
        }
    }

    /// Both languages walk the same way.
    @Test func `the pages run the same commands`() throws {
        let commands = try ["years.md", "jaren.md"].map { page in
            try TourTests.steps(page).map { $0.words.prefix(1) }
        }
        #expect(commands[0] == commands[1])
    }

    private static func steps(_ page: String) throws -> [Step] {
        let text = try String(
            contentsOf: Repository.root.appending(path: "docs/\(page)"), encoding: .utf8)
        var steps: [Step] = []
        var isInside = false
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("```") {
                isInside = line == "```console"
            } else if isInside, line.hasPrefix("$ kring ") {
                steps.append(Step(words: words(line.dropFirst(8)), shown: []))
            } else if isInside, !line.isEmpty {
                steps[steps.count - 1].shown.append(line)
            }
        }
        return steps
    }

    /// The words of a command, as a shell has them.
    private static func words(_ line: Substring) -> [String] {
        line.split(separator: Character("\""), omittingEmptySubsequences: false).enumerated()
            .flatMap {
                $0.isMultiple(of: 2) ? $1.split(separator: " ").map(String.init) : [String($1)]
            }
    }
}
