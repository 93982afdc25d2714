import CivilTime
import Communities
import Facilitation
import Meeting
import Publishing
package import Workplace

extension DueProposal: AboutOneSession {
    package var kind: MessageKind { .proposal }

    /// The question to one of the core who facilitates a session and what it is about, with a proposal.
    package func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let reader = try desk.person(person)
        let words = ProposalWords(language: reader.language)
        var item = desk.item(entry, reader, withAgenda: false)
        item.note = nil
        item.join = nil
        let gaps = gaps.map(\.kind)
        let letter = desk.letter(
            "proposal", reader, subject: desk.subject(entry, reader, words.subject(gaps)),
            lead: words.lead(gaps), items: [item],
            closing: proposed(gaps, reader, words, desk)
                + words.closing(
                    deadline: onlineAt.map { deadline($0, reader.language, desk) },
                    room: entry.session.room.flatMap { desk.workspace.intent.room($0)?.name }),
            about: [entry])
        return try desk.message(letter, reader, key: key, about: [entry], dueAt: dueAt)
    }

    private func proposed(
        _ gaps: [SessionGap.Kind], _ reader: Person, _ words: ProposalWords, _ desk: MessageDesk
    ) -> [String] {
        var paragraphs: [String] = []
        if gaps.contains(.facilitator) {
            let people = desk.roles.couldFacilitate(entry)
            paragraphs.append(
                words.facilitator(
                    people.map { desk.workspace.intent.person($0)?.name ?? $0.rawValue },
                    isReader: people.first == reader.id))
        }
        if gaps.contains(.topic) {
            paragraphs.append(
                words.topic(
                    isQuestion: desk.roles.entries(of: entry).contains { $0.role == .caseGiver },
                    template: desk.texts.templateWithoutCase(entry.session).map {
                        ($0.name.text(reader.language), $0.purpose?.text(reader.language))
                    }))
        }
        return paragraphs
    }

    private func deadline(
        _ moment: Instant, _ language: Language, _ desk: MessageDesk
    ) -> String {
        let local = desk.workspace.zone.local(at: moment)
        let day = DateWords(language).long(local.date)
        return language.say("\(day) om \(local.time)", "\(day), \(local.time)")
    }
}
