import FoundationEssentials
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite struct OpeningTests {
    private func bytes(_ path: String) throws -> Data {
        try Data(contentsOf: URL(filePath: path))
    }

    @Test func `a new ledger is whole, private and safe against a power cut`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")

        let ledger = try Ledger.open(path: path)

        #expect(try ledger.version() == Schema.current.newest)
        #expect(try ledger.checkIntegrity() == [])
        let settings = try ledger.queue.read { db in
            try ["journal_mode", "synchronous", "foreign_keys", "application_id"].map {
                try String.fetchOne(db, sql: "PRAGMA \($0)") ?? ""
            }
        }
        #expect(settings == ["wal", "2", "1", "\(0x4B72_6E67)"])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(folder.names.allSatisfy { !$0.contains(".new") })
    }

    @Test func `reading a ledger that is not there makes none`() throws {
        let folder = try TemporaryFolder()

        let none = try Ledger.read(path: folder.path("ledger.sqlite"))

        #expect(none?.path == nil)
        #expect(folder.names == [])
    }

    @Test func `reading leaves no trace and cannot write`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("100% sure? #1.sqlite")
        do {
            let ledger = try Ledger.open(path: path)
            try ledger.note("last success", "yes", at: Cast.now)
        }
        let before = try bytes(path)

        let reader = try #require(try Ledger.read(path: path))

        #expect(try reader.note("last success")?.value == "yes")
        #expect(throws: LedgerFault.readOnly(path: path)) {
            try reader.note("last success", "no", at: Cast.now)
        }
        #expect(folder.names == ["100% sure? #1.sqlite"])
        #expect(try bytes(path) == before)
    }

    @Test func `a reader sees what an open writer has committed`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        let writer = try Ledger.open(path: path)
        try writer.note("last success", "yes", at: Cast.now)

        let reader = try #require(try Ledger.read(path: path))

        #expect(try reader.note("last success")?.value == "yes")
        withExtendedLifetime(writer) {}
    }

    @Test func `a lost ledger is not made anew where one must have been`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")

        #expect(throws: LedgerFault.missing(path: path)) {
            try Ledger.open(path: path, creating: false)
        }
        #expect(folder.names == [])
    }

    @Test func `a ledger of a later program is refused and left alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        do {
            let ledger = try Ledger.open(path: path)
            try ledger.queue.write { db in try db.execute(sql: "PRAGMA user_version = 97") }
        }
        let before = try bytes(path)
        let known = Schema.current.newest
        let fault = LedgerFault.newerThanThisProgram(path: path, found: 97, known: known)

        #expect(throws: fault) { try Ledger.open(path: path) }
        #expect(throws: fault) { try Ledger.read(path: path) }
        #expect(fault.exitCode == 78)
        #expect(
            fault.description == """
                the ledger '\(path)' has version 97, this kring knows up to \(known): \
                install the kring that wrote it, or a later one
                """)
        #expect(try bytes(path) == before)
    }

    @Test func `the database of another program is refused and left alone`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("music.sqlite")
        do {
            let other = try DatabaseQueue(path: path)
            try other.write { db in try db.execute(sql: "CREATE TABLE song (title TEXT)") }
            try other.close()
        }
        let before = try bytes(path)

        #expect(throws: LedgerFault.notALedger(path: path)) { try Ledger.open(path: path) }
        #expect(try bytes(path) == before)
    }

    @Test(arguments: ["random", "empty", "cut short", "cut within its first page", "text"])
    func `a damaged file is named as such, never replaced`(damage: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        do {
            let ledger = try Ledger.open(path: path)
            try ledger.note("big", String(repeating: "x", count: 100_000), at: Cast.now)
        }
        let whole = try bytes(path)
        let broken =
            switch damage {
            case "random":
                Data((0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 3) })
            case "empty": Data()
            case "cut short": whole.prefix(whole.count / 2)
            case "cut within its first page": whole.prefix(1000)
            default: Data("name: Eigentijds toetsen\n".utf8)
            }
        try broken.write(to: URL(filePath: path))

        let fault = #expect(throws: LedgerFault.self) {
            let ledger = try Ledger.open(path: path)
            let findings = try ledger.checkIntegrity()
            throw LedgerFault.damaged(path: path, detail: findings.first ?? "nothing found")
        }

        guard case .damaged(path, let detail)? = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
        #expect(detail != "nothing found")
        #expect(fault?.exitCode == 74)
        #expect(try bytes(path).count == broken.count)
    }

    @Test func `a ledger that another process keeps is a reason to try later`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        let first = try Ledger.open(path: path)
        let second = try Ledger.open(path: path, patience: 0.01)

        try first.queue.write { db in
            try db.execute(sql: "INSERT INTO note (key, value, at) VALUES ('a', 'b', 0)")
            #expect(throws: LedgerFault.locked(path: path)) {
                try second.note("a", "c", at: Cast.now)
            }
        }

        #expect(LedgerFault.locked(path: path).exitCode == 75)
        #expect(try second.note("a")?.value == "b")
    }

    @Test func `a full disk stops an operation whole and is named`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        let ledger = try Ledger.open(path: path)
        try ledger.note("before", "kept", at: Cast.now)
        // SQLite says the same of a file that may not grow as of a disk without room.
        try ledger.queue.write { db in try db.execute(sql: "PRAGMA max_page_count = 40") }

        #expect(throws: LedgerFault.noSpace(path: path)) {
            try ledger.note("big", String(repeating: "x", count: 1_000_000), at: Cast.now)
        }

        #expect(try ledger.note("before")?.value == "kept")
        #expect(try ledger.note("big") == nil)
        #expect(try ledger.checkIntegrity() == [])
        #expect(LedgerFault.noSpace(path: path).exitCode == 74)
    }

    @Test(arguments: ["no/ledger.sqlite", "."])
    func `a place where no ledger can be is named`(name: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path(name)

        let fault = #expect(throws: LedgerFault.self) { try Ledger.open(path: path) }

        guard case .cannotCreate(path, _)? = fault else {
            Issue.record("\(String(describing: fault))")
            return
        }
        #expect(fault?.exitCode == 73)
        #expect(folder.names == [])
    }

    @Test func `an older ledger is brought up to date with all it holds`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        do {
            let old = try Ledger.open(path: path)
            try old.note("last success", "yes", at: Cast.now)
        }
        let next = Schema(
            migrations: Schema.current.migrations + [
                Migration(number: Schema.current.newest + 1) { db in
                    try db.run(script: "ALTER TABLE note ADD COLUMN author TEXT")
                }
            ])

        do {
            let ledger = try Ledger.open(path: path, creating: true, patience: 1, schema: next)
            #expect(try ledger.version() == Schema.current.newest + 1)
            #expect(try ledger.note("last success")?.value == "yes")
        }
        let known = Schema.current.newest
        let fault = LedgerFault.newerThanThisProgram(path: path, found: known + 1, known: known)
        #expect(throws: fault) { try Ledger.open(path: path) }
    }

    @Test func `a migration that fails leaves the older ledger as it was`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        do { try Ledger.open(path: path).note("last success", "yes", at: Cast.now) }
        let broken = Schema(
            migrations: Schema.current.migrations + [
                Migration(number: Schema.current.newest + 1) { db in
                    try db.run(script: "DELETE FROM note; SELECT * FROM nowhere")
                }
            ])

        #expect(throws: LedgerFault.self) {
            try Ledger.open(path: path, creating: true, patience: 1, schema: broken)
        }

        let ledger = try Ledger.open(path: path)
        #expect(try ledger.version() == Schema.current.newest)
        #expect(try ledger.note("last success")?.value == "yes")
    }

    @Test func `a backup is a whole ledger and takes the place of the last one`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
        let target = folder.path("backup.sqlite")
        try ledger.backup(to: target, at: Cast.now)
        try ledger.note("last success", "yes", at: Cast.now)

        try ledger.backup(to: target, at: Cast.now)

        let copy = try #require(try Ledger.read(path: target))
        #expect(try copy.note("last success")?.value == "yes")
        #expect(try copy.checkIntegrity() == [])
        #expect(!folder.names.contains { $0.contains(".new") })
    }
}
