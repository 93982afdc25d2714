import CivilTime
import Communities
import GRDB

/// One person's place in a group, as a row.
struct GroupSeat: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "group_seat"

    let uid: SessionUID
    /// Rounds and groups are numbered from 1.
    let round, number: Int
    let person: PersonID
    let at: Instant
}
