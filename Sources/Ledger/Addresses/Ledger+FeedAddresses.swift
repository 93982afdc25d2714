package import CivilTime
package import Communities
import GRDB
import Platform

/// A private feed address as the ledger knows it: without its token.
package struct FeedAddress: Hashable, Sendable {
    /// Whose it is.
    package var person: PersonID
    /// How often it was rotated.
    package var generation: Int
    /// The SHA-256 of the token.
    package var tokenHash: [UInt8]
    /// When it was registered.
    package var createdAt: Instant
    /// When it was revoked; `nil`: it works.
    package var revokedAt: Instant?

    /// All parts given.
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

extension Ledger {
    /// Makes an address known; one that is known already is left as it is, revoked or not.
    package func registerFeedAddress(
        _ person: PersonID, generation: Int, tokenHash: [UInt8], at now: Instant
    ) throws(LedgerFault) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO feed_address (token_hash, person, generation, created_at)
                    VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """,
                arguments: [Blob(tokenHash), person.rawValue, generation, now.secondsSinceEpoch])
        }
    }

    /// Every address, revoked ones included, by person, then generation.
    package func feedAddresses() throws(LedgerFault) -> [FeedAddress] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM feed_address ORDER BY person, generation")
                .map(Ledger.address)
        }
    }

    /// Whose address works with a token of that hash; `nil` for unknown and revoked ones alike.
    package func person(forTokenHash hash: [UInt8]) throws(LedgerFault) -> PersonID? {
        try read { db in
            // Found by the hash: how long the search takes tells nothing about a token. Compared once more all the same.
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM feed_address WHERE token_hash = ? AND revoked_at IS NULL",
                arguments: [Blob(hash)])
            guard let found = row.map(Ledger.address),
                isEqualInConstantTime(found.tokenHash, hash)
            else { return nil }
            return found.person
        }
    }

    /// Ends a person's addresses, up to and including a generation.
    ///
    /// - Returns: how many worked until now.
    @discardableResult
    package func revokeFeedAddresses(
        of person: PersonID, through generation: Int, at now: Instant
    ) throws(LedgerFault) -> Int {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE feed_address SET revoked_at = ?
                    WHERE person = ? AND generation <= ? AND revoked_at IS NULL
                    """,
                arguments: [now.secondsSinceEpoch, person.rawValue, generation])
            return db.changesCount
        }
    }

    private static func address(_ row: Row) -> FeedAddress {
        let hash: Blob = row["token_hash"]
        let revokedAt: Int? = row["revoked_at"]
        return FeedAddress(
            person: PersonID(rawValue: row["person"]), generation: row["generation"],
            tokenHash: hash.bytes, createdAt: Instant(secondsSinceEpoch: row["created_at"]),
            revokedAt: revokedAt.map(Instant.init(secondsSinceEpoch:)))
    }
}
