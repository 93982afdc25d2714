import Foundation
import TestSupport
import Testing

@Suite("Groups by command", .slow)
struct GroupsCommandTests {
    private struct Groups: Decodable {
        struct Person: Decodable { var id: String }
        var rounds: [[[Int]]]
        var repeats: Int
        var bound: Int
        var people: [Person]
        var blocks: [String]
        var kept: Bool
    }

    private func groups(_ arguments: [String]) throws -> Groups {
        let result = try Command.kring(["groups", "--steps", "20000", "--json"] + arguments)
        try #require(result.status == 0, "\(result.talk)")
        return try JSONDecoder().decode(Groups.self, from: Data(result.output.utf8))
    }

    @Test func `a number of people needs no workspace`() throws {
        let groups = try groups(["--people", "15", "--size", "3", "--rounds", "7"])
        #expect(groups.rounds.count == 7 && groups.repeats == 0 && groups.bound == 0)
    }

    @Test func `a list of names is enough, and a table says more`() throws {
        let copy = try Copy()
        let list = copy.folder.appending(path: "names.txt")
        try "Ada\nBo\nCas\nDien\n".write(to: list, atomically: true, encoding: .utf8)
        let table = copy.folder.appending(path: "names.csv")
        try "name;disciplines\nAda;ict\nBo;ict\nCas;design\nDien;design|ict\n"
            .write(to: table, atomically: true, encoding: .utf8)

        for file in [list, table] {
            let groups = try groups(["--people", file.path, "--size", "2", "--absent", "Dien"])
            #expect(groups.people.map(\.id) == ["Ada", "Bo", "Cas", "Dien"])
            #expect(groups.rounds == [[[0, 1, 2]]])
        }
    }

    @Test func `groups that are kept stand on the cards and are not made again elsewhere`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let workspace = ["--workspace", copy.folder.path]
        let first = try groups(["plgs-2", "--size", "3", "--rounds", "1", "--keep"] + workspace)
        #expect(first.kept && first.repeats == 0)

        let cards = try copy.kring("agenda", "plgs-2", "--copy", "cards", "--language", "nl")
        #expect(cards.output.contains("- Groep 4:"))
        let next = try groups(["plgs-3", "--size", "3", "--rounds", "1"] + workspace)
        func pairs(_ groups: Groups) -> Set<String> {
            var pairs: Set<String> = []
            for group in groups.rounds.joined() {
                let ids = group.map { groups.people[$0].id }.sorted()
                for one in ids {
                    for other in ids where one < other { pairs.insert("\(one) \(other)") }
                }
            }
            return pairs
        }
        #expect(next.repeats == 0 && pairs(first).isDisjoint(with: pairs(next)))
    }

    @Test func `over a season of the example pairs meet again only when they must`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        // Each meets twenty times, and there are eleven others.
        var met: [Set<String>: Int] = [:]
        for number in 1...5 {
            let groups = try groups([
                "plgs-\(number)", "--size", "3", "--rounds", "2", "--keep", "--workspace",
                copy.folder.path,
            ])
            #expect(groups.repeats <= groups.bound + 4, "plgs-\(number)")
            for group in groups.rounds.joined() {
                let ids = group.map { groups.people[$0].id }
                for one in ids {
                    for other in ids where one < other { met[[one, other], default: 0] += 1 }
                }
            }
        }
        #expect(met.values.max() ?? 0 <= 3)
    }

    @Test func `rounds and sizes come from the agenda`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let groups = try groups(["blended-learning-1", "--workspace", copy.folder.path])

        #expect(groups.blocks.count == groups.rounds.count)
        #expect(groups.blocks.filter { $0 == "Snelle kennismaking" }.count > 1)
    }

    @Test(arguments: [
        "65: --people 1", "65: --people 9 --size 1", "66: --people no-such-file",
        "66: --people 9 --absent 10", "65: --people 9 --apart 1,2 --together 2,1",
        "64: plgs-1 --people 9", "64: --people 9 --keep", "65: --people 9 --apart 3,3",
    ])
    func `what cannot be done is said`(expectation: String) throws {
        let parts = expectation.split(separator: " ").map(String.init)
        let result = try Command.kring(["groups"] + parts.dropFirst())
        #expect("\(result.status):" == parts[0] && result.output.isEmpty)
        #expect(!result.talk.isEmpty && !result.talk.contains("Fatal"))
    }
}
