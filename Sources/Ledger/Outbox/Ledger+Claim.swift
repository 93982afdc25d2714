package import CivilTime
package import Communities
import GRDB

/// What to do with messages whose courier was interrupted.
package enum UncertainPolicy: String, CaseIterable, Hashable, Sendable {
    /// Send them again with the same Message-ID: at least once.
    case resend
    /// Leave them to a person: at most once.
    case hold
}

extension Ledger {
    /// Keeps what is to be sent, or will not be, in one transaction; a key that is known already is left as it is.
    ///
    /// - Returns: how many were new.
    @discardableResult
    package func enqueue(_ deliveries: [Delivery], at now: Instant) throws(LedgerFault) -> Int {
        if deliveries.isEmpty { return 0 }
        return try write { db in try Ledger.enqueue(deliveries, at: now, db) }
    }

    /// When the messages of a kind about sessions were queued, by key.
    package func queued(
        _ kind: String, about uids: [String]
    ) throws(LedgerFault) -> [String: Instant] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT key, enqueued_at FROM delivery
                    WHERE kind = ? AND uid IN (SELECT value FROM json_each(?))
                    """,
                arguments: [kind, try JSONText.encode(uids)])
            return Dictionary(
                rows.map { ($0["key"], Instant(secondsSinceEpoch: $0["enqueued_at"])) },
                uniquingKeysWith: { one, _ in one })
        }
    }

    /// Takes what has lost its use out of the queue: it becomes `dropped`.
    ///
    /// - Returns: those that a courier was tried for, as they were before.
    package func dropUseless(_ now: Instant) throws(LedgerFault) -> [DeliveryRecord] {
        try write { db in
            let condition = "state IN ('due', 'deferred') AND give_up_at <= ?1"
            let tried = try Row.fetchAll(
                db,
                sql: "SELECT * FROM delivery WHERE \(condition) AND attempts > 0 ORDER BY key",
                arguments: [now.secondsSinceEpoch]
            ).map(Ledger.record)
            try db.execute(
                sql: "UPDATE delivery SET state = 'dropped', changed_at = ?1 WHERE \(condition)",
                arguments: [now.secondsSinceEpoch])
            return tried
        }
    }

    /// Takes the next message that may go and is still of use, so that no other handle or process can take it too: of
    /// what is due or deferred and may be tried, the earliest due becomes `sending`.
    ///
    /// - Parameter kinds: only of these kinds; `nil`: of any.
    /// - Returns: it, its attempt counted; `nil` when nothing waits.
    package func claimNext(
        _ now: Instant, kinds: Set<String>? = nil
    ) throws(LedgerFault) -> DeliveryRecord? {
        try write { db in try Ledger.claimNext(now, kinds: kinds, db) }
    }

    private static func claimNext(
        _ now: Instant, kinds: Set<String>?, _ db: Database
    ) throws -> DeliveryRecord? {
        if let kinds, kinds.isEmpty { return nil }
        let moment = now.secondsSinceEpoch
        let arguments: StatementArguments = [moment, moment, moment]
        return try Row.fetchOne(
            db,
            sql: """
                UPDATE delivery SET state = 'sending', attempts = attempts + 1, changed_at = ?
                WHERE key = (
                    SELECT key FROM delivery INDEXED BY delivery_queue
                    WHERE state IN ('due', 'deferred') AND next_try_at <= ?
                        AND give_up_at > ? \(condition(kinds))
                    ORDER BY due_at, key LIMIT 1)
                RETURNING *
                """,
            arguments: arguments + StatementArguments((kinds ?? []).sorted())
        ).map(record)
    }

    /// Whether there is anything to claim or to drop.
    package func hasWaiting(_ now: Instant, kinds: Set<String>) throws(LedgerFault) -> Bool {
        if kinds.isEmpty { return false }
        return try read { db in
            let arguments: StatementArguments = [now.secondsSinceEpoch, now.secondsSinceEpoch]
            return try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM delivery INDEXED BY delivery_queue
                        WHERE state IN ('due', 'deferred')
                        AND (next_try_at <= ? OR give_up_at <= ?) \(Ledger.condition(kinds)))
                    """,
                arguments: arguments + StatementArguments(kinds.sorted())) ?? false
        }
    }

    /// Whether any message is not settled: due, being sent, or to be tried again.
    package func hasUnfinished() throws(LedgerFault) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM delivery
                        WHERE state IN ('due', 'deferred', 'sending', 'uncertain'))
                    """) ?? false
        }
    }

    private static func condition(_ kinds: Set<String>?) -> String {
        guard let kinds else { return "" }
        let places = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
        return "AND kind IN (\(places))"
    }

    /// Keeps what the courier made of a claimed delivery.
    ///
    /// - Throws: `.notBeingSent` when nobody has claimed it.
    package func finish(
        _ key: String, _ outcome: DeliveryOutcome, at now: Instant
    ) throws(LedgerFault) {
        try write { db in try Ledger.finish(key, outcome, at: now, db) }
    }

    /// Keeps what the courier made of a claimed delivery and claims the next one in the same transaction: one flush to
    /// the disk for each message, and never more than one that is being sent.
    ///
    /// - Parameter kinds: of which kinds the next one may be.
    /// - Returns: the next one; `nil` when nothing waits.
    /// - Throws: `.notBeingSent` when nobody has claimed it.
    package func finish(
        _ key: String, _ outcome: DeliveryOutcome, at now: Instant,
        claimingNextOf kinds: Set<String>
    ) throws(LedgerFault) -> DeliveryRecord? {
        try write { db in
            try Ledger.finish(key, outcome, at: now, db)
            return try Ledger.claimNext(now, kinds: kinds, db)
        }
    }

    private static func finish(
        _ key: String, _ outcome: DeliveryOutcome, at now: Instant, _ db: Database
    ) throws {
        let (state, detail, nextTry, uncounted): (DeliveryState, String, Instant?, Int) =
            switch outcome {
            case .sent(let receipt): (.sent, receipt, nil, 0)
            case .deferred(let until, let fault, let isCounted):
                (.deferred, fault, until, isCounted ? 0 : 1)
            case .failed(let fault): (.failed, fault, nil, 0)
            case .uncertain(let fault): (.uncertain, fault, nil, 0)
            }
        try db.execute(
            sql: """
                UPDATE delivery
                SET state = ?, detail = ?, next_try_at = coalesce(?, next_try_at), changed_at = ?,
                    attempts = attempts - ?
                WHERE key = ? AND state = 'sending'
                """,
            arguments: [
                state.rawValue, detail, nextTry?.secondsSinceEpoch, now.secondsSinceEpoch,
                uncounted, key,
            ])
        guard db.changesCount == 1 else {
            let found = try String.fetchOne(
                db, sql: "SELECT state FROM delivery WHERE key = ?", arguments: [key])
            throw LedgerFault.notBeingSent(key: key, state: found.flatMap(DeliveryState.init))
        }
    }

    /// At the start of a run, when nobody else can be sending: settles what an interrupted run left in `sending`.
    ///
    /// A claim is a lease that ends with the lock of runs: whoever holds the lock knows that nobody else is at work.
    ///
    /// - Parameters:
    ///   - policy: `resend` makes those and earlier uncertain ones due again; `hold` makes them `uncertain`.
    ///   - mostTries: one that was tried so often has failed: it may be what kills the runs.
    /// - Returns: how many there were.
    @discardableResult
    package func settleUncertain(
        _ policy: UncertainPolicy, mostTries: Int = .max, at now: Instant
    ) throws(LedgerFault) -> Int {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = 'failed', changed_at = ?1,
                        detail = 'every try was interrupted'
                    WHERE state = 'sending' AND attempts >= ?2
                    """,
                arguments: [now.secondsSinceEpoch, mostTries])
            let failed = db.changesCount
            switch policy {
            case .resend:
                try db.execute(
                    sql: """
                        UPDATE delivery SET state = 'due', next_try_at = ?1, changed_at = ?1,
                            detail = 'an earlier try was interrupted'
                        WHERE state IN ('sending', 'uncertain')
                        """,
                    arguments: [now.secondsSinceEpoch])
            case .hold:
                try db.execute(
                    sql: """
                        UPDATE delivery SET state = 'uncertain', changed_at = ?1,
                            detail = 'its try was interrupted'
                        WHERE state = 'sending'
                        """,
                    arguments: [now.secondsSinceEpoch])
            }
            return failed + db.changesCount
        }
    }

    /// Makes deliveries due again that failed, were dropped, wait for another try or are in doubt.
    ///
    /// - Parameters:
    ///   - keys: which; `nil`: all that failed or are in doubt.
    ///   - giveUpAt: until when they are of use, where that is past.
    /// - Returns: how many there were. One whose bytes are no longer kept stays as it is.
    package func retry(
        _ keys: [String]?, giveUpAt: Instant, at now: Instant
    ) throws(LedgerFault) -> Int {
        try write { db in
            let states =
                keys == nil
                ? "'failed', 'uncertain'" : "'failed', 'uncertain', 'dropped', 'deferred'"
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE delivery SET state = 'due', attempts = 0, next_try_at = ?1, changed_at = ?1,
                        give_up_at = CASE WHEN give_up_at > ?1 THEN give_up_at ELSE ?2 END
                    WHERE state IN (\(states)) AND message IS NOT NULL AND (?3 IS NULL OR key = ?3)
                    """)
            var count = 0
            for key in keys.map({ $0.map(Optional.some) }) ?? [nil] {
                try statement.execute(arguments: [
                    now.secondsSinceEpoch, giveUpAt.secondsSinceEpoch, key,
                ])
                count += db.changesCount
            }
            return count
        }
    }

    /// Takes deliveries out of the queue that have not been sent; they stay known, so that they are not queued again.
    ///
    /// - Returns: how many there were.
    package func drop(_ keys: [String], at now: Instant) throws(LedgerFault) -> Int {
        try write { db in
            let statement = try db.cachedStatement(
                sql: """
                    UPDATE delivery SET state = 'dropped', changed_at = ?, detail = 'taken out by hand'
                    WHERE key = ? AND state IN ('due', 'deferred', 'uncertain', 'failed')
                    """)
            var count = 0
            for key in keys {
                try statement.execute(arguments: [now.secondsSinceEpoch, key])
                count += db.changesCount
            }
            return count
        }
    }

    /// The deliveries that concern a person, in any of these states, the latest due first.
    package func deliveries(
        of person: PersonID?, in states: Set<DeliveryState>, limit: Int
    ) throws(LedgerFault) -> [DeliveryRecord] {
        try read { db in
            let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM delivery
                    WHERE state IN (\(names)) AND (?1 IS NULL OR person = ?1)
                    ORDER BY due_at DESC, key LIMIT ?2
                    """,
                arguments: [person?.rawValue, limit]
            ).map(Ledger.record)
        }
    }

    /// The deliveries whose Message-ID begins like that; two are enough to see that it is not enough.
    package func deliveries(messageIDPrefix prefix: String) throws(LedgerFault) -> [DeliveryRecord]
    {
        try read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM delivery WHERE substr(message_id, 1, length(?1)) = ?1 LIMIT 2",
                arguments: [prefix]
            ).map(Ledger.record)
        }
    }

    /// The keys of every delivery about these sessions, whatever became of it.
    package func deliveryKeys(about uids: some Collection<String>) throws(LedgerFault) -> Set<
        String
    > {
        try read { db in
            let statement = try db.cachedStatement(sql: "SELECT key FROM delivery WHERE uid = ?")
            var keys: Set<String> = []
            for uid in uids {
                keys.formUnion(try String.fetchSet(statement, arguments: [uid]))
            }
            return keys
        }
    }

    /// How many deliveries stand where; states nobody is in are left out.
    package func deliveryCounts() throws(LedgerFault) -> [DeliveryState: Int] {
        try read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT state, count(*) AS count FROM delivery GROUP BY state")
            var counts: [DeliveryState: Int] = [:]
            for row in rows {
                let name: String = row["state"]
                if let state = DeliveryState(rawValue: name) { counts[state] = row["count"] }
            }
            return counts
        }
    }

    /// The deliveries in one state, the earliest due first.
    package func deliveries(
        _ state: DeliveryState, limit: Int = 1000
    ) throws(LedgerFault) -> [DeliveryRecord] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM delivery WHERE state = ? ORDER BY due_at, key LIMIT ?",
                arguments: [state.rawValue, limit]
            ).map(Ledger.record)
        }
    }

    static func enqueue(
        _ deliveries: [Delivery], at now: Instant, _ db: Database
    ) throws -> Int {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO delivery (key, kind, person, uid, recipient, message_id, message, due_at,
                    give_up_at, enqueued_at, state, next_try_at, changed_at, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (key) DO NOTHING
                """)
        var added = 0
        for delivery in deliveries {
            try statement.execute(arguments: [
                delivery.key, delivery.kind, delivery.person.rawValue, delivery.uid,
                delivery.recipient, delivery.messageID, delivery.message.map(Blob.init),
                delivery.dueAt.secondsSinceEpoch, delivery.giveUpAt.secondsSinceEpoch,
                now.secondsSinceEpoch, delivery.state.rawValue,
                (delivery.sendAt ?? delivery.dueAt).secondsSinceEpoch, now.secondsSinceEpoch,
                delivery.detail,
            ])
            added += db.changesCount
        }
        return added
    }

    private static func record(_ row: Row) -> DeliveryRecord {
        let state: String = row["state"]
        let message: Blob? = row["message"]
        return DeliveryRecord(
            delivery: Delivery(
                key: row["key"], kind: row["kind"], person: .init(rawValue: row["person"]),
                uid: row["uid"], recipient: row["recipient"], messageID: row["message_id"],
                message: message?.bytes, dueAt: Instant(secondsSinceEpoch: row["due_at"]),
                giveUpAt: Instant(secondsSinceEpoch: row["give_up_at"]),
                state: DeliveryState(rawValue: state) ?? .uncertain),
            attempts: row["attempts"],
            nextTryAt: Instant(secondsSinceEpoch: row["next_try_at"]),
            changedAt: Instant(secondsSinceEpoch: row["changed_at"]), detail: row["detail"])
    }
}
