package import Communities
import GRDB

/// That somebody belongs to a community in a season.
package struct Membership: Hashable, Sendable, Codable {
    package var community: CommunityID
    package var person: PersonID

    package init(community: CommunityID, person: PersonID) {
        self.community = community
        self.person = person
    }
}

extension Membership: FetchableRecord {}

/// What is to be sent, and what is dealt with by it, kept in one transaction: neither is ever
/// without the other.
package struct MessageBatch: Hashable, Sendable {
    /// What is to be sent, or will not be.
    package var deliveries: [Delivery] = []
    /// Up to where in a session's history people are told, by UID.
    package var told: [SessionUID: Int] = [:]
    package var joined: [Membership] = []
    package var left: [Membership] = []
    /// Whether further messages that fell due at the same time follow in batches of their own.
    package var isFollowed = false

    package init() {}
}
