package import CivilTime
import GRDB

/// One run of the runner.
package struct RunRecord: Hashable, Sendable {
    package var number: Int
    package var startedAt: Instant
    /// `nil`: it has not ended, or was killed.
    package var finishedAt: Instant?
    package var exitCode: Int?
    /// What it did: `sent`, `deferred`, …
    package var counts: [String: Int]

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

extension RunRecord: FetchableRecord {
    init(row: Row) throws {
        self.init(
            number: try row.decode(forColumn: "id"),
            startedAt: try row.decode(forColumn: "started_at"),
            finishedAt: try row.decode(forColumn: "finished_at"),
            exitCode: try row.decode(forColumn: "exit_code"),
            counts: try row.jsonIfPresent(forColumn: "counts") ?? [:])
    }
}
