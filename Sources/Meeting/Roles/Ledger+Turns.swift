package import CivilTime
package import Communities
import Ledger
package import Workplace

extension Ledger {
    /// Keeps who has which role in the sessions that are to come; nobody has one in what is cancelled.
    package func keepTurns(
        _ sessions: [PublishedSession], _ agendas: SessionAgenda, _ workspace: OpenWorkspace,
        asking: ((Session) -> Set<SessionRole>)? = nil, at now: Instant
    ) throws {
        var turns = try RoleBook(
            workspace, published: sessions, agendas: agendas, ledger: self, now: now,
            asking: asking
        ).turnsToKeep()
        for entry in sessions where entry.status == .cancelled { turns[entry.uid] = [] }
        try keepRoleTurns(turns, at: now)
    }
}
