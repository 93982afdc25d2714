import GRDB
import Glibc
import Platform

/// What could be saved of a damaged ledger.
package struct LedgerRecovery: Hashable, Sendable {
    /// How many rows were saved.
    package var rows: Int
    /// Stretches of rows that could not be read, and rows that contradicted others; 0: nothing is lost.
    package var gaps: Int
}

extension Ledger {
    /// Mends a damaged ledger by reading every row that can be read into a new one, its indexes made anew. What was
    /// there stays under another name.
    ///
    /// - Parameters:
    ///   - path: the ledger; nobody else may have it open.
    ///   - old: where the damaged file goes.
    ///   - mark: a note that the new ledger has from the start: what its maker still has to do with it is not done.
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
            try makePrivateFile(fresh, for: path)
            let found = try fill(fresh, from: path, mark: mark)
            guard found.rows > 0 else {
                throw LedgerFault.damaged(path: path, detail: "nothing in it can be read")
            }
            try setAside(path, as: old)
            try giveName(path, to: fresh, replacing: true)
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
                if try target.tableExists("harvest_words") {
                    try target.execute(
                        sql: "INSERT INTO harvest_words (harvest_words) VALUES ('rebuild')")
                }
                try target.execute(
                    sql: "INSERT OR REPLACE INTO note (key, value, at) VALUES (?, '', 0)",
                    arguments: [mark])
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

    /// Moves a ledger and what belongs to it out of the way.
    static func setAside(_ path: String, as old: String) throws(LedgerFault) {
        for ending in ["", "-wal", "-shm"] where access("\(path)\(ending)", F_OK) == 0 {
            guard rename("\(path)\(ending)", "\(old)\(ending)") == 0 else {
                throw LedgerFault.cannotCreate(
                    path: old, reason: String(cString: strerror(errno)))
            }
        }
    }
}

/// Reads the rows of one table around what is damaged: a page that cannot be read hides the rows in it, and no others.
private struct Rescue {
    private let table: String
    private let source, target: Database
    /// The last rowid that can be in the table.
    private let end: Int64

    init(_ table: String, from source: Database, to target: Database) {
        (self.table, self.source, self.target) = (table, source, target)
        do {
            end = try Int64.fetchOne(source, sql: "SELECT max(rowid) FROM \"\(table)\"") ?? -1
        } catch {
            // Not even the end can be read: rows are numbered one by one, so none is beyond this.
            end = 1 << 40
        }
    }

    func run() throws -> LedgerRecovery {
        var recovery = LedgerRecovery(rows: 0, gaps: 0)
        var next: Int64? = 0
        while let first = next, first <= end {
            next = nil
            if let failed = try copy(from: first, &recovery) {
                recovery.gaps += 1
                next = readable(after: failed)
            }
        }
        return recovery
    }

    /// Copies rows until the end or the first that cannot be read.
    ///
    /// - Returns: a rowid that cannot be read; `nil` at the end.
    private func copy(from first: Int64, _ recovery: inout LedgerRecovery) throws -> Int64? {
        var last = first - 1
        do {
            let rows = try Row.fetchCursor(
                source,
                sql:
                    "SELECT rowid, * FROM \"\(table)\" NOT INDEXED WHERE rowid >= ? ORDER BY rowid",
                arguments: [first])
            while let row = try rows.next() {
                last = row[0]
                let isNew = try insert(row)
                recovery.rows += isNew ? 1 : 0
                recovery.gaps += isNew ? 0 : 1
            }
            return nil
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return last + 1
        }
    }

    private func insert(_ row: Row) throws -> Bool {
        let names = row.columnNames.dropFirst().map { "\"\($0)\"" }.joined(separator: ", ")
        let marks = Array(repeating: "?", count: row.count - 1).joined(separator: ", ")
        try target.cachedStatement(
            sql: "INSERT OR IGNORE INTO \"\(table)\" (\(names)) VALUES (\(marks))"
        ).execute(arguments: StatementArguments(row.databaseValues.dropFirst()))
        return target.changesCount == 1
    }

    /// The least rowid after a damaged one from which on something can be read, found by steps that double, and halves.
    private func readable(after failed: Int64) -> Int64? {
        var (bad, step) = (failed, Int64(1))
        while !canRead(from: bad + step) {
            guard bad + step <= end else { return nil }
            bad += step
            step *= 2
        }
        var good = bad + step
        while good - bad > 1 {
            let middle = bad + (good - bad) / 2
            if canRead(from: middle) { good = middle } else { bad = middle }
        }
        return good
    }

    private func canRead(from rowid: Int64) -> Bool {
        let found = try? Row.fetchAll(
            source,
            sql: "SELECT * FROM \"\(table)\" NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1",
            arguments: [rowid])
        return found != nil
    }
}
