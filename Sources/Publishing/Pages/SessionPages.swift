import Communities
import Facilitation
import Meeting
import Workplace

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
        var agenda = agenda(entry.session)
        // What earlier sessions left open is for members, whatever a layout of one's own asks for.
        agenda.openThreads = []
        let page = AgendaPage(
            agenda: agenda,
            facts: AgendaPage.Facts(
                entry, in: workspace.intent, language,
                back: "../" + PublishedAddress.community(entry.session.community)),
            language: language, copy: .participant)
        return try page.rendered("html", by: layouts.render)
    }

    /// The agenda; one without blocks when its template does not fit, which publishing warns of.
    func agenda(_ session: Session) -> Agenda {
        // Publishing warns of a template that does not fit.
        if let agenda = try? agendas.agenda(session) { return agenda }
        return Agenda(
            title: session.template.flatMap { workspace.library.template($0)?.name }
                ?? workspace.intent.community(session.community)?.name
                ?? LocalizedText(session.community.rawValue),
            start: session.start, minutes: session.minutes, people: agendas.people(session),
            mode: session.mode, blocks: [])
    }
}
