package import CivilTime
package import Communities
package import Facilitation
import GRDB

/// How long a part of a session took.
package struct BlockTime: Hashable, Sendable {
    /// The identifier of the agenda's block.
    package var block: String
    /// Its method, and its minutes.
    package var time: Experience.Time

    /// All parts given.
    package init(block: String, time: Experience.Time) {
        self.block = block
        self.time = time
    }
}

extension Ledger {
    /// Keeps how long the parts of a session took, in the place of what was kept for it.
    package func keep(_ times: [BlockTime], of uid: String, at now: Instant) throws(LedgerFault) {
        try write { db in
            try db.execute(sql: "DELETE FROM method_time WHERE uid = ?", arguments: [uid])
            for entry in times {
                try db.execute(
                    sql: """
                        INSERT INTO method_time (uid, block, method, planned, taken, at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        uid, entry.block, entry.time.method.rawValue, entry.time.planned,
                        entry.time.taken, now.secondsSinceEpoch,
                    ])
            }
        }
    }

    /// How long the parts of a session took, in no order that matters.
    package func times(of uid: String) throws(LedgerFault) -> [BlockTime] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM method_time WHERE uid = ? ORDER BY block", arguments: [uid]
            ).map { row in
                BlockTime(block: row["block"], time: Ledger.time(row))
            }
        }
    }

    /// How long methods took, by the calendar identities of the sessions of all seasons.
    package func times() throws(LedgerFault) -> [String: [Experience.Time]] {
        try read { db in
            let rows = try Row.fetchAll(db, sql: "SELECT * FROM method_time ORDER BY uid, block")
            return Dictionary(grouping: rows) { $0["uid"] }.mapValues { $0.map(Ledger.time) }
        }
    }

    /// The sessions of which times are kept, by calendar identity.
    package func sessionsWithTimes() throws(LedgerFault) -> [String: PublishedSession] {
        try sessions(namedIn: "method_time")
    }

    private static func time(_ row: Row) -> Experience.Time {
        Experience.Time(
            method: MethodID(rawValue: row["method"]), planned: row["planned"],
            taken: row["taken"])
    }
}
