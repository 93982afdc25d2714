package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// The deliveries in one state, the earliest due first.
    package func deliveries(
        _ state: DeliveryState, limit: Int = 1000
    ) throws(LedgerFault) -> [DeliveryRecord] {
        try read { db in
            try db.all(
                "SELECT * FROM delivery WHERE state = ? ORDER BY due_at, key LIMIT ?",
                [state, limit])
        }
    }

    /// The deliveries that concern a person, in any of these states, the latest due first.
    package func deliveries(
        of person: PersonID?, in states: Set<DeliveryState>, limit: Int
    ) throws(LedgerFault) -> [DeliveryRecord] {
        try read { db in
            let names = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            return try db.all(
                """
                SELECT * FROM delivery
                WHERE state IN (\(names)) AND (?1 IS NULL OR person = ?1)
                ORDER BY due_at DESC, key LIMIT ?2
                """, [person, limit])
        }
    }

    /// The deliveries whose Message-ID begins like that; two are enough to see that it is not
    /// enough.
    package func deliveries(messageIDPrefix prefix: String) throws(LedgerFault) -> [DeliveryRecord]
    {
        try read { db in
            try db.all(
                "SELECT * FROM delivery WHERE substr(message_id, 1, length(?1)) = ?1 LIMIT 2",
                [prefix])
        }
    }

    /// The keys of every delivery about these sessions, whatever became of it, but for what is to be
    /// written anew.
    package func deliveryKeys(about uids: some Collection<SessionUID>) throws(LedgerFault) -> Set<
        String
    > {
        try read { db in
            var keys: Set<String> = []
            for uid in uids {
                keys.formUnion(
                    try db.values(
                        "SELECT key FROM delivery WHERE uid = ? AND state <> 'unwritten'", [uid]))
            }
            return keys
        }
    }

    /// Whether a delivery of that key is recorded, whatever became of it, but for one that is to be written anew.
    package func hasDelivery(_ key: String) throws(LedgerFault) -> Bool {
        try read { db in
            try db.value(
                """
                SELECT EXISTS (SELECT 1 FROM delivery WHERE key = ? AND state <> 'unwritten')
                """, [key]) ?? false
        }
    }

    /// When the messages of a kind about sessions were queued, by key.
    package func queued(
        _ kind: String, about uids: [SessionUID]
    ) throws(LedgerFault) -> [String: Instant] {
        try read { db in
            let ofThese = try db.among("uid", uids.map(\.rawValue))
            var moments: [String: Instant] = [:]
            for row in try db.rows(
                """
                SELECT key, enqueued_at FROM delivery
                WHERE kind = ? AND state <> 'unwritten' AND \(ofThese.sql)
                """,
                [kind] + ofThese.arguments)
            {
                moments[try row.decode(forColumn: "key")] = try row.decode(
                    Instant.self, forColumn: "enqueued_at")
            }
            return moments
        }
    }

    /// How many deliveries stand where; states nobody is in are left out.
    package func deliveryCounts() throws(LedgerFault) -> [DeliveryState: Int] {
        try read { db in
            var counts: [DeliveryState: Int] = [:]
            for row in try db.rows(
                "SELECT state, count(*) AS count FROM delivery GROUP BY state", [])
            {
                counts[try row.decode(forColumn: "state")] = try row.decode(
                    Int.self, forColumn: "count")
            }
            return counts
        }
    }

    /// Whether any message is not settled: due, being sent, or to be tried again.
    package func hasUnfinished() throws(LedgerFault) -> Bool {
        try read { db in
            try db.value(
                """
                SELECT EXISTS (SELECT 1 FROM delivery
                    WHERE state IN ('due', 'deferred', 'sending', 'uncertain'))
                """) ?? false
        }
    }
}
