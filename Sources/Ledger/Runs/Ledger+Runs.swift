package import CivilTime
import GRDB

/// One run of the runner.
package struct RunRecord: Hashable, Sendable {
    /// Its number.
    package var number: Int
    /// When it started.
    package var startedAt: Instant
    /// When it ended; `nil`: it has not, or was killed.
    package var finishedAt: Instant?
    /// Its exit code.
    package var exitCode: Int?
    /// What it did: `sent`, `deferred`, …
    package var counts: [String: Int]

    /// All parts given.
    package init(
        number: Int, startedAt: Instant, finishedAt: Instant?, exitCode: Int?,
        counts: [String: Int]
    ) {
        self.number = number
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.exitCode = exitCode
        self.counts = counts
    }
}

extension Ledger {
    /// Keeps that a run starts; of a cron line's many runs the last 2,000 are kept, a week of every five minutes.
    ///
    /// - Returns: its number.
    package func startRun(at now: Instant) throws(LedgerFault) -> Int {
        try write { db in
            try db.execute(
                sql: "INSERT INTO run (started_at) VALUES (?)", arguments: [now.secondsSinceEpoch])
            let number = Int(db.lastInsertedRowID)
            try db.execute(sql: "DELETE FROM run WHERE id <= ?", arguments: [number - 2_000])
            return number
        }
    }

    /// Keeps how a run ended.
    package func finishRun(
        _ number: Int, exitCode: Int, counts: [String: Int], at now: Instant
    ) throws(LedgerFault) {
        try write { db in
            try db.execute(
                sql: "UPDATE run SET finished_at = ?, exit_code = ?, counts = ? WHERE id = ?",
                arguments: [
                    now.secondsSinceEpoch, exitCode, try JSONText.encode(counts), number,
                ])
        }
    }

    /// The runs started last, the latest first.
    package func runs(last count: Int) throws(LedgerFault) -> [RunRecord] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM run ORDER BY id DESC LIMIT ?", arguments: [max(0, count)]
            ).map { row in
                let finishedAt: Int? = row["finished_at"]
                let counts: String? = row["counts"]
                return RunRecord(
                    number: row["id"], startedAt: Instant(secondsSinceEpoch: row["started_at"]),
                    finishedAt: finishedAt.map(Instant.init(secondsSinceEpoch:)),
                    exitCode: row["exit_code"],
                    counts: try counts.map { try JSONText.decode([String: Int].self, $0) } ?? [:])
            }
        }
    }

    /// Keeps a value under a name, in the place of what was kept there.
    package func note(_ key: String, _ value: String, at now: Instant) throws(LedgerFault) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO note (key, value, at) VALUES (?, ?, ?)
                    ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at
                    """,
                arguments: [key, value, now.secondsSinceEpoch])
        }
    }

    /// What was kept under a name, and when.
    package func note(_ key: String) throws(LedgerFault) -> (value: String, at: Instant)? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT value, at FROM note WHERE key = ?", arguments: [key])
                .map { ($0["value"], Instant(secondsSinceEpoch: $0["at"])) }
        }
    }
}
