package import CivilTime
package import Communities
import GRDB

/// A session as it was at a moment in its history.
package struct SessionHistoryEntry: Hashable, Sendable {
    /// When it became so.
    package var at: Instant
    /// The plan that made it so; `nil`: a person's decision.
    package var plan: Int?
    /// What it became.
    package var value: PublishedSession

    /// All parts given.
    package init(at: Instant, plan: Int?, value: PublishedSession) {
        self.at = at
        self.plan = plan
        self.value = value
    }
}

extension Ledger {
    /// Makes sessions what people know: the plan's state, every session and its history, all or nothing.
    ///
    /// Sessions that are equal to what is kept leave no trace; sessions that are not given stay as they are.
    ///
    /// - Parameters:
    ///   - plan: the plan they come from, which becomes the published one of its season; `nil` for a person's
    ///     decision, such as a cancellation, within a plan that stays.
    ///   - outbox: what must be sent because of it, in the same transaction: a notice is never lost between the two.
    /// - Returns: the sessions that changed, new ones included.
    /// - Throws: `.noSuchPlan`, `.planSuperseded`, `.uidWouldChange`, `.sequenceWouldFall`.
    @discardableResult
    package func publish(
        _ sessions: [PublishedSession], of season: SeasonID, plan: Int?,
        enqueuing outbox: [Delivery] = [], at now: Instant
    ) throws(LedgerFault) -> [SessionID] {
        try write { db in
            if let plan { try Ledger.makePublished(plan: plan, db) }
            var changed: [SessionID] = []
            for session in sessions {
                let isNew = try Ledger.keep(session, of: season, plan: plan, at: now, db)
                if isNew { changed.append(session.session.id) }
            }
            _ = try Ledger.enqueue(outbox, at: now, db)
            return changed
        }
    }

    /// What people know of a season, by day, start and identifier, cancelled sessions included.
    package func publishedSessions(season: SeasonID) throws(LedgerFault) -> [PublishedSession] {
        try read { db in
            try String.fetchAll(
                db, sql: "SELECT value FROM published_session WHERE season = ?",
                arguments: [season.rawValue]
            )
            .map { try JSONText.decode(PublishedSession.self, $0) }
            .sorted {
                ($0.session.date, $0.session.start, $0.session.id)
                    < ($1.session.date, $1.session.start, $1.session.id)
            }
        }
    }

    /// Everything a session has been, oldest first.
    package func history(uid: String) throws(LedgerFault) -> [SessionHistoryEntry] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT at, plan, value FROM session_history WHERE uid = ? ORDER BY id",
                arguments: [uid]
            ).map { row in
                SessionHistoryEntry(
                    at: Instant(secondsSinceEpoch: row["at"]), plan: row["plan"],
                    value: try JSONText.decode(PublishedSession.self, row["value"]))
            }
        }
    }

    static func makePublished(plan number: Int, _ db: Database) throws {
        let found = try Row.fetchOne(
            db, sql: "SELECT season, state FROM plan WHERE number = ?", arguments: [number])
        guard let found else { throw LedgerFault.noSuchPlan(number: number) }
        let season: String = found["season"]
        let state: String = found["state"]
        guard state != PlanVersion.State.superseded.rawValue else {
            throw LedgerFault.planSuperseded(number: number)
        }
        try db.execute(
            sql: """
                UPDATE plan SET state = 'superseded'
                WHERE season = ? AND state <> 'superseded' AND number < ?
                """,
            arguments: [season, number])
        try db.execute(
            sql: "UPDATE plan SET state = 'superseded' WHERE season = ? AND state = 'published'",
            arguments: [season])
        try db.execute(
            sql: "UPDATE plan SET state = 'published' WHERE number = ?", arguments: [number])
    }

    /// - Returns: whether it differs from what was kept.
    static func keep(
        _ session: PublishedSession, of season: SeasonID, plan: Int?, at now: Instant,
        _ db: Database
    ) throws -> Bool {
        let id = session.session.id
        let text = try JSONText.encode(session)
        let known = try Row.fetchOne(
            db,
            sql: """
                SELECT uid, sequence, value FROM published_session WHERE season = ? AND session = ?
                """,
            arguments: [season.rawValue, id.rawValue])
        if let known {
            let uid: String = known["uid"]
            let sequence: Int = known["sequence"]
            guard uid == session.uid else {
                throw LedgerFault.uidWouldChange(session: id, from: uid, to: session.uid)
            }
            guard sequence <= session.sequence else {
                throw LedgerFault.sequenceWouldFall(
                    session: id, from: sequence, to: session.sequence)
            }
            let kept = try JSONText.decode(PublishedSession.self, known["value"])
            if kept == session { return false }
        }
        try db.execute(
            sql: """
                INSERT INTO published_session (uid, season, session, sequence, value)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (season, session)
                DO UPDATE SET sequence = excluded.sequence, value = excluded.value
                """,
            arguments: [session.uid, season.rawValue, id.rawValue, session.sequence, text])
        try db.execute(
            sql: "INSERT INTO session_history (uid, plan, at, value) VALUES (?, ?, ?, ?)",
            arguments: [session.uid, plan, now.secondsSinceEpoch, text])
        return true
    }
}
