package import CivilTime
package import Communities
import Feeds
import ICalendar
import Ledger
package import Meeting
package import Publishing
package import Workplace

/// Writes messages in their readers' language: what, when, where, the agenda, and what is theirs to do.
package struct MessageComposer {
    package let workspace: OpenWorkspace
    package let envelope: Envelope
    package let sessions: [SessionID: PublishedSession]
    private let layouts: Layouts
    package let texts: SessionTexts
    package let roles: RoleBook
    package let now: Instant
    private let desk: InvitationDesk
    private let secret: InstanceSecret

    /// - Parameters:
    ///   - sessions: what people know of the season.
    ///   - now: for roles: in what has begun nothing is dealt any more.
    package init(
        workspace: OpenWorkspace, sessions: [PublishedSession], secret: InstanceSecret,
        roles: RoleBook, now: Instant
    ) throws(Refusal) {
        self.workspace = workspace
        self.sessions = Dictionary(
            sessions.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.now = now
        self.roles = roles
        envelope = Envelope(workspace: workspace, secret: secret)
        layouts = workspace.layouts
        texts = SessionTexts(workspace: workspace, agendas: roles.agendas)
        desk = InvitationDesk(workspace, texts: texts, sessions: sessions, now: now)
        self.secret = secret
    }

    // MARK: Reminders

    /// The reminder of one session.
    package func reminder(_ reminder: DueReminder) throws(Refusal) -> OutboxMessage {
        guard let entry = sessions[reminder.session] else {
            throw Refusal(.bug, "a reminder of no session: \(reminder.key)")
        }
        let person = try person(reminder.person)
        let mail = mail(
            entry, person, sentOn: workspace.zone.local(at: reminder.dueAt).date)
        return envelope.message(
            Envelope.Contents(
                subject: mail.subject,
                text: try layouts.render("mail/reminder.txt", mail.context),
                html: try layouts.render("mail/reminder.html", mail.context),
                calendar: try calendar(entry, for: person)),
            to: person, key: reminder.key, uid: entry.uid,
            communities: [entry.session.community], dueAt: reminder.dueAt)
    }

    /// Several reminders to one person in one mail.
    package func digest(_ reminders: [DueReminder]) throws(Refusal) -> OutboxMessage {
        let person = try person(reminders[0].person)
        let words = PageWords(language: person.language)
        let entries = reminders.compactMap { sessions[$0.session] }.sorted {
            ($0.session.date, $0.session.start) < ($1.session.date, $1.session.start)
        }
        let dates = DateWords(person.language)
        let first = entries.first.map { dates.short($0.session.date) } ?? ""
        let last = entries.last.map { dates.short($0.session.date) } ?? ""
        let span = first == last ? first : first + words.of(" t/m ", " to ") + last
        let letter = letter(
            .digest, person,
            subject: words.of(
                "\(entries.count) bijeenkomsten: \(span)", "\(entries.count) sessions: \(span)"),
            lead: words.of(
                "Dit komt eraan, van al je leergemeenschappen bij elkaar.",
                "This is coming up, of all your communities together."),
            items: entries.map { item($0, person, withAgenda: true) },
            about: entries)
        return try message(
            letter, person, key: .together(reminders.map(\.key), person: person.id), about: entries,
            dueAt: reminders.map(\.dueAt).min() ?? now)
    }

    // MARK: Changes

    /// What changed for one person, in one mail.
    package func notice(_ notices: [DueNotice]) throws(Refusal) -> OutboxMessage {
        let person = try person(notices[0].person)
        let words = PageWords(language: person.language)
        let sorted = notices.sorted {
            let (one, other) = ($0.news.after.session, $1.news.after.session)
            return (one.date, one.start, one.id) < (other.date, other.start, other.id)
        }
        let entries = sorted.map(\.news.after)
        let isOff = sorted.allSatisfy { $0.news.parts.contains(.cancelled) }
        let news = NewsWords(intent: workspace.intent, texts: texts, language: person.language)
        let letter = letter(
            isOff ? .cancellation : .change, person,
            subject: news.subject(sorted, for: person.id),
            lead: isOff
                ? words.of("Dit gaat niet door:", "This does not take place:")
                : words.of(
                    "Er is iets veranderd. Zo is het nu:", "Something has changed. It now is:"),
            items: sorted.map { notice in
                news.item(notice, for: person.id, join: join(notice.news.after, person))
            }, about: entries)
        let key =
            sorted.count == 1
            ? sorted[0].key : .together(sorted.map(\.key), person: person.id)
        return try message(
            letter, person, key: key, about: entries,
            calendar: entries.count == 1 ? try calendar(entries[0], for: person) : nil,
            dueAt: sorted.map(\.dueAt).min() ?? now)
    }

    // MARK: Tasks

    /// What somebody has to prepare, or is asked for afterwards.
    package func task(_ task: DueTask) throws(Refusal) -> OutboxMessage {
        let person = try person(task.person)
        let words = TaskWords(language: person.language)
        var item = item(task.entry, person, withAgenda: task.kind == .agenda)
        item.note = nil
        let page = texts.page(task.entry.session)
        switch task.kind {
        case .agenda:
            let bring = texts.materials(task.entry.session, person.language)
            let isFacilitator = task.roles.contains(.facilitator)
            let letter = letter(
                .role, person, subject: subject(task.entry, person, words.yours(task.roles)),
                lead: words.lead(task.roles), items: [item],
                closing: words.closing(
                    others: others(task.entry, person.id), bring: isFacilitator ? bring : [],
                    hasAgenda: isFacilitator && !item.lines.isEmpty),
                about: [task.entry])
            return try message(
                letter, person, key: task.key, about: [task.entry],
                attachments: isFacilitator ? try agendaPage(task.entry, person) : [],
                dueAt: task.dueAt)
        case .harvest:
            item.lines = []
            item.join = nil
            item.page = nil
            let letter = letter(
                .harvest, person,
                subject: subject(task.entry, person, words.harvestSubject),
                lead: words.harvestLead, items: [item],
                closing: words.harvestClosing(task.entry.session.id),
                links: [Letter.Link(words: words.more, address: page)], about: [task.entry])
            return try message(
                letter, person, key: task.key, about: [task.entry], dueAt: task.dueAt)
        }
    }

    // MARK: Invitations

    /// A session for somebody's calendar to take in or to let go of; `nil` when it is none of theirs.
    package func invitation(_ invitation: DueInvitation) throws(Refusal) -> [UInt8]? {
        let person = try person(invitation.person)
        let composer = InvitationComposer(
            workspace: workspace, texts: texts, secret: secret, now: now)
        switch invitation.occasion {
        case .invited:
            let messages = try desk.messages(
                [invitation.entry], to: person, lift: invitation.lift)
            return try messages.first.map { message throws(Refusal) in
                try composer.mail(message, to: person, key: invitation.key)
            }
        case .left, .subscribed:
            return try composer.mail(
                desk.withdrawal(invitation.entry, from: person, lift: invitation.lift), to: person,
                key: invitation.key,
                occasion: invitation.occasion == .left ? .left : .subscribed)
        }
    }

    /// A changed session for somebody's calendar: a REQUEST, or a CANCEL when it is off; `nil` when it is none of theirs
    /// any more.
    package func invitation(
        _ entry: PublishedSession, to id: PersonID, key: DeliveryKey, lift: Int
    ) throws(Refusal) -> [UInt8]? {
        let person = try person(id)
        guard let message = try desk.messages([entry], to: person, lift: lift).first else {
            return nil
        }
        return try InvitationComposer(workspace: workspace, texts: texts, secret: secret, now: now)
            .mail(message, to: person, key: key)
    }

    // MARK: Channels

    /// What a channel hears, as the JSON document of its kind.
    package func post(_ mail: DueMail, _ channel: Channel) throws(Refusal) -> [UInt8] {
        try ChannelPost(
            workspace: workspace, texts: texts, sessions: sessions, layouts: layouts
        ).document(mail, channel)
    }

    // MARK: Parts

    package func person(_ id: PersonID) throws(Refusal) -> Person {
        guard let person = workspace.intent.person(id) else {
            throw Refusal(.bug, "a message for nobody: \(id)")
        }
        return person
    }

    package func letter(
        _ kind: Letter.Kind, _ person: Person, subject: String, lead: String,
        items: [Letter.Item], closing: [String] = [], links: [Letter.Link] = [],
        about entries: [PublishedSession], communities: [CommunityID]? = nil
    ) -> Letter {
        let words = PageWords(language: person.language)
        let own = communities ?? unique(entries.map(\.session.community))
        let names = own.compactMap { workspace.intent.community($0)?.name.text(person.language) }
        return Letter(
            kind: kind, language: person.language, name: person.firstName, subject: subject,
            lead: lead, items: items, closing: closing, links: links,
            why: words.of(
                "Je krijgt dit omdat je meedoet aan \(names.joined(separator: ", ")).",
                "You get this because you take part in \(names.joined(separator: ", "))."),
            stop: envelope.stop(person))
    }

    package func message(
        _ letter: Letter, _ person: Person, key: DeliveryKey, about entries: [PublishedSession],
        communities: [CommunityID]? = nil, calendar: OutboxMessage.Calendar? = nil,
        attachments: [OutboxMessage.Attachment] = [], dueAt: Instant
    ) throws(Refusal) -> OutboxMessage {
        let name = "mail/\(letter.kind.rawValue)"
        return envelope.message(
            Envelope.Contents(
                subject: letter.subject,
                text: try layouts.render("\(name).txt", letter.context),
                html: try layouts.render("\(name).html", letter.context), calendar: calendar,
                attachments: attachments),
            to: person, key: key, uid: entries.count == 1 ? entries[0].uid : nil,
            communities: communities ?? unique(entries.map(\.session.community)), dueAt: dueAt)
    }

    private func unique(_ communities: [CommunityID]) -> [CommunityID] {
        var seen: Set<CommunityID> = []
        return communities.filter { seen.insert($0).inserted }
    }

    package func subject(
        _ entry: PublishedSession, _ person: Person, _ what: String
    ) -> String {
        let day = DateWords(person.language).short(entry.session.date).capitalisedFirst
        return
            "\(day) \(entry.session.start): \(what) \(texts.title(entry.session, person.language))"
    }

    package func item(
        _ entry: PublishedSession, _ person: Person, withAgenda: Bool
    ) -> Letter.Item {
        let session = entry.session
        return Letter.Item(
            title: texts.title(session, person.language),
            when: when(session, person.language),
            place: place(session, person.language), note: ownRoles(entry, person),
            lines: withAgenda ? texts.agendaLines(session, person.language) : [],
            join: join(entry, person), page: texts.page(session))
    }

    private func join(_ entry: PublishedSession, _ person: Person) -> String? {
        guard entry.status != .cancelled else { return nil }
        return entry.session.online.flatMap { workspace.intent.onlineRoom($0)?.link }
    }

    private func when(_ session: Session, _ language: Language) -> String {
        session.whenWords(language)
    }

    private func place(_ session: Session, _ language: Language) -> String {
        let place = SessionPlace(intent: workspace.intent, language: language)
        return ([place.text(session)] + (place.address(session).map { [$0] } ?? []))
            .joined(separator: ", ")
    }

    private func calendar(
        _ entry: PublishedSession, for person: Person
    ) throws(Refusal) -> OutboxMessage.Calendar {
        OutboxMessage.Calendar(
            method: nil, bytes: try texts.calendar(entry, for: person.id, workspace.intent),
            fileName: "\(entry.session.id).ics")
    }

    /// The facilitator's copy of the agenda, as a page that works without a network.
    private func agendaPage(
        _ entry: PublishedSession, _ person: Person
    ) throws(Refusal) -> [OutboxMessage.Attachment] {
        let sheet: SessionSheet
        do throws(Refusal) {
            sheet = try SessionSheet(
                of: entry, in: workspace, roles: roles,
                ledger: try workspace.place.readLedger(), person.language)
        } catch {
            // A session without a template, or whose template does not fit, has no page.
            if error.status == .answerIsNo || error.status == .inputMissing { return [] }
            throw error
        }
        let page = AgendaPage(
            agenda: sheet.agenda, facts: sheet.facts, language: person.language,
            copy: .facilitator)
        return [
            OutboxMessage.Attachment(
                fileName: "\(entry.session.id)-agenda.html", type: "text/html; charset=utf-8",
                bytes: Array(try page.rendered("html", by: layouts.render).utf8))
        ]
    }

    /// Who does what besides the reader.
    private func others(_ entry: PublishedSession, _ person: PersonID) -> [(SessionRole, String)] {
        roles.entries(of: entry).compactMap { turn in
            guard let other = turn.person, other != person else { return nil }
            return (turn.role, workspace.intent.person(other)?.name ?? other.rawValue)
        }
    }

    /// What the reader does in the session.
    private func ownRoles(_ entry: PublishedSession, _ person: Person) -> String? {
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

    private func mail(
        _ entry: PublishedSession, _ person: Person, sentOn day: CivilDate
    ) -> ReminderMail {
        let session = entry.session
        let language = person.language
        let words = PageWords(language: language)
        let near = [0: words.of("Vandaag", "Today"), 1: words.of("Morgen", "Tomorrow")]
        let isFacilitator = session.facilitator == person.id
        let bring =
            isFacilitator ? texts.materials(session, language).joined(separator: ", ") : ""
        let name = workspace.intent.community(session.community)?.name.text(language)
        let stop = envelope.stop(person)
        return ReminderMail(
            language: language, name: person.firstName,
            title: texts.title(session, language),
            day: near[day.days(until: session.date)]
                ?? DateWords(language).short(session.date).capitalisedFirst,
            time: session.start.description, when: when(session, language),
            place: place(session, language), join: join(entry, person),
            role: ownRoles(entry, person), agenda: texts.agendaLines(session, language),
            bring: bring.isEmpty ? nil : bring, page: texts.page(session),
            community: name ?? session.community.rawValue, stop: stop.address,
            stopWords: stop.words)
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
