package import CivilTime
import GRDB

extension Ledger {
    /// Keeps a value under a name, in the place of what was kept there.
    package func note(_ key: String, _ value: String, at now: Instant) throws(LedgerFault) {
        try write { db in
            try db.insert(
                Note(key: key, value: value, at: now),
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at")
        }
    }

    /// What was kept under a name, and when.
    package func note(_ key: String) throws(LedgerFault) -> (value: String, at: Instant)? {
        try read { db in
            let note: Note? = try db.first("SELECT * FROM note WHERE key = ?", [key])
            return note.map { ($0.value, $0.at) }
        }
    }

    package func forgetNote(_ key: String) throws(LedgerFault) {
        try write { db in try db.execute("DELETE FROM note WHERE key = ?", [key]) }
    }
}
