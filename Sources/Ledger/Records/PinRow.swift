import CivilTime
import Communities
import GRDB

/// A decision, as a row.
struct PinRow: FetchableRecord, PersistableRecord {
    static let databaseTableName = "pin"

    let pin: Pin
    let season: SeasonID

    func encode(to container: inout PersistenceContainer) {
        container["season"] = season
        container["session"] = pin.session
        container["decision"] = pin.decision
        container["reason"] = pin.reason
        container["author"] = pin.author
        container["at"] = pin.at
    }
}

extension PinRow {
    init(row: Row) throws {
        self.init(
            pin: Pin(
                session: try row.decode(forColumn: "session"),
                decision: try row.decode(forColumn: "decision"),
                reason: try row.decode(forColumn: "reason"),
                author: try row.decode(forColumn: "author"), at: try row.decode(forColumn: "at")),
            season: try row.decode(forColumn: "season"))
    }
}
