import Communities
import GRDB

extension Ledger {
    /// All messages that wait to be handed over, or to be written anew, by their keys, with what they
    /// tell.
    ///
    /// - Parameter note: what is kept of a part that is told in the message with that identity.
    package func waitingDeliveries(
        toldIn note: (String) -> String
    ) throws(LedgerFault) -> [WaitingDelivery] {
        try read { db in
            // A mail of several things that is to be written anew is one of its parts by then.
            let wholes = try db.rows(
                """
                SELECT key, kind, person, uid, recipient, message_id, tells,
                    state = 'unwritten' AS unwritten
                FROM delivery WHERE state IN ('due', 'deferred')
                    OR (state = 'unwritten' AND uid IS NOT NULL)
                ORDER BY key
                """, [])
            let notes = try wholes.map { note(try $0.decode(forColumn: "message_id")) }
            // All parts at once: joined to their wholes each would be looked for among all others.
            let named = try db.among("detail", notes)
            var parts: [String: [WaitingDelivery.Part]] = [:]
            for row in try db.rows(
                """
                SELECT key, uid, tells, detail FROM delivery
                WHERE state = 'covered' AND \(named.sql) ORDER BY key
                """, named.arguments)
            {
                parts[try row.decode(forColumn: "detail"), default: []]
                    .append(try WaitingDelivery.Part(row: row))
            }
            return try zip(wholes, notes).map { row, note in
                WaitingDelivery(
                    key: try row.decode(forColumn: "key"), kind: try row.decode(forColumn: "kind"),
                    person: try row.decode(forColumn: "person"),
                    recipient: try row.decode(forColumn: "recipient"),
                    isUnwritten: try row.decode(forColumn: "unwritten"),
                    parts: try parts[note] ?? [WaitingDelivery.Part(row: row)])
            }
        }
    }
}

extension WaitingDelivery.Part: FetchableRecord {
    init(row: Row) throws {
        self.init(
            key: try row.decode(forColumn: "key"), uid: try row.decode(forColumn: "uid"),
            tells: try row.decode(forColumn: "tells"))
    }
}
