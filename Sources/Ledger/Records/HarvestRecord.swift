package import CivilTime
package import Communities
package import Facilitation
import GRDB

/// Something a session produced, as it is kept.
package struct HarvestRecord: Hashable, Sendable {
    /// A community it was shared with, and when.
    package struct Share: Hashable, Sendable, Codable {
        package var community: CommunityID
        package var at: Instant

        package init(community: CommunityID, at: Instant) {
            self.community = community
            self.at = at
        }
    }

    /// Its number in the ledger, for life.
    package var number: Int
    /// The session's calendar identity.
    package var uid: SessionUID
    package var item: HarvestItem
    /// For whom its session was when it was said: nothing that changes later lets more people read it. `nil`: it was said
    /// before Kring kept that.
    package var audience: Visibility?
    /// Whether its session was about somebody's case: then nothing opens it.
    package var isAboutCase: Bool
    /// Who voted for it, by identifier.
    package var votes: [PersonID]
    /// With whom it was shared, by identifier.
    package var shares: [Share]
    package var recordedAt: Instant
    /// When it was done or dropped; `nil` while it is open.
    package var closedAt: Instant?

    package init(
        number: Int, uid: SessionUID, item: HarvestItem, audience: Visibility? = nil,
        isAboutCase: Bool = false,
        votes: [PersonID] = [],
        shares: [Share] = [], recordedAt: Instant, closedAt: Instant? = nil
    ) {
        self.number = number
        self.uid = uid
        self.item = item
        self.audience = audience
        self.isAboutCase = isAboutCase
        self.votes = votes
        self.shares = shares
        self.recordedAt = recordedAt
        self.closedAt = closedAt
    }
}

extension HarvestRecord.Share: FetchableRecord {}

/// Votes and shares stand in tables of their own and come after.
extension HarvestRecord: FetchableRecord {
    init(row: Row) throws {
        self.init(
            number: try row.decode(forColumn: "id"), uid: try row.decode(forColumn: "uid"),
            item: try HarvestItem(
                row, kind: row.decode(forColumn: "kind"), source: row.decode(forColumn: "source")),
            audience: try row.decode(forColumn: "audience"),
            isAboutCase: try row.decode(forColumn: "about_case"),
            recordedAt: try row.decode(forColumn: "recorded_at"),
            closedAt: try row.decode(forColumn: "closed_at"))
    }
}

extension HarvestItem {
    /// What it said at one time; its history knows neither kind nor source, which never change.
    init(_ row: Row, kind: HarvestKind, source: Int?) throws {
        self.init(
            kind, try row.decode(forColumn: "text"),
            expectation: try row.decode(forColumn: "expectation"),
            owner: try row.decode(forColumn: "owner"), due: try row.decode(forColumn: "due"),
            state: try row.decode(forColumn: "state"),
            outcome: try row.decode(forColumn: "outcome"),
            source: source, isPublic: try row.decode(forColumn: "opened"))
    }

    /// The columns that the record and its history share.
    func encode(to container: inout PersistenceContainer) {
        container["text"] = text
        container["expectation"] = expectation
        container["owner"] = owner
        container["due"] = due
        container["state"] = state
        container["outcome"] = outcome
        container["opened"] = isPublic
    }
}
