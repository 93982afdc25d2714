package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// Keeps what somebody wants to hear; `nil`: what their communities say.
    package func choose(
        _ choice: MessageChoice?, for person: PersonID, at now: Instant
    ) throws(LedgerFault) {
        try write { db in
            guard let choice else {
                try db.execute("DELETE FROM choice WHERE person = ?", [person])
                return
            }
            try db.execute(
                """
                INSERT INTO choice (person, value, at) VALUES (?, ?, ?)
                ON CONFLICT (person) DO UPDATE SET value = excluded.value, at = excluded.at
                """, [person, try JSONText.encode(choice), now])
        }
    }

    /// What people chose.
    package func choices() throws(LedgerFault) -> [PersonID: MessageChoice] {
        try read { db in
            var choices: [PersonID: MessageChoice] = [:]
            for row in try db.rows("SELECT person, value FROM choice", []) {
                choices[try row.decode(forColumn: "person")] = try row.json(
                    MessageChoice.self, forColumn: "value")
            }
            return choices
        }
    }
}
