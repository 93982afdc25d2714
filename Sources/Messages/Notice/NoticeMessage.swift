import CivilTime
import Communities
import Publishing
import Workplace

/// What changed for one person, in one mail.
struct NoticeMessage: DueMessage {
    private let first: DueNotice
    private let others: [DueNotice]

    /// - Parameter notices: to one person; `nil` when there are none.
    init?(_ notices: [DueNotice]) {
        guard let first = notices.first else { return nil }
        self.init(first, Array(notices.dropFirst()))
    }

    init(_ first: DueNotice, _ others: [DueNotice] = []) {
        self.first = first
        self.others = others
    }

    private var notices: [DueNotice] { [first] + others }

    var kind: MessageKind { .notice }
    var person: PersonID { first.person }
    var about: String {
        notices.map(\.news.after.session.id.rawValue).joined(separator: ", ")
    }
    var parts: [MessagePart] { notices.map(\.part) }
    var dueAt: Instant { others.map(\.dueAt).reduce(first.dueAt, min) }

    func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        let sorted = notices.sorted {
            let (one, other) = ($0.news.after.session, $1.news.after.session)
            return (one.date, one.start, one.id) < (other.date, other.start, other.id)
        }
        let entries = sorted.map(\.news.after)
        let isOff = sorted.allSatisfy { $0.news.parts.contains(.cancelled) }
        let words = NewsWords(
            intent: desk.workspace.intent, texts: desk.texts, language: reader.language)
        let letter = desk.letter(
            isOff ? "cancellation" : "change", reader,
            subject: words.subject(sorted, for: reader.id),
            lead: isOff
                ? reader.language.say("Dit gaat niet door:", "This does not take place:")
                : reader.language.say(
                    "Er is iets veranderd. Zo is het nu:", "Something has changed. It now is:"),
            items: sorted.map { notice in
                words.item(notice, for: reader.id, join: desk.join(notice.news.after))
            }, about: entries)
        return try desk.message(
            letter, reader, key: key, about: entries,
            calendar: entries.count == 1 ? try desk.calendar(entries[0], for: reader) : nil,
            dueAt: dueAt)
    }

    func post(in language: Language, by desk: MessageDesk) -> ChannelPost? {
        let words = NewsWords(
            intent: desk.workspace.intent, texts: desk.texts, language: language)
        var lines: [String] = []
        for notice in notices {
            let item = words.item(notice, for: person, join: nil)
            lines += lines.isEmpty ? [] : [""]
            if !others.isEmpty { lines.append(item.title) }
            let was = item.was.map { language.say("Was: \($0)", "Was: \($0)") }
            lines += [item.when, item.place, was, item.note].compactMap { $0 }
        }
        return ChannelPost(
            subject: words.subject(notices, for: person), lines: lines,
            link: others.isEmpty ? desk.texts.page(first.news.after.session) : nil)
    }
}
