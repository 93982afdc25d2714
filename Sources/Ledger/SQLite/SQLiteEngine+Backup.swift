import CivilTime
import GRDB
import Glibc

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
                try Note(key: Database.digestNote, value: try db.contentsDigest(), at: now)
                    .insert(db, onConflict: .replace)
                return try String.fetchAll(db, sql: "PRAGMA integrity_check")
            }
            try copy.close()
            guard findings == ["ok"] else {
                throw LedgerFault.damaged(
                    path: temporary, detail: findings.first ?? "no answer from the check")
            }
            try LedgerFile.giveName(target, to: temporary, replacing: true)
        } catch {
            throw LedgerFault(error, at: target)
        }
    }
}
