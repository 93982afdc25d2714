import Communities
import Ledger
import Workplace

/// Finds of which sessions somebody is asked what they left.
enum HarvestQuestionKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.harvest]
    static let part = RunPart.notify

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        let uids = search.sessions.map(\.uid)
        let harvested = try search.asking { ledger throws(LedgerFault) in
            Set(try ledger.harvest(uids: uids).map(\.uid))
        }
        let due = try DueHarvestQuestions(
            of: search.sessions, audience: search.audience,
            roles: { entry throws(Refusal) in try search.turns(in: entry) },
            harvested: harvested, known: search.known, now: search.now)
        found.add(due.due, nextDue: due.nextDue)
    }

    /// Nobody is asked what a session left once something of it is written down.
    static func holds(_ part: WaitingPart, _ search: DueSearch) throws(Refusal) -> Bool {
        guard let entry = part.entry, entry.status != .cancelled else { return false }
        return try search.asking { ledger throws(LedgerFault) in
            try ledger.harvest(uids: [entry.uid]).isEmpty
        }
    }
}
