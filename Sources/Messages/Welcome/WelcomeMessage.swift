import CivilTime
import Communities
import Ledger
import Publishing
package import Workplace

extension DueWelcome: DueMessage {
    package var kind: MessageKind { .welcome }
    package var about: String { communities.map(\.rawValue).joined(separator: ", ") }
    package var parts: [MessagePart] {
        communities.map {
            MessagePart(
                key: .welcome($0, season: season, person: person), uid: nil, dueAt: dueAt,
                giveUpAt: giveUpAt)
        }
    }

    /// What somebody who came into communities needs to know: their sessions, and the address for their calendar.
    package func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        let words = WelcomeWords(language: reader.language)
        let list = words.list(
            communities.compactMap {
                desk.workspace.intent.community($0)?.name.text(reader.language)
            })
        let entries = desk.sessions.values.filter { entry in
            entry.status != .cancelled
                && entry.session.span(in: desk.workspace.zone).start > desk.now
                && entry.session.communities.contains { communities.contains($0) }
        }.sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
        let letter = desk.letter(
            "welcome", reader, subject: words.subject(list), lead: words.lead(list),
            items: entries.map { entry in
                var item = desk.item(entry, reader, withAgenda: false)
                item.join = nil
                item.page = nil
                return item
            }, closing: [words.closing], links: links(words, desk), about: entries,
            communities: communities)
        return try desk.message(
            letter, reader, key: key, about: entries, communities: communities, dueAt: dueAt)
    }

    /// The reader's own feed: for programs that know `webcal:`, and for others.
    private func links(_ words: WelcomeWords, _ desk: MessageDesk) -> [Letter.Link] {
        let feed = PublishedAddress.memberFeed(token: desk.secret.address(of: person).token)
        let addresses = PublishedAddress(web: desk.workspace.intent.organisation.web)
        return [
            Letter.Link(words: words.calendar, address: addresses.webcal(feed)),
            Letter.Link(words: words.otherPrograms, address: addresses.address(feed)),
        ]
    }
}
