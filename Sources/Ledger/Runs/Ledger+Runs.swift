package import CivilTime
import GRDB
package import Platform

extension Ledger {
    /// Keeps that a run starts; of a cron line's many runs the last 2,000 are kept, a week of every
    /// five minutes.
    ///
    /// - Parameter uptime: how long the machine has been on, where `now` is its own clock's.
    /// - Returns: its number.
    package func startRun(at now: Instant, uptime: Uptime? = nil) throws(LedgerFault) -> Int {
        try write { db in
            let number =
                try db.value(
                    "INSERT INTO run (started_at, boot, uptime) VALUES (?, ?, ?) RETURNING id",
                    [now, uptime?.boot, uptime?.seconds]) ?? 0
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
