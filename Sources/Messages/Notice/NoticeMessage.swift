import CivilTime
import Communities
import Ledger
import Publishing
import Workplace

/// What changed for one person, in one mail.
struct NoticeMessage: DueMessage {
    /// What changed about sessions.
    private let notices: [DueNotice]
    /// What was decided about communities.
    private let life: [LifeNews]
    let person: PersonID

    /// - Parameters:
    ///   - notices: to one person.
    ///   - life: for the same; `nil` when there is nothing of either.
    init?(_ notices: [DueNotice], _ life: [LifeNews] = []) {
        guard let person = notices.first?.person ?? life.first?.person else { return nil }
        self.person = person
        self.notices = notices
        self.life = life.sorted { $0.event.number < $1.event.number }
    }

    init(_ notice: DueNotice) {
        (notices, life, person) = ([notice], [], notice.person)
    }

    var kind: MessageKind { .notice }
    var about: String {
        (life.flatMap { $0.event.communities.map(\.rawValue) }
            + notices.map(\.news.after.session.id.rawValue)).joined(separator: ", ")
    }
    var parts: [MessagePart] { notices.map(\.part) + life.map(\.part) }
    var dueAt: Instant {
        (notices.map(\.dueAt) + life.map(\.dueAt)).min() ?? Instant(secondsSinceEpoch: 0)
    }

    func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        let sorted = notices.sorted {
            let (one, other) = ($0.news.after.session, $1.news.after.session)
            return (one.date, one.start, one.id) < (other.date, other.start, other.id)
        }
        let entries = sorted.map(\.news.after)
        let isOff = !sorted.isEmpty && sorted.allSatisfy { $0.news.parts.contains(.cancelled) }
        let words = NewsWords(
            intent: desk.workspace.intent, texts: desk.texts, language: reader.language)
        let decided = LifeWords(
            intent: desk.workspace.intent, language: reader.language, reader: reader.id)
        let letter = desk.letter(
            isOff && life.isEmpty ? "cancellation" : "change", reader,
            subject: subject(words, decided, sorted, for: reader.id),
            lead: lead(decided, sorted, isOff: isOff, reader.language),
            items: sorted.map { notice in
                words.item(
                    without(reason: notice), for: reader.id, join: desk.join(notice.news.after))
            },
            closing: life.flatMap { closing($0.event, decided, desk, reader) },
            links: life.flatMap { links($0.event, decided, desk, reader) }, about: entries,
            communities: communities(desk, reader))
        return try desk.message(
            letter, reader, key: key, about: entries,
            communities: communities(desk, reader),
            calendar: entries.count == 1 ? try desk.calendar(entries[0], for: reader) : nil,
            dueAt: dueAt)
    }

    /// Those of the communities that were decided about to which the reader belongs; `nil`: those of the sessions.
    private func communities(_ desk: MessageDesk, _ reader: Person) -> [CommunityID]? {
        if life.isEmpty { return nil }
        let intent = desk.workspace.intent
        let all = life.flatMap { $0.event.communities + [$0.event.heir].compactMap(\.self) }
        let own = all.filter { intent.community($0)?.level(of: reader.id) != nil }
        return own.isEmpty ? nil : own.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func subject(
        _ words: NewsWords, _ decided: LifeWords, _ sorted: [DueNotice], for person: PersonID
    ) -> String {
        life.isEmpty
            ? words.subject(sorted, for: person)
            : life.map { decided.subject($0.event) }.joined(separator: "; ")
    }

    private func lead(
        _ decided: LifeWords, _ sorted: [DueNotice], isOff: Bool, _ language: Language
    ) -> String {
        let change =
            isOff
            ? language.say("Dit gaat niet door:", "This does not take place:")
            : language.say(
                "Er is iets veranderd. Zo is het nu:", "Something has changed. It now is:")
        let said = life.map { decided.lead($0.event) }
        return (said + (sorted.isEmpty ? [] : [change])).joined(separator: " ")
    }

    /// The reason stands above once, and not at each session again.
    private func without(reason notice: DueNotice) -> DueNotice {
        var notice = notice
        if life.contains(where: { $0.event.reason == notice.news.after.reason }) {
            notice.news.after.reason = nil
        }
        return notice
    }

    private func closing(
        _ event: LifeEvent, _ decided: LifeWords, _ desk: MessageDesk, _ reader: Person
    ) -> [String] {
        let coming = desk.sessions.values.filter { entry in
            entry.status != .cancelled && event.on <= entry.session.date
                && event.heir.map { entry.session.communities.contains($0) } == true
        }.sorted { ($0.session.date, $0.session.start) < ($1.session.date, $1.session.start) }
        let dates = DateWords(reader.language)
        let sessions = coming.prefix(3).map {
            "\(dates.short($0.session.date)) \($0.session.start)"
        }
        return decided.instead(event, sessions: sessions)
            + (canObject(event, desk, reader) ? [decided.objection(event)] : [])
    }

    private func links(
        _ event: LifeEvent, _ decided: LifeWords, _ desk: MessageDesk, _ reader: Person
    ) -> [Letter.Link] {
        guard canObject(event, desk, reader) else { return [] }
        return [Letter.Link(words: decided.object, address: desk.envelope.objection(event, reader))]
    }

    private func canObject(
        _ event: LifeEvent, _ desk: MessageDesk, _ reader: Person
    ) -> Bool {
        event.canBeObjected(
            by: reader.id, in: desk.workspace.intent,
            on: desk.workspace.zone.local(at: desk.now).date)
    }

    func post(in language: Language, by desk: MessageDesk) -> ChannelPost? {
        let words = NewsWords(
            intent: desk.workspace.intent, texts: desk.texts, language: language)
        let decided = LifeWords(
            intent: desk.workspace.intent, language: language, reader: person)
        var lines = life.map { decided.lead($0.event) }
        for notice in notices {
            let item = words.item(without(reason: notice), for: person, join: nil)
            lines += lines.isEmpty ? [] : [""]
            if notices.count + life.count > 1 { lines.append(item.title) }
            let was = item.was.map { language.say("Was: \($0)", "Was: \($0)") }
            lines += [item.when, item.place, was, item.note].compactMap { $0 }
        }
        let only = notices.count == 1 && life.isEmpty ? notices.first : nil
        return ChannelPost(
            subject: subject(words, decided, notices, for: person), lines: lines,
            link: only.flatMap { desk.texts.page($0.news.after.session) })
    }
}
