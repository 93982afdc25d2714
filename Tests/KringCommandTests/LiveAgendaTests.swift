import Foundation
import TestSupport
import Testing

@Suite("A session run from its page", .slow)
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
        func agenda(_ session: String) throws -> String {
            try copy.kring("agenda", session, "--language", "nl").output
        }
        let sessions = ["plgs-1", "plgs-2", "plgs-3"]
        let before = try sessions.map(agenda)
        #expect(try times("plgs-2").isEmpty)
        let first = try times("plgs-2", "check-out=30")
        #expect(first.map(\.block) == ["check-out"] && first[0].taken == 30)
        #expect(first[0].estimate > 100)
        // What is past stays what it was; what comes has longer for it.
        let after = try sessions.map(agenda)
        #expect(zip(before, after).map { $0 == $1 } == [true, true, false])
        // Telling it again replaces it; what was planned stays what it was.
        let again = try times("plgs-2", "check-out=\(first[0].planned)", "check-in=9")
        #expect(again.map(\.block) == ["check-in", "check-out"])
        #expect(again[1].planned == first[0].planned && again[1].estimate == 100)
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
