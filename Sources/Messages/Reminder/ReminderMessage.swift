import CivilTime
import Communities
import Publishing
import Workplace

/// One reminder, or several to one person in one mail.
struct ReminderMessage: DueMessage {
    private let first: DueReminder
    private let others: [DueReminder]

    /// - Parameter reminders: to one person; `nil` when there are none.
    init?(_ reminders: [DueReminder]) {
        guard let first = reminders.first else { return nil }
        self.first = first
        others = Array(reminders.dropFirst())
    }

    private var reminders: [DueReminder] { [first] + others }

    var kind: MessageKind { .reminder }
    var person: PersonID { first.person }
    var about: String { reminders.map(\.session.rawValue).joined(separator: ", ") }
    var parts: [MessagePart] { reminders.map(\.part) }
    var dueAt: Instant { others.map(\.dueAt).reduce(first.dueAt, min) }

    func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        return try others.isEmpty ? alone(reader, desk) : together(reader, desk)
    }

    private func alone(_ reader: Person, _ desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        guard let entry = desk.sessions[first.session] else {
            throw Refusal(MailRefusal.ofNoSession(first.key))
        }
        var words = ReminderMail(
            entry, to: reader, sentOn: desk.workspace.zone.local(at: dueAt).date, desk)
        words.ask = desk.ask([entry.session.community], reader)
        return desk.envelope.message(
            Envelope.Contents(
                subject: words.subject,
                text: try desk.layouts.renderOrReplace("mail/reminder.txt", words.context),
                html: try desk.layouts.renderOrReplace("mail/reminder.html", words.context),
                calendar: try desk.calendar(entry, for: reader)),
            to: reader, key: key, uid: entry.uid.rawValue, communities: [entry.session.community],
            dueAt: dueAt)
    }

    private func together(
        _ reader: Person, _ desk: MessageDesk
    ) throws(Refusal) -> OutboxMessage {
        let language = reader.language
        let entries = reminders.compactMap { desk.sessions[$0.session] }.sorted {
            ($0.session.date, $0.session.start) < ($1.session.date, $1.session.start)
        }
        let dates = DateWords(language)
        let start = entries.first.map { dates.short($0.session.date) } ?? ""
        let end = entries.last.map { dates.short($0.session.date) } ?? ""
        let span = start == end ? start : start + language.say(" t/m ", " to ") + end
        let letter = desk.letter(
            "digest", reader,
            subject: language.say(
                "\(entries.count) bijeenkomsten: \(span)", "\(entries.count) sessions: \(span)"),
            lead: language.say(
                "Dit komt eraan, van al je leergemeenschappen bij elkaar.",
                "This is coming up, of all your communities together."),
            items: entries.map { desk.item($0, reader, withAgenda: true) }, about: entries)
        return try desk.message(letter, reader, key: key, about: entries, dueAt: dueAt)
    }

    func post(in language: Language, by desk: MessageDesk) -> ChannelPost? {
        let entries = reminders.compactMap { desk.sessions[$0.session] }
        let place = SessionPlace(intent: desk.workspace.intent, language: language)
        var lines: [String] = []
        for entry in entries {
            lines += lines.isEmpty ? [] : [""]
            if entries.count > 1 { lines.append(desk.texts.title(entry.session, language)) }
            lines += [entry.session.whenWords(language), place.text(entry.session)]
            lines += desk.texts.agendaLines(entry.session, language)
        }
        let only = entries.count == 1 ? entries[0].session : nil
        return ChannelPost(
            subject: only.map { desk.texts.title($0, language) }
                ?? language.say("\(entries.count) bijeenkomsten", "\(entries.count) sessions"),
            lines: lines, link: only.map(desk.texts.page))
    }
}

extension ReminderMail {
    /// - Parameter day: when it is sent: what is near is called today and tomorrow.
    init(
        _ entry: PublishedSession, to reader: Person, sentOn day: CivilDate, _ desk: MessageDesk
    ) {
        let session = entry.session
        let language = reader.language
        let near = [
            0: language.say("Vandaag", "Today"), 1: language.say("Morgen", "Tomorrow"),
        ]
        let bring =
            session.facilitator == reader.id
            ? desk.texts.materials(session, language).joined(separator: ", ") : ""
        let name = desk.workspace.intent.community(session.community)?.name.text(language)
        let stop = desk.envelope.stop(reader)
        self.init(
            language: language, name: reader.firstName,
            title: desk.texts.title(session, language),
            day: near[day.days(until: session.date)]
                ?? DateWords(language).short(session.date).capitalisedFirst,
            time: session.start.description, when: session.whenWords(language),
            place: desk.place(session, language), join: desk.join(entry),
            role: desk.ownRoles(entry, reader),
            agenda: desk.texts.agendaLines(session, language),
            bring: bring.isEmpty ? nil : bring, page: desk.texts.page(session),
            community: name ?? session.community.rawValue, stop: stop.address,
            stopWords: stop.words)
    }
}
