package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// Keeps who had which role in a session, in the place of what was kept for it.
    package func keepRoleTurns(
        _ turns: [RoleTurn], of uid: SessionUID, at now: Instant
    ) throws(LedgerFault) {
        try keepRoleTurns([uid: turns], at: now)
    }

    /// The same for many sessions, all or none.
    package func keepRoleTurns(
        _ turns: [SessionUID: [RoleTurn]], at now: Instant
    ) throws(LedgerFault) {
        if turns.isEmpty { return }
        try write { db in
            for (uid, turns) in turns.sorted(by: { $0.key < $1.key }) {
                try db.execute("DELETE FROM role_turn WHERE uid = ?", [uid])
                for turn in turns where turn.uid == uid {
                    try db.execute(
                        """
                        INSERT INTO role_turn (uid, role, person, at) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                        """, [uid, turn.role, turn.person, now])
                }
            }
        }
    }

    /// Who had which role in all sessions of all seasons, by session, role and person.
    package func roleTurns() throws(LedgerFault) -> [RoleTurn] {
        try read { db in try db.all("SELECT * FROM role_turn ORDER BY uid, role, person") }
    }

    /// The sessions before a day in which somebody had a role, by calendar identity.
    ///
    /// Later ones are many, and who asks has them already. `nil`: all.
    package func sessionsWithTurns(
        before end: CivilDate?
    ) throws(LedgerFault) -> [SessionUID: PublishedSession] {
        try sessions(namedIn: "role_turn", before: end)
    }
}
