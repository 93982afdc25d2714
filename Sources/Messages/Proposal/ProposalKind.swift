import Communities
import Ledger
import Workplace

/// Finds the sessions without an agenda: about which the core is asked, and which go online.
enum ProposalKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.proposal]
    static let part = RunPart.agenda

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        let communities = search.workspace.intent.communities
        guard communities.contains(where: { $0.noAgenda != nil }) else { return }
        let uids = search.sessions.map(\.uid)
        let (asked, pins) = try search.asking { ledger throws(LedgerFault) in
            (
                try ledger.queued(MessageKind.proposal.rawValue, about: uids),
                try ledger.pins()
            )
        }
        let due = try DueProposals(
            of: search.sessions, audience: search.audience,
            gaps: { entry throws(Refusal) in try search.roles().gaps(of: entry) }, asked: asked,
            decided: Dictionary(pins.map { ($0.session, $0.at) }, uniquingKeysWith: max),
            now: search.now)
        found.goingOnline = due.goingOnline
        found.add(due.due, nextDue: due.nextDue)
    }

    /// What is lacking by now is another question, with a key of its own.
    static func holds(_ part: WaitingPart, _ search: DueSearch) throws(Refusal) -> Bool {
        guard let entry = part.entryAtItsTime else { return false }
        let gaps = try search.roles().gaps(of: entry)
        return !gaps.isEmpty
            && part.key == DeliveryKey.proposal(entry, gaps, person: part.person).description
    }
}
