import Communities
import Facilitation

/// The page of each session: where and when, and its agenda for participants.
struct SessionPages {
    private let workspace: OpenWorkspace
    private let layouts: Layouts
    private let titles: SessionTitle
    private let agendas: SessionAgenda

    /// - Parameter agendas: those of the season that the sessions belong to.
    init(workspace: OpenWorkspace, layouts: Layouts, agendas: SessionAgenda) {
        self.workspace = workspace
        self.layouts = layouts
        titles = SessionTitle(intent: workspace.intent, library: workspace.library)
        self.agendas = agendas
    }

    /// The published page, without names.
    func page(_ entry: PublishedSession, _ language: Language) throws(Refusal) -> String {
        let agenda = agenda(entry.session)
        let page = AgendaPage(
            agenda: agenda,
            facts: facts(
                entry, language, facilitator: nil,
                back: "../" + PublishedAddress.community(entry.session.community)),
            language: language, copy: .participant)
        return try page.rendered("html", by: layouts.render)
    }

    /// What stands above the agenda.
    func facts(
        _ entry: PublishedSession, _ language: Language, facilitator: String?, back: String?
    ) -> AgendaPage.Facts {
        let words = PageWords(language: language)
        let session = entry.session
        let names = session.communities.map {
            workspace.intent.community($0)?.name.text(language) ?? $0.rawValue
        }
        let badge = words.badge(entry.status).map { " (\($0))" } ?? ""
        return AgendaPage.Facts(
            community: names.joined(separator: " + "),
            date: DateWords(language).long(session.date) + badge,
            place: SessionPlace(intent: workspace.intent, language: language).text(session),
            facilitator: facilitator, back: back)
    }

    /// The agenda; one without blocks when its template does not fit, which publishing warns of.
    func agenda(_ session: Session) -> Agenda {
        if let agenda = try? agendas.agenda(session) { return agenda }
        return Agenda(
            title: session.template.flatMap { workspace.library.template($0)?.name }
                ?? workspace.intent.community(session.community)?.name
                ?? LocalizedText(session.community.rawValue),
            start: session.start, minutes: session.minutes, people: agendas.people(session),
            mode: session.mode, blocks: [])
    }
}
