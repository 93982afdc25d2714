import CivilTime
import Communities
import Facilitation
import TestSupport
import Testing

@Suite("Reading a harvest")
struct HarvestReaderTests {
    private let reader = HarvestReader(people: Cast.people, day: Cast.day(2027, 3, 2))

    private func items(_ text: String) -> [HarvestItem] { reader.read(text).items.map(\.item) }

    private func faults(_ text: String) -> [HarvestFault] { reader.read(text).faults }

    @Test func `notes with marks and words are read, in Dutch and in English`() {
        let text = """
            # Oogst van intervisie-1

            ! Peerfeedback vóór het cijfer wordt wél gelezen
            ? Hoe houden we het klein
            - [ ] actie: Rubric delen @ada 2027-03-30
            - [x] share the minutes @Chaïma
            experiment: we proberen exit tickets / we verwachten minder herkansingen / we kijken terug op 2027-04-20 @bram
            Practice challenge: students do not read feedback +ada +daan
            inzicht: klein beginnen
            """

        #expect(
            items(text) == [
                HarvestItem(.insight, "Peerfeedback vóór het cijfer wordt wél gelezen"),
                HarvestItem(.question, "Hoe houden we het klein"),
                HarvestItem(.action, "Rubric delen", owner: "ada", due: Cast.day(2027, 3, 30)),
                HarvestItem(.action, "share the minutes", owner: "chaima", state: .done),
                HarvestItem(
                    .experiment, "exit tickets", expectation: "minder herkansingen",
                    owner: "bram", due: Cast.day(2027, 4, 20)),
                HarvestItem(.challenge, "students do not read feedback"),
                HarvestItem(.insight, "klein beginnen"),
            ])
        #expect(faults(text) == [])
        #expect(reader.read(text).items.map(\.votes) == [[], [], [], [], [], ["ada", "daan"], []])
    }

    @Test func `who said it lets everybody read a line, in either language, at its end`() {
        let text = """
            ! Klein werkt #openbaar
            ! Small works (#Public).
            - [ ] Rubric delen #publiek @ada 2027-03-30 #12
            experiment: we try tickets #public / we expect less / we look again on 2027-04-20
            ! Klein werkt \\#openbaar
            ! #openbaar toegankelijk is het nog niet
            ! Zet het openbaar
            ! Noem het #openbare
            """

        #expect(
            items(text) == [
                HarvestItem(.insight, "Klein werkt", isPublic: true),
                HarvestItem(.insight, "Small works", isPublic: true),
                HarvestItem(
                    .action, "Rubric delen", owner: "ada", due: Cast.day(2027, 3, 30),
                    isPublic: true),
                HarvestItem(
                    .experiment, "tickets", expectation: "less", due: Cast.day(2027, 4, 20),
                    isPublic: true),
                HarvestItem(.insight, "Klein werkt #openbaar"),
                HarvestItem(.insight, "#openbaar toegankelijk is het nog niet"),
                HarvestItem(.insight, "Zet het openbaar"),
                HarvestItem(.insight, "Noem het #openbare"),
            ])
        #expect(faults(text) == [])
        #expect(faults("! #openbaar").map(\.reason) == [.nothingSaid(.insight)])
    }

    @Test func `headings say what the lines below them are`() {
        let text = """
            ## Inzichten
            * Toetsen is ook leren
            2. Studenten vragen om voorbeelden

            Acties:
            Rubric delen @bram
              voor 1 april
            ## Verslag
            - [ ] nog iets
            """

        #expect(
            items(text) == [
                HarvestItem(.insight, "Toetsen is ook leren"),
                HarvestItem(.insight, "Studenten vragen om voorbeelden"),
                HarvestItem(.action, "Rubric delen", owner: "bram", due: Cast.day(2027, 4, 1)),
                HarvestItem(.action, "nog iets"),
            ])
    }

    @Test func `an experiment may stand on several lines`() {
        let text = """
            we try exit tickets in week 3,
              and 4
              we expect fewer resits
              we look again on April 20 @ada
            """

        #expect(
            items(text) == [
                HarvestItem(
                    .experiment, "exit tickets in week 3, and 4", expectation: "fewer resits",
                    owner: "ada", due: Cast.day(2027, 4, 20))
            ])
    }

    @Test(
        arguments: [
            ("2027-03-30", 2027, 3, 30), ("30-3-2027", 2027, 3, 30), ("(30/3/2027).", 2027, 3, 30),
            ("voor 30 maart", 2027, 3, 30), ("uiterlijk 30 mrt 2028", 2028, 3, 30),
            ("by March 30", 2027, 3, 30), ("1 maart", 2028, 3, 1), ("2e maart", 2027, 3, 2),
            ("on 29 Feb.", 2028, 2, 29), ("before 1st June 2027", 2027, 6, 1),
        ]
    )
    func `a day is read as people write it`(text: String, year: Int, month: Int, day: Int) {
        #expect(
            items("actie: rubric delen \(text)") == [
                HarvestItem(.action, "rubric delen", due: Cast.day(year, month, day))
            ])
    }

    @Test func `a day in an insight and in an outcome is part of the words`() {
        #expect(
            items("! het begon op 1 maart\n- [x] delen / uitkomst: gedaan op 4 maart") == [
                HarvestItem(.insight, "het begon op 1 maart"),
                HarvestItem(.action, "delen", state: .done, outcome: "gedaan op 4 maart"),
            ])
    }

    @Test func `numbers of what is kept and of what it came of are read`() {
        #expect(
            reader.read("! [x] klein beginnen <#6 #12").items == [
                ReadHarvest(
                    item: HarvestItem(.insight, "klein beginnen", state: .done, source: 6),
                    number: 12, line: 1)
            ])
    }

    @Test func `a backslash takes the meaning of a character away`() {
        #expect(
            items(##"- [ ] mail \@ada over C:\temp \#3"##) == [
                HarvestItem(.action, ##"mail @ada over C:\temp #3"##)
            ])
    }

    @Test(
        arguments: [
            ("zomaar een zin", 1, 1, HarvestFault.Reason.unknownKind(word: nil)),
            ("\n  inzcht: klein", 2, 3, .unknownKind(word: "inzcht")),
            ("- [ ] rubric delen @adda", 1, 20, .unknownPerson("adda")),
            ("- [ ] rubric @ada @bram", 1, 14, .secondOwner("ada")),
            ("! klein #1 #2", 1, 9, .secondNumber("#1")),
            ("!   ", 1, 1, .nothingSaid(.insight)),
            ("- [ ] @ada", 1, 7, .nothingSaid(.action)),
            (
                "experiment: we try tickets / we look again on soon", 1, 47,
                .noDay("soon")
            ),
            ("challenge: feedback +nobody", 1, 21, .unknownPerson("nobody")),
        ]
    )
    func `a line that cannot be read is a fault at its place`(
        text: String, line: Int, column: Int, reason: HarvestFault.Reason
    ) {
        #expect(faults(text) == [HarvestFault(line: line, column: column, reason: reason)])
        #expect(items(text) == [])
    }

    @Test func `a text too long and a text too many are faults`() {
        let long = String(repeating: "x", count: HarvestItem.longest + 1)
        let many = String(repeating: "! x\n", count: HarvestReader.most + 5)

        #expect(faults("! \(long)").map(\.reason) == [.tooLong])
        #expect(faults(many).map(\.line) == [HarvestReader.most + 1])
        #expect(items(many).count == HarvestReader.most)
    }

    @Test func `what would turn the direction of writing or drive a terminal is gone`() {
        #expect(
            items("! a\u{202E}b\u{1B}[31m c\u{00A0}d") == [HarvestItem(.insight, "ab [31m c d")])
    }

    @Test func `the same words in other clothes say the same, news never takes away`() {
        let known = HarvestItem(
            .action, "Één rubric delen", owner: "ada", due: Cast.day(2027, 3, 9), state: .done)
        let news = HarvestItem(.action, "een  RUBRIC delen.", outcome: "gemaild")

        #expect(known.saysTheSame(as: news))
        #expect(!known.saysTheSame(as: HarvestItem(.insight, "Één rubric delen")))
        #expect(
            known.adding(news)
                == HarvestItem(
                    .action, "Één rubric delen", owner: "ada", due: Cast.day(2027, 3, 9),
                    state: .done, outcome: "gemaild"))
    }

    @Test(
        arguments: [
            ("Één geïntegreerde Toets", "een geintegreerde toets"),
            ("Straße  Łódź Øre œuvre", "strasse lodz ore oeuvre"),
            ("e\u{301}e\u{301}n ĳs", "een ijs"), ("Ψυχή 日本", "ψυχή 日本"),
        ])
    func `texts are folded for comparing`(text: String, wanted: String) {
        #expect(folded(text) == wanted)
    }
}
