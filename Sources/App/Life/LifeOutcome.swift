package import CivilTime
package import Communities
package import Season

/// What became of a change in the life of a community: `kring pause`, `resume`, `end`.
package struct LifeOutcome: Sendable, Encodable {
    /// What changes.
    package enum Change: String, Sendable, Encodable {
        case paused, resumed, ended
    }

    /// Somebody who hears of it.
    package struct Listener: Sendable, Encodable {
        /// Who.
        package var person: PersonID
        /// The full name.
        package var name: String
    }

    /// Which community.
    package var community: CommunityID
    /// What changes for it.
    package var change: Change
    /// From which day on.
    package var on: CivilDate
    /// On which day it can meet again, for a pause.
    package var until: CivilDate?
    /// Why.
    package var reason: String?
    /// The file that says it.
    package var file: String
    /// The line that is written into it, or taken out of it.
    package var line: String
    /// The sessions that are called off.
    package var changes: [SessionChange]
    /// Who hears of it.
    package var people: [Listener]
    /// Drafts that no longer count.
    package var staleDrafts: [Int]
    /// Whether it was done.
    package var isDone: Bool
    /// Files with new bytes.
    package var filesWritten: Int
}
