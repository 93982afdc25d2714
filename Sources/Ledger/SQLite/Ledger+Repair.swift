import CivilTime
import GRDB
import Glibc
import Platform

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
            // Its mark may be what is damaged: the list of its tables tells.
            guard error.isDamage || error == .notALedger(path: path) else { throw error }
        }
        return try recover(path, keepingOld: old, mark: mark)
    }

    private static func recover(
        _ path: String, keepingOld old: String, mark: String
    ) throws(LedgerFault) -> LedgerRecovery {
        let fresh = "\(path).repair-\(getpid())"
        defer { remove(fresh) }
        do {
            let header = try header(fresh, for: path)
            var found: LedgerRecovery?
            for care in [RescueCopy.Care.pages, .firstPage] where found == nil {
                remove(fresh)
                try LedgerFile.makePrivate(fresh, for: path)
                do {
                    let copy = try RescueCopy(of: path, care, header: header)
                    let one = try fill(fresh, from: copy, mark: mark)
                    if one.rows > 0 { found = one }
                } catch  where care == .pages && !isFinal(error) {
                    // Such as a first page that leads nowhere: another may.
                } catch LedgerFault.unmendable(path: _) {
                    // Said with the ledger's own name below.
                }
            }
            guard let found else { throw LedgerFault.unmendable(path: path) }
            try LedgerFile.setAside(path, as: old)
            try LedgerFile.giveName(path, to: fresh, replacing: true)
            return found
        } catch let fault as FileFault {
            throw .io(path: path, detail: fault.description)
        } catch {
            throw LedgerFault(error, at: path)
        }
    }

    /// Whether trying another way of reading is of no use.
    private static func isFinal(_ error: any Error) -> Bool {
        switch LedgerFault(error, at: "") {
        case .damaged, .unmendable, .notALedger, .unexpected, .newerThanThisProgram: false
        default: true
        }
    }

    private static func remove(_ fresh: String) {
        for name in [fresh, "\(fresh)-journal"] { unlink(name) }
    }

    /// The first bytes of a sound ledger.
    private static func header(_ fresh: String, for path: String) throws -> [UInt8] {
        remove(fresh)
        try LedgerFile.makePrivate(fresh, for: path)
        let queue = try DatabaseQueue(path: fresh)
        try Schema.current.migrate(queue)
        try queue.close()
        return Array((try DurableFile.read(fresh, limit: 10_000_000) ?? []).prefix(100))
    }

    /// Makes a new ledger of the rows of a damaged one, in the tables of its version first.
    private static func fill(
        _ fresh: String, from damaged: RescueCopy, mark: String
    ) throws -> LedgerRecovery {
        var reading = Configuration()
        reading.prepareDatabase { db in
            // A table of which the list tells nonsense keeps nobody from reading the others.
            try db.execute(
                sql: """
                    PRAGMA writable_schema = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    """)
        }
        let source = try DatabaseQueue(path: damaged.path, configuration: reading)
        var settings = Configuration()
        // Tables come by name, some before those that they refer to, and what they refer to may be
        // lost: that is looked at when all are there.
        settings.foreignKeysEnabled = false
        let target = try DatabaseQueue(path: fresh, configuration: settings)
        // Outside a transaction: SQLite ends one at the first damaged page.
        var recovery = try source.unsafeRead { source in
            let version = try damaged.version ?? version(of: source, path: damaged.path)
            guard version <= Schema.current.newest else {
                throw LedgerFault.newerThanThisProgram(
                    path: damaged.path, found: version, known: Schema.current.newest)
            }
            try Schema.current.upTo(version).migrate(target)
            return try target.write { target in
                var all = LedgerRecovery(rows: 0, gaps: 0)
                for table in try tables(target) {
                    let one = try Rescue(table, from: source, to: target).run()
                    // Feeds would get new identities, and start every version again, without a word.
                    if table == "published_session", one.rows == 0, one.gaps > 0 {
                        throw LedgerFault.unmendable(path: damaged.path)
                    }
                    all.rows += one.rows
                    all.gaps += one.gaps
                }
                all.gaps += try dropOrphans(target)
                return all
            }
        }
        try Schema.current.migrate(target)
        recovery.gaps += try target.write { target in
            let orphans = try dropOrphans(target)
            try target.rebuildWordIndex()
            try Note(key: mark, value: "", at: Instant(secondsSinceEpoch: 0))
                .insert(target, onConflict: .replace)
            return orphans
        }
        let findings = try target.read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check")
        }
        try target.close()
        try source.close()
        guard findings == ["ok"] else {
            throw LedgerFault.damaged(
                path: damaged.path, detail: findings.first ?? "no answer")
        }
        return recovery
    }

    /// The version of a ledger whose header is lost: the latest of which all tables are there.
    private static func version(of source: Database, path: String) throws -> Int {
        let there = Set(
            try String.fetchAll(source, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
        for version in (1...Schema.current.newest).reversed() {
            let example = try DatabaseQueue()
            try Schema.current.upTo(version).migrate(example)
            if try example.read({ try tables($0) }).allSatisfy(there.contains) { return version }
        }
        throw LedgerFault.unmendable(path: path)
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
