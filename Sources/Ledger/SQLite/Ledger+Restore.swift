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
    /// - Throws: before anything is changed when the copy is no ledger, damaged, or of a later
    ///   Kring.
    package static func restore(
        from backup: String, to path: String, keepingOld old: String
    ) throws(LedgerFault) {
        guard try LedgerFile.isThere(backup) else { throw .missing(path: backup) }
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
            try LedgerFile.setAside(path, as: old)
            try LedgerFile.giveName(path, to: temporary, replacing: true)
        } catch let fault as FileFault {
            throw .io(path: backup, detail: fault.description)
        } catch {
            throw LedgerFault(error, at: backup)
        }
    }
}
