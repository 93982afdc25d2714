import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// What people know of a season, by day, start and identifier, cancelled sessions included.
    package func publishedSessions(season: SeasonID) throws(LedgerFault) -> [PublishedSession] {
        try sessions(where: "season = ?", [season]).sorted {
            ($0.session.date, $0.session.start, $0.session.id)
                < ($1.session.date, $1.session.start, $1.session.id)
        }
    }

    /// A session of any season by its calendar identity.
    package func publishedSession(uid: SessionUID) throws(LedgerFault) -> PublishedSession? {
        try sessions(where: "uid = ?", [uid]).first
    }

    /// Everything a session has been, oldest first.
    package func history(uid: SessionUID) throws(LedgerFault) -> [SessionHistoryEntry] {
        try read { db in
            try db.all(
                "SELECT at, plan, value FROM session_history WHERE uid = ? ORDER BY id", [uid])
        }
    }

    /// The sessions of a season that are not as people were last told.
    package func untoldSessions(season: SeasonID) throws(LedgerFault) -> [UntoldSession] {
        try read { db in
            try db.all(
                """
                SELECT p.value AS after, max(h.id) AS latest, t.history AS told,
                    (SELECT value FROM session_history WHERE id = t.history) AS before
                FROM published_session p
                JOIN session_history h ON h.uid = p.uid
                LEFT JOIN told t ON t.uid = p.uid
                WHERE p.season = ?
                GROUP BY p.uid, p.value, t.history
                HAVING t.history IS NULL OR max(h.id) > t.history
                ORDER BY p.uid
                """, [season])
        }
    }

    /// The sessions whose calendar identity stands in a table.
    ///
    /// - Parameter season: one whose sessions are left out.
    func sessions(
        namedIn table: String, besides season: SeasonID? = nil
    ) throws(LedgerFault) -> [SessionUID: PublishedSession] {
        let named = "uid IN (SELECT uid FROM \(table))"
        let found =
            if let season {
                try sessions(where: "season <> ? AND \(named)", [season])
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
