import CivilTime
import Communities
import Facilitation
import Meeting
import Publishing
package import Workplace

extension MessageComposer {
    /// The question to one of the core who facilitates a session and what it is about, with a proposal.
    package func proposal(_ proposal: DueProposal) throws(Refusal) -> OutboxMessage {
        let person = try person(proposal.person)
        let (entry, language) = (proposal.entry, person.language)
        let words = ProposalWords(language: language)
        var item = item(entry, person, withAgenda: false)
        item.note = nil
        item.join = nil
        var closing: [String] = []
        let gaps = proposal.gaps.map(\.kind)
        if gaps.contains(.facilitator) {
            let people = roles.couldFacilitate(entry)
            closing.append(
                words.facilitator(
                    people.map { workspace.intent.person($0)?.name ?? $0.rawValue },
                    isReader: people.first == person.id))
        }
        if gaps.contains(.topic) {
            closing.append(
                words.topic(
                    isQuestion: roles.entries(of: entry).contains { $0.role == .caseGiver },
                    template: texts.templateWithoutCase(entry.session).map {
                        ($0.name.text(language), $0.purpose?.text(language))
                    }))
        }
        closing += words.closing(
            deadline: proposal.onlineAt.map { moment in
                let local = workspace.zone.local(at: moment)
                return PageWords(language: language).of(
                    "\(DateWords(language).long(local.date)) om \(local.time)",
                    "\(DateWords(language).long(local.date)), \(local.time)")
            },
            room: entry.session.room.flatMap { workspace.intent.room($0)?.name })
        let letter = letter(
            .proposal, person, subject: subject(entry, person, words.subject(gaps)),
            lead: words.lead(gaps), items: [item], closing: closing, about: [entry])
        return try message(
            letter, person, key: proposal.key, about: [entry], dueAt: proposal.dueAt)
    }
}
