package import CivilTime
import GRDB

extension Ledger {
    /// Takes messages out of the queue: what they tell and no longer holds is dropped, the rest is to
    /// be written anew.
    ///
    /// Only what waits is taken; all or none in one transaction. Who is to be welcomed anew has not been
    /// seen.
    ///
    /// - Parameter detail: why, as it is kept.
    package func withdraw(
        _ withdrawn: [WithdrawnDelivery], _ detail: String, at now: Instant
    ) throws(LedgerFault) {
        if withdrawn.isEmpty { return }
        try write { db in
            for one in withdrawn {
                let whole: DeliveryState = one.holding.isEmpty ? .dropped : .unwritten
                let count = try db.execute(
                    """
                    UPDATE delivery SET state = ?, message = NULL, detail = ?, changed_at = ?
                    WHERE key = ? AND state IN ('due', 'deferred', 'unwritten')
                    """, [whole, detail, now, one.key])
                guard count == 1 else { continue }
                for one in one.unseen {
                    try db.execute(
                        "DELETE FROM membership WHERE community = ? AND person = ?",
                        [one.community, one.person])
                }
                let parts =
                    one.holding.map { ($0, DeliveryState.unwritten) }
                    + one.gone.map { ($0, DeliveryState.dropped) }
                for (key, state) in parts.sorted(by: { $0.0 < $1.0 }) where key != one.key {
                    try db.execute(
                        """
                        UPDATE delivery SET state = ?, detail = ?, changed_at = ?
                        WHERE key = ? AND state = 'covered'
                        """, [state, detail, now, key])
                }
            }
        }
    }
}
