import CivilTime
package import Communities
package import Facilitation
package import Feeds
import ICalendar
package import Meeting
import Platform
import Synchronization
package import Workplace

/// What people read about a session, in feeds, mails and on pages.
package struct SessionTexts {
    private let intent: Intent
    private let agendas: SessionAgenda
    private let titles: SessionTitle
    private let wordings: [Wordings]
    /// Of no session: communities, rooms and links.
    let catalogue: FeedCatalogue
    private let known = KnownLines()
    private let recall: (Session, Language) -> [String]?

    /// The agendas' lines that were asked for: every member's mail asks for them.
    private final class KnownLines: Sendable {
        struct Name: Hashable {
            var session: Session
            var language: Language
        }
        let lines = Mutex<[Name: [String]]>([:])
    }

    /// What everybody and what members read, in one language.
    private struct Wordings {
        let language: Language
        let everybody, member: SessionWording
    }

    /// - Parameter agendas: those of the season that the sessions belong to.
    package init(workspace: OpenWorkspace, agendas: SessionAgenda) {
        self.init(workspace: workspace, agendas: agendas, recall: { _, _ in nil })
    }

    /// - Parameter recall: the lines of an agenda where they are known; to fit one takes longer.
    init(
        workspace: OpenWorkspace, agendas: SessionAgenda,
        recall: @escaping (Session, Language) -> [String]?
    ) {
        self.recall = recall
        intent = workspace.intent
        self.agendas = agendas
        titles = SessionTitle(intent: workspace.intent, library: workspace.library)
        let catalogue = FeedCatalogue(intent.material([]))
        self.catalogue = catalogue
        wordings = intent.organisation.languages.map { language in
            Wordings(
                language: language,
                everybody: SessionWording(Feed(.organisation, language: language), catalogue),
                member: SessionWording(Feed(.member(""), language: language), catalogue))
        }
    }

    package func title(_ session: Session, _ language: Language) -> String {
        titles.text(session, language)
    }

    /// What everybody reads about it in feeds.
    package func text(_ session: Session, _ language: Language) -> SessionText {
        SessionText(
            title: title(session, language), agenda: agendaLines(session, language),
            page: page(session))
    }

    /// The address of its page.
    package func page(_ session: Session) -> String {
        PublishedAddress(web: intent.organisation.web).address(
            PublishedAddress.session(session.id))
    }

    /// `15:00 Check-in (10)`; empty when there is no agenda.
    package func agendaLines(_ session: Session, _ language: Language) -> [String] {
        let name = KnownLines.Name(session: session, language: language)
        if let lines = known.lines.withLock({ $0[name] }) { return lines }
        let lines = recall(session, language) ?? fitted(session, language)
        known.lines.withLock { $0[name] = lines }
        return lines
    }

    private func fitted(_ session: Session, _ language: Language) -> [String] {
        // Publishing warns of a template that does not fit.
        let agenda = try? agendas.agenda(session)
        return (agenda?.blocks ?? []).map { block in
            "\(block.start) \(block.title.text(language)) (\(block.minutes))"
        }
    }

    /// The agendas' lines that were asked for, by session.
    var agendasAsked: [(session: Session, language: Language, lines: [String])] {
        known.lines.withLock { known in
            known.map { ($0.key.session, $0.key.language, $0.value) }
        }
    }

    /// A template that fits it and asks nobody to bring a question.
    package func templateWithoutCase(_ session: Session) -> SessionTemplate? {
        agendas.templateWithoutCase(session)
    }

    /// What must lie ready, each once.
    package func materials(_ session: Session, _ language: Language) -> [String] {
        // Publishing warns of a template that does not fit.
        guard let agenda = try? agendas.agenda(session) else { return [] }
        var seen: Set<String> = []
        return agenda.blocks.flatMap(\.materials).map { $0.text(language) }
            .filter { seen.insert($0).inserted }
    }

    /// `Jij begeleidt`, or who does.
    package func roleLine(_ facilitator: PersonID, for person: PersonID, _ language: Language)
        -> String
    {
        let words = PageWords(language: language)
        if facilitator == person { return words.of("Jij begeleidt", "You facilitate") }
        let name = intent.person(facilitator)?.name ?? facilitator.rawValue
        return words.of("Begeleiding: \(name)", "Facilitated by \(name)")
    }

    /// A digest of all that people read, in every language the organisation uses: as everybody, as a member, and as
    /// who facilitates.
    package func digest(_ session: Session) -> String {
        let parts = wordings.flatMap { wording in
            var text = text(session, wording.language)
            let everybody = wording.everybody.text(of: session, reading: text)
            guard let facilitator = session.facilitator else {
                return [everybody, wording.member.text(of: session, reading: text)]
            }
            text.roles = [roleLine(facilitator, for: "", wording.language)]
            text.bring = materials(session, wording.language)
            return [everybody, wording.member.text(of: session, reading: text)]
        }
        return hex(sha256(parts.joined(separator: "\n")).prefix(16))
    }
}
