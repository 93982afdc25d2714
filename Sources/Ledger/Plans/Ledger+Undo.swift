package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// What was published last by plans; `nil`: nothing ever was.
    package func lastPublishing() throws(LedgerFault) -> PublishingRecord? {
        try read { db in
            guard
                let last = try db.rows(
                    "SELECT id, at FROM session_history WHERE plan IS NOT NULL ORDER BY id DESC LIMIT 1",
                    []
                ).first
            else { return nil }
            let at: Instant = try last.decode(forColumn: "at")
            let plans = try db.rows(
                """
                SELECT number, season, state FROM plan WHERE number IN
                    (SELECT plan FROM session_history WHERE at = ? AND plan IS NOT NULL)
                ORDER BY number
                """, [at])
            let isOver = try plans.contains {
                try $0.decode(PlanVersion.State.self, forColumn: "state") != .published
            }
            let rows = try db.rows(
                """
                SELECT new.value AS after, known.value AS now, (SELECT old.value
                    FROM session_history old WHERE old.uid = new.uid AND old.id < new.id
                    ORDER BY old.id DESC LIMIT 1) AS before
                FROM session_history new JOIN published_session known ON known.uid = new.uid
                WHERE new.at = ? AND new.plan IS NOT NULL ORDER BY new.id
                """, [at])
            return PublishingRecord(
                at: at,
                plans: try plans.map {
                    (
                        try $0.decode(forColumn: "number"), try $0.decode(forColumn: "season")
                    )
                },
                changes: try rows.map {
                    PublishingRecord.Change(
                        before: try $0.jsonIfPresent(forColumn: "before"),
                        after: try $0.json(forColumn: "after"), now: try $0.json(forColumn: "now"))
                }, isOver: isOver)
        }
    }

    /// Whether something has gone to somebody, or may have, that a publishing gave rise to.
    package func hasTold(of publishing: PublishingRecord) throws(LedgerFault) -> Bool {
        let gone = "state IN ('sending', 'sent', 'uncertain')"
        return try read { db in
            let uids = try db.among("part.uid", publishing.changes.map(\.after.uid.rawValue))
            return try db.value(
                """
                SELECT EXISTS (SELECT 1 FROM delivery part
                    WHERE part.enqueued_at >= ? AND (part.kind = 'welcome' OR \(uids.sql))
                    AND (part.\(gone) OR part.state = 'covered' AND EXISTS
                        (SELECT 1 FROM delivery whole WHERE whole.\(gone)
                            AND instr(part.detail, whole.message_id) > 0)))
                """, [publishing.at] + uids.arguments) ?? false
        }
    }

    /// Takes plans back: they are drafts again, and what was published before them is what people know.
    ///
    /// - Parameter sessions: those that change by it, as people will know them.
    package func undo(
        _ publishing: PublishingRecord, _ sessions: [PublishedSession], at now: Instant
    ) throws(LedgerFault) {
        try write { db in
            for (number, season) in publishing.plans {
                try db.execute("UPDATE plan SET state = 'draft' WHERE number = ?", [number])
                // What was published, or decided by a person, and not a draft that never was.
                try db.execute(
                    """
                    UPDATE plan SET state = 'published' WHERE number =
                        (SELECT max(number) FROM plan WHERE season = ?1 AND number < ?2
                            AND state = 'superseded'
                            AND (number IN (SELECT plan FROM session_history)
                                OR seed = 0 AND steps = 0 AND bound = 0))
                    """, [season, number])
            }
            // Of sessions that are known each keeps its own season.
            guard let season = publishing.plans.first?.season else { return }
            for session in sessions { try db.keep(session, of: season, plan: nil, at: now) }
        }
    }
}
