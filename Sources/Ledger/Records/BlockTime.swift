import Communities
package import Facilitation
import GRDB

/// How long a part of a session took.
package struct BlockTime: Hashable, Sendable {
    /// The identifier of the agenda's block.
    package var block: String
    /// Its method, and its minutes.
    package var time: Experience.Time

    package init(block: String, time: Experience.Time) {
        self.block = block
        self.time = time
    }
}

extension BlockTime: FetchableRecord {
    init(row: Row) throws {
        self.init(
            block: try row.decode(forColumn: "block"),
            time: Experience.Time(
                method: try row.decode(forColumn: "method"),
                planned: try row.decode(forColumn: "planned"),
                taken: try row.decode(forColumn: "taken")))
    }
}
