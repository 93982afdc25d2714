package import CivilTime
package import Communities
package import Facilitation

/// Something a session produced, as it is kept.
package struct HarvestRecord: Hashable, Sendable {
    /// A community it was shared with.
    package struct Share: Hashable, Sendable {
        /// Which one.
        package var community: CommunityID
        /// When.
        package var at: Instant

        /// All parts given.
        package init(community: CommunityID, at: Instant) {
            self.community = community
            self.at = at
        }
    }

    /// Its number in the ledger, for life.
    package var number: Int
    /// The session's calendar identity.
    package var uid: String
    /// What it is and where it stands.
    package var item: HarvestItem
    /// Who voted for it, by identifier.
    package var votes: [PersonID]
    /// With whom it was shared, by identifier.
    package var shares: [Share]
    /// When it was recorded.
    package var recordedAt: Instant
    /// When it was done or dropped; `nil` while it is open.
    package var closedAt: Instant?

    /// All parts given.
    package init(
        number: Int, uid: String, item: HarvestItem, votes: [PersonID] = [],
        shares: [Share] = [], recordedAt: Instant, closedAt: Instant? = nil
    ) {
        self.number = number
        self.uid = uid
        self.item = item
        self.votes = votes
        self.shares = shares
        self.recordedAt = recordedAt
        self.closedAt = closedAt
    }
}

/// What became of a thing that was brought to the ledger.
package struct KeptHarvest: Hashable, Sendable {
    /// What was done with it.
    package enum Outcome: String, Hashable, Sendable, Codable {
        /// New.
        case added
        /// Known, and now otherwise.
        case changed
        /// Known as it is.
        case known
    }

    /// The record as it is now.
    package var record: HarvestRecord
    /// What was done.
    package var outcome: Outcome

    /// All parts given.
    package init(record: HarvestRecord, outcome: Outcome) {
        self.record = record
        self.outcome = outcome
    }
}

/// What happened to a record once.
package struct HarvestHistoryEntry: Hashable, Sendable {
    /// What happened.
    package enum Event: String, Hashable, Sendable, Codable {
        case kept, changed, voted, unvoted, shared, unshared
    }

    /// When.
    package var at: Instant
    /// What happened.
    package var event: Event
    /// The person who voted, or the community it was shared with.
    package var about: String?
    /// What it was from then on; `nil` for votes and sharing.
    package var item: HarvestItem?

    /// All parts given.
    package init(at: Instant, event: Event, about: String? = nil, item: HarvestItem? = nil) {
        self.at = at
        self.event = event
        self.about = about
        self.item = item
    }
}
