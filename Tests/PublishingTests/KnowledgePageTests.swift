import CivilTime
import Communities
import Facilitation
import Foundation
import TestSupport
import Testing

@testable import Ledger
@testable import Meeting
@testable import Publishing
@testable import Workplace

@Suite("Knowledge pages")
struct KnowledgePageTests {
    private static let layouts = Layouts(
        folders: [Repository.templates.appending(path: "layouts").path])

    private let intent: Intent = {
        var community = Cast.community
        community.visible = .everybody
        var other = community
        other.id = "peers"
        other.name = LocalizedText([.nl: "Naasten & <co>", .en: "Peers & <co>"])
        other.members = [Member(person: "bram", level: .active)]
        return Cast.intent([community, other])
    }()

    private var visibility: SessionVisibility {
        SessionVisibility(intent, MethodLibrary(methods: [], templates: []))
    }

    private func record(
        _ number: Int, _ item: HarvestItem, votes: [PersonID] = [], shared: [CommunityID] = [],
        session: Int = 1
    ) -> HarvestRecord {
        HarvestRecord(
            number: number, uid: Cast.published(Cast.session(session)).uid, item: item,
            votes: votes,
            shares: shared.map { HarvestRecord.Share(community: $0, at: Cast.now) },
            recordedAt: Cast.now)
    }

    private var records: [HarvestRecord] {
        [
            record(
                1,
                HarvestItem(
                    .experiment, "exit tickets *na* elk <b>college</b>",
                    expectation: "minder herkansingen", owner: "ada",
                    due: Cast.day(2027, 3, 30), state: .done, outcome: "3 van de 4 klassen")),
            record(
                2, HarvestItem(.insight, "Kort vragen werkt, zag Bram Özdemir", source: 1),
                shared: ["peers"], session: 2),
            record(
                3,
                HarvestItem(
                    .experiment, "zelf nakijken", owner: "bram", due: Cast.day(2027, 5, 10),
                    source: 2), session: 2),
            record(4, HarvestItem(.question, "Hoe klein kan het?", owner: "ada")),
            record(
                5,
                HarvestItem(
                    .question, "Wie beheert het?", state: .done, outcome: "De opleiding, met @ada")),
            record(
                6, HarvestItem(.challenge, "Feedback wordt niet gelezen"),
                votes: ["ada", "bram"]),
            record(7, HarvestItem(.action, "Rubric delen", owner: "ada")),
            record(8, HarvestItem(.insight, "Losgelaten gedachte", state: .dropped)),
            record(9, HarvestItem(.insight, "- [x](javascript:alert(1)) \"&'", state: .done)),
        ]
    }

    private func pages(_ language: Language, published: Bool = true) -> KnowledgePages {
        let sessions = [Cast.session(), Cast.session(2, on: Cast.day(2027, 3, 30))]
            .map { Cast.published($0) }
        return KnowledgePages(
            intent: intent,
            book: HarvestBook(
                records: records,
                harvested: Dictionary(uniqueKeysWithValues: sessions.map { ($0.uid, $0) }),
                season: sessions.map(\.session), zone: Cast.zone, for: .everybody, visibility),
            language: language,
            published: published ? Set(sessions.map(\.uid)) : [])
    }

    private func files(_ pages: KnowledgePages) throws -> [(String, String)] {
        try pages.pages.map { ($0.path, try $0.make(Self.layouts)) }
    }

    @Test(arguments: Language.allCases)
    func `a community's page looks as it was agreed`(language: Language) throws {
        let page = try Self.layouts.render(
            "knowledge.html", pages(language).page(of: Cast.community))

        let golden = GoldenFile("Golden/knowledge.\(language).html")
        #expect(page == (try golden.text(recording: page)))
    }

    @Test(arguments: Language.allCases)
    func `knowledge as Markdown looks as it was agreed`(language: Language) throws {
        var context = pages(language, published: false).overview(isWhole: true)
        context["date"] = .text("2027-04-20")
        let page = try Self.layouts.render("knowledge.md", context)

        let golden = GoldenFile("Golden/knowledge.\(language).md")
        #expect(page == (try golden.text(recording: page)))
    }

    @Test func `nobody is named, nothing typed is markup, and actions stay at home`() throws {
        let files = try files(pages(.nl))

        #expect(
            files.map(\.0) == [
                "knowledge/index.html", "knowledge.css", "knowledge/intervisie.html",
                "knowledge/peers.html",
            ])
        let text = files.map(\.1).joined()
        for unwanted in [
            "Özdemir", "@ada", ">ada", "<b>", "<co>", "Rubric delen", "Losgelaten gedachte",
        ] {
            #expect(!text.contains(unwanted), "\(unwanted)")
        }
        #expect(text.contains("zag een collega"))
    }

    @Test
    func `what was shared stands on the other community's page, and links only to what is there`()
        throws
    {
        let page = try #require(
            try files(pages(.nl)).first { $0.0 == "knowledge/peers.html" }?.1)

        #expect(page.contains("van Intervisie"))
        #expect(page.contains("Dit kwam uit een proef: exit tickets"))
        #expect(!page.contains("href=\"#h1\""))
    }

    @Test func `where nothing was learned there is no page`() throws {
        let empty = KnowledgePages(
            intent: intent,
            book: HarvestBook(
                records: [], harvested: [:], season: [], zone: Cast.zone, for: .everybody,
                visibility),
            language: .nl, published: [])

        #expect(try files(empty).isEmpty)
        #expect(!empty.hasPage("intervisie"))
    }

    @Test func `names are hidden as whole words only, and first names are found`() {
        let named = NamedPeople(Cast.people)

        #expect(named.hidden("ADA DE VRIES en mail @ada.", by: "…") == "… en mail ….")
        #expect(named.hidden("x@ada, Canada de Vriesland", by: "…") == "x@ada, Canada de Vriesland")
        #expect(named.hidden("(@Chaima) İ Chaïma El Idrissi's", by: "…") == "(…) İ …'s")
        #expect(named.firstNames(in: "Ada's idee, met Bram en adapter") == ["Ada", "Bram"])
    }
}
