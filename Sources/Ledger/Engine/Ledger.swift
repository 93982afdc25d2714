import GRDB
import Glibc
import Platform

/// Everything that happened: published sessions, deliveries, answers, harvests, addresses.
///
/// A SQLite file in WAL mode that is flushed at every commit: what an operation returns from has survived a power
/// cut. Every operation is one transaction. Several processes may have it open; each waits its turn.
package final class Ledger: Sendable {
    /// Where it is.
    package let path: String

    let queue: DatabaseQueue

    private init(path: String, queue: DatabaseQueue) {
        self.path = path
        self.queue = queue
    }

    /// Opens the ledger, brings an older one to this program's version, and makes it where there is none.
    ///
    /// A file of no bytes is damage, never a new ledger: a new one is made beside and gets its name when it is whole.
    ///
    /// - Parameters:
    ///   - path: the file; its folder must exist.
    ///   - creating: `false` where a ledger must have existed, because forgetting what was sent would send it all again.
    ///   - patience: seconds to wait for another process before `.locked`.
    package static func open(
        path: String, creating: Bool = true, patience: Double = 10
    ) throws(LedgerFault) -> Ledger {
        try open(path: path, creating: creating, patience: patience, schema: .current)
    }

    /// Opens the ledger for reading alone; `nil` when there is none. Makes and changes no file.
    ///
    /// Every operation that changes something throws `.readOnly`; an older ledger must first be opened by a command
    /// that may change it. Hold it no longer than a command takes: where nobody else has the ledger open at first,
    /// later changes by others are not looked for.
    package static func read(path: String, patience: Double = 10) throws(LedgerFault) -> Ledger? {
        guard try isThere(path) else { return nil }
        var configuration = configuration(patience: patience)
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(
                path: nameForReading(path), configuration: configuration)
            let version = try queue.read { db in try Schema.current.vet(db, path: path) }
            guard version == Schema.current.newest else {
                throw LedgerFault.olderThanThisProgram(
                    path: path, found: version, known: Schema.current.newest)
            }
            return Ledger(path: path, queue: queue)
        } catch {
            throw LedgerFault(error, at: path)
        }
    }

    static func open(
        path: String, creating: Bool, patience: Double, schema: Schema
    ) throws(LedgerFault) -> Ledger {
        do {
            if try !isThere(path) {
                guard creating else { throw LedgerFault.missing(path: path) }
                try make(at: path, schema: schema)
            }
            let queue = try DatabaseQueue(
                path: path, configuration: configuration(patience: patience))
            let version = try queue.read { db in try schema.vet(db, path: path) }
            // Only now: it changes the file, which until here may have been somebody else's.
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = WAL")
            }
            if version < schema.newest { try schema.migrate(queue) }
            return Ledger(path: path, queue: queue)
        } catch {
            throw LedgerFault(error, at: path)
        }
    }

    /// The schema version of the file.
    package func version() throws(LedgerFault) -> Int {
        try read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
    }

    /// Looks through the whole file, its indexes and its references.
    ///
    /// - Returns: what is wrong, in SQLite's words; empty when all is well.
    package func checkIntegrity() throws(LedgerFault) -> [String] {
        do {
            return try read { db in
                let findings = try String.fetchAll(db, sql: "PRAGMA integrity_check")
                let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
                return findings.filter { $0 != "ok" }
                    + (orphans == 0 ? [] : ["\(orphans) rows refer to what is not there"])
            }
        } catch .damaged(_, let detail) {
            return [detail]
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(LedgerFault) -> Value {
        do { return try queue.read(body) } catch { throw LedgerFault(error, at: path) }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(LedgerFault) -> Value {
        do { return try queue.write(body) } catch { throw LedgerFault(error, at: path) }
    }

    static func configuration(patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    """)
        }
        return configuration
    }

    static func isThere(_ path: String) throws(LedgerFault) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return false }
            let reason = String(cString: strerror(errno))
            throw errno == EACCES
                ? .permission(path: path) : .cannotCreate(path: path, reason: reason)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .cannotCreate(path: path, reason: "something else has that name")
        }
        guard status.st_size > 0 else { throw .damaged(path: path, detail: "the file is empty") }
        return true
    }

    /// Makes a ledger beside and gives it its name when it is whole, so that a half-made one is never met.
    private static func make(at path: String, schema: Schema) throws {
        let temporary = "\(path).new-\(getpid())-\(UInt32.random(in: .min ... .max))"
        defer { for name in [temporary, "\(temporary)-journal"] { unlink(name) } }
        try makePrivateFile(temporary, for: path)
        let queue = try DatabaseQueue(
            path: temporary, configuration: configuration(patience: 10))
        try schema.migrate(queue)
        try queue.close()
        try giveName(path, to: temporary, replacing: false)
    }

    /// Makes an empty file that its owner alone may read: answers and addresses of people are nobody else's. SQLite takes
    /// it as it is, and gives the files it makes beside it the same mode.
    static func makePrivateFile(_ file: String, for path: String) throws(LedgerFault) {
        let number = Glibc.open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard number >= 0 else {
            let reason = String(cString: strerror(errno))
            switch errno {
            case EACCES: throw .permission(path: path)
            case EROFS: throw .readOnly(path: path)
            case ENOSPC, EDQUOT: throw .noSpace(path: path)
            default: throw .cannotCreate(path: path, reason: reason)
            }
        }
        close(number)
    }

    static func giveName(_ path: String, to temporary: String, replacing: Bool) throws {
        let file = Glibc.open(temporary, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        guard file >= 0, fsync(file) == 0 else {
            throw LedgerFault.io(path: path, detail: String(cString: strerror(errno)))
        }
        // A link fails where a rename would silently take the place of the ledger another process has just made.
        if replacing {
            guard rename(temporary, path) == 0 else {
                throw LedgerFault.cannotCreate(
                    path: path, reason: String(cString: strerror(errno)))
            }
        } else if link(temporary, path) != 0, errno != EEXIST {
            throw LedgerFault.cannotCreate(path: path, reason: String(cString: strerror(errno)))
        }
        do {
            try DurableFile.flushFolder(of: path)
        } catch {
            throw LedgerFault.io(path: path, detail: "\(error)")
        }
    }

    /// How to open without leaving a trace.
    ///
    /// A read-only connection to a WAL database makes the `-wal` and `-shm` files where they are missing. They are
    /// missing when no process has the ledger open, and then nothing changes while we look.
    static func nameForReading(_ path: String) -> String {
        guard access("\(path)-wal", F_OK) != 0 else { return path }
        let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f")
            .replacing("#", with: "%23")
        return "file:\(escaped)?immutable=1"
    }
}
