import GRDB

/// A ledger in a SQLite file, in WAL mode and flushed at every commit.
final class SQLiteEngine: Engine {
    let path: String
    let queue: DatabaseQueue

    init(path: String, queue: DatabaseQueue) {
        self.path = path
        self.queue = queue
    }

    func read<Value>(
        _ body: (any Transaction) throws -> Value
    ) throws(LedgerFault) -> Value {
        do { return try queue.read { db in try body(db) } } catch {
            throw LedgerFault(error, at: path)
        }
    }

    func write<Value>(
        _ body: (any Transaction) throws -> Value
    ) throws(LedgerFault) -> Value {
        do { return try queue.write { db in try body(db) } } catch {
            throw LedgerFault(error, at: path)
        }
    }

    /// Removed rows are overwritten; then the file is written anew without their space, and the log
    /// emptied, in which they stood as well.
    func erase(_ body: (any Transaction) throws -> Void) throws(LedgerFault) {
        do {
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA secure_delete = ON")
            }
            try queue.write { db in try body(db) }
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM")
                try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                try db.execute(sql: "PRAGMA secure_delete = OFF")
            }
        } catch {
            throw LedgerFault(error, at: path)
        }
    }

    func version() throws(LedgerFault) -> Int {
        do {
            return try queue.read { db in
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            }
        } catch {
            throw LedgerFault(error, at: path)
        }
    }

    func findings() throws(LedgerFault) -> [String] {
        do {
            return try queue.read { db in
                let findings = try String.fetchAll(db, sql: "PRAGMA integrity_check")
                let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
                return findings.filter { $0 != "ok" }
                    + (orphans == 0 ? [] : ["\(orphans) rows refer to what is not there"])
            }
        } catch {
            // A file that is too damaged to be looked through is a finding too.
            let fault = LedgerFault(error, at: path)
            if case .damaged(_, let detail) = fault { return [detail] }
            throw fault
        }
    }

    static func configuration(patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            // FULL: a commit is on the disk when it returns. The others keep a file that somebody
            // tampered with from doing more than being wrong.
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    """)
        }
        return configuration
    }
}
