import Foundation
import TestSupport
import Testing

@Suite("Names that would speak to the terminal", .slow)
struct HostileNameTests {
    private static let now = "2027-02-16T08:00:00+01:00"

    /// What of a command's words a terminal would obey.
    private func obeyed(_ result: Command.Result) -> String {
        String(
            String.UnicodeScalarView(
                (result.output + result.talk).unicodeScalars.filter {
                    $0 != "\n" && $0 != "\t" && $0.properties.generalCategory == .control
                }))
    }

    /// The example with control characters in the name of a person, a community and a room.
    private func published() throws -> Copy {
        let copy = try Copy()
        try copy.change("people.csv", "Marijn", to: "\u{1B}]0;pwned\u{7}\u{1B}[31mMarijn\u{9B}2J")
        try copy.change(
            "communities/plgs.yaml", "nl: \"PLG's\"", to: "nl: \"PLG\\e[31m\\x07's\"")
        try copy.change("spaces.yaml", "name: R3.41", to: "name: \"R3.41\\e[5m\\u009b\"")
        try copy.planAndPublish()
        return copy
    }

    @Test func `no command passes control characters on`() throws {
        let copy = try published()
        let escape = "\u{1B}[31m\u{7}"
        let commands: [[String]] = [
            ["check"], ["sessions"], ["explain"], ["agenda", "plgs-1"],
            ["agenda", "plgs-1", "--copy", "facilitator", "--format", "md"],
            ["agenda", "plgs-1", "--copy", "cards", "--format", "txt"],
            ["agenda", "plgs-1", "--format", "json"], ["roles", "plgs", "--why"],
            ["groups", "plgs-1"],
            ["status"], ["doctor"], ["remind"], ["run", "--dry-run"],
            ["harvest", "plgs-1", "--add", "inzicht", "geleerd \(escape)"],
            ["harvest", "search", "geleerd"],
            ["harvest", "export", "plgs"], ["harvest", "plgs-1"],
            ["move", "plgs-2", "--to", "2027-03-08 13:00", "--reason", escape],
            ["cancel", "plgs-3", "--reason", "ziek \(escape)"], ["pins"], ["outbox"],
            ["export", "marijn"], ["agenda", "\(escape)-1"], ["explain", escape],
            ["roles", escape], ["groups", "--people", "/no/\(escape)"],
            ["sessions", "--\(escape)"],
            ["check", "--workspace", "/no/\(escape)/where"],
        ]
        var spoke = 0
        for command in commands {
            let arguments =
                command.contains("--workspace")
                ? command : command + ["--workspace", copy.folder.path]
            let result = try Command.kring(
                arguments + (command.first == "check" ? [] : ["--now", Self.now]))
            #expect(obeyed(result) == "", "kring \(command)")
            if !(result.output + result.talk).isEmpty { spoke += 1 }
        }
        #expect(spoke > commands.count * 3 / 4)
    }

    @Test func `a workspace and files with such names are named without them`() throws {
        let copy = try Copy()
        let odd = copy.folder.appending(path: "odd\u{1B}]0;x\u{7}")
        try FileManager.default.createDirectory(at: odd, withIntermediateDirectories: true)
        for name in ["kring.yaml", "spaces.yaml", "people.csv", "communities", "calendars"] {
            try FileManager.default.moveItem(
                at: copy.folder.appending(path: name), to: odd.appending(path: name))
        }
        try Data("x".utf8).write(to: odd.appending(path: "communities/\u{1B}[31m.yaml"))
        for command in ["check", "doctor", "plan", "publish", "run", "status"] {
            let result = try Command.kring([command, "--workspace", odd.path])
            #expect(obeyed(result) == "" && !(result.output + result.talk).isEmpty, "\(command)")
        }
    }

    @Test func `a calendar goes into a file byte for byte`() throws {
        let copy = try published()
        let feed = try copy.kring("feed", "community", "plgs", "--now", Self.now)
        #expect(feed.output.hasPrefix("BEGIN:VCALENDAR\r\n") && feed.output.hasSuffix("\r\n"))
        #expect(!feed.output.contains("\u{1B}"))
    }
}
