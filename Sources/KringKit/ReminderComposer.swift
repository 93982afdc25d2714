import CivilTime
import Communities
import Feeds
import ICalendar
import Ledger
import Mail
import Reminders

/// Writes the mail of a reminder, in its reader's language: what, when, where, the agenda, and the event for the calendar.
struct ReminderComposer {
    private let workspace: OpenWorkspace
    private let sessions: [SessionID: PublishedSession]
    private let secret: InstanceSecret
    private let layouts: Layouts
    private let texts: SessionTexts
    private let roles: RoleBook

    /// - Parameter now: for roles: in what has begun nothing is dealt any more.
    init(
        workspace: OpenWorkspace, sessions: [PublishedSession], secret: InstanceSecret, now: Instant
    ) throws(Refusal) {
        self.workspace = workspace
        self.sessions = Dictionary(
            sessions.map { ($0.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.secret = secret
        layouts = workspace.layouts
        texts = SessionTexts(
            workspace: workspace, agendas: try workspace.agendas(of: sessions))
        roles = try RoleBook(workspace, published: sessions, now: now)
    }

    /// What the outbox keeps of a reminder; one that is not to be sent has no message.
    func delivery(of reminder: DueReminder, now: Instant) throws(Refusal) -> Delivery {
        let person = workspace.intent.person(reminder.person)
        let id = messageID(reminder.key)
        let state: DeliveryState =
            switch reminder.fate {
            case .send: .due
            case .collapsed: .collapsed
            case .covered: .covered
            case .skippedLate: .skippedLate
            }
        var message: [UInt8]?
        if state == .due { message = try bytes(of: self.message(for: reminder, now: now)) }
        return Delivery(
            key: reminder.key.description, kind: "reminder", person: reminder.person,
            uid: reminder.uid, recipient: person?.email ?? "", messageID: id.description,
            message: message, dueAt: reminder.dueAt, giveUpAt: reminder.giveUpAt, state: state)
    }

    /// What the outbox keeps of a reminder that cannot be written.
    func failed(_ reminder: DueReminder) -> Delivery {
        Delivery(
            key: reminder.key.description, kind: "reminder", person: reminder.person,
            uid: reminder.uid, recipient: workspace.intent.person(reminder.person)?.email ?? "",
            messageID: messageID(reminder.key).description, message: nil, dueAt: reminder.dueAt,
            giveUpAt: reminder.giveUpAt, state: .failed)
    }

    /// The mail in words.
    func message(for reminder: DueReminder, now: Instant) throws(Refusal) -> OutboxMessage {
        let intent = workspace.intent
        guard let entry = sessions[reminder.session], let person = intent.person(reminder.person)
        else {
            throw Refusal(.bug, "a reminder for nobody: \(reminder.key)")
        }
        let language = person.language
        let session = entry.session
        let zone = workspace.zone
        let mail = mail(entry, person, sentOn: zone.local(at: reminder.dueAt).date)
        let settings = intent.organisation.mail
        let community = intent.community(session.community)
        return OutboxMessage(
            sender: Mailbox(name: settings.fromName, address: settings.fromAddress),
            recipient: Mailbox(name: person.name, address: person.email),
            subject: mail.subject, text: try layouts.render("mail/reminder.txt", mail.context),
            html: try layouts.render("mail/reminder.html", mail.context),
            calendar: OutboxMessage.Calendar(
                method: nil, bytes: try texts.calendar(entry, for: person.id, intent),
                fileName: "\(session.id).ics"),
            messageID: messageID(reminder.key),
            threadRoot: messageID(.thread(uid: entry.uid, person: person.id)),
            date: zone.offsetDateTime(at: reminder.dueAt), language: language,
            list: Mailbox(
                name: community?.name.text(language) ?? session.community.rawValue,
                address: "\(session.community).\(intent.organisation.web.host)"),
            unsubscribe: OutboxMessage.Unsubscribe(link: nil, address: settings.fromAddress))
    }

    /// Who facilitates, and what else the reader does in the session.
    private func roleLine(_ entry: PublishedSession, _ person: Person) -> String? {
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

    private func bytes(of message: OutboxMessage) throws(Refusal) -> [UInt8] {
        do {
            return try MIMEMessage(message).bytes
        } catch {
            throw Refusal(.badData, "a reminder cannot be written as mail: \(error.description)")
        }
    }

    private func messageID(_ key: DeliveryKey) -> MessageID {
        MessageID(
            of: key, secret: secret.bytes, host: workspace.intent.organisation.web.host)
    }

    private func mail(
        _ entry: PublishedSession, _ person: Person, sentOn day: CivilDate
    ) -> ReminderMail {
        let intent = workspace.intent
        let session = entry.session
        let language = person.language
        let dates = DateWords(language)
        let words = PageWords(language: language)
        let end = session.start.advanced(byMinutes: session.minutes) ?? .endOfDay
        let place = SessionPlace(intent: intent, language: language)
        let near = [0: words.of("Vandaag", "Today"), 1: words.of("Morgen", "Tomorrow")]
        let short = dates.short(session.date)
        let isFacilitator = session.facilitator == person.id
        let bring =
            isFacilitator ? texts.materials(session, language).joined(separator: ", ") : ""
        let name = intent.community(session.community)?.name.text(language)
        return ReminderMail(
            language: language, name: String(person.name.prefix { $0 != " " }),
            title: texts.title(session, language),
            day: near[day.days(until: session.date)]
                ?? short.prefix(1).uppercased() + short.dropFirst(),
            time: session.start.description,
            when: "\(dates.long(session.date)), \(session.start)–\(end)",
            place: ([place.text(session)] + (place.address(session).map { [$0] } ?? []))
                .joined(separator: ", "),
            join: session.online.flatMap { intent.onlineRoom($0)?.link },
            role: roleLine(entry, person),
            agenda: texts.agendaLines(session, language), bring: bring.isEmpty ? nil : bring,
            page: texts.page(session), community: name ?? session.community.rawValue,
            stop: "mailto:\(intent.organisation.mail.fromAddress)?subject=stop")
    }
}
