import CivilTime
package import Communities
import Ledger
import Meeting
import Publishing
package import Workplace

/// What the kinds of messages are written with: the sessions, their texts and roles, the layouts, and the parts that
/// many mails have.
package struct MessageDesk {
    package let workspace: OpenWorkspace
    package let envelope: Envelope
    let sessions: [SessionID: PublishedSession]
    package let layouts: Layouts
    let texts: SessionTexts
    let roles: RoleBook
    let invitations: InvitationDesk
    let ledger: Ledger
    let now: Instant
    let secret: InstanceSecret

    /// - Parameters:
    ///   - sessions: what people know of the season.
    ///   - now: for roles: in what has begun nothing is dealt any more.
    init(
        workspace: OpenWorkspace, sessions: [PublishedSession], secret: InstanceSecret,
        roles: RoleBook, ledger: Ledger, now: Instant
    ) {
        self.workspace = workspace
        self.sessions = Dictionary(
            sessions.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.now = now
        self.roles = roles
        self.ledger = ledger
        envelope = Envelope(workspace: workspace, secret: secret)
        layouts = workspace.layouts
        texts = SessionTexts(workspace: workspace, agendas: roles.agendas)
        invitations = InvitationDesk(
            workspace, texts: texts, sessions: sessions, ledger: ledger, now: now)
        self.secret = secret
    }

    /// Who gets a message.
    func person(_ id: PersonID) throws(Refusal) -> Person {
        guard let person = workspace.intent.person(id) else {
            throw Refusal(MailRefusal.forNobody(id))
        }
        return person
    }

    /// A letter in the reader's language; its layouts have the name of what it is: `change`, `harvest`.
    func letter(
        _ layout: String, _ person: Person, subject: String, lead: String,
        items: [Letter.Item], closing: [String] = [], links: [Letter.Link] = [],
        about entries: [PublishedSession], communities: [CommunityID]? = nil
    ) -> Letter {
        let words = PageWords(language: person.language)
        let own = communities ?? unique(entries.map(\.session.community))
        let names = own.compactMap { workspace.intent.community($0)?.name.text(person.language) }
        return Letter(
            layout: layout, language: person.language, name: person.firstName, subject: subject,
            lead: lead, items: items, closing: closing, links: links,
            why: [
                words.of(
                    "Je krijgt dit omdat je meedoet aan \(names.joined(separator: ", ")).",
                    "You get this because you take part in \(names.joined(separator: ", "))."),
                ask(own, person),
            ].compactMap(\.self).joined(separator: " "),
            stop: envelope.stop(person))
    }

    /// Whom somebody can ask about communities: who looks after the first of them that says so.
    func ask(_ communities: [CommunityID], _ reader: Person) -> String? {
        let found = communities.lazy.compactMap { workspace.intent.coordinator(of: $0) }.first
        guard let found, found.id != reader.id else { return nil }
        return reader.language.say(
            "Je aanspreekpunt is \(found.name), \(found.email).",
            "Your contact is \(found.name), \(found.email).")
    }

    /// A letter as a message.
    func message(
        _ letter: Letter, _ person: Person, key: DeliveryKey, about entries: [PublishedSession],
        communities: [CommunityID]? = nil, calendar: OutboxMessage.Calendar? = nil,
        attachments: [OutboxMessage.Attachment] = [], dueAt: Instant
    ) throws(Refusal) -> OutboxMessage {
        let name = "mail/\(letter.layout)"
        return envelope.message(
            Envelope.Contents(
                subject: letter.subject,
                text: try layouts.renderOrReplace("\(name).txt", letter.context),
                html: try layouts.renderOrReplace("\(name).html", letter.context),
                calendar: calendar,
                attachments: attachments),
            to: person, key: key, uid: entries.count == 1 ? entries[0].uid.rawValue : nil,
            communities: communities ?? unique(entries.map(\.session.community)), dueAt: dueAt)
    }

    /// A post as the JSON document of a channel's kind.
    package func document(_ post: ChannelPost, _ channel: Channel) throws(Refusal) -> [UInt8] {
        let text = try layouts.renderOrReplace(
            "channel/\(channel.kind.rawValue).json",
            post.context(channel.language, topic: topic(channel)))
        return Array(text.utf8)
    }

    /// The last part of the address: what ntfy calls a topic.
    private func topic(_ channel: Channel) -> String {
        // A channel without its secret has no topic yet; the courier says what is wrong with it.
        let address = try? Secrets(workplace: workspace.workplace)
            .address(channel.address, .channelAddress(channel.id))
        return ChannelWay.split(address ?? "").topic
    }

    private func unique(_ communities: [CommunityID]) -> [CommunityID] {
        var seen: Set<CommunityID> = []
        return communities.filter { seen.insert($0).inserted }
    }

    /// `Di 4 mei 15:00: …`, the day first.
    func subject(
        _ entry: PublishedSession, _ person: Person, _ what: String
    ) -> String {
        let day = DateWords(person.language).short(entry.session.date).capitalisedFirst
        return
            "\(day) \(entry.session.start): \(what) \(texts.title(entry.session, person.language))"
    }

    /// A session as letters show it.
    func item(
        _ entry: PublishedSession, _ person: Person, withAgenda: Bool
    ) -> Letter.Item {
        let session = entry.session
        return Letter.Item(
            title: texts.title(session, person.language),
            when: session.whenWords(person.language),
            place: place(session, person.language), note: ownRoles(entry, person),
            lines: withAgenda ? texts.agendaLines(session, person.language) : [],
            join: join(entry), page: texts.page(session))
    }

    /// The address to join at, unless it is off.
    func join(_ entry: PublishedSession) -> String? {
        guard entry.status != .cancelled else { return nil }
        return entry.session.online.flatMap { workspace.intent.onlineRoom($0)?.link }
    }

    /// Where it is, with the address of the building.
    func place(_ session: Session, _ language: Language) -> String {
        let place = SessionPlace(intent: workspace.intent, language: language)
        return ([place.text(session)] + (place.address(session).map { [$0] } ?? []))
            .joined(separator: ", ")
    }

    /// The session as a calendar that goes along.
    func calendar(
        _ entry: PublishedSession, for person: Person
    ) throws(Refusal) -> OutboxMessage.Calendar {
        OutboxMessage.Calendar(
            method: nil, bytes: try texts.calendar(entry, for: person.id, workspace.intent),
            fileName: "\(entry.session.id).ics")
    }

    /// What the reader does in the session.
    func ownRoles(_ entry: PublishedSession, _ person: Person) -> String? {
        let facilitator = entry.session.facilitator.map {
            texts.roleLine($0, for: person.id, person.language)
        }
        let own = roles.entries(of: entry).filter {
            $0.person == person.id && $0.role != .facilitator
        }.map { entry in
            PageWords(language: person.language).of("Jij bent ", "You are ")
                + SessionRoleWords(entry.role, person.language).name.lowercased()
        }
        let parts = [facilitator].compactMap { $0 } + own
        return parts.isEmpty ? nil : parts.joined(separator: ". ")
    }
}

extension Person {
    /// What a friendly mail calls somebody.
    var firstName: String { String(name.prefix { $0 != " " }) }
}

extension Session {
    /// `dinsdag 4 mei 2027, 15:00–16:30`.
    func whenWords(_ language: Language) -> String {
        let end = start.advanced(byMinutes: minutes) ?? .endOfDay
        return "\(DateWords(language).long(date)), \(start)–\(end)"
    }
}

extension String {
    /// With its first letter as a capital.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
