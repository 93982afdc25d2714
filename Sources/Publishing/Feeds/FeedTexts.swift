package import CivilTime
package import Communities
package import Feeds
import ICalendar
package import Meeting
package import Workplace

/// Makes the calendars of a workspace's published sessions.
package struct FeedTexts {
    private let workspace: OpenWorkspace
    private let sessions: [PublishedSession]
    private let today: CivilDate
    private let texts: SessionTexts
    private let materials: [Language: FeedMaterial]

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - now: decides which cancelled sessions still show.
    package init(
        _ workspace: OpenWorkspace, sessions: [PublishedSession], agendas: SessionAgenda,
        now: Instant
    ) {
        self.workspace = workspace
        self.sessions = sessions
        today = workspace.zone.local(at: now).date
        let texts = SessionTexts(workspace: workspace, agendas: agendas)
        self.texts = texts
        materials = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, texts.material(sessions, language, workspace.intent))
            })
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
        guard var material = materials[language] else { return "" }
        if case .member(let id) = subject {
            material.texts = texts.naming(material.texts, for: id, sessions, language)
        }
        do {
            return try feed.text(from: material, today: today, as: flavour.format)
        } catch {
            throw Refusal(PublishingRefusal.unwritable("\(error)"))
        }
    }
}

extension SessionTexts {
    /// What the feeds in one language are made of.
    package func material(
        _ sessions: [PublishedSession], _ language: Language, _ intent: Intent
    ) -> FeedMaterial {
        let texts = sessions.map { ($0.session.id, text($0.session, language)) }
        return FeedMaterial(
            organisation: intent.organisation, communities: intent.communities,
            rooms: intent.rooms, onlineRooms: intent.onlineRooms, sessions: sessions,
            texts: Dictionary(texts, uniquingKeysWith: { first, _ in first }))
    }

    /// The texts with what only a member reads: who facilitates, and, for the facilitator, what must lie ready.
    package func naming(
        _ texts: [SessionID: SessionText], for person: PersonID, _ sessions: [PublishedSession],
        _ language: Language
    ) -> [SessionID: SessionText] {
        var result = texts
        for entry in sessions {
            guard let facilitator = entry.session.facilitator else { continue }
            result[entry.session.id]?.roles = [
                roleLine(facilitator, for: person, language)
            ]
            if facilitator == person {
                result[entry.session.id]?.bring = materials(entry.session, language)
            }
        }
        return result
    }

    /// The event of one session as a calendar of its own, for a member's mail.
    package func calendar(
        _ entry: PublishedSession, for person: PersonID, _ intent: Intent
    ) throws(Refusal) -> [UInt8] {
        let language = intent.person(person)?.language ?? intent.organisation.language
        var material = material([entry], language, intent)
        material.texts = naming(material.texts, for: person, [entry], language)
        let document = Feed(.member(person), language: language).part(for: entry, from: material)
        do {
            return Array(try document.serialised().utf8)
        } catch {
            throw Refusal(PublishingRefusal.unwritable("\(error)"))
        }
    }
}
