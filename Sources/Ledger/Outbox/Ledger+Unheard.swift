package import Communities
import GRDB

extension Ledger {
    /// The changes of sessions that were written for people and never went, and never will as they
    /// are: by session and person, the SEQUENCE that the person knew before the earliest of them.
    ///
    /// A change that went to a person after one that did not is what they know.
    package func unheardChanges(
        about uids: [SessionUID]
    ) throws(LedgerFault) -> [UnheardChange] {
        try read { db in
            let ofThese = try db.among("uid", uids.map(\.rawValue))
            return try db.all(
                """
                SELECT uid, person, min(known) AS known, max(tells) AS tells,
                    max(state = 'unwritten') AS waits, max(doubts) > 0 AS is_in_doubt
                FROM delivery lost
                WHERE kind = 'notice' AND state IN ('unwritten', 'dropped', 'failed')
                    AND known IS NOT NULL AND \(ofThese.sql)
                    AND NOT EXISTS (SELECT 1 FROM delivery heard
                        WHERE heard.uid = lost.uid AND heard.person = lost.person
                            AND heard.kind = 'notice' AND heard.tells > lost.tells
                            AND heard.state IN ('sent', 'covered'))
                GROUP BY uid, person ORDER BY uid, person
                """, ofThese.arguments)
        }
    }
}
