import CivilTime
import GRDB

/// A value under a name, and when it was kept.
struct Note: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "note"

    let key, value: String
    let at: Instant
}
