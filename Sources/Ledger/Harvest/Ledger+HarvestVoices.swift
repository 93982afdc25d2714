package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// Keeps a person's vote for something; each person has one.
    ///
    /// - Returns: whether it is new.
    @discardableResult
    package func vote(
        for number: Int, by person: PersonID, at now: Instant
    ) throws(LedgerFault) -> Bool {
        try write { db in try db.vote(for: number, by: person, at: now) }
    }

    /// Takes a person's vote back.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    package func withdrawVote(
        for number: Int, by person: PersonID, at now: Instant
    ) throws(LedgerFault) -> Bool {
        try write { db in
            let count = try db.execute(
                "DELETE FROM harvest_vote WHERE harvest = ? AND person = ?", [number, person])
            guard count == 1 else { return false }
            try db.note(.unvoted, of: number, about: person.rawValue, at: now)
            return true
        }
    }

    /// Brings something to another community.
    ///
    /// - Returns: whether it is news to them.
    @discardableResult
    package func share(
        _ number: Int, with community: CommunityID, at now: Instant
    ) throws(LedgerFault) -> Bool {
        try write { db in
            let count = try db.execute(
                """
                INSERT INTO harvest_share (harvest, community, at)
                SELECT id, ?, ? FROM harvest WHERE id = ?
                ON CONFLICT DO NOTHING
                """, [community, now, number])
            guard count == 1 else { return false }
            try db.note(.shared, of: number, about: community.rawValue, at: now)
            return true
        }
    }

    /// Takes something back from another community.
    ///
    /// - Returns: whether it was shared.
    @discardableResult
    package func unshare(
        _ number: Int, with community: CommunityID, at now: Instant
    ) throws(LedgerFault) -> Bool {
        try write { db in
            let count = try db.execute(
                "DELETE FROM harvest_share WHERE harvest = ? AND community = ?",
                [number, community])
            guard count == 1 else { return false }
            try db.note(.unshared, of: number, about: community.rawValue, at: now)
            return true
        }
    }
}

extension Transaction {
    func vote(for number: Int, by person: PersonID, at now: Instant) throws -> Bool {
        let count = try execute(
            """
            INSERT INTO harvest_vote (harvest, person, at)
            SELECT id, ?, ? FROM harvest WHERE id = ?
            ON CONFLICT DO NOTHING
            """, [person, now, number])
        guard count == 1 else { return false }
        try note(.voted, of: number, about: person.rawValue, at: now)
        return true
    }
}
