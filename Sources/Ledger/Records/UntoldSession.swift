package import Communities
import GRDB

/// A session that differs from what people were last told.
package struct UntoldSession: Hashable, Sendable {
    /// As people were last told; `nil`: nobody was told anything yet.
    package var before: PublishedSession?
    package var after: PublishedSession
    /// Up to where in its history that is.
    package var version: Int

    package init(before: PublishedSession?, after: PublishedSession, version: Int) {
        self.before = before
        self.after = after
        self.version = version
    }
}

extension UntoldSession: FetchableRecord {
    init(row: Row) throws {
        self.init(
            before: try row.jsonIfPresent(forColumn: "before"),
            after: try row.json(forColumn: "after"), version: try row.decode(forColumn: "latest"))
    }
}
