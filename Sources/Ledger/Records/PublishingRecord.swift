package import CivilTime
package import Communities

/// What a publishing of plans did, as far as the ledger knows.
package struct PublishingRecord: Sendable {
    /// A session that it changed.
    package struct Change: Hashable, Sendable {
        /// As people knew it; `nil`: it was new.
        package var before: PublishedSession?
        /// As it made it.
        package var after: PublishedSession
        /// As it is now.
        package var now: PublishedSession
    }

    /// When it was.
    package var at: Instant
    /// The plans that became what people know, with their seasons.
    package var plans: [(number: Int, season: SeasonID)]
    package var changes: [Change]
    /// Whether other plans or decisions have come after it.
    package var isOver: Bool
}
