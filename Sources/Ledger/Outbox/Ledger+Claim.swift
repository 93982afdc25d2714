package import CivilTime
import GRDB

// A message on its way: due → sending → sent, deferred, failed or uncertain; docs/reliability.md has
// the whole table.
//
// `sending` is written, and on the disk, before a courier gets the message, and what the courier
// made of it after. Who is killed between the two leaves it in `sending`: nobody knows whether it
// went. That is the one doubt there is, and `settleUncertain` is where it ends.
extension Ledger {
    /// Takes the next message that may go and is still of use, so that no other handle or process
    /// can take it too: of what is due or deferred and may be tried, the earliest due becomes
    /// `sending`.
    ///
    /// - Parameter kinds: only of these kinds; `nil`: of any.
    /// - Returns: it, its attempt counted; `nil` when nothing waits.
    package func claimNext(
        _ now: Instant, kinds: Set<String>? = nil
    ) throws(LedgerFault) -> DeliveryRecord? {
        try write { db in try db.claimNext(now, kinds: kinds) }
    }

    /// Keeps what the courier made of a claimed delivery.
    ///
    /// - Throws: `.notBeingSent` when nobody has claimed it.
    package func finish(
        _ key: String, _ outcome: DeliveryOutcome, at now: Instant
    ) throws(LedgerFault) {
        try write { db in try db.settle(key, outcome, at: now) }
    }

    /// Keeps what the courier made of a claimed delivery and claims the next one in the same
    /// transaction: one flush to the disk for each message, and never more than one that is being
    /// sent.
    ///
    /// - Parameter kinds: of which kinds the next one may be.
    /// - Returns: the next one; `nil` when nothing waits.
    /// - Throws: `.notBeingSent` when nobody has claimed it.
    package func finish(
        _ key: String, _ outcome: DeliveryOutcome, at now: Instant,
        claimingNextOf kinds: Set<String>
    ) throws(LedgerFault) -> DeliveryRecord? {
        try write { db in
            // In this order: a message that was deferred until now may be the next one.
            try db.settle(key, outcome, at: now)
            return try db.claimNext(now, kinds: kinds)
        }
    }

    /// Whether there is anything to claim or to drop.
    package func hasWaiting(_ now: Instant, kinds: Set<String>) throws(LedgerFault) -> Bool {
        if kinds.isEmpty { return false }
        return try read { db in
            let ofKinds = Condition(kinds: kinds)
            let arguments: StatementArguments = [now, now]
            return try db.value(
                """
                SELECT EXISTS (SELECT 1 FROM delivery \(db.found(by: "delivery_queue"))
                    WHERE state IN ('due', 'deferred')
                    AND (next_try_at <= ? OR give_up_at <= ?) AND \(ofKinds.sql))
                """, arguments + ofKinds.arguments) ?? false
        }
    }
}

extension Transaction {
    /// One statement finds and takes: between finding and taking nobody else can come.
    fileprivate func claimNext(_ now: Instant, kinds: Set<String>?) throws -> DeliveryRecord? {
        if let kinds, kinds.isEmpty { return nil }
        let ofKinds = Condition(kinds: kinds)
        let arguments: StatementArguments = [now, now, now]
        return try first(
            """
            UPDATE delivery SET state = 'sending', attempts = attempts + 1, changed_at = ?
            WHERE key = (
                SELECT key FROM delivery \(found(by: "delivery_queue"))
                WHERE state IN ('due', 'deferred') AND next_try_at <= ?
                    AND give_up_at > ? AND \(ofKinds.sql)
                ORDER BY due_at, key LIMIT 1)
            RETURNING *
            """, arguments + ofKinds.arguments)
    }

    /// Only what is `sending` has an outcome: a courier that answers after its message was settled
    /// otherwise, by a person or the next run, changes nothing.
    fileprivate func settle(_ key: String, _ outcome: DeliveryOutcome, at now: Instant) throws {
        typealias Settling = (
            state: DeliveryState, detail: String, nextTry: Instant?, uncounted: Int, doubts: Int
        )
        let (state, detail, nextTry, uncounted, doubts): Settling =
            switch outcome {
            case .sent(let receipt): (.sent, receipt, nil, 0, 0)
            // The claim has counted it already.
            case .deferred(let until, let fault, let isCounted, let isInDoubt):
                (.deferred, fault, until, isCounted ? 0 : 1, isInDoubt ? 1 : 0)
            case .failed(let fault): (.failed, fault, nil, 0, 0)
            case .uncertain(let fault): (.uncertain, fault, nil, 0, 1)
            }
        let count = try execute(
            """
            UPDATE delivery
            SET state = ?, detail = ?, next_try_at = coalesce(?, next_try_at), changed_at = ?,
                attempts = attempts - ?, doubts = doubts + ?
            WHERE key = ? AND state = 'sending'
            """, [state, detail, nextTry, now, uncounted, doubts, key])
        guard count == 1 else {
            throw LedgerFault.notBeingSent(
                key: key, state: try value("SELECT state FROM delivery WHERE key = ?", [key]))
        }
    }
}

extension Condition {
    /// That a delivery is of one of these kinds; `nil`: of any.
    fileprivate init(kinds: Set<String>?) {
        guard let kinds else {
            self.init(sql: "true", arguments: [])
            return
        }
        let marks = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
        self.init(sql: "kind IN (\(marks))", arguments: StatementArguments(kinds.sorted()))
    }
}
