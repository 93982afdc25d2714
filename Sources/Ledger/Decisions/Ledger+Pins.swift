package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// The decisions in force, by session.
    ///
    /// - Parameter season: of one season; `nil`: of all.
    package func pins(season: SeasonID? = nil) throws(LedgerFault) -> [Pin] {
        try read { db in
            try db.all(
                """
                SELECT * FROM pin WHERE (?1 IS NULL OR season = ?1) AND released_at IS NULL
                ORDER BY session
                """, [season], as: PinRow.self
            ).map(\.pin)
        }
    }

    /// Makes a person's decision what people know, all or nothing: the pin, the plan that has it
    /// and its sessions.
    ///
    /// The plan becomes the published one of its season under the next free number; drafts made
    /// before it no longer count, since they do not know of the decision.
    ///
    /// - Parameters:
    ///   - pin: the decision; it takes the place of an earlier one about the same session.
    ///   - plan: the plan with the decision in it; `nil` for a decision that changes nothing people
    ///     know yet.
    ///   - sessions: every session of the season as people will know it.
    /// - Returns: the plan's number.
    /// - Throws: as `publish`.
    @discardableResult
    package func decide(
        _ pin: Pin, of season: SeasonID, plan: PlanVersion?, sessions: [PublishedSession],
        enqueuing outbox: [Delivery] = [], at now: Instant
    ) throws(LedgerFault) -> Int? {
        try write { db in
            try db.release(pin.session, of: season, at: now)
            try db.insert(PinRow(pin: pin, season: season))
            try db.execute(
                "UPDATE plan SET state = 'superseded' WHERE season = ? AND state = 'draft'",
                [season])
            let kept = try plan.map { try db.keepDraft($0) }
            if let kept { try db.makePublished(plan: kept.number) }
            for session in sessions {
                try db.keep(session, of: season, plan: nil, at: now)
            }
            try db.enqueue(outbox, at: now)
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
        try write { db in try db.release(session, of: season, at: now) > 0 }
    }
}

extension Transaction {
    /// A pin that is released stays, as history.
    @discardableResult
    fileprivate func release(
        _ session: SessionID, of season: SeasonID, at now: Instant
    ) throws -> Int {
        try execute(
            """
            UPDATE pin SET released_at = ?
            WHERE season = ? AND session = ? AND released_at IS NULL
            """, [now, season, session])
    }
}
