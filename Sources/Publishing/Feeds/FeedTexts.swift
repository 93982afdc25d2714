package import CivilTime
package import Communities
package import Feeds
import ICalendar
package import Meeting
package import Workplace

/// Makes the calendars of a workspace's published sessions.
///
/// What people read about a session is made when the first feed asks for it, and once for all feeds.
package final class FeedTexts {
    private let workspace: OpenWorkspace
    private let today: CivilDate
    private let makeTexts: () -> SessionTexts
    private lazy var texts = makeTexts()
    /// The sessions, found by whose they are; without texts.
    let catalogue: FeedCatalogue
    private var known: [Language: [SessionID: SessionText]] = [:]

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - now: decides which cancelled sessions still show.
    package convenience init(
        _ workspace: OpenWorkspace, sessions: [PublishedSession], agendas: SessionAgenda,
        now: Instant
    ) {
        self.init(
            workspace, sessions: sessions,
            texts: { SessionTexts(workspace: workspace, agendas: agendas) }, now: now)
    }

    /// - Parameter texts: makes what people read, when the first feed is written.
    init(
        _ workspace: OpenWorkspace, sessions: [PublishedSession],
        texts: @escaping () -> SessionTexts, now: Instant
    ) {
        self.workspace = workspace
        makeTexts = texts
        today = workspace.zone.local(at: now).date
        catalogue = FeedCatalogue(workspace.intent.material(sessions))
    }

    /// The feed as a file; unless a language is asked for in the reader's: a member's own, otherwise the organisation's.
    package func file(
        _ subject: Feed.Subject, flavour: FeedFlavour = FeedFlavour(), source path: String
    ) throws(Refusal) -> String {
        var language = flavour.language ?? workspace.intent.organisation.language
        var page = "index.html"
        var alarm = flavour.alarmMinutes
        switch subject {
        case .member(let id):
            let person = workspace.intent.person(id)
            language = flavour.language ?? person?.language ?? language
            alarm = alarm ?? person?.alarmMinutes
        case .community(let id): page = PublishedAddress.community(id)
        case .room, .organisation: break
        }
        let addresses = PublishedAddress(web: workspace.intent.organisation.web)
        let feed = Feed(
            subject, style: flavour.style, language: language, alarmMinutes: alarm,
            isRich: flavour.isRich, source: addresses.address(path),
            page: addresses.address(page))
        do {
            return try feed.text(
                from: catalogue, naming: own(subject, language), today: today, as: flavour.format)
        } catch {
            throw Refusal(PublishingRefusal.unwritable("\(error)"))
        }
    }

    /// What is read in a feed about its sessions.
    private func own(_ subject: Feed.Subject, _ language: Language) -> [SessionID: SessionText] {
        let sessions = catalogue.sessions(of: subject).map(\.session)
        let own = Dictionary(
            sessions.map { ($0.id, text($0, language)) }, uniquingKeysWith: { first, _ in first })
        guard case .member(let person) = subject else { return own }
        return texts.naming(own, for: person, sessions, language)
    }

    private func text(_ session: Session, _ language: Language) -> SessionText {
        if let text = known[language]?[session.id] { return text }
        let text = texts.text(session, language)
        known[language, default: [:]][session.id] = text
        return text
    }
}

extension Intent {
    /// What feeds are made of, without the texts of sessions.
    package func material(_ sessions: [PublishedSession]) -> FeedMaterial {
        FeedMaterial(
            organisation: organisation, communities: communities, rooms: rooms,
            onlineRooms: onlineRooms, sessions: sessions, texts: [:])
    }
}

extension SessionTexts {

    /// The texts with what only a member reads: who facilitates, and, for the facilitator, what must lie ready.
    package func naming(
        _ texts: [SessionID: SessionText], for person: PersonID, _ sessions: [Session],
        _ language: Language
    ) -> [SessionID: SessionText] {
        var result = texts
        for session in sessions {
            guard let facilitator = session.facilitator else { continue }
            result[session.id]?.roles = [roleLine(facilitator, for: person, language)]
            if facilitator == person {
                result[session.id]?.bring = materials(session, language)
            }
        }
        return result
    }

    /// What one member reads about a session.
    func text(_ session: Session, for person: PersonID, _ language: Language) -> SessionText {
        let own = naming(
            [session.id: text(session, language)], for: person, [session], language)
        return own[session.id] ?? SessionText()
    }

    /// The event of one session as a calendar of its own, for a member's mail.
    package func calendar(
        _ entry: PublishedSession, for person: PersonID, _ intent: Intent
    ) throws(Refusal) -> [UInt8] {
        let language = intent.person(person)?.language ?? intent.organisation.language
        let document = Feed(.member(person), language: language).part(
            for: entry, from: catalogue,
            naming: [entry.session.id: text(entry.session, for: person, language)])
        do {
            return Array(try document.serialised().utf8)
        } catch {
            throw Refusal(PublishingRefusal.unwritable("\(error)"))
        }
    }
}
