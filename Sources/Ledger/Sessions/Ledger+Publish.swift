package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// Makes sessions what people know: the plan's state, every session and its history, all or
    /// nothing.
    ///
    /// Sessions that are equal to what is kept leave no trace; sessions that are not given stay as
    /// they are.
    ///
    /// - Parameters:
    ///   - plan: the plan they come from, which becomes the published one of its season; `nil` for
    ///     a person's decision, such as a cancellation, within a plan that stays.
    ///   - outbox: what must be sent because of it, in the same transaction: a notice is never lost
    ///     between the two.
    /// - Returns: the sessions that changed, new ones included.
    /// - Throws: `.noSuchPlan`, `.planSuperseded`, `.uidWouldChange`, `.sequenceWouldFall`.
    @discardableResult
    package func publish(
        _ sessions: [PublishedSession], of season: SeasonID, plan: Int?,
        enqueuing outbox: [Delivery] = [], at now: Instant
    ) throws(LedgerFault) -> [SessionID] {
        try write { db in
            if let plan { try db.makePublished(plan: plan) }
            var changed: [SessionID] = []
            for session in sessions {
                let isNew = try db.keep(session, of: season, plan: plan, at: now)
                if isNew { changed.append(session.session.id) }
            }
            try db.enqueue(outbox, at: now)
            return changed
        }
    }
}

extension Transaction {
    /// - Returns: whether it differs from what was kept.
    @discardableResult
    func keep(
        _ session: PublishedSession, of season: SeasonID, plan: Int?, at now: Instant
    ) throws -> Bool {
        let id = session.session.id
        let text = try JSONText.encode(session)
        let known = try rows(
            "SELECT uid, sequence, value FROM published_session WHERE season = ? AND session = ?",
            [season, id]
        ).first
        if let known {
            // Calendars know a session by its UID and take the greatest SEQUENCE for the truth: one
            // that changed the first or fell back in the second would stand there twice, or for
            // ever as it was.
            let uid: SessionUID = try known.decode(forColumn: "uid")
            let sequence: Int = try known.decode(forColumn: "sequence")
            guard uid == session.uid else {
                throw LedgerFault.uidWouldChange(session: id, from: uid, to: session.uid)
            }
            guard sequence <= session.sequence else {
                throw LedgerFault.sequenceWouldFall(
                    session: id, from: sequence, to: session.sequence)
            }
            let kept: PublishedSession = try known.json(forColumn: "value")
            if kept == session { return false }
        }
        try execute(
            """
            INSERT INTO published_session (uid, season, session, sequence, value)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (season, session)
            DO UPDATE SET sequence = excluded.sequence, value = excluded.value
            """, [session.uid, season, id, session.sequence, text])
        try execute(
            "INSERT INTO session_history (uid, plan, at, value) VALUES (?, ?, ?, ?)",
            [session.uid, plan, now, text])
        return true
    }
}
