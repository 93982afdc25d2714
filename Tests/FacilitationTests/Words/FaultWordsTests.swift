import Communities
import Facilitation
import Testing

@Suite("Faults of agendas and groups in the words of a language")
struct FaultWordsTests {
    private static let misfit = AgendaFault.Misfit(
        minutes: 60,
        unsuitable: [
            AgendaFault.Unsuitable(block: "opening", methods: ["check-in", "fishbowl"]),
            AgendaFault.Unsuitable(block: "einde", methods: []),
        ],
        fixes: [
            [.lengthen(minutes: 1), .leaveOut(block: "opening")],
            [.shorten(minutes: 12), .unpin(block: "einde")],
        ], count: 5)

    /// One of each kind: a new kind does not compile until it has its place in the row.
    private static func sample(after last: AgendaFault?) -> AgendaFault? {
        switch last {
        case nil: .badLength(minutes: 900)
        case .badLength: .badPeople(20_000)
        case .badPeople: .badBlockCount(61)
        case .badBlockCount: .tooManyOpenChoices(.explore)
        case .tooManyOpenChoices: .unknownMethod("world-caf", block: "midden")
        case .unknownMethod: .doesNotFit(misfit)
        case .doesNotFit: nil
        }
    }

    private static func sample(after last: GroupFault?) -> GroupFault? {
        switch last {
        case nil: .badPeople(1)
        case .badPeople: .badRounds(900)
        case .badRounds: .badSize(1)
        case .badSize: .unknownPerson
        case .unknownPerson: .apartAndTogether(PersonPair(3, 8))
        case .apartAndTogether: nil
        }
    }

    private func row<Kind>(_ next: (Kind?) -> Kind?) -> [Kind] {
        var row: [Kind] = []
        while let sample = next(row.last) { row.append(sample) }
        return row
    }

    @Test func `no agenda is said in Dutch and in English`() {
        let faults: [AgendaFault] = row(Self.sample)
        #expect(
            faults.map(AgendaFaultWords(.nl).sentence) == [
                "voor een bijeenkomst van 900 minuten is geen programma te maken (wel voor 1 tot en met 720)",
                "voor 20000 mensen is geen programma te maken (wel voor 1 tot en met 10000)",
                "een sjabloon heeft 1 tot en met 60 onderdelen; dit heeft er 61",
                "meer dan drie onderdelen laten de keuze open met 'arc: explore'",
                "het onderdeel 'midden' vraagt om de werkvorm 'world-caf', en die is er niet",
                "niets in het onderdeel 'opening' (check-in, fishbowl) werkt met zoveel mensen in die vorm; "
                    + "niets in het onderdeel 'einde' werkt met zoveel mensen in die vorm; "
                    + "het past niet in 60 minuten",
            ])
        #expect(
            faults.map(AgendaFaultWords(.en).sentence) == [
                "a session of 900 minutes cannot have an agenda (1 to 720 can)",
                "an agenda for 20000 people cannot be made (1 to 10000 can)",
                "a template needs 1 to 60 blocks; this one has 61",
                "more than three blocks leave the choice with 'arc: explore'",
                "the block 'midden' asks for the method 'world-caf', which the library lacks",
                "nothing in the block 'opening' (check-in, fishbowl) works with so many people in that mode; "
                    + "nothing in the block 'einde' works with so many people in that mode; "
                    + "it does not fit into 60 minutes",
            ])
    }

    @Test func `the ways out are said in Dutch and in English`() {
        let fault = AgendaFault.doesNotFit(Self.misfit)
        #expect(
            AgendaFaultWords(.nl).waysOut(fault) == [
                "1 minuut langer en 'opening' weglaten",
                "12 minuten korter en de vaste tijd van 'einde' loslaten",
                "een van 3 andere manieren met even weinig wijzigingen",
            ])
        #expect(
            AgendaFaultWords(.en).waysOut(fault) == [
                "1 minute more and leave out 'opening'",
                "12 minutes less and let go of the fixed time of 'einde'",
                "one of 3 other ways with as few changes",
            ])
        #expect(AgendaFaultWords(.nl).waysOut(.badBlockCount(0)) == [])
    }

    @Test func `no groups are said in Dutch and in English`() {
        let faults: [GroupFault] = row(Self.sample)
        func said(_ language: Language) -> [String] {
            let words = GroupFaultWords(language) { $0 == 3 ? "Ada" : "Bram" }
            return faults.map { "\(words.sentence($0)); \(words.advice($0))" }
        }
        #expect(
            said(.nl) == [
                "van 1 persoon zijn geen groepen te maken; van 2 tot en met 1000 mensen",
                "900 rondes met groepen zijn niet te maken; van 1 tot en met 100 rondes",
                "groepen van hoogstens 1 zijn niet te maken; van 2 tot en met 1000 mensen per groep",
                "iemand zou niet of juist wel bij zichzelf moeten zitten; noem iedereen één keer",
                "Ada en Bram moeten bij elkaar en niet bij elkaar; laat een van de twee wensen weg",
            ])
        #expect(
            said(.en) == [
                "groups of 1 person cannot be made; from 2 to 1000 people",
                "900 rounds of groups cannot be made; from 1 to 100 rounds",
                "groups of at most 1 cannot be made; from 2 to 1000 people a group",
                "somebody is to be apart from or together with themselves; name each person once",
                "Ada and Bram are to be apart and together; leave one of the two wishes out",
            ])
    }
}
