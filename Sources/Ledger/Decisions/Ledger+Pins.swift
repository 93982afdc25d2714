package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// The decisions in force in a season, by session.
    package func pins(season: SeasonID) throws(LedgerFault) -> [Pin] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM pin WHERE season = ? AND released_at IS NULL ORDER BY session
                    """,
                arguments: [season.rawValue]
            ).map { row in
                let decision: String = row["decision"]
                return Pin(
                    session: SessionID(rawValue: row["session"]),
                    decision: Pin.Decision(rawValue: decision) ?? .moved, reason: row["reason"],
                    author: row["author"], at: Instant(secondsSinceEpoch: row["at"]))
            }
        }
    }

    /// Makes a person's decision what people know, all or nothing: the pin, the plan that has it and its sessions.
    ///
    /// The plan becomes the published one of its season under the next free number; drafts made before it no longer
    /// count, since they do not know of the decision.
    ///
    /// - Parameters:
    ///   - pin: the decision; it takes the place of an earlier one about the same session.
    ///   - plan: the plan with the decision in it; `nil` for a decision that changes nothing people know yet.
    ///   - sessions: every session of the season as people will know it.
    /// - Returns: the plan's number.
    /// - Throws: as `publish`.
    @discardableResult
    package func decide(
        _ pin: Pin, of season: SeasonID, plan: PlanVersion?, sessions: [PublishedSession],
        enqueuing outbox: [Delivery] = [], at now: Instant
    ) throws(LedgerFault) -> Int? {
        try write { db in
            try Ledger.release(pin.session, of: season, at: now, db)
            try db.execute(
                sql: """
                    INSERT INTO pin (season, session, decision, reason, author, at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    season.rawValue, pin.session.rawValue, pin.decision.rawValue, pin.reason,
                    pin.author, pin.at.secondsSinceEpoch,
                ])
            try db.execute(
                sql: "UPDATE plan SET state = 'superseded' WHERE season = ? AND state = 'draft'",
                arguments: [season.rawValue])
            let kept = try plan.map { try Ledger.insert($0, db) }
            if let kept { try Ledger.makePublished(plan: kept.number, db) }
            for session in sessions {
                _ = try Ledger.keep(session, of: season, plan: nil, at: now, db)
            }
            _ = try Ledger.enqueue(outbox, at: now, db)
            return kept?.number
        }
    }

    /// Takes a decision back; the session stays as it is until a plan says otherwise.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    package func unpin(
        _ session: SessionID, of season: SeasonID, at now: Instant
    ) throws(LedgerFault) -> Bool {
        try write { db in
            try Ledger.release(session, of: season, at: now, db)
            return db.changesCount > 0
        }
    }

    private static func release(
        _ session: SessionID, of season: SeasonID, at now: Instant, _ db: Database
    ) throws {
        try db.execute(
            sql: """
                UPDATE pin SET released_at = ?
                WHERE season = ? AND session = ? AND released_at IS NULL
                """,
            arguments: [now.secondsSinceEpoch, season.rawValue, session.rawValue])
    }
}
