package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// Keeps what is to be sent, or will not be, in one transaction; a key that is known already is
    /// left as it is.
    ///
    /// - Returns: how many were new.
    @discardableResult
    package func enqueue(_ deliveries: [Delivery], at now: Instant) throws(LedgerFault) -> Int {
        if deliveries.isEmpty { return 0 }
        return try write { db in try db.enqueue(deliveries, at: now) }
    }

    /// Keeps a batch; a key that is known already is left as it is.
    ///
    /// - Parameter season: in which those who came were seen.
    /// - Returns: how many deliveries were new.
    @discardableResult
    package func enqueue(
        _ batch: MessageBatch, season: SeasonID, at now: Instant
    ) throws(LedgerFault) -> Int {
        if batch == MessageBatch() { return 0 }
        return try write { db in
            for (uid, version) in batch.told {
                try db.execute(
                    """
                    INSERT INTO told (uid, history, at) VALUES (?, ?, ?)
                    ON CONFLICT (uid) DO UPDATE SET history = excluded.history, at = excluded.at
                    """, [uid, version, now])
            }
            try db.keep(batch.joined, season, at: now)
            for one in batch.left {
                try db.execute(
                    "DELETE FROM membership WHERE community = ? AND person = ?",
                    [one.community, one.person])
            }
            let count = try db.enqueue(batch.deliveries, at: now)
            // What was withdrawn together is written anew part by part, and told together again or not: that is
            // known when all is written.
            if batch.isFollowed { return count }
            try db.execute(
                """
                UPDATE delivery SET state = 'dropped', changed_at = ?
                WHERE state = 'unwritten' AND uid IS NULL AND key LIKE 'together/%'
                """, [now])
            return count
        }
    }
}

extension Transaction {
    /// Who was seen to belong where; who is known to is left as they are.
    func keep(_ memberships: [Membership], _ season: SeasonID, at now: Instant) throws {
        for one in memberships {
            try execute(
                """
                INSERT INTO membership (season, community, person, at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """, [season, one.community, one.person, now])
        }
    }

    /// What makes a message the same message is its key, for ever: a run that was killed between
    /// looking and keeping finds the same again and adds nothing, and neither does one that runs
    /// beside it. Only what waits to be written takes new words; its tries stay counted.
    @discardableResult
    func enqueue(_ deliveries: [Delivery], at now: Instant) throws -> Int {
        try deliveries.reduce(0) { count, delivery in
            try count
                + insert(
                    NewDelivery(delivery: delivery, now: now),
                    """
                    ON CONFLICT (key) DO UPDATE
                    SET recipient = excluded.recipient, message = excluded.message,
                        tells = excluded.tells, known = excluded.known, due_at = excluded.due_at,
                        give_up_at = excluded.give_up_at, next_try_at = excluded.next_try_at,
                        state = excluded.state, changed_at = excluded.changed_at,
                        detail = excluded.detail
                    WHERE delivery.state = 'unwritten' AND excluded.state <> 'unwritten'
                    """)
        }
    }
}
