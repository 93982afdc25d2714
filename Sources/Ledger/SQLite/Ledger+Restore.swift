import GRDB
import Glibc
import Platform

extension Ledger {
    /// Puts a copy in the place of a ledger, which is kept under another name, damaged or not.
    ///
    /// Whatever interrupts it, there is the old ledger or the new one or, in between, none, which
    /// is never taken for a new workspace.
    ///
    /// - Parameters:
    ///   - backup: a file that `backup` wrote.
    ///   - path: the ledger's place.
    ///   - old: where what was there goes.
    ///   - note: what a backup holds and a ledger does not.
    /// - Returns: `false`: the file is a ledger, but without that note, and nothing was changed.
    /// - Throws: before anything is changed when the copy is no ledger, damaged, of a later Kring, or
    ///   not in the tables of its version.
    package static func restore(
        from backup: String, to path: String, keepingOld old: String, requiring note: String
    ) throws(LedgerFault) -> Bool {
        guard try LedgerFile.isThere(backup) else { throw .missing(path: backup) }
        let temporary = "\(path).restore-\(getpid())"
        defer { for ending in ["", "-journal", "-wal", "-shm"] { unlink(temporary + ending) } }
        do {
            let bytes = try DurableFile.read(backup, limit: 20_000_000_000) ?? []
            try DurableFile.write(bytes, to: temporary, mode: 0o600)
            let copy = try DatabaseQueue(
                path: temporary, configuration: SQLiteEngine.configuration(patience: 10))
            let isBackup = try copy.read { db in
                try vet(db, backup, bytes)
                return try db.note(note) != nil
            }
            guard isBackup else { return false }
            try copy.write { db in
                try db.execute(
                    sql: "DELETE FROM note WHERE key = ?", arguments: [BackupSeal.note])
            }
            // Older ones are brought up to date here, where a failure changes nothing.
            try Schema.current.migrate(copy)
            try copy.close()
            try LedgerFile.setAside(path, as: old)
            try LedgerFile.giveName(path, to: temporary, replacing: true)
            return true
        } catch let fault as FileFault {
            throw .io(path: backup, detail: fault.description)
        } catch {
            let fault = LedgerFault(error, at: backup)
            // Of the ledger itself nothing was said, and putting a backup in its place is what was asked for.
            if case .damaged(_, let detail) = fault {
                throw .backupDamaged(path: backup, detail: detail)
            }
            throw fault
        }
    }

    private static func vet(_ db: Database, _ backup: String, _ bytes: [UInt8]) throws {
        func damaged(_ detail: String) -> LedgerFault { .damaged(path: backup, detail: detail) }
        let version = try Schema.current.vet(db, path: backup)
        let findings = try String.fetchAll(db, sql: "PRAGMA integrity_check")
        guard findings == ["ok"] else {
            throw damaged(findings.first ?? "no answer from the check")
        }
        guard try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty else {
            throw damaged("rows refer to what is not there")
        }
        let example = try DatabaseQueue()
        try Schema.current.upTo(version).migrate(example)
        let (wanted, found) = (try example.read { try $0.pieces() }, try db.pieces())
        if let (name, _) = wanted.sorted(by: { $0.key < $1.key }).first(where: {
            found[$0.key] != $0.value
        }) {
            throw damaged("\(name) is missing or another")
        }
        if let name = found.keys.sorted().first(where: { wanted[$0] == nil }) {
            throw damaged("\(name) is none of a ledger's")
        }
        guard BackupSeal.holds(bytes, value: try db.note(BackupSeal.note)) else {
            throw damaged("its bytes are not those that were written")
        }
    }
}

extension Database {
    fileprivate func note(_ key: String) throws -> String? {
        try String.fetchOne(self, sql: "SELECT value FROM note WHERE key = ?", arguments: [key])
    }

    /// Every table, index, trigger and view as it was made, and the migrations that were; not the
    /// index of words, which an SQLite may lack.
    fileprivate func pieces() throws -> [String: String] {
        let rows = try Row.fetchAll(
            self,
            sql: """
                SELECT type || ' ' || name AS name, coalesce(sql, '') AS sql FROM sqlite_schema
                WHERE name NOT LIKE 'harvest_words%' AND name NOT LIKE 'sqlite_stat%'
                """)
        let migrations = try String.fetchAll(
            self, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
        return Dictionary(
            rows.map { ($0["name"], $0["sql"]) }
                + [("migrations", migrations.joined(separator: "\n"))],
            uniquingKeysWith: { one, _ in one })
    }
}
