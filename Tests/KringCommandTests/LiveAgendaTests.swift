import Foundation
import Testing

@Suite("A session run from its page")
struct LiveAgendaTests {
    private struct Times: Decodable {
        struct Line: Decodable {
            var block: String
            var planned: Int
            var taken: Int
            var estimate: Int
        }
        var times: [Line]
    }

    @Test func `the page stands by itself and knows the whole agenda`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let page = try copy.kring("agenda", "plgs-2", "--format", "live", "--language", "nl")
        try #require(page.status == 0, "\(page.talk)")

        // Nothing of it is asked of a server.
        for outside in ["http:", "src=", "<link", "@import", "fetch("] {
            #expect(!page.output.contains(outside), "\(outside)")
        }
        let data = try #require(page.output.firstMatch(of: /data-agenda="([^"]*)"/)?.1)
        let text = data.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&amp;", with: "&")
        let json = try #require(
            JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let blocks = try #require(json["blocks"] as? [[String: Any]])
        let policy = try #require(json["policy"] as? [String: Any])
        #expect(blocks.count == (policy["blocks"] as? [Any])?.count)
        #expect(json["session"] as? String == "plgs-2")
    }

    @Test func `times that are passed on change what later agendas aim at`() throws {
        let copy = try Copy()
        try copy.planAndPublish()
        func times(_ arguments: String...) throws -> [Times.Line] {
            let result = try Command.kring(
                ["agenda", "times"] + arguments + ["--json", "--workspace", copy.folder.path])
            try #require(result.status == 0, "\(result.talk)")
            return try JSONDecoder().decode(Times.self, from: Data(result.output.utf8)).times
        }
        #expect(try times("plgs-2").isEmpty)
        let first = try times("plgs-2", "check-in=20")
        #expect(first.map(\.block) == ["check-in"] && first[0].taken == 20)
        #expect(first[0].estimate > 100)
        // Telling it again replaces it; what was planned stays what it was.
        let again = try times("plgs-2", "check-in=\(first[0].planned)", "check-out=9")
        #expect(again.map(\.block) == ["check-in", "check-out"])
        #expect(again[0].planned == first[0].planned && again[0].estimate == 100)
    }

    @Test(arguments: [
        "66: plgs-2 nothing=3", "64: plgs-2 check-in=0", "64: plgs-2 check-in",
        "66: plgs-99 check-in=3",
    ])
    func `times of nothing are refused`(expectation: String) throws {
        let copy = try Copy()
        try copy.planAndPublish()
        let parts = expectation.split(separator: " ").map(String.init)
        let result = try Command.kring(
            ["agenda", "times"] + parts.dropFirst() + ["--workspace", copy.folder.path])
        #expect("\(result.status):" == parts[0], "\(result.talk)")
    }
}
