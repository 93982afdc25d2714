import Communities
import Workplace

/// Finds who has something to prepare.
enum AgendaKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.agenda]
    static let part = RunPart.agenda

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        let due = try DueTurns(
            of: search.sessions, audience: search.audience,
            roles: { entry throws(Refusal) in try search.turns(in: entry) },
            known: search.known, now: search.now)
        found.add(due.due, nextDue: due.nextDue)
    }

    static func holds(_ part: WaitingPart, _ search: DueSearch) throws(Refusal) -> Bool {
        guard let entry = part.entryAtItsTime else { return false }
        return try search.turns(in: entry).contains { $0.person == part.person }
    }
}
