import CivilTime
import Communities
import Digest
import Facilitation
import Feeds
import ICalendar

/// What people read about a session, in feeds, mails and on pages.
struct SessionTexts {
    private let intent: Intent
    private let agendas: SessionAgenda
    private let titles: SessionTitle

    init(workspace: OpenWorkspace) {
        intent = workspace.intent
        agendas = workspace.agendas
        titles = SessionTitle(intent: workspace.intent, library: workspace.library)
    }

    func title(_ session: Session, _ language: Language) -> String {
        titles.text(session, language)
    }

    /// The address of its page.
    func page(_ session: Session) -> String {
        PublishedAddress(web: intent.organisation.web).address(
            PublishedAddress.session(session.id))
    }

    /// `15:00 Check-in (10)`; empty when there is no agenda.
    func agendaLines(_ session: Session, _ language: Language) -> [String] {
        guard let agenda = try? agendas.agenda(session) else { return [] }
        return agenda.blocks.map { block in
            "\(block.start) \(block.title.text(language)) (\(block.minutes))"
        }
    }

    /// What must lie ready, each once.
    func materials(_ session: Session, _ language: Language) -> [String] {
        guard let agenda = try? agendas.agenda(session) else { return [] }
        var seen: Set<String> = []
        return agenda.blocks.flatMap(\.materials).map { $0.text(language) }
            .filter { seen.insert($0).inserted }
    }

    /// `Jij begeleidt`, or who does.
    func roleLine(_ facilitator: PersonID, for person: PersonID, _ language: Language) -> String {
        let words = PageWords(language: language)
        if facilitator == person { return words.of("Jij begeleidt", "You facilitate") }
        let name = intent.person(facilitator)?.name ?? facilitator.rawValue
        return words.of("Begeleiding: \(name)", "Facilitated by \(name)")
    }

    /// A digest of all that people read, in every language the organisation uses.
    func digest(_ session: Session) -> String {
        let parts = intent.organisation.languages.flatMap { language in
            [
                title(session, language),
                SessionPlace(intent: intent, language: language).text(session),
                session.online.flatMap { intent.onlineRoom($0)?.link } ?? "", page(session),
            ] + agendaLines(session, language)
        }
        return hex(sha256(parts.joined(separator: "\n")).prefix(16))
    }
}
