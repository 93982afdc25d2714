public import CivilTime
import Communities
import GRDB

/// What to do with messages whose courier was interrupted.
public enum UncertainPolicy: String, CaseIterable, Hashable, Sendable {
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
    public func enqueue(_ deliveries: [Delivery], at now: Instant) throws(LedgerFault) -> Int {
        if deliveries.isEmpty { return 0 }
        return try write { db in try Ledger.enqueue(deliveries, at: now, db) }
    }

    /// Takes the next message that may go, so that no other handle or process can take it too.
    ///
    /// 1. What has lost its use by now becomes `dropped`.
    /// 2. Of what is due or deferred and may be tried, the earliest due becomes `sending`.
    ///
    /// - Returns: it, its attempt counted; `nil` when nothing waits.
    public func claimNext(_ now: Instant) throws(LedgerFault) -> DeliveryRecord? {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = 'dropped', changed_at = ?1
                    WHERE state IN ('due', 'deferred') AND give_up_at <= ?1
                    """,
                arguments: [now.secondsSinceEpoch])
            return try Row.fetchOne(
                db,
                sql: """
                    UPDATE delivery SET state = 'sending', attempts = attempts + 1, changed_at = ?1
                    WHERE key = (
                        SELECT key FROM delivery
                        WHERE state IN ('due', 'deferred') AND next_try_at <= ?1
                        ORDER BY due_at, key LIMIT 1)
                    RETURNING *
                    """,
                arguments: [now.secondsSinceEpoch]
            ).map(Ledger.record)
        }
    }

    /// Keeps what the courier made of a claimed delivery.
    ///
    /// - Throws: `.notBeingSent` when nobody has claimed it.
    public func finish(
        _ key: String, _ outcome: DeliveryOutcome, at now: Instant
    ) throws(LedgerFault) {
        let (state, detail, nextTry): (DeliveryState, String, Instant?) =
            switch outcome {
            case .sent(let receipt): (.sent, receipt, nil)
            case .deferred(let until, let fault): (.deferred, fault, until)
            case .failed(let fault): (.failed, fault, nil)
            case .uncertain(let fault): (.uncertain, fault, nil)
            }
        try write { db in
            try db.execute(
                sql: """
                    UPDATE delivery
                    SET state = ?, detail = ?, next_try_at = coalesce(?, next_try_at), changed_at = ?
                    WHERE key = ? AND state = 'sending'
                    """,
                arguments: [
                    state.rawValue, detail, nextTry?.secondsSinceEpoch, now.secondsSinceEpoch, key,
                ])
            guard db.changesCount == 1 else {
                let found = try String.fetchOne(
                    db, sql: "SELECT state FROM delivery WHERE key = ?", arguments: [key])
                throw LedgerFault.notBeingSent(
                    key: key, state: found.flatMap(DeliveryState.init))
            }
        }
    }

    /// At the start of a run, when nobody else can be sending: settles what an interrupted run left in `sending`.
    ///
    /// - Parameter policy: `resend` makes those and earlier uncertain ones due again; `hold` makes them `uncertain`.
    /// - Returns: how many there were.
    @discardableResult
    public func settleUncertain(
        _ policy: UncertainPolicy, at now: Instant
    ) throws(LedgerFault) -> Int {
        try write { db in
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
            return db.changesCount
        }
    }

    /// The keys of every delivery about these sessions, whatever became of it.
    public func deliveryKeys(about uids: some Collection<String>) throws(LedgerFault) -> Set<String>
    {
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
    public func deliveryCounts() throws(LedgerFault) -> [DeliveryState: Int] {
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
    public func deliveries(
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

    /// Clears away the bytes of messages that were settled before a moment; that they were sent stays known.
    ///
    /// - Returns: how many were cleared.
    @discardableResult
    public func clearMessages(settledBefore moment: Instant) throws(LedgerFault) -> Int {
        try write { db in
            let open = DeliveryState.allCases.filter { !$0.isFinal || $0 == .uncertain }
                .map { "'\($0.rawValue)'" }.joined(separator: ", ")
            try db.execute(
                sql: """
                    UPDATE delivery SET message = NULL
                    WHERE message IS NOT NULL AND changed_at < ? AND state NOT IN (\(open))
                    """,
                arguments: [moment.secondsSinceEpoch])
            return db.changesCount
        }
    }

    static func enqueue(
        _ deliveries: [Delivery], at now: Instant, _ db: Database
    ) throws -> Int {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO delivery (key, kind, person, uid, recipient, message_id, message, due_at,
                    give_up_at, enqueued_at, state, next_try_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (key) DO NOTHING
                """)
        var added = 0
        for delivery in deliveries {
            try statement.execute(arguments: [
                delivery.key, delivery.kind, delivery.person.rawValue, delivery.uid,
                delivery.recipient, delivery.messageID, delivery.message.map(Blob.init),
                delivery.dueAt.secondsSinceEpoch, delivery.giveUpAt.secondsSinceEpoch,
                now.secondsSinceEpoch, delivery.state.rawValue, delivery.dueAt.secondsSinceEpoch,
                now.secondsSinceEpoch,
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
