import CivilTime
import Communities
import Testing
import Workspace

@Suite("Writing the life of a community into its file")
struct CommunityLinesTests {
    private func day(_ text: String) -> CivilDate {
        CivilDate(text) ?? CivilDate(daysSinceEpoch: 0)
    }

    @Test func `a line is added at the end and taken out again, to the byte`() throws {
        let line = CommunityLines.line(
            CommunityPause(
                from: day("2027-04-12"), until: day("2027-05-10"), reason: "zei \"ik\" \\ wij"))
        #expect(
            line == #"paused: {from: 2027-04-12, until: 2027-05-10, reason: "zei \"ik\" \\ wij"}"#)
        for text in ["name: x\n", "name: x\r\nrhythm: weekly\r\n", "# één\nname: x\n\n"] {
            let added = try #require(CommunityLines.adding(line, to: text))
            #expect(added.hasPrefix(text) && added.contains(line))
            #expect(CommunityLines.without("paused", in: added) == text)
            #expect(CommunityLines.adding(line, to: added) == nil)
        }
        #expect(CommunityLines.adding(line, to: "name: x") == "name: x\n\(line)\n")
    }

    @Test func `a key goes with all that it says`() {
        for pause in [
            "paused: {from: 2027-04-12,\n  until: 2027-05-10}\n",
            "paused:\n  from: 2027-04-12\n", "paused:\n- from: 2027-04-12\n",
        ] {
            #expect(CommunityLines.without("paused", in: "name: x\n" + pause) == "name: x\n")
            #expect(CommunityLines.without("paused", in: pause + "name: x\n") == "name: x\n")
        }
        #expect(CommunityLines.without("paused", in: "name: x\n") == nil)
    }

    @Test(arguments: [
        "", "{name: x, rhythm: weekly}\n", "name: x\n...\n", "- name: x\n", "name: [x\n",
        "ended: 2027-05-10\nname: x\n",
    ])
    func `a file in which the line would be something else stays as it is`(text: String) {
        #expect(CommunityLines.adding("ended: {on: 2027-06-01}", to: text) == nil)
    }

    @Test func `a reason stays one line, whatever separates lines in it`() throws {
        let reason = "een\u{2028}twee\u{2029}drie\u{85}vier\nvijf"
        let line = CommunityLines.line(CommunityEnd(on: day("2027-06-01"), reason: reason))
        #expect(line == "ended: {on: 2027-06-01, reason: \"een twee drie vier vijf\"}")
    }

    @Test func `a pause and an end are read, and take sessions away without a fault`() throws {
        let workspace = try TestWorkspace()
        try workspace.append(
            "communities/alpha.yaml",
            "\npaused: {from: 2027-03-01, until: 2027-05-01, reason: tentamens}\nended: 2027-06-15\n"
        )
        let reading = workspace.read()
        #expect(FaultPrinter(.en).text(reading.faults) == "")
        let alpha = try #require(reading.intent?.community("alpha"))
        #expect(
            alpha.pauses == [
                CommunityPause(
                    from: day("2027-03-01"), until: day("2027-05-01"), reason: "tentamens")
            ])
        #expect(alpha.end == CommunityEnd(on: day("2027-06-15")))
        let organisation = try #require(reading.intent?.organisation)
        let patterns = RhythmDates.patterns(of: alpha, in: organisation) { _, _, _ in nil }
        #expect(!patterns.isEmpty)
        for day in patterns.flatMap(\.days) { #expect(alpha.meets(on: day)) }
    }

    @Test(arguments: [
        ("paused: {from: 2027-05-01, until: 2027-05-01}", "season-backwards"),
        ("paused: {from: 2027-05-01}", "missing-key"), ("ended: morgen", "wrong-type"),
        ("ended: {reason: klaar}", "missing-key"),
        ("ended: {on: 2027-06-15, into: nergens}", "unknown-community"),
        ("ended: {on: 2027-06-15, into: alpha}", "ends-in-itself"),
        ("coordinator: [nobody]", "unknown-person"), ("begun: morgen", "wrong-type"),
    ])
    func `what cannot be read is told`(line: String, rule: String) throws {
        let workspace = try TestWorkspace()
        try workspace.append("communities/alpha.yaml", "\n\(line)\n")
        #expect(workspace.read().faults.map(\.rule.rawValue) == [rule])
    }

    @Test(arguments: [
        "name: A\nmembers: {core: [ada]}   # wie\ncolor: teal\n",
        "name: A\nmembers:\n  core: [ada, bram]\n  active:\n    - chaima\n\n# over de kleur\ncolor: teal\n",
        "name: A\r\nmembers:\r\n  core:\r\n  - ada\r\ncolor: teal\r\n",
        "members:\n  core: [ada]\nname: A\ncolor: teal",
    ])
    func `members are written anew, and every other line stays`(text: String) throws {
        let members = [
            Member(person: "bram", level: .active), Member(person: "ada", level: .core),
            Member(person: "eva", level: .active),
        ]
        let changed = try #require(
            CommunityLines.replacing(CommunityLines.lines(members), in: text))
        let rest = { (text: String) in
            text.split { $0.isNewline }.filter {
                $0.hasPrefix("name") || $0.hasPrefix("color") || $0.hasPrefix("# over")
            }
        }
        #expect(rest(changed) == rest(text))
        #expect(changed.contains("  core: [ada]") && changed.contains("  active: [bram, eva]"))
        #expect(!changed.contains("chaima"))
        #expect(changed.contains("\r\n") == text.contains("\r\n"))
        let without = try #require(CommunityLines.without("members", in: text))
        #expect(!without.contains("members") && rest(without) == rest(text))
    }

    @Test func `what is no map of lines, or lacks the key, is left to people`() {
        #expect(CommunityLines.replacing(["name: B"], in: "{name: A, color: teal}\n") == nil)
        #expect(CommunityLines.replacing(["roles: {}"], in: "name: A\n") == nil)
        #expect(CommunityLines.replacing(["name: [B"], in: "name: A\ncolor: teal\n") == nil)
        #expect(CommunityLines.replacing(["name: B\nvisible: public"], in: "name: A\n") == nil)
        #expect(
            CommunityLines.replacing(
                [CommunityLines.line(name: "B: \"c\"\u{2028}d")], in: "name: A\n")
                == "name: \"B: \\\"c\\\" d\"\n")
    }
}
