import CivilTime
import GRDB
import Glibc

/// What could be saved of a damaged ledger.
package struct LedgerRecovery: Hashable, Sendable {
    /// How many rows were saved.
    package var rows: Int
    /// Stretches of rows that could not be read, and rows that contradicted others; 0: nothing is
    /// lost.
    package var gaps: Int
}

extension Ledger {
    /// Mends a damaged ledger by reading every row that can be read into a new one, its indexes
    /// made anew. What was there stays under another name.
    ///
    /// - Parameters:
    ///   - path: the ledger; nobody else may have it open.
    ///   - old: where the damaged file goes.
    ///   - mark: a note that the new ledger has from the start: what its maker still has to do with
    ///     it is not done.
    /// - Returns: what was saved; `nil`: the ledger was whole.
    /// - Throws: before anything is changed when nothing can be saved.
    package static func repair(
        _ path: String, keepingOld old: String, mark: String
    ) throws(LedgerFault) -> LedgerRecovery? {
        do throws(LedgerFault) {
            if try open(path: path, creating: false).checkIntegrity().isEmpty { return nil }
        } catch {
            guard error.isDamage else { throw error }
        }
        return try recover(path, keepingOld: old, mark: mark)
    }

    private static func recover(
        _ path: String, keepingOld old: String, mark: String
    ) throws(LedgerFault) -> LedgerRecovery {
        let fresh = "\(path).repair-\(getpid())"
        defer { for name in [fresh, "\(fresh)-journal"] { unlink(name) } }
        unlink(fresh)
        do {
            try LedgerFile.makePrivate(fresh, for: path)
            let found = try fill(fresh, from: path, mark: mark)
            guard found.rows > 0 else {
                throw LedgerFault.damaged(path: path, detail: "nothing in it can be read")
            }
            try LedgerFile.setAside(path, as: old)
            try LedgerFile.giveName(path, to: fresh, replacing: true)
            return found
        } catch {
            throw LedgerFault(error, at: path)
        }
    }

    /// Makes a new ledger of the rows of a damaged one.
    private static func fill(
        _ fresh: String, from damaged: String, mark: String
    ) throws -> LedgerRecovery {
        var settings = Configuration()
        // Tables come by name, some before those that they refer to, and what they refer to may be
        // lost: that is looked at when all are there.
        settings.foreignKeysEnabled = false
        let target = try DatabaseQueue(path: fresh, configuration: settings)
        try Schema.current.migrate(target)
        let source = try DatabaseQueue(path: damaged)
        // Outside a transaction: SQLite ends one at the first damaged page.
        let recovery = try source.unsafeRead { source in
            let version = try Schema.current.vet(source, path: damaged)
            // Its columns would mean something else.
            guard version == Schema.current.newest else {
                throw LedgerFault.olderThanThisProgram(
                    path: damaged, found: version, known: Schema.current.newest)
            }
            return try target.write { target in
                var all = LedgerRecovery(rows: 0, gaps: 0)
                for table in try tables(target) {
                    let one = try Rescue(table, from: source, to: target).run()
                    all.rows += one.rows
                    all.gaps += one.gaps
                }
                all.gaps += try dropOrphans(target)
                try target.rebuildWordIndex()
                try Note(key: mark, value: "", at: Instant(secondsSinceEpoch: 0))
                    .insert(target, onConflict: .replace)
                return all
            }
        }
        let findings = try target.read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check")
        }
        try target.close()
        guard findings == ["ok"] else {
            throw LedgerFault.damaged(path: damaged, detail: findings.first ?? "no answer")
        }
        return recovery
    }

    /// Those that hold rows of their own: the index of words is made from them.
    private static func tables(_ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                    AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%' ORDER BY name
                """)
    }

    /// Rows that refer to what was lost go as well, which can leave others without theirs.
    ///
    /// - Returns: how many there were.
    private static func dropOrphans(_ db: Database) throws -> Int {
        var dropped = 0
        while true {
            let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            if orphans.isEmpty { return dropped }
            dropped += orphans.count
            for orphan in orphans {
                let table: String = orphan["table"]
                let row: Int64? = orphan["rowid"]
                try db.execute(
                    sql: "DELETE FROM \"\(table)\" WHERE rowid = ?", arguments: [row])
            }
        }
    }
}
