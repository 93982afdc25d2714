import GRDB
import Glibc

extension Ledger {
    /// Opens the ledger, brings an older one to this program's version, and makes it where there is
    /// none.
    ///
    /// A file of no bytes is damage, never a new ledger: a new one is made beside and gets its name
    /// when it is whole.
    ///
    /// - Parameters:
    ///   - path: the file; its folder must exist.
    ///   - creating: `false` where a ledger must have existed, because forgetting what was sent
    ///     would send it all again.
    ///   - patience: seconds to wait for another process before `.locked`.
    package static func open(
        path: String, creating: Bool = true, patience: Double = 10
    ) throws(LedgerFault) -> Ledger {
        try open(path: path, creating: creating, patience: patience, schema: .current)
    }

    /// Opens the ledger for reading alone; `nil` when there is none. Makes and changes no file.
    ///
    /// Every operation that changes something throws `.readOnly`; an older ledger must first be
    /// opened by a command that may change it. Hold it no longer than a command takes: where nobody
    /// else has the ledger open at first, later changes by others are not looked for.
    package static func read(path: String, patience: Double = 10) throws(LedgerFault) -> Ledger? {
        guard try LedgerFile.isThere(path) else { return nil }
        var configuration = SQLiteEngine.configuration(patience: patience)
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(
                path: LedgerFile.nameForReading(path), configuration: configuration)
            let version = try queue.read { db in try Schema.current.vet(db, path: path) }
            guard version == Schema.current.newest else {
                throw LedgerFault.olderThanThisProgram(
                    path: path, found: version, known: Schema.current.newest)
            }
            return Ledger(path: path, engine: SQLiteEngine(path: path, queue: queue))
        } catch {
            throw LedgerFault(error, at: path)
        }
    }

    static func open(
        path: String, creating: Bool, patience: Double, schema: Schema
    ) throws(LedgerFault) -> Ledger {
        do {
            if try !LedgerFile.isThere(path) {
                guard creating else { throw LedgerFault.missing(path: path) }
                try make(at: path, schema: schema)
            }
            let queue = try DatabaseQueue(
                path: path, configuration: SQLiteEngine.configuration(patience: patience))
            let version = try queue.read { db in try schema.vet(db, path: path) }
            // Only now: it changes the file, which until here may have been somebody else's.
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = WAL")
            }
            if version < schema.newest { try schema.migrate(queue) }
            return Ledger(path: path, engine: SQLiteEngine(path: path, queue: queue))
        } catch {
            throw LedgerFault(error, at: path)
        }
    }

    /// Makes a ledger beside and gives it its name when it is whole, so that a half-made one is
    /// never met.
    private static func make(at path: String, schema: Schema) throws {
        let temporary = "\(path).new-\(getpid())-\(UInt32.random(in: .min ... .max))"
        defer { for name in [temporary, "\(temporary)-journal"] { unlink(name) } }
        try LedgerFile.makePrivate(temporary, for: path)
        let queue = try DatabaseQueue(
            path: temporary, configuration: SQLiteEngine.configuration(patience: 10))
        try schema.migrate(queue)
        try queue.close()
        try LedgerFile.giveName(path, to: temporary, replacing: false)
    }
}
