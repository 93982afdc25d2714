package import CivilTime
import GRDB
package import Platform

/// One run of the runner.
package struct RunRecord: Hashable, Sendable {
    package var number: Int
    package var startedAt: Instant
    /// `nil`: it has not ended, or was killed.
    package var finishedAt: Instant?
    package var exitCode: Int?
    /// What it did: `sent`, `deferred`, …
    package var counts: [String: Int]
    /// How long the machine had been on; `nil`: it did not say, or the moment was given.
    package var uptime: Uptime?

    package init(
        number: Int, startedAt: Instant, finishedAt: Instant?, exitCode: Int?,
        counts: [String: Int], uptime: Uptime? = nil
    ) {
        self.number = number
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.exitCode = exitCode
        self.counts = counts
        self.uptime = uptime
    }
}

extension RunRecord: FetchableRecord {
    init(row: Row) throws {
        let boot: String? = try row.decode(forColumn: "boot")
        let seconds: Int? = try row.decode(forColumn: "uptime")
        self.init(
            number: try row.decode(forColumn: "id"),
            startedAt: try row.decode(forColumn: "started_at"),
            finishedAt: try row.decode(forColumn: "finished_at"),
            exitCode: try row.decode(forColumn: "exit_code"),
            counts: try row.jsonIfPresent(forColumn: "counts") ?? [:],
            uptime: boot.flatMap { boot in seconds.map { Uptime(boot: boot, seconds: $0) } })
    }
}
