public import CivilTime
public import Communities
public import Facilitation

/// Something a session produced, as it is kept.
public struct HarvestRecord: Hashable, Sendable {
    /// A community it was shared with.
    public struct Share: Hashable, Sendable {
        /// Which one.
        public var community: CommunityID
        /// When.
        public var at: Instant

        /// All parts given.
        public init(community: CommunityID, at: Instant) {
            self.community = community
            self.at = at
        }
    }

    /// Its number in the ledger, for life.
    public var number: Int
    /// The session's calendar identity.
    public var uid: String
    /// What it is and where it stands.
    public var item: HarvestItem
    /// Who voted for it, by identifier.
    public var votes: [PersonID]
    /// With whom it was shared, by identifier.
    public var shares: [Share]
    /// When it was recorded.
    public var recordedAt: Instant
    /// When it was done or dropped; `nil` while it is open.
    public var closedAt: Instant?

    /// All parts given.
    public init(
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
public struct KeptHarvest: Hashable, Sendable {
    /// What was done with it.
    public enum Outcome: String, Hashable, Sendable, Codable {
        /// New.
        case added
        /// Known, and now otherwise.
        case changed
        /// Known as it is.
        case known
    }

    /// The record as it is now.
    public var record: HarvestRecord
    /// What was done.
    public var outcome: Outcome

    /// All parts given.
    public init(record: HarvestRecord, outcome: Outcome) {
        self.record = record
        self.outcome = outcome
    }
}

/// What happened to a record once.
public struct HarvestHistoryEntry: Hashable, Sendable {
    /// What happened.
    public enum Event: String, Hashable, Sendable, Codable {
        case kept, changed, voted, unvoted, shared, unshared
    }

    /// When.
    public var at: Instant
    /// What happened.
    public var event: Event
    /// The person who voted, or the community it was shared with.
    public var about: String?
    /// What it was from then on; `nil` for votes and sharing.
    public var item: HarvestItem?

    /// All parts given.
    public init(at: Instant, event: Event, about: String? = nil, item: HarvestItem? = nil) {
        self.at = at
        self.event = event
        self.about = about
        self.item = item
    }
}
