import Foundation
import TestSupport
import Testing

/// What a Dutch coordinator reads at the terminal, whole, as golden files.
@Suite("Dutch at the terminal", .slow)
struct DutchTerminalTests {
    static let monday = "2027-01-11T09:00:00+01:00"

    /// Runs a command on the copy for somebody whose computer speaks Dutch.
    private func kring(
        _ copy: Copy, _ arguments: String..., now: String = DutchTerminalTests.monday
    ) throws -> Command.Result {
        try Command.kring(
            arguments + ["--workspace", copy.folder.path, "--now", now],
            environment: ["LC_ALL": "nl_NL.UTF-8"])
    }

    private func expectGolden(_ result: Command.Result, _ copy: Copy, is name: String) throws {
        // What is said stands below what is printed; the folder has another name every time.
        let text = (result.output + "--\n" + result.talk)
            .replacing(copy.folder.path, with: "MAP")
        #expect(text == (try GoldenFile("Golden/\(name)").text(recording: text)))
    }

    @Test func `planning, publishing, and deciding`() throws {
        let copy = try Copy()
        try expectGolden(try kring(copy, "check"), copy, is: "nl-check.txt")
        let plan = try kring(copy, "plan", "--steps", "20000")
        #expect(plan.status == 0)
        try expectGolden(plan, copy, is: "nl-plan.txt")
        try expectGolden(try kring(copy, "publish"), copy, is: "nl-publish.txt")
        let explained = try kring(
            copy, "explain", "plgs-2", "--alternatives", "3", "--why-not", "do 10:00")
        try expectGolden(explained, copy, is: "nl-explain-session.txt")
        let refused = try kring(copy, "move", "plgs-3", "--to", "2027-04-27 10:00")
        #expect(refused.status == 1)
        try expectGolden(refused, copy, is: "nl-move-refused.txt")
        let replanned = try kring(
            copy, "plan", "--steps", "20000", "--without-room", "v1.12", "--people")
        try expectGolden(replanned, copy, is: "nl-replan.txt")
        let cancelled = try kring(
            copy, "cancel", "plgs-3", "--reason", "Marijn is ziek", "--by", "Bram")
        #expect(cancelled.status == 0)
        try expectGolden(cancelled, copy, is: "nl-cancel.txt")
        try expectGolden(try kring(copy, "pins"), copy, is: "nl-pins.txt")
    }

    @Test func `a season that cannot be planned`() throws {
        let copy = try Copy()
        for (old, new) in [
            ("preferred: [di 13:00-17:30]", "preferred: [di 13:00-15:00]"),
            ("possible: [ma-di 10:00-17:30, do 10:00-17:30]", "possible: [di 13:00-15:30]"),
            ("shift: 7 dagen", "shift: 0 dagen"),
        ] { try copy.change("communities/plgs.yaml", old, to: new) }
        let explained = try kring(copy, "explain", "--busy", "marijn:2027-03-09..2027-03-09")
        #expect(explained.status == 1)
        try expectGolden(explained, copy, is: "nl-explain-season.txt")
    }

    @Test func `refusals, with advice`() throws {
        let copy = try Copy()
        let nothing = try kring(copy, "publish")
        #expect(nothing.status == 66)
        #expect(
            nothing.talk
                == "kring: er is geen rooster om te publiceren\nMisschien: kring plan\n")
        let unknown = try kring(copy, "feed", "community", "plgz")
        #expect(unknown.status == 66)
        #expect(unknown.talk == "kring: er is geen community 'plgz'\nMisschien: 'plgs'\n")
    }

    @Test func `the help`() throws {
        let help = try Command.kring(["move", "--help", "--language", "nl"])
        #expect(help.status == 0)
        let text = help.output
        #expect(text == (try GoldenFile("Golden/nl-help-move.txt").text(recording: text)))
        // What is wrong with the words of a command is said in Dutch too, before any folder is known.
        let wrong = try Command.kring(["move", "plgs-3", "--language=nl"])
        #expect(wrong.status == 64)
        #expect(wrong.talk.contains("Zeg waarheen: --to, --room, --online of --mode."))
    }

    @Test func `keys, codes and numbers of JSON are those of English`() throws {
        let copy = try Copy()
        for language in ["nl", "en"] {
            let plan = try kring(copy, "plan", "--steps", "2000", "--json", "--language", language)
            try plan.output.write(
                to: copy.folder.appending(path: "\(language).json"), atomically: true,
                encoding: .utf8)
        }
        func shape(_ name: String) throws -> String {
            let json = try JSONSerialization.jsonObject(with: Data(copy.text(name).utf8))
            var object = try #require(json as? [String: Any])
            // Every plan has a number of its own, and the search took other moments.
            object["plan"] = nil
            object["trace"] = nil
            return String(
                decoding: try JSONSerialization.data(
                    withJSONObject: object, options: .sortedKeys), as: UTF8.self)
        }
        #expect(try shape("nl.json") == shape("en.json"))
    }
}
