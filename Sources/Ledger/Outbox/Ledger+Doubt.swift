package import CivilTime
import GRDB

extension Ledger {
    /// At the start of a run, when nobody else can be sending: settles what an interrupted run left
    /// in `sending`.
    ///
    /// A claim is a lease that ends with the lock of runs: whoever holds the lock knows that nobody
    /// else is at work.
    ///
    /// - Parameters:
    ///   - policy: `resend` makes those and earlier uncertain ones due again; `hold` makes them
    ///     `uncertain`.
    ///   - mostTries: one that was tried so often has failed: it may be what kills the runs.
    /// - Returns: how many there were.
    @discardableResult
    package func settleUncertain(
        _ policy: UncertainPolicy, mostTries: Int = .max, at now: Instant
    ) throws(LedgerFault) -> Int {
        try write { db in
            // First, or it would be sent once more. Tries that were interrupted count as others do;
            // only `sending` is looked at: what is `uncertain` was answered for by its courier and
            // killed nobody.
            //
            // An interrupted try may have arrived, which is a doubt. It is counted as one at most: the five doubts after
            // which a message fails are about its server, and a kill says nothing about that.
            let failed = try db.execute(
                """
                UPDATE delivery SET state = 'failed', changed_at = ?1,
                    doubts = max(doubts, 1), detail = 'every try was interrupted'
                WHERE state = 'sending' AND attempts >= ?2
                """, [now, mostTries])
            switch policy {
            case .resend:
                return try failed
                    + db.execute(
                        """
                        UPDATE delivery SET state = 'due', next_try_at = ?1, changed_at = ?1,
                            doubts = max(doubts, (state = 'sending')),
                            detail = 'an earlier try was interrupted'
                        WHERE state IN ('sending', 'uncertain')
                        """, [now])
            case .hold:
                return try failed
                    + db.execute(
                        """
                        UPDATE delivery SET state = 'uncertain', changed_at = ?1,
                            doubts = max(doubts, 1), detail = 'its try was interrupted'
                        WHERE state = 'sending'
                        """, [now])
            }
        }
    }

    /// What a ledger that was put back holds as not sent may have been sent since: it is not sent
    /// again by itself.
    ///
    /// - Returns: how many there were.
    @discardableResult
    package func holdUnsent(_ detail: String, at now: Instant) throws(LedgerFault) -> Int {
        try write { db in
            try db.execute(
                """
                UPDATE delivery SET state = 'failed', detail = ?, changed_at = ?
                WHERE state IN ('due', 'deferred', 'sending', 'uncertain')
                """, [detail, now])
        }
    }
}
