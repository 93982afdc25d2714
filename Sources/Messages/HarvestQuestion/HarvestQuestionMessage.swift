import CivilTime
import Communities
import Meeting
import Publishing
package import Workplace

extension DueHarvestQuestion: AboutOneSession {
    package var kind: MessageKind { .harvest }

    package func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        let words = HarvestQuestionWords(language: reader.language)
        var item = desk.item(entry, reader, withAgenda: false)
        item.note = nil
        item.join = nil
        item.page = nil
        let letter = desk.letter(
            "harvest", reader, subject: desk.subject(entry, reader, words.subject),
            lead: words.lead, items: [item],
            closing: words.closing(
                entry.session.id, visible: desk.workspace.visibility.of(entry.session)),
            links: [Letter.Link(words: words.more, address: desk.texts.page(entry.session))],
            about: [entry])
        return try desk.message(letter, reader, key: key, about: [entry], dueAt: dueAt)
    }
}
