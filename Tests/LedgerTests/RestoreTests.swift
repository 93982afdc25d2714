import CivilTime
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("Putting a backup back")
struct RestoreTests {
    private let folder: TemporaryFolder
    private let ledger: Ledger
    private var path: String { folder.path("ledger.sqlite") }
    private var backup: String { folder.path("kept.backup") }

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        for number in 0..<300 { try ledger.note("n\(number)", "value \(number)", at: Cast.now) }
        try ledger.backup(
            to: folder.path("kept.backup"), notes: ["secret": "0123456789"], at: Cast.now)
        try ledger.queue.close()
    }

    private func restore() throws -> Bool {
        try Ledger.restore(
            from: backup, to: path, keepingOld: folder.path("old"), requiring: "secret")
    }

    /// Nothing but the backup is touched.
    private func expectRefusal(_ comment: Comment? = nil) throws {
        let before = try Data(contentsOf: URL(filePath: path))
        let names = folder.names
        #expect(throws: LedgerFault.self, comment) { try restore() }
        #expect(try Data(contentsOf: URL(filePath: path)) == before, comment)
        #expect(folder.names == names, comment)
    }

    private func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: backup)
        try queue.writeWithoutTransaction { db in
            // Freed bytes would still hold the digest.
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try db.execute(sql: sql)
        }
        try queue.close()
    }

    @Test func `a backup takes the ledger's place, without what it held to prove itself`() throws {
        #expect(try restore())
        let back = try Ledger.open(path: path, creating: false)
        #expect(try back.note("n299")?.value == "value 299" && back.note("secret") != nil)
        #expect(try back.note(BackupSeal.note) == nil)
        #expect(folder.names.contains("old") && !folder.names.contains { $0.contains("restore") })
    }

    @Test(arguments: [
        "DROP TABLE told", "DROP TABLE note", "DROP TABLE grdb_migrations",
        "DELETE FROM grdb_migrations WHERE identifier LIKE '%3'",
        "DROP INDEX delivery_uid", "CREATE VIEW seen AS SELECT * FROM note",
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM delivery; END",
        "CREATE TABLE more (a)", "ALTER TABLE note ADD COLUMN extra TEXT",
        "ALTER TABLE told RENAME TO told2",
    ])
    func `what a ledger of its version lacks, or has not, is found before anything is touched`(
        sql: String
    ) throws {
        // Without the digest, which finds any change.
        try change("DELETE FROM note WHERE key = '\(BackupSeal.note)'")
        try change(sql)
        try expectRefusal("\(sql)")
    }

    @Test func `a changed row is found by the digest`() throws {
        try change("UPDATE note SET value = 'other' WHERE key = 'n7'")
        try expectRefusal()
    }

    @Test func `a bit that is flipped anywhere is found`() throws {
        let whole = try Data(contentsOf: URL(filePath: backup))
        var found = 0
        // 97 has no factor in common with the size of a page: every place in one has its turn.
        for offset in stride(from: 5, to: whole.count, by: 97 * 29) {
            var data = whole
            data[offset] ^= 1 << UInt8(offset % 8)
            try data.write(to: URL(filePath: backup))
            try expectRefusal("byte \(offset)")
            found += 1
        }
        // In the note's name, its digits, a row, and the version that the header tells.
        for text in [BackupSeal.note, "kring-backup-sha256:", "value 123"] {
            let place = try #require(whole.range(of: Data(text.utf8)))
            for offset in place {
                var data = whole
                data[offset] ^= 1
                try data.write(to: URL(filePath: backup))
                try expectRefusal("byte \(offset)")
                found += 1
            }
        }
        #expect(found > 80)
        try whole.write(to: URL(filePath: backup))
        #expect(try restore())
    }

    @Test func `a ledger without what a backup holds is none, and nothing is touched`() throws {
        try change("DELETE FROM note WHERE key IN ('secret', '\(BackupSeal.note)')")
        let names = folder.names
        #expect(try !restore())
        #expect(folder.names == names)
    }

    @Test func `a backup of a Kring that kept no digest is taken`() throws {
        try change("DELETE FROM note WHERE key = '\(BackupSeal.note)'")
        #expect(try restore())
    }

    @Test(arguments: Schema.current.migrations.map(\.number))
    func `a backup of an earlier version is brought up to date`(version: Int) throws {
        let older = try Ledger.open(
            path: folder.path("older"), creating: true, patience: 1,
            schema: Schema.current.upTo(version))
        try older.note("secret", "x", at: Cast.now)
        try older.queue.writeWithoutTransaction { db in
            try db.execute(sql: "VACUUM INTO ?", arguments: [folder.path("older.backup")])
        }
        #expect(
            try Ledger.restore(
                from: folder.path("older.backup"), to: path, keepingOld: folder.path("old"),
                requiring: "secret"))
        #expect(try Ledger.open(path: path).version() == Schema.current.newest)
    }
}
