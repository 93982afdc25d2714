package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// Tables in which somebody has one row for a thing: by what else, and which row stays where two are one.
    static let onePerPerson: [(table: String, by: [String], stays: StayingRow)] = [
        ("answer", ["uid"], .latest), ("choice", [], .latest),
        ("group_seat", ["uid", "round"], .latest), ("harvest_vote", ["harvest"], .earliest),
        ("life_listener", ["life"], .earliest),
        ("membership", ["season", "community"], .earliest),
        ("role_turn", ["uid", "role"], .earliest),
    ]

    /// Which of two rows stays.
    enum StayingRow: String {
        /// What was said last counts.
        case latest = ">"
        /// Since when it is so.
        case earliest = "<"
    }

    /// Everything that is kept of a person under one identifier is kept under another: nobody is told twice, and nothing
    /// that they said, did or were given is lost.
    ///
    /// - Parameters:
    ///   - rekeyed: the key of a message to them as it is under the other identifier.
    ///   - withdrawn: what is kept of messages that did not go because nobody knew them any more.
    /// - Returns: how many rows are theirs now.
    @discardableResult
    package func renumber(
        _ old: PersonID, as new: PersonID, rekeyed: (String) -> String, withdrawn: String,
        at now: Instant
    ) throws(LedgerFault) -> Int {
        try write { db in
            try Ledger.keepOne(of: old, new, db)
            var moved = try Ledger.moveDeliveries(of: old, to: new, rekeyed, withdrawn, now, db)
            moved += try Ledger.moveAddresses(of: old, to: new, now, db)
            for place in Ledger.personal {
                moved += try db.execute(
                    "UPDATE \(place.table) SET \(place.column) = ? WHERE \(place.column) = ?",
                    [new, old])
            }
            // Sessions are kept as JSON, in which only this key names a person.
            for place in Ledger.facilitators {
                moved += try db.execute(
                    """
                    UPDATE \(place.table) SET \(place.column) = replace(\(place.column), ?1, ?2)
                    WHERE \(place.column) LIKE '%' || ?1 || '%'
                    """,
                    ["\"facilitator\":\"\(old)\"", "\"facilitator\":\"\(new)\""])
            }
            return moved
        }
    }

    /// Where two rows are of one person now, one stays.
    private static func keepOne(
        of old: PersonID, _ new: PersonID, _ db: any Transaction
    ) throws {
        for rule in onePerPerson {
            let same = rule.by.map { " AND other.\($0) = \(rule.table).\($0)" }.joined()
            try db.execute(
                """
                DELETE FROM \(rule.table) WHERE person IN (?1, ?2) AND EXISTS (
                    SELECT 1 FROM \(rule.table) other
                    WHERE other.person IN (?1, ?2) AND other.person <> \(rule.table).person\(same)
                        AND (other.at \(rule.stays.rawValue) \(rule.table).at
                            OR (other.at = \(rule.table).at AND other.person = ?2)))
                """, [old, new])
        }
    }

    private static func moveDeliveries(
        of old: PersonID, to new: PersonID, _ rekeyed: (String) -> String, _ withdrawn: String,
        _ now: Instant, _ db: any Transaction
    ) throws -> Int {
        // What was withdrawn because its reader was gone is found again, if it is due still.
        try db.execute(
            """
            DELETE FROM delivery
            WHERE person = ? AND state = 'dropped' AND detail = ? AND give_up_at > ?
            """, [old, withdrawn, now])
        let rows = try db.rows("SELECT key, state FROM delivery WHERE person = ?", [old])
        for row in rows {
            let key: String = try row.decode(forColumn: "key")
            let state: DeliveryState = try row.decode(forColumn: "state")
            let other = rekeyed(key)
            let theirs: DeliveryState? = try db.value(
                "SELECT state FROM delivery WHERE key = ?", [other])
            if key != other, let theirs {
                // What happened under either is what happened.
                guard state.weight > theirs.weight else {
                    try db.execute("DELETE FROM delivery WHERE key = ?", [key])
                    continue
                }
                try db.execute("DELETE FROM delivery WHERE key = ?", [other])
            }
            try db.execute(
                "UPDATE delivery SET key = ?, person = ? WHERE key = ?", [other, new, key])
        }
        return rows.count
    }

    private static func moveAddresses(
        of old: PersonID, to new: PersonID, _ now: Instant, _ db: any Transaction
    ) throws -> Int {
        let last: Int? = try db.value(
            "SELECT max(generation) FROM feed_address WHERE person = ?", [new])
        // Behind those that are there: no two may have one number.
        let moved = try db.execute(
            "UPDATE feed_address SET person = ?1, generation = generation + ?3 WHERE person = ?2",
            [new, old, last.map { $0 + 1 } ?? 0])
        var names = try addressNames(db)
        names.join(old, into: new, isKnown: last != nil)
        try keep(names, at: now, db)
        return moved
    }
}

extension DeliveryState {
    /// How much is settled by it, where two messages turn out to be one.
    fileprivate var weight: Int {
        switch self {
        case .sent: 4
        case .sending, .uncertain: 3
        case .skippedLate, .dropped, .collapsed, .covered: 2
        case .due, .deferred, .unwritten: 1
        case .failed: 0
        }
    }
}
