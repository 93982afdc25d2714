package import CivilTime
package import Communities
import GRDB
import Platform

extension Ledger {
    /// Makes addresses known, all or none; those known already are left as they are, revoked or not.
    ///
    /// A large organisation has thousands of them, and each transaction waits for the disk.
    package func registerFeedAddresses(
        _ addresses: [(person: PersonID, tokenHash: [UInt8])], generation: Int = 0, at now: Instant
    ) throws(LedgerFault) {
        if addresses.isEmpty { return }
        try write { db in
            for address in addresses {
                let new = FeedAddress(
                    person: address.person, generation: generation, tokenHash: address.tokenHash,
                    createdAt: now, revokedAt: nil)
                try db.insert(new, "ON CONFLICT DO NOTHING")
            }
        }
    }

    /// Every address, revoked ones included, by person, then generation.
    package func feedAddresses() throws(LedgerFault) -> [FeedAddress] {
        try read { db in try db.all("SELECT * FROM feed_address ORDER BY person, generation") }
    }

    /// Whose address works with a token of that hash; `nil` for unknown and revoked ones alike.
    package func person(forTokenHash hash: [UInt8]) throws(LedgerFault) -> PersonID? {
        try read { db in
            // Found by the hash: how long the search takes tells nothing about a token. Compared
            // once more all the same.
            let found: FeedAddress? = try db.first(
                "SELECT * FROM feed_address WHERE token_hash = ? AND revoked_at IS NULL",
                [Blob(hash)])
            guard let found, isEqualInConstantTime(found.tokenHash, hash) else { return nil }
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
                """
                UPDATE feed_address SET revoked_at = ?
                WHERE person = ? AND generation <= ? AND revoked_at IS NULL
                """, [now, person, generation])
        }
    }
}
