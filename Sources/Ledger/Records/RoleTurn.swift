package import Communities
import GRDB

/// Who had a role in a session: host, timekeeper, harvester …
package struct RoleTurn: Hashable, Sendable, Codable {
    /// The session's calendar identity.
    package var uid: SessionUID
    package var role: String
    package var person: PersonID

    package init(uid: SessionUID, role: String, person: PersonID) {
        self.uid = uid
        self.role = role
        self.person = person
    }
}

extension RoleTurn: FetchableRecord {}
