package import CivilTime
import GRDB

extension Ledger {
    /// Takes what has lost its use out of the queue: it becomes `dropped`.
    ///
    /// - Returns: those that a courier was tried for, as they were before.
    package func dropUseless(_ now: Instant) throws(LedgerFault) -> [DeliveryRecord] {
        try write { db in
            let condition =
                "state IN ('due', 'deferred', 'unwritten') AND give_up_at <= ?1"
            let tried: [DeliveryRecord] = try db.all(
                "SELECT * FROM delivery WHERE \(condition) AND attempts > 0 ORDER BY key", [now])
            try db.execute(
                "UPDATE delivery SET state = 'dropped', changed_at = ?1 WHERE \(condition)", [now])
            return tried
        }
    }

    /// Takes deliveries out of the queue that have not been sent; they stay known, so that they are
    /// not queued again.
    ///
    /// - Returns: how many there were.
    package func drop(_ keys: [String], at now: Instant) throws(LedgerFault) -> Int {
        try write { db in
            try keys.reduce(0) { count, key in
                try count
                    + db.execute(
                        """
                        UPDATE delivery
                        SET state = 'dropped', changed_at = ?, detail = 'taken out by hand'
                        WHERE key = ? AND state IN ('due', 'deferred', 'unwritten', 'uncertain', 'failed')
                        """, [now, key])
            }
        }
    }

    /// Makes deliveries due again that failed, were dropped, wait for another try or are in doubt.
    ///
    /// - Parameters:
    ///   - keys: which; `nil`: all that failed or are in doubt.
    ///   - giveUpAt: until when they are of use, where that is past.
    /// - Returns: how many there were. One that is to be written anew is written by the next run; any
    ///   other whose bytes are no longer kept stays as it is.
    package func retry(
        _ keys: [String]?, giveUpAt: Instant, at now: Instant
    ) throws(LedgerFault) -> Int {
        try write { db in
            // What was dropped or waits was meant to: only by its own name it comes back.
            let states =
                keys == nil
                ? "'failed', 'uncertain', 'unwritten'"
                : "'failed', 'uncertain', 'unwritten', 'dropped', 'deferred'"
            return try (keys.map { $0.map(Optional.some) } ?? [nil]).reduce(0) { count, key in
                try count
                    + db.execute(
                        """
                        UPDATE delivery
                        SET state = CASE state WHEN 'unwritten' THEN state ELSE 'due' END,
                            attempts = 0, doubts = 0, next_try_at = ?1, changed_at = ?1,
                            give_up_at = CASE WHEN give_up_at > ?1 THEN give_up_at ELSE ?2 END
                        WHERE state IN (\(states))
                            AND (message IS NOT NULL OR state = 'unwritten')
                            AND (?3 IS NULL OR key = ?3)
                        """, [now, giveUpAt, key])
            }
        }
    }
}
