package import CivilTime
package import Communities
import GRDB

/// A session as it was from a moment on.
package struct SessionHistoryEntry: Hashable, Sendable {
    package var at: Instant
    /// The plan that made it so; `nil`: a person's decision.
    package var plan: Int?
    package var value: PublishedSession

    package init(at: Instant, plan: Int?, value: PublishedSession) {
        self.at = at
        self.plan = plan
        self.value = value
    }
}

extension SessionHistoryEntry: FetchableRecord {
    init(row: Row) throws {
        self.init(
            at: try row.decode(forColumn: "at"), plan: try row.decode(forColumn: "plan"),
            value: try row.json(forColumn: "value"))
    }
}
