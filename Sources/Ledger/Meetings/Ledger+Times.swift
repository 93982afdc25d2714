package import CivilTime
package import Communities
package import Facilitation
import GRDB

extension Ledger {
    /// Keeps how long the parts of a session took, in the place of what was kept for it.
    package func keep(_ times: [BlockTime], of uid: SessionUID, at now: Instant) throws(LedgerFault)
    {
        try write { db in
            try db.execute("DELETE FROM method_time WHERE uid = ?", [uid])
            for entry in times {
                try db.execute(
                    """
                    INSERT INTO method_time (uid, block, method, planned, taken, at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [
                        uid, entry.block, entry.time.method, entry.time.planned, entry.time.taken,
                        now,
                    ])
            }
        }
    }

    /// How long the parts of a session took, in no order that matters.
    package func times(of uid: SessionUID) throws(LedgerFault) -> [BlockTime] {
        try read { db in
            try db.all("SELECT * FROM method_time WHERE uid = ? ORDER BY block", [uid])
        }
    }

    /// How long methods took, by the calendar identities of the sessions of all seasons.
    package func times() throws(LedgerFault) -> [SessionUID: [Experience.Time]] {
        try read { db in
            var times: [SessionUID: [Experience.Time]] = [:]
            for row in try db.rows("SELECT * FROM method_time ORDER BY uid, block", []) {
                times[try row.decode(forColumn: "uid"), default: []]
                    .append(try BlockTime(row: row).time)
            }
            return times
        }
    }

    /// The sessions of which times are kept, by calendar identity.
    package func sessionsWithTimes() throws(LedgerFault) -> [SessionUID: PublishedSession] {
        try sessions(namedIn: "method_time")
    }
}
