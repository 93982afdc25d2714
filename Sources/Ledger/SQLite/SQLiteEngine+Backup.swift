package import CivilTime
import GRDB
import Glibc
import Platform

extension Ledger {
    /// Writes a whole copy while others go on working, checked before it gets its name and readable by its owner alone;
    /// an older copy of that name stays until then.
    ///
    /// - Parameter notes: what the copy holds besides, by name.
    package func backup(
        to target: String, notes: [String: String] = [:], at now: Instant
    ) throws(LedgerFault) {
        let temporary = "\(target).new-\(getpid())"
        defer { for name in [temporary, "\(temporary)-journal"] { unlink(name) } }
        unlink(temporary)
        do {
            try Ledger.makePrivateFile(temporary, for: target)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [temporary])
            }
            let copy = try DatabaseQueue(path: temporary)
            let findings = try copy.write { db in
                for (name, value) in notes {
                    try db.execute(
                        sql: "INSERT OR REPLACE INTO note (key, value, at) VALUES (?, ?, ?)",
                        arguments: [name, value, now.secondsSinceEpoch])
                }
                return try String.fetchAll(db, sql: "PRAGMA integrity_check")
            }
            try copy.close()
            guard findings == ["ok"] else {
                throw LedgerFault.damaged(
                    path: temporary, detail: findings.first ?? "no answer from the check")
            }
            try Ledger.giveName(target, to: temporary, replacing: true)
        } catch {
            throw LedgerFault(error, at: target)
        }
    }

    /// Puts a copy in the place of a ledger, which is kept under another name, damaged or not.
    ///
    /// Whatever interrupts it, there is the old ledger or the new one or, in between, none, which is never taken for a new
    /// workspace.
    ///
    /// - Parameters:
    ///   - backup: a file that `backup` wrote.
    ///   - path: the ledger's place.
    ///   - old: where what was there goes.
    /// - Throws: before anything is changed when the copy is no ledger, damaged, or of a later Kring.
    package static func restore(
        from backup: String, to path: String, keepingOld old: String
    ) throws(LedgerFault) {
        guard try isThere(backup) else { throw .missing(path: backup) }
        let temporary = "\(path).restore-\(getpid())"
        defer { unlink(temporary) }
        do {
            let bytes = try DurableFile.read(backup, limit: 20_000_000_000)
            try DurableFile.write(bytes ?? [], to: temporary, mode: 0o600)
            let copy = try DatabaseQueue(path: temporary)
            let findings = try copy.read { db in
                _ = try Schema.current.vet(db, path: backup)
                return try String.fetchAll(db, sql: "PRAGMA integrity_check")
            }
            try copy.close()
            guard findings == ["ok"] else {
                throw LedgerFault.damaged(
                    path: backup, detail: findings.first ?? "no answer from the check")
            }
            try setAside(path, as: old)
            try giveName(path, to: temporary, replacing: true)
        } catch let fault as FileFault {
            throw .io(path: backup, detail: fault.description)
        } catch {
            throw LedgerFault(error, at: backup)
        }
    }

    /// Takes a note away.
    package func forgetNote(_ key: String) throws(LedgerFault) {
        try write { db in
            try db.execute(sql: "DELETE FROM note WHERE key = ?", arguments: [key])
        }
    }

    /// What a ledger that was put back holds as not sent may have been sent since: it is not sent again by itself.
    ///
    /// - Returns: how many there were.
    @discardableResult
    package func holdUnsent(_ detail: String, at now: Instant) throws(LedgerFault) -> Int {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET state = 'failed', detail = ?, changed_at = ?
                    WHERE state IN ('due', 'deferred', 'sending', 'uncertain')
                    """, arguments: [detail, now.secondsSinceEpoch])
            return db.changesCount
        }
    }
}
