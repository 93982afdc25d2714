package import CivilTime
package import Communities
import Ledger
package import Workplace

extension Ledger {
    /// Keeps who has which role in the sessions that are to come; nobody has one in what is cancelled.
    ///
    /// - Parameter dates: days on which something changed; only communities that meet, or were to meet, on one of them
    ///   are dealt anew. `nil`: all.
    package func keepTurns(
        _ sessions: [PublishedSession], _ agendas: SessionAgenda, _ workspace: OpenWorkspace,
        on dates: Set<CivilDate>? = nil,
        asking: ((Session) -> Set<SessionRole>)? = nil, at now: Instant
    ) throws {
        var turns = try RoleBook(
            workspace, published: sessions, agendas: agendas, ledger: self, now: now,
            asking: asking
        ).turnsToKeep(
            of: dates.map { dates in
                Set(
                    sessions.map(\.session).filter { dates.contains($0.date) }
                        .flatMap(\.communities))
            })
        for entry in sessions where entry.status == .cancelled { turns[entry.uid] = [] }
        try keepRoleTurns(turns, at: now)
    }
}
