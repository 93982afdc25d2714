package import CivilTime
import GRDB

// A message on its way: due → sending → sent, deferred, failed or uncertain; docs/reliability.md has
// the whole table.
//
// `sending` is written, and on the disk, before a courier gets the message, and what the courier
// made of it after. Who is killed between the two leaves it in `sending`: nobody knows whether it
// went. That is the one doubt there is, and `settleUncertain` is where it ends.
extension Ledger {
    /// Keeps what couriers made of claimed deliveries and claims the next ones, in one transaction:
    /// messages that end together share one flush to the disk, and never are more being sent than were
    /// claimed.
    ///
    /// Of what is due or deferred, may be tried and is still of use, the earliest due becomes
    /// `sending`, so that no other handle or process can take it too.
    ///
    /// - Parameters:
    ///   - results: what became of deliveries, by their keys.
    ///   - count: how many to claim at most.
    /// - Throws: `.notBeingSent` when nobody has claimed one of them.
    package func settle(
        _ results: [(key: String, outcome: DeliveryOutcome)], claiming count: Int,
        by terms: ClaimTerms, at now: Instant
    ) throws(LedgerFault) -> Claims {
        try write { db in
            // In this order: a message that was deferred until now may be the next one.
            for (key, outcome) in results { try db.settle(key, outcome, at: now) }
            var claims = Claims()
            if count < 1 { return claims }
            // In the transaction that claims: a change that was published before it is seen.
            if let history = terms.history, try db.latestChange() != history {
                claims.isOutdated = true
                return claims
            }
            while claims.records.count < count, let record = try db.claimNext(now, terms.kinds) {
                claims.records.append(record)
            }
            return claims
        }
    }

    /// Up to where the history of sessions goes: grows with whatever is published of them.
    package func latestChange() throws(LedgerFault) -> Int {
        try read { db in try db.latestChange() }
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
    fileprivate func latestChange() throws -> Int {
        try value("SELECT max(id) FROM session_history") ?? 0
    }

    /// One statement finds and takes: between finding and taking nobody else can come.
    fileprivate func claimNext(_ now: Instant, _ kinds: Set<String>?) throws -> DeliveryRecord? {
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
