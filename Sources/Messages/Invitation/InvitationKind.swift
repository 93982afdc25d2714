import Communities
import Workplace

/// Finds the sessions that calendars should take in, and those they should let go of.
enum InvitationKind: KindOfMessage {
    static let kinds: Set<MessageKind> = [.invitation, .withdrawal]
    static let part = RunPart.notify

    static func find(_ search: DueSearch, _ found: inout FoundMessages) throws(Refusal) {
        let due = DueInvitations(
            of: search.sessions, audience: search.audience, known: search.known, now: search.now)
        found.add(due.due, nextDue: due.nextDue)
    }

    static func holds(_ part: WaitingPart, _ search: DueSearch) -> Bool {
        // Who is told to let go of it is told so whatever became of it.
        guard part.kind == .invitation else { return true }
        guard let entry = part.entry, entry.status != .cancelled else { return false }
        return search.audience.isInvited(part.person)
            && search.audience.listeners(of: entry.session).contains(part.person)
    }
}
