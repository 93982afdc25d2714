package import CivilTime
import GRDB

extension Ledger {
    /// Keeps that a run starts; of a cron line's many runs the last 2,000 are kept, a week of every
    /// five minutes.
    ///
    /// - Returns: its number.
    package func startRun(at now: Instant) throws(LedgerFault) -> Int {
        try write { db in
            let number =
                try db.value("INSERT INTO run (started_at) VALUES (?) RETURNING id", [now]) ?? 0
            try db.execute("DELETE FROM run WHERE id <= ?", [number - 2_000])
            return number
        }
    }

    /// Keeps how a run ended.
    package func finishRun(
        _ number: Int, exitCode: Int, counts: [String: Int], at now: Instant
    ) throws(LedgerFault) {
        try write { db in
            try db.execute(
                "UPDATE run SET finished_at = ?, exit_code = ?, counts = ? WHERE id = ?",
                [now, exitCode, try JSONText.encode(counts), number])
        }
    }

    /// The runs started last, the latest first.
    package func runs(last count: Int) throws(LedgerFault) -> [RunRecord] {
        try read { db in
            try db.all("SELECT * FROM run ORDER BY id DESC LIMIT ?", [max(0, count)])
        }
    }
}
