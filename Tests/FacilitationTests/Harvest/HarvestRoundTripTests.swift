import CivilTime
import Communities
import Facilitation
import TestSupport
import Testing

@Suite("A harvest written and read again")
struct HarvestRoundTripTests {
    /// Everything that means something somewhere in a line, and things that nearly do.
    private static let pieces = [
        "rubric", "delen", "Één", "we", "try", "we try", "we proberen", "we expect",
        "we verwachten", "we look again on", "/", " / ", ",", ".", ";", "|", "!", "?", "[x]",
        "[ ]", "[", "]", "@ada", "@nobody", "+bram", "#12", "<#6", "#", "#openbaar", "#Public",
        "openbaar", "#publieke", "-", "*", "+", "1.",
        "12)", "2027-03-01", "1 maart", "maart", "March 1", "mei 2027", "op", "voor", "by",
        "(op", "1", "30", "(2027-03-01)", "(@ada).", "inzicht:", "vraag", ":", "actie:",
        "outcome:", "uitkomst:", "antwoord", "reden:", "\\", "\\#", "C:\\temp", "ß", "👩🏽‍🏫",
        "<b>", "`", "</script>", "•", "☑", "–", "##", "---", "x", "e\u{301}",
    ]

    private static func text(_ chance: inout Chance) -> String {
        (0...Int.random(in: 0...7, using: &chance)).compactMap { _ in
            pieces.randomElement(using: &chance)
        }.joined(separator: Bool.random(using: &chance) ? " " : "")
    }

    private static func item(_ chance: inout Chance) -> HarvestItem {
        func maybe<Value>(_ value: Value) -> Value? {
            Bool.random(using: &chance) ? value : nil
        }
        let kind = HarvestKind.allCases.randomElement(using: &chance) ?? .insight
        let due = Cast.day(2027, 1, 1).advanced(by: Int.random(in: 0...900, using: &chance))
        let (text, expectation, outcome) = (
            text(&chance), text(&chance), text(&chance)
        )
        return HarvestItem(
            kind, text, expectation: maybe(expectation),
            owner: maybe(Cast.people.randomElement(using: &chance)?.id).flatMap { $0 },
            due: maybe(due), state: HarvestState.allCases.randomElement(using: &chance) ?? .open,
            outcome: maybe(outcome), source: maybe(Int.random(in: 1...99, using: &chance)),
            isPublic: Bool.random(using: &chance))
    }

    @Test(arguments: Language.allCases)
    func `a thousand random things come back as they were`(language: Language) {
        var chance = Chance(seed: 20_270_302)
        let reader = HarvestReader(people: Cast.people, day: Cast.day(2027, 3, 2))
        let writer = HarvestWriter(language)
        var different: [String] = []

        for _ in 0..<1_000 {
            let item = Self.item(&chance)
            if item.text.isEmpty { continue }
            let voters = item.kind == .challenge ? Cast.people.shuffled(using: &chance) : []
            let known = ReadHarvest(
                item: item, number: Bool.random(using: &chance) ? 12 : nil,
                votes: voters.prefix(Int.random(in: 0...3, using: &chance)).map(\.id), line: 1)
            let line = writer.line(known)
            let read = reader.read(line)
            if read.items != [known] || !read.faults.isEmpty {
                different.append("\(line)\n  \(known)\n  \(read)")
            }
        }

        #expect(different.count == 0, "\(different.prefix(3).joined(separator: "\n"))")
    }

    @Test func `a whole sheet comes back in its order`() {
        var chance = Chance(seed: 11)
        let reader = HarvestReader(people: Cast.people, day: Cast.day(2027, 3, 2))
        for language in Language.allCases {
            let items = (0..<100).map { _ in Self.item(&chance) }.filter { !$0.text.isEmpty }
            let lines = items.enumerated().map { index, item in
                HarvestWriter(language).line(item, number: index + 1)
            }

            let reading = reader.read(
                (["# Acties", "", "# Oogst van plgs-1", ""] + lines)
                    .joined(separator: "\r\n"))

            #expect(reading.items.map(\.item) == items)
            #expect(reading.items.map(\.line) == Array(5..<items.count + 5))
        }
    }

    @Test func `random characters are read without a trap and always in place`() {
        var chance = Chance(seed: 7)
        let reader = HarvestReader(people: Cast.people, day: Cast.day(2027, 3, 2))
        let scalars = Array("!?-[]x@#<+/\\:. \t\n\r1ae2027-03".unicodeScalars) + ["é", "☐", "\0"]

        for _ in 0..<1_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &chance) {
                if let next = scalars.randomElement(using: &chance) { text.append(next) }
            }
            let reading = reader.read(String(text))
            for fault in reading.faults {
                #expect(fault.line >= 1 && fault.column >= 1)
                #expect(fault.column <= text.count + 1)
            }
        }
    }

    @Test func `a written harvest looks as people would write it`() {
        let due = Cast.day(2027, 4, 20)
        let lines = [
            HarvestItem(.insight, "Klein beginnen werkt", owner: "ada", source: 6),
            HarvestItem(.question, "Hoe houden we het klein?", state: .done, outcome: "Per week"),
            HarvestItem(.action, "Rubric delen", owner: "bram", due: due),
            HarvestItem(
                .experiment, "exit tickets", expectation: "minder herkansingen", owner: "ada",
                due: due),
            HarvestItem(.challenge, "Feedback wordt niet gelezen", state: .dropped),
        ].enumerated().map { index, item in
            HarvestWriter(.nl).line(item, number: index + 1, votes: ["ada"])
        }

        #expect(
            lines == [
                "! Klein beginnen werkt @ada <#6 #1",
                "? [x] Hoe houden we het klein? / antwoord: Per week #2",
                "- [ ] Rubric delen 2027-04-20 @bram #3",
                "experiment: we proberen exit tickets / we verwachten minder herkansingen / "
                    + "we kijken terug op 2027-04-20 @ada #4",
                "uitdaging: [-] Feedback wordt niet gelezen +ada #5",
            ])
    }
}

/// SplitMix64: the same numbers from the same seed on every machine.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
