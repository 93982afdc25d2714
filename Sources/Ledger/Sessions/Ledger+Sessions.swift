package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// What people know of a season, by day, start and identifier, cancelled sessions included, and those that were
    /// withdrawn: they are promises that can be made again.
    package func publishedSessions(season: SeasonID) throws(LedgerFault) -> [PublishedSession] {
        try sessions(where: "season = ?", [season]).sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
    }

    /// What people know of all seasons, by day, start and identifier, cancelled sessions included, withdrawn ones not.
    ///
    /// - Parameter first: the first day that is asked for; `nil`: all that ever was.
    package func publishedSessions(
        from first: CivilDate? = nil
    ) throws(LedgerFault) -> [PublishedSession] {
        let found =
            if let first {
                try sessions(where: "day >= ?", [first])
            } else {
                try sessions(where: "true")
            }
        return found.filter { $0.isWithdrawn != true }.sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
    }

    /// Every session that was ever published.
    package func sessionIDs() throws(LedgerFault) -> [SessionID] {
        try read { db in try db.values("SELECT session FROM published_session") }
    }

    /// Every session that was published and not withdrawn.
    package func shownSessionIDs() throws(LedgerFault) -> [SessionID] {
        try read { db in
            try db.values(
                "SELECT session FROM published_session WHERE instr(value, '\"isWithdrawn\":true') = 0"
            )
        }
    }

    /// The season of every session that was ever published.
    package func seasonsOfSessions() throws(LedgerFault) -> [SessionID: SeasonID] {
        try read { db in
            Dictionary(
                try db.rows("SELECT session, season FROM published_session", []).map {
                    (try $0.decode(forColumn: "session"), try $0.decode(forColumn: "season"))
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// The season of a session; `nil` for one that was never published.
    package func season(of session: SessionID) throws(LedgerFault) -> SeasonID? {
        try read { db in
            try db.value("SELECT season FROM published_session WHERE session = ?", [session])
        }
    }

    /// Sessions as the last plan had them that was searched for, whatever people decided since, by identity.
    package func plannedSessions(
        _ uids: [SessionUID]
    ) throws(LedgerFault) -> [SessionUID: Session] {
        if uids.isEmpty { return [:] }
        return try read { db in
            let ofThese = try db.among("uid", uids.map(\.rawValue))
            let rows = try db.rows(
                """
                SELECT value FROM session_history WHERE id IN (
                    SELECT max(id) FROM session_history
                    WHERE plan IS NOT NULL AND \(ofThese.sql) GROUP BY uid)
                """, ofThese.arguments)
            return Dictionary(
                try rows.map { row in
                    let entry: PublishedSession = try row.json(forColumn: "value")
                    return (entry.uid, entry.session)
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// A session of any season by its calendar identity.
    package func publishedSession(uid: SessionUID) throws(LedgerFault) -> PublishedSession? {
        try sessions(where: "uid = ?", [uid]).first
    }

    /// The sessions that were ever on a day when they were to be held, each as it was then, the first first.
    package func sessions(everOn day: CivilDate) throws(LedgerFault) -> [Session] {
        try read { db in
            let rows = try db.rows(
                "SELECT value FROM session_history WHERE value LIKE ? ORDER BY id",
                ["%\"date\":\"\(day)\"%"])
            return try rows.map { row -> PublishedSession in try row.json(forColumn: "value") }
                .filter { $0.status != .cancelled && $0.session.date == day }.map(\.session)
        }
    }

    /// Everything a session has been, oldest first.
    package func history(uid: SessionUID) throws(LedgerFault) -> [SessionHistoryEntry] {
        try read { db in
            try db.all(
                "SELECT at, plan, value FROM session_history WHERE uid = ? ORDER BY id", [uid])
        }
    }

    /// The sessions that are not as people were last told.
    ///
    /// - Parameter first: the first day that is asked for.
    package func untoldSessions(from first: CivilDate) throws(LedgerFault) -> [UntoldSession] {
        try read { db in
            try db.all(
                """
                SELECT p.value AS after, max(h.id) AS latest, t.history AS told,
                    (SELECT value FROM session_history WHERE id = t.history) AS before
                FROM published_session p
                JOIN session_history h ON h.uid = p.uid
                LEFT JOIN told t ON t.uid = p.uid
                WHERE p.day >= ?
                GROUP BY p.uid, p.value, t.history
                HAVING t.history IS NULL OR max(h.id) > t.history
                ORDER BY p.uid
                """, [first])
        }
    }

    /// The sessions whose calendar identity stands in a table.
    ///
    /// - Parameter end: the first day whose sessions are left out, with all after it.
    func sessions(
        namedIn table: String, before end: CivilDate? = nil
    ) throws(LedgerFault) -> [SessionUID: PublishedSession] {
        let named = "uid IN (SELECT uid FROM \(table))"
        let found =
            if let end {
                try sessions(where: "day < ? AND \(named)", [end])
            } else {
                try sessions(where: named)
            }
        return Dictionary(found.map { ($0.uid, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func sessions(
        where condition: String, _ arguments: StatementArguments = []
    ) throws(LedgerFault) -> [PublishedSession] {
        try read { db in
            try db.rows("SELECT value FROM published_session WHERE \(condition)", arguments)
                .map { try $0.json(forColumn: "value") }
        }
    }
}
