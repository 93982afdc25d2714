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
        try write { db in try Ledger.vote(number, person, at: now, db) }
    }

    /// Takes a person's vote back.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    package func withdrawVote(
        for number: Int, by person: PersonID, at now: Instant
    ) throws(LedgerFault) -> Bool {
        try write { db in
            try db.execute(
                sql: "DELETE FROM harvest_vote WHERE harvest = ? AND person = ?",
                arguments: [number, person.rawValue])
            guard db.changesCount == 1 else { return false }
            try Ledger.note(.unvoted, of: number, about: person.rawValue, at: now, db)
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
            try db.execute(
                sql: """
                    INSERT INTO harvest_share (harvest, community, at)
                    SELECT id, ?, ? FROM harvest WHERE id = ?
                    ON CONFLICT DO NOTHING
                    """,
                arguments: [community.rawValue, now.secondsSinceEpoch, number])
            guard db.changesCount == 1 else { return false }
            try Ledger.note(.shared, of: number, about: community.rawValue, at: now, db)
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
            try db.execute(
                sql: "DELETE FROM harvest_share WHERE harvest = ? AND community = ?",
                arguments: [number, community.rawValue])
            guard db.changesCount == 1 else { return false }
            try Ledger.note(.unshared, of: number, about: community.rawValue, at: now, db)
            return true
        }
    }

    static func vote(
        _ number: Int, _ person: PersonID, at now: Instant, _ db: Database
    ) throws -> Bool {
        try db.execute(
            sql: """
                INSERT INTO harvest_vote (harvest, person, at)
                SELECT id, ?, ? FROM harvest WHERE id = ?
                ON CONFLICT DO NOTHING
                """,
            arguments: [person.rawValue, now.secondsSinceEpoch, number])
        guard db.changesCount == 1 else { return false }
        try note(.voted, of: number, about: person.rawValue, at: now, db)
        return true
    }
}
