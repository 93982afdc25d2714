package import CivilTime
package import Communities
import GRDB

extension Ledger {
    /// All messages that wait to be handed over, or to be written anew, by their keys, with what they
    /// tell.
    package func waitingDeliveries() throws(LedgerFault) -> [WaitingDelivery] {
        try read { db in
            var waiting: [WaitingDelivery] = []
            // What a message tells together with others stands in rows of its own, which name it.
            for row in try db.rows(
                """
                SELECT whole.key AS whole, whole.kind AS kind, whole.person AS person,
                    whole.recipient AS recipient,
                    whole.state = 'unwritten' AS unwritten, coalesce(part.key, whole.key) AS key,
                    coalesce(part.uid, whole.uid) AS uid, coalesce(part.tells, whole.tells) AS tells
                FROM delivery whole
                LEFT JOIN delivery part ON whole.uid IS NULL AND part.state = 'covered'
                    AND part.person = whole.person
                    AND part.detail = 'in the message <' || whole.message_id || '>'
                WHERE whole.state IN ('due', 'deferred')
                    OR (whole.state = 'unwritten' AND whole.uid IS NOT NULL)
                ORDER BY whole.key, key
                """, [])
            {
                let part = WaitingDelivery.Part(
                    key: try row.decode(forColumn: "key"), uid: try row.decode(forColumn: "uid"),
                    tells: try row.decode(forColumn: "tells"))
                let key: String = try row.decode(forColumn: "whole")
                if waiting.last?.key == key {
                    waiting[waiting.count - 1].parts.append(part)
                    continue
                }
                waiting.append(
                    WaitingDelivery(
                        key: key, kind: try row.decode(forColumn: "kind"),
                        person: try row.decode(forColumn: "person"),
                        recipient: try row.decode(forColumn: "recipient"),
                        isUnwritten: try row.decode(forColumn: "unwritten"), parts: [part]))
            }
            return waiting
        }
    }

    /// Takes messages out of the queue: what they tell and no longer holds is dropped, the rest is to
    /// be written anew.
    ///
    /// Only what waits is taken; all or none in one transaction. Who is to be welcomed anew has not been
    /// seen.
    ///
    /// - Parameter detail: why, as it is kept.
    package func withdraw(
        _ withdrawn: [WithdrawnDelivery], _ detail: String, season: SeasonID, at now: Instant
    ) throws(LedgerFault) {
        if withdrawn.isEmpty { return }
        try write { db in
            for one in withdrawn {
                let whole: DeliveryState = one.holding.isEmpty ? .dropped : .unwritten
                let count = try db.execute(
                    """
                    UPDATE delivery SET state = ?, message = NULL, detail = ?, changed_at = ?
                    WHERE key = ? AND state IN ('due', 'deferred', 'unwritten')
                    """, [whole, detail, now, one.key])
                guard count == 1 else { continue }
                for one in one.unseen {
                    try db.execute(
                        """
                        DELETE FROM membership WHERE season = ? AND community = ? AND person = ?
                        """, [season, one.community, one.person])
                }
                let parts =
                    one.holding.map { ($0, DeliveryState.unwritten) }
                    + one.gone.map { ($0, DeliveryState.dropped) }
                for (key, state) in parts.sorted(by: { $0.0 < $1.0 }) where key != one.key {
                    try db.execute(
                        """
                        UPDATE delivery SET state = ?, detail = ?, changed_at = ?
                        WHERE key = ? AND state = 'covered'
                        """, [state, detail, now, key])
                }
            }
        }
    }

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
                    max(state = 'unwritten') AS waits
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
