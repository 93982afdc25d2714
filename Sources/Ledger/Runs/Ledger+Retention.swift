package import CivilTime
package import Communities
import GRDB

/// From when on what is kept; what is older is of no more use.
package struct LedgerRetention: Hashable, Sendable {
    /// The texts of messages that were settled.
    package var texts: Instant
    /// That messages were sent to whom, from when they were of use.
    package var deliveries: Instant
    /// The sessions of plans that others have taken the place of.
    package var plans: Instant
    /// What people of other seasons answered, and who belonged where.
    package var seasons: Instant

    package init(texts: Instant, deliveries: Instant, plans: Instant, seasons: Instant) {
        self.texts = texts
        self.deliveries = deliveries
        self.plans = plans
        self.seasons = seasons
    }

    /// Texts for a month, deliveries and plans for three, what belongs to a season for 400 days.
    package static func usual(at now: Instant) -> LedgerRetention {
        func days(_ count: Int) -> Instant { now.advanced(bySeconds: -count * 86_400) }
        return LedgerRetention(
            texts: days(30), deliveries: days(90), plans: days(90), seasons: days(400))
    }
}

extension Ledger {
    /// Clears away what is of no more use.
    ///
    /// That a delivery was made is known until long after its session: no message is made a second
    /// time. Of a plan its number and moment stay, which the history of sessions names.
    ///
    /// - Parameter season: the present one, of which all is kept.
    /// - Returns: how many rows were changed or removed.
    @discardableResult
    package func clear(
        _ retention: LedgerRetention, season: SeasonID
    ) throws(LedgerFault) -> Int {
        let open = DeliveryState.allCases.filter { !$0.isFinal || $0 == .uncertain }
            .map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let statements: [(sql: String, arguments: StatementArguments)] = [
            (
                """
                UPDATE delivery SET message = NULL
                WHERE message IS NOT NULL AND changed_at < ? AND state NOT IN (\(open))
                """, [retention.texts]
            ),
            (
                """
                DELETE FROM delivery WHERE give_up_at < ?1 AND changed_at < ?1
                    AND state NOT IN ('due', 'sending', 'deferred', 'unwritten')
                """, [retention.deliveries]
            ),
            (
                """
                UPDATE plan SET sessions = '[]', usual = '[]' WHERE created_at < ?
                    AND state <> 'published' AND sessions <> '[]' AND number <
                    (SELECT max(later.number) FROM plan later WHERE later.season = plan.season)
                """, [retention.plans]
            ),
            (
                """
                DELETE FROM answer WHERE at < ? AND uid NOT IN
                    (SELECT uid FROM published_session WHERE season = ?)
                """, [retention.seasons, season]
            ),
            (
                "DELETE FROM membership WHERE at < ? AND season <> ?",
                [retention.seasons, season]
            ),
        ]
        return try write { db in
            var changed = 0
            for (sql, arguments) in statements { changed += try db.execute(sql, arguments) }
            return changed
        }
    }
}
