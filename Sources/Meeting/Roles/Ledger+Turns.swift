package import CivilTime
package import Communities
import Ledger
package import Workplace

extension Ledger {
    /// Keeps who has which role in the sessions that are to come; nobody has one in what is cancelled.
    package func keepTurns(
        _ sessions: [PublishedSession], _ agendas: SessionAgenda, _ workspace: OpenWorkspace,
        at now: Instant
    ) throws {
        for entry in sessions where entry.status == .cancelled {
            try keepRoleTurns([], of: entry.uid, at: now)
        }
        try RoleBook(
            workspace, published: sessions, agendas: agendas, ledger: self, now: now
        ).keep(in: self)
    }
}
