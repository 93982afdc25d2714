import CivilTime
import Communities
import Facilitation
import Meeting
import TestSupport
import Testing
import Workplace

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("The agenda page")
struct AgendaPageTests {
    private let renderer = LayoutRenderer(
        folder: Repository.templates.appending(path: "layouts").path)

    private func agenda() throws -> Agenda {
        func text(_ nl: String, _ en: String) -> LocalizedText {
            LocalizedText([.nl: nl, .en: en])
        }
        func method(
            _ id: MethodID, _ name: LocalizedText, _ minutes: MinutesRange, arc: Arc = .explore
        ) -> Facilitation.Method {
            Method(
                id: id, name: name, purpose: text("Waarom <dit>.", "Why <this>."), arc: arc,
                people: PeopleRange(), minutes: minutes,
                steps: [
                    MethodStep(
                        text: text("Leg uit & begin.", "Explain & begin."),
                        say: text("Zullen \"we\"?", "Shall \"we\"?"),
                        need: StepNeed(fixed: 120)),
                    MethodStep(
                        text: text("Ga rond.", "Go round."), need: StepNeed(perPerson: 60)),
                ],
                late: text("Eén ronde minder.", "One round less."),
                materials: [
                    Material(text("Stiften", "Markers")),
                    Material(text("Kaarten", "Cards"), count: 2, per: .person),
                ], access: text("Zitten mag.", "Sitting is fine."),
                variants: [.hybrid: ModeVariant(text: text("Scherm eerst.", "Screen first."))],
                source: "", credit: "")
        }
        let library = MethodLibrary(
            methods: [
                method(
                    "check-in", text("Inchecken", "Check-in"),
                    MinutesRange(least: 5, ideal: 10, most: 20)),
                method(
                    "talk", text("Gesprek", "Talk"), MinutesRange(least: 20, ideal: 50, most: 80)),
                method(
                    "break", text("Pauze", "Break"), MinutesRange(least: 5, ideal: 10, most: 20),
                    arc: .pause),
            ], templates: [])
        let template = SessionTemplate(
            id: "t", name: text("Samen *leren*", "Learning *together*"),
            blocks: [
                TemplateBlock(methods: ["check-in"]), TemplateBlock(methods: ["talk"]),
                TemplateBlock(methods: ["break"]), TemplateBlock(methods: ["talk"]),
            ])
        var agenda = try AgendaFitter(library: library).fit(
            template,
            AgendaSituation(
                minutes: 120, people: 8, mode: .hybrid,
                start: try #require(ClockTime(hour: 15, minute: 0))))
        agenda.openThreads = [
            OpenThread(
                number: 3, kind: .action, text: "Zaal <regelen>", owner: "noor",
                due: CivilDate(year: 2027, month: 5, day: 1)),
            OpenThread(number: 4, kind: .question, text: "Hoe meten we dit?"),
        ]
        agenda.blocks[1].room = ["tables", "wall"]
        agenda.blocks[1].roomLacks = ["wall"]
        agenda.blocks[1].strands = ["Toetsen", "Coachen"].map { title in
            AgendaStrand(
                title: LocalizedText(title), people: 4,
                blocks: [agenda.blocks[0], agenda.blocks[3]])
        }
        return agenda
    }

    @Test(
        arguments: ["html", "md", "txt"],
        Language.allCases.flatMap { language in
            AgendaPage.Copy.allCases.map { (language, $0) }
        })
    func `an agenda looks as it was agreed`(
        format: String, of: (language: Language, copy: AgendaPage.Copy)
    ) throws {
        let page = AgendaPage(
            agenda: try agenda(),
            facts: .init(
                community: "Eigentijds toetsen", date: "dinsdag 4 mei 2027", place: "R3 | 2.14",
                facilitator: "N. <b>", join: "https://meet.example.org/kring-1",
                back: "../index.html",
                roles: [.init(.facilitator, "Noor"), .init(.harvester), .init(.caseGiver, "Sem")],
                groups: [
                    [["Noor", "Sem"], ["Eva", "Daan"]], [["Noor", "Eva"], ["Sem", "Daan"]],
                ],
                names: ["noor": "Noor de Vries"],
                next: ["dinsdag 1 juni 2027, 15:00–17:00, R3 <2.14>: Wereldcafé, begeleid door Sem"]
            ),
            language: of.language, copy: of.copy)
        let rendered = try page.rendered(format, by: renderer.render)

        let golden = GoldenFile("Golden/agenda-\(of.copy).\(of.language).\(format)")
        #expect(rendered == (try golden.text(recording: rendered)))
    }

    @Test func `a missing layout is said with its folder`() {
        #expect(throws: LayoutFault.missing(name: "no.html", folder: renderer.folders[0])) {
            try renderer.render("no.html", [:])
        }
    }

    @Test func `a name that leads out of the folder is refused`() {
        #expect(throws: LayoutFault.badName("../agenda.html")) {
            try renderer.render("../agenda.html", [:])
        }
    }

    @Test func `a tag that the page does not offer is an error with its line`() {
        #expect(
            throws: LayoutFault.unknownTag(
                name: "agenda.txt", tag: "hasCommunity", line: 2, known: ["title"])
        ) {
            try renderer.render("agenda.txt", ["title": .text("x")])
        }
    }
}
