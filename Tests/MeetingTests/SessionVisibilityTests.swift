import Communities
import Facilitation
import TestSupport
import Testing

@testable import Ledger
@testable import Meeting

@Suite("Who may read what a session left")
struct SessionVisibilityTests {
    private static let library = MethodLibrary(
        methods: [],
        templates: [
            SessionTemplate(
                id: "intervision", name: LocalizedText("Intervisie"), kind: .intervision,
                blocks: [TemplateBlock(methods: ["check-in"])]),
            SessionTemplate(
                id: "regular", name: LocalizedText("Gewoon"),
                blocks: [TemplateBlock(methods: ["check-in"])]),
        ])

    private func visibility(
        _ mark: Visibility? = nil, of other: Visibility = .everybody
    ) -> SessionVisibility {
        var community = Cast.community
        if let mark { community.visible = mark }
        var peers = Cast.community
        peers.id = "peers"
        peers.visible = other
        return SessionVisibility(Cast.intent([community, peers]), Self.library)
    }

    private func session(_ template: TemplateID?, with: [CommunityID] = []) -> Session {
        var session = Cast.session()
        session.template = template
        session.with = with
        return session
    }

    private func record(
        _ audience: Visibility?, isPublic: Bool = false, isAboutCase: Bool = false
    ) -> HarvestRecord {
        HarvestRecord(
            number: 1, uid: "u", item: HarvestItem(.insight, "Klein werkt", isPublic: isPublic),
            audience: audience, isAboutCase: isAboutCase, recordedAt: Cast.now)
    }

    @Test func `few come before many`() {
        #expect(Visibility.allCases == Visibility.allCases.sorted())
        #expect(Visibility.allCases.map(\.rawValue).last == "public")
    }

    @Test(arguments: Visibility.allCases)
    func `the community says it, members where nothing is said, and a case stays in the room`(
        mark: Visibility
    ) {
        #expect(visibility().of(session("regular")) == .members)
        #expect(visibility(mark).of(session("regular")) == mark)
        #expect(visibility(mark).of(session(nil)) == mark)
        #expect(visibility(mark).of(session("intervision")) == .present)
        // What kind it was nobody can tell any more.
        #expect(visibility(mark).of(session("gone")) == .present)
    }

    @Test func `of communities that meet together the one with the fewest readers says it`() {
        let joint = session("regular", with: ["peers"])
        #expect(visibility(.everybody, of: .organisation).of(joint) == .organisation)
        #expect(visibility(.present, of: .everybody).of(joint) == .present)
        // Of a community that is in no file any more nothing is known but what is usual.
        #expect(visibility(.everybody).of(session("regular", with: ["ended"])) == .members)
    }

    @Test func `a later change closes what was said and never opens it`() {
        for (said, now) in [
            (Visibility.members, Visibility.everybody), (.present, .organisation),
            (.everybody, .members), (.organisation, .organisation),
        ] {
            #expect(visibility(now).of(record(said), in: session("regular")) == min(said, now))
        }
        #expect(visibility(.everybody).of(record(nil), in: session("regular")) == .everybody)
        // What was an intervision, and what became one.
        #expect(visibility(.everybody).of(record(.present), in: session("regular")) == .present)
        #expect(
            visibility(.everybody).of(record(.everybody), in: session("intervision")) == .present)
        // Without its template what is kept of it says it, and where nothing is, nobody may read it.
        #expect(visibility(.everybody).of(record(.members), in: session("gone")) == .members)
        #expect(visibility(.everybody).of(record(nil), in: session("gone")) == .present)
    }

    @Test func `who said it opens one line, but nothing of a case`() {
        let opened = record(.members, isPublic: true)
        #expect(visibility(.members).of(opened, in: session("regular")) == .everybody)
        #expect(visibility(.present).of(opened, in: session(nil)) == .everybody)
        #expect(visibility(.everybody).of(opened, in: session("intervision")) == .present)
        // What was a case when it was said is one, whatever its template has become.
        let said = record(.present, isPublic: true, isAboutCase: true)
        #expect(visibility(.everybody).of(said, in: session("regular")) == .present)
    }

    @Test func `an open choice that came to a case is one`() {
        let method = Method(
            id: "clinic", name: LocalizedText("Kliniek"), purpose: LocalizedText(""),
            arc: .explore, people: PeopleRange(least: 1, most: nil), group: nil,
            minutes: MinutesRange(least: 20, ideal: 20, most: 20), roles: [.caseGiver], steps: [],
            source: "", credit: "")
        let visibility = SessionVisibility(
            Cast.intent(),
            MethodLibrary(methods: [method], templates: Self.library.templates))
        #expect(visibility.isAboutCase(session("regular"), methods: ["check-in", "clinic"]))
        #expect(!visibility.isAboutCase(session("regular"), methods: ["check-in"]))
        #expect(visibility.isAboutCase(session("intervision"), methods: []))
    }

    @Test(arguments: Visibility.allCases)
    func `a book holds what its audience may read, and nothing else`(audience: Visibility) {
        let session = Cast.published(session("regular"))
        let records = Visibility.allCases.enumerated().map { index, said in
            HarvestRecord(
                number: index + 1, uid: session.uid, item: HarvestItem(.question, "Waarom?"),
                audience: said, recordedAt: Cast.now)
        }
        let book = HarvestBook(
            records: records, harvested: [session.uid: session], season: [session.session],
            zone: Cast.zone, for: audience, visibility(.everybody))

        #expect(book.entries.map(\.visible) == Visibility.allCases.filter { $0 >= audience })
        #expect(
            book.entries(seenBy: "intervisie").map(\.record.number)
                == book.entries.map(\.record.number))
        #expect((book.entry(1) != nil) == (audience == .present))
        let next = Cast.session(2, on: Cast.day(2027, 3, 16))
        #expect(book.openThreads(for: next).count == book.entries.count)
    }
}
