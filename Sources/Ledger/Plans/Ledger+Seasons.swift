package import Communities
import CivilTime
import GRDB

extension Ledger {
    /// The seasons of which something was published, in the order of time.
    package func seasons() throws(LedgerFault) -> [Season] {
        try read { db in
            try db.rows("SELECT id, first_day, last_day FROM season ORDER BY first_day, id", []).map
            {
                Season(
                    id: try $0.decode(forColumn: "id"),
                    from: try $0.decode(forColumn: "first_day"),
                    to: try $0.decode(forColumn: "last_day"))
            }
        }
    }
}

extension Transaction {
    /// The days of a season, as they were when something of it was published last.
    func keepSeason(_ season: SeasonID, _ days: ClosedRange<CivilDate>) throws {
        try execute(
            """
            INSERT INTO season (id, first_day, last_day) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE
            SET first_day = excluded.first_day, last_day = excluded.last_day
            """, [season, days.lowerBound, days.upperBound])
    }
}
