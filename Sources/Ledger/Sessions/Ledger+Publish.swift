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
    ///   - numbered: the plan's sessions with the numbers they got; `nil`: as they were.
    ///   - days: the season's first and last, kept for when the files no longer name it.
    ///   - isOverDrafts: whether drafts made before it no longer count, since they do not know of it.
    ///   - life: the decision about communities that it comes from.
    ///   - outbox: what must be sent because of it, in the same transaction: a notice is never lost
    ///     between the two.
    /// - Returns: the sessions that changed, new ones included.
    /// - Throws: `.noSuchPlan`, `.planSuperseded`, `.uidWouldChange`, `.sequenceWouldFall`.
    @discardableResult
    package func publish(
        _ sessions: [PublishedSession], of season: SeasonID, plan: Int?,
        numbered: [Session]? = nil, during days: ClosedRange<CivilDate>? = nil,
        isOverDrafts: Bool = false, life: NewLifeEvent? = nil, enqueuing outbox: [Delivery] = [],
        at now: Instant
    ) throws(LedgerFault) -> [SessionID] {
        try write { db in
            if let plan { try db.makePublished(plan: plan) }
            if let plan, let numbered {
                try db.execute(
                    "UPDATE plan SET sessions = ? WHERE number = ?",
                    [try JSONText.encode(numbered), plan])
            }
            if let days { try db.keepSeason(season, days) }
            if isOverDrafts {
                try db.execute("UPDATE plan SET state = 'superseded' WHERE state = 'draft'", [])
            }
            var changed: [SessionID] = []
            for session in sessions {
                let isNew = try db.keep(session, of: season, plan: plan, at: now)
                if isNew { changed.append(session.session.id) }
            }
            if let life { try db.keepLife(life, of: season, at: now) }
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
        // By either: a session has one identity for life, and a number is used once.
        let known = try rows(
            "SELECT uid, sequence, value FROM published_session WHERE uid = ? OR session = ?",
            [session.uid, id])
        for row in known {
            // Calendars know a session by its UID and take the greatest SEQUENCE for the truth: one
            // that changed the first or fell back in the second would stand there twice, or for
            // ever as it was.
            let uid: SessionUID = try row.decode(forColumn: "uid")
            let sequence: Int = try row.decode(forColumn: "sequence")
            guard uid == session.uid else {
                throw LedgerFault.uidWouldChange(session: id, from: uid, to: session.uid)
            }
            guard sequence <= session.sequence else {
                throw LedgerFault.sequenceWouldFall(
                    session: id, from: sequence, to: session.sequence)
            }
            let kept: PublishedSession = try row.json(forColumn: "value")
            if kept == session { return false }
        }
        // Of a session that is known the season stays: it is the one in which it was promised.
        try execute(
            """
            INSERT INTO published_session (uid, season, session, sequence, value, day)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (uid) DO UPDATE
            SET session = excluded.session, sequence = excluded.sequence, value = excluded.value,
                day = excluded.day
            """, [session.uid, season, id, session.sequence, text, session.session.date])
        try execute(
            "INSERT INTO session_history (uid, plan, at, value) VALUES (?, ?, ?, ?)",
            [session.uid, plan, now, text])
        return true
    }
}
