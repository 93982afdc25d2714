package import CivilTime
import GRDB

extension Ledger {
    /// Clears away what is of no more use.
    ///
    /// That a delivery was made is known until long after its session: no message is made a second
    /// time. Of a plan its number and moment stay, which the history of sessions names. What people
    /// said, answered and did together is erased: no byte of it is left.
    ///
    /// - Parameter today: of seasons that are not over then all is kept but what sessions produced.
    /// - Returns: how many rows were changed or removed.
    @discardableResult
    package func clear(
        _ retention: LedgerRetention, today: CivilDate
    ) throws(LedgerFault) -> Int {
        try clearTraffic(retention) + clearLife(retention, today: today)
            + eraseSaid(retention, today: today)
    }

    /// What Kring made itself.
    private func clearTraffic(_ retention: LedgerRetention) throws(LedgerFault) -> Int {
        let open = DeliveryState.allCases.filter { !$0.isFinal || $0 == .uncertain }
            .map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let statements: [(sql: String, since: Instant?)] = [
            (
                """
                UPDATE delivery SET message = NULL
                WHERE message IS NOT NULL AND changed_at < ?1 AND state NOT IN (\(open))
                """, retention.texts
            ),
            (
                """
                DELETE FROM delivery WHERE give_up_at < ?1 AND changed_at < ?1
                    AND state NOT IN ('due', 'sending', 'deferred', 'unwritten')
                """, retention.deliveries
            ),
            (
                """
                UPDATE plan SET sessions = '[]', usual = '[]' WHERE created_at < ?1
                    AND state <> 'published' AND sessions <> '[]' AND number <
                    (SELECT max(later.number) FROM plan later WHERE later.season = plan.season)
                """, retention.plans
            ),
        ]
        return try write { db in
            var changed = 0
            for (sql, since) in statements {
                guard let since else { continue }
                changed += try db.execute(sql, [since])
            }
            return changed
        }
    }

    /// What made decisions about communities able to be taken back, and who was told of them.
    private func clearLife(
        _ retention: LedgerRetention, today: CivilDate
    ) throws(LedgerFault) -> Int {
        guard let since = retention.texts else { return 0 }
        return try write { db in
            try db.execute(
                "UPDATE life SET edits = NULL WHERE edits IS NOT NULL AND at < ? AND first_day < ?",
                [since, today])
                + db.execute(
                    """
                    DELETE FROM life_listener
                    WHERE life IN (SELECT number FROM life WHERE at < ?)
                    """, [since])
        }
    }

    /// What people said, answered and did together.
    private func eraseSaid(
        _ retention: LedgerRetention, today: CivilDate
    ) throws(LedgerFault) -> Int {
        let over = "season IN (SELECT id FROM season WHERE last_day < ?2)"
        let ofOthers = "uid NOT IN (SELECT uid FROM published_session WHERE NOT \(over))"
        let tables: [(table: String, condition: String, since: Instant?)] = [
            ("answer", "at < ?1 AND \(ofOthers)", retention.answers),
            ("membership", "at < ?1 AND \(over)", retention.memberships),
            ("group_seat", "at < ?1 AND \(ofOthers)", retention.groups),
            ("role_turn", "at < ?1 AND \(ofOthers)", retention.turns),
            // The day is asked for all the same: a statement takes the arguments it is given.
            ("harvest", "recorded_at < ?1 AND ?2 IS NOT NULL", retention.harvest),
        ]
        let due = tables.compactMap { table, condition, since in
            since.map { (table, condition, [$0, today] as StatementArguments) }
        }
        let count = try read { db in
            try due.reduce(0) { count, part in
                try count
                    + (db.value("SELECT count(*) FROM \(part.0) WHERE \(part.1)", part.2) ?? 0)
            }
        }
        // To leave no byte the whole file is written anew, which nobody should wait for every day.
        guard count > 0 else { return 0 }
        try engine.erase { db in
            for (table, condition, arguments) in due {
                if table == "harvest" { try db.forgetHarvest(condition, arguments) }
                try db.execute("DELETE FROM \(table) WHERE \(condition)", arguments)
            }
        }
        return count
    }
}

extension Transaction {
    /// What else says something of records that go: the index of their words, and those that came of them.
    fileprivate func forgetHarvest(_ condition: String, _ arguments: StatementArguments) throws {
        for row in try rows("SELECT id, folded FROM harvest WHERE \(condition)", arguments) {
            try unindex(
                harvest: row.decode(forColumn: "id"), words: row.decode(forColumn: "folded"))
        }
        try execute(
            """
            UPDATE harvest SET source = NULL
            WHERE source IN (SELECT id FROM harvest WHERE \(condition))
            """, arguments)
    }
}
