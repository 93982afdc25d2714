package import CivilTime
package import Communities
import GRDB

/// A private feed address as the ledger knows it: without its token.
package struct FeedAddress: Hashable, Sendable {
    package var person: PersonID
    /// How often it was rotated.
    package var generation: Int
    /// The SHA-256 of the token.
    package var tokenHash: [UInt8]
    package var createdAt: Instant
    /// `nil`: it works.
    package var revokedAt: Instant?

    package init(
        person: PersonID, generation: Int, tokenHash: [UInt8], createdAt: Instant,
        revokedAt: Instant?
    ) {
        self.person = person
        self.generation = generation
        self.tokenHash = tokenHash
        self.createdAt = createdAt
        self.revokedAt = revokedAt
    }
}

extension FeedAddress: FetchableRecord, PersistableRecord {
    static let databaseTableName = "feed_address"

    init(row: Row) throws {
        let hash: Blob = try row.decode(forColumn: "token_hash")
        self.init(
            person: try row.decode(forColumn: "person"),
            generation: try row.decode(forColumn: "generation"), tokenHash: hash.bytes,
            createdAt: try row.decode(forColumn: "created_at"),
            revokedAt: try row.decode(forColumn: "revoked_at"))
    }

    func encode(to container: inout PersistenceContainer) {
        container["person"] = person
        container["generation"] = generation
        container["token_hash"] = Blob(tokenHash)
        container["created_at"] = createdAt
        container["revoked_at"] = revokedAt
    }
}
