import CivilTime
import GRDB
import Glibc
import Platform

extension SQLiteEngine {
    func backup(
        to target: String, notes: [String: String], at now: Instant
    ) throws(LedgerFault) {
        let temporary = "\(target).new-\(getpid())"
        defer { for name in [temporary, "\(temporary)-journal"] { unlink(name) } }
        unlink(temporary)
        do {
            try LedgerFile.makePrivate(temporary, for: target)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [temporary])
            }
            let copy = try DatabaseQueue(path: temporary)
            let findings = try copy.write { db in
                for (name, value) in notes {
                    try Note(key: name, value: value, at: now).insert(db, onConflict: .replace)
                }
                try Note(key: BackupSeal.note, value: BackupSeal.open, at: now)
                    .insert(db, onConflict: .replace)
                return try String.fetchAll(db, sql: "PRAGMA integrity_check")
            }
            try copy.close()
            guard findings == ["ok"] else {
                throw LedgerFault.damaged(
                    path: temporary, detail: findings.first ?? "no answer from the check")
            }
            let bytes = try DurableFile.read(temporary, limit: 20_000_000_000) ?? []
            guard let sealed = BackupSeal.sealed(bytes) else {
                throw LedgerFault.unexpected(
                    path: target, detail: "its digest has no place of its own")
            }
            try DurableFile.write(sealed, to: temporary, mode: 0o600)
            try LedgerFile.giveName(target, to: temporary, replacing: true)
        } catch let fault as FileFault {
            throw .io(path: target, detail: fault.description)
        } catch {
            throw LedgerFault(error, at: target)
        }
    }
}
