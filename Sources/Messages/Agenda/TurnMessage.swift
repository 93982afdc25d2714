import CivilTime
import Communities
import Meeting
import Publishing
package import Workplace

extension DueTurn: AboutOneSession {
    package var kind: MessageKind { .agenda }

    package func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        let words = TurnWords(language: reader.language)
        var item = desk.item(entry, reader, withAgenda: true)
        item.note = nil
        let isFacilitator = roles.contains(.facilitator)
        let letter = desk.letter(
            "role", reader, subject: desk.subject(entry, reader, words.yours(roles)),
            lead: words.lead(roles), items: [item],
            closing: words.closing(
                others: others(desk),
                bring: isFacilitator ? desk.texts.materials(entry.session, reader.language) : [],
                hasAgenda: isFacilitator && !item.lines.isEmpty),
            about: [entry])
        return try desk.message(
            letter, reader, key: key, about: [entry],
            attachments: isFacilitator ? try agendaPage(reader, desk) : [], dueAt: dueAt)
    }

    /// Who does what besides the reader.
    private func others(_ desk: MessageDesk) -> [(SessionRole, String)] {
        desk.roles.entries(of: entry).compactMap { turn in
            guard let other = turn.person, other != person else { return nil }
            return (turn.role, desk.workspace.intent.person(other)?.name ?? other.rawValue)
        }
    }

    /// The facilitator's copy of the agenda, as a page that works without a network.
    private func agendaPage(
        _ reader: Person, _ desk: MessageDesk
    ) throws(Refusal) -> [OutboxMessage.Attachment] {
        let sheet: SessionSheet
        do throws(Refusal) {
            sheet = try SessionSheet(
                of: entry, in: desk.workspace, roles: desk.roles, ledger: desk.ledger,
                reader.language)
        } catch {
            // A session without a template, or whose template does not fit, has no page.
            if error.status == .answerIsNo || error.status == .inputMissing { return [] }
            throw error
        }
        let page = AgendaPage(
            agenda: sheet.agenda, facts: sheet.facts, language: reader.language,
            copy: .facilitator)
        return [
            OutboxMessage.Attachment(
                fileName: "\(entry.session.id)-agenda.html", type: "text/html; charset=utf-8",
                bytes: Array(try page.rendered("html", by: desk.layouts.renderOrReplace).utf8))
        ]
    }
}
