package import CivilTime
package import Facilitation
import GRDB

/// What happened to a record once.
package struct HarvestHistoryEntry: Hashable, Sendable {
    package enum Event: String, Hashable, Sendable, Codable {
        case kept, changed, voted, unvoted, shared, unshared
    }

    package var at: Instant
    package var event: Event
    /// The person who voted, or the community it was shared with.
    package var about: String?
    /// What it was from then on; `nil` for votes and sharing.
    package var item: HarvestItem?

    package init(at: Instant, event: Event, about: String? = nil, item: HarvestItem? = nil) {
        self.at = at
        self.event = event
        self.about = about
        self.item = item
    }
}

extension HarvestHistoryEntry.Event: DatabaseValueConvertible {}

extension HarvestHistoryEntry {
    /// - Parameter kind: of the record, whose history it is.
    init(_ row: Row, kind: HarvestKind) throws {
        let text: String? = try row.decode(forColumn: "text")
        self.init(
            at: try row.decode(forColumn: "at"), event: try row.decode(forColumn: "event"),
            about: try row.decode(forColumn: "about"),
            item: text == nil ? nil : try HarvestItem(row, kind: kind, source: nil))
    }
}
