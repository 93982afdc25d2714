import CivilTime
import Communities
import Facilitation
import GRDB

/// Something a session produced, as it enters the ledger.
struct NewHarvest: PersistableRecord {
    static let databaseTableName = "harvest"

    let uid: SessionUID
    let item: HarvestItem
    let audience: Visibility
    let isAboutCase: Bool
    /// What it came of, as the ledger knows it.
    var source: Int?
    let now: Instant

    func encode(to container: inout PersistenceContainer) {
        item.encode(to: &container)
        container["uid"] = uid
        container["kind"] = item.kind
        container["audience"] = audience
        container["about_case"] = isAboutCase
        container["source"] = source
        container["recorded_at"] = now
        container["closed_at"] = item.state == .open ? nil : now
        container["folded"] = item.searchedWords
    }
}

/// An event in the history of a record, as it enters the ledger.
struct NewHarvestEvent: PersistableRecord {
    static let databaseTableName = "harvest_history"

    let harvest: Int
    let entry: HarvestHistoryEntry

    func encode(to container: inout PersistenceContainer) {
        entry.item?.encode(to: &container)
        container["harvest"] = harvest
        container["at"] = entry.at
        container["event"] = entry.event
        container["about"] = entry.about
    }
}

extension HarvestItem {
    /// What a search looks through.
    var searchedWords: String {
        folded([text, expectation, outcome].compactMap { $0 }.joined(separator: " "))
    }
}
