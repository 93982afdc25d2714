import CivilTime
import Communities
import FoundationEssentials
import GRDB
import Glibc
import TestSupport
import Testing

@testable import Ledger

@Suite("Mending a ledger")
struct RepairTests {
    private static let count = 2_000
    private let folder: TemporaryFolder
    private let path: String
    private var old: String { folder.path("old.sqlite") }

    /// A ledger with many deliveries and some runs.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("a \"ledger\".sqlite")
        let ledger = try Ledger.open(path: path)
        try ledger.enqueue(
            (0..<RepairTests.count).map { number in
                Delivery(
                    key: "reminder/\(number)", kind: "reminder", person: "ada", uid: "uid",
                    recipient: "ada@example.org", messageID: "\(number)@example.org",
                    message: Array("To: ada\r\n\r\n\(number)".utf8), dueAt: Cast.now,
                    giveUpAt: Cast.now.advanced(bySeconds: 86_400))
            }, at: Cast.now)
        _ = try ledger.startRun(at: Cast.now)
        try ledger.note("kept", "yes", at: Cast.now)
        try ledger.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    private func bytes() throws -> Data { try Data(contentsOf: URL(filePath: path)) }

    /// Spoils pages, of which the first has the number 1.
    private func spoil(_ pages: [Int], size: Int = 4096) throws {
        var data = try bytes()
        for page in pages {
            let start = (page - 1) * size
            data.replaceSubrange(start..<start + size, with: repeatElement(0xA5, count: size))
        }
        try data.write(to: URL(filePath: path))
    }

    /// The pages of a table or an index, its root first.
    private func pages(of name: String) throws -> [Int] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { db in
            try Int.fetchAll(
                db, sql: "SELECT pageno FROM dbstat WHERE name = ? ORDER BY path",
                arguments: [name])
        }
    }

    private func mend() throws -> LedgerRecovery? {
        try Ledger.repair(path, keepingOld: old, mark: "mark")
    }

    @Test func `a whole ledger is left alone`() throws {
        let before = try bytes()
        #expect(try mend() == nil)
        #expect(try bytes() == before)
        #expect(!folder.names.contains("old.sqlite"))
    }

    @Test func `with damaged indexes nothing is lost`() throws {
        try spoil([try #require(try pages(of: "delivery_uid").last)])
        #expect(try Ledger.open(path: path).checkIntegrity() != [])

        #expect(try mend() == LedgerRecovery(rows: RepairTests.count + 2, gaps: 0))

        let ledger = try Ledger.open(path: path)
        #expect(try ledger.checkIntegrity() == [])
        #expect(try ledger.deliveryCounts() == [.due: RepairTests.count])
    }

    @Test func `rows that can be read are saved, and the damaged file is kept`() throws {
        let spoiled = try pages(of: "delivery")
        try spoil([spoiled[spoiled.count / 2], spoiled[spoiled.count / 3]])
        let damaged = try bytes()

        let recovery = try #require(try mend())

        #expect(recovery.gaps == 2)
        let saved = recovery.rows - 2
        #expect(saved > RepairTests.count * 9 / 10 && saved < RepairTests.count)
        let ledger = try Ledger.open(path: path, creating: false)
        #expect(try ledger.checkIntegrity() == [])
        #expect(try ledger.deliveryCounts() == [.due: saved])
        #expect(try ledger.note("kept")?.value == "yes")
        #expect(try ledger.note("mark") != nil)
        #expect(try ledger.runs(last: 9).count == 1)
        #expect(try Data(contentsOf: URL(filePath: old)) == damaged)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(!folder.names.contains { $0.contains("repair") })
    }

    @Test func `the last rows, and those before a damaged end, are saved as well`() throws {
        let spoiled = try pages(of: "delivery").sorted()
        try spoil([try #require(spoiled.last)])
        let recovery = try #require(try mend())
        #expect(recovery.gaps == 1 && recovery.rows > RepairTests.count * 9 / 10)
    }

    @Test func `what was cleared away does not come back`() throws {
        do {
            let ledger = try Ledger.open(path: path)
            try ledger.queue.write { db in
                try db.execute(sql: "DELETE FROM delivery WHERE key LIKE 'reminder/1%'")
            }
            try ledger.queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
        }
        let spoiled = try pages(of: "delivery")
        try spoil([spoiled[spoiled.count / 2]])
        _ = try mend()
        let keys = try Ledger.open(path: path).deliveryKeys(about: ["uid"])
        #expect(keys.count > 500 && !keys.contains { $0.hasPrefix("reminder/1") })
    }

    /// How many deliveries stand on whole pages of the first bytes.
    private func deliveries(within length: Int) throws -> Int {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT sum(ncell) FROM dbstat
                    WHERE name = 'delivery' AND pagetype = 'leaf' AND pageno * 4096 <= ?
                    """, arguments: [length]) ?? 0
        }
    }

    @Test(arguments: 0...10)
    func `of a ledger that was cut off all that is left is saved`(eleventh: Int) throws {
        let whole = try bytes()
        // The first pages are those that every table begins with.
        let least = 80 * 4096
        try #require(whole.count > least + 40 * 4096)
        let length = least + (whole.count - least) * eleventh / 11 + eleventh
        let left = try deliveries(within: length)
        try whole.prefix(length).write(to: URL(filePath: path))

        let recovery = try #require(try mend())

        #expect(recovery.gaps > 0)
        let ledger = try Ledger.open(path: path, creating: false)
        #expect(try ledger.checkIntegrity() == [])
        #expect(try ledger.deliveryCounts()[.due, default: 0] == left && left > 0)
        #expect(try Data(contentsOf: URL(filePath: old)) == whole.prefix(length))
        #expect(!folder.names.contains { $0.contains("rescue") || $0.contains("repair") })
    }

    @Test func `what was committed after the cut counts, from the log beside it`() throws {
        let log = URL(filePath: path + "-wal")
        let ledger = try Ledger.open(path: path)
        try ledger.note("late", "yes", at: Cast.now)
        let (whole, pages) = (try bytes(), try Data(contentsOf: log))
        try ledger.queue.close()
        try whole.prefix(whole.count / 2).write(to: URL(filePath: path))
        try pages.write(to: log)

        #expect(try #require(try mend()).rows > 100)
        #expect(try Ledger.open(path: path).note("late")?.value == "yes")
    }

    /// Parts of the first page that can be lost, by where they begin and how long they are.
    private static let beginnings = [
        (0, 100), (0, 4096), (0, 16), (100, 12), (100, 3996), (68, 4), (28, 4), (40, 60),
    ]

    @Test(arguments: beginnings, [0, 0xA5, 0xFF] as [UInt8])
    func `a lost beginning is made anew, and no row is lost`(
        part: (start: Int, length: Int), byte: UInt8
    ) throws {
        var data = try bytes()
        data.replaceSubrange(
            part.start..<part.start + part.length,
            with: repeatElement(byte, count: part.length))
        try data.write(to: URL(filePath: path))

        let recovery = try mend()

        // Not every byte of the header matters.
        let ledger = try Ledger.open(path: path, creating: false)
        #expect(try ledger.checkIntegrity() == [])
        #expect(try ledger.deliveryCounts() == [.due: RepairTests.count])
        #expect(recovery == nil || recovery == LedgerRecovery(rows: RepairTests.count + 2, gaps: 0))
    }

    @Test func `a part of the list of tables that is lost costs those tables alone`() throws {
        let schema = try pages(of: "sqlite_schema").filter { $0 > 1 }
        try #require(schema.count > 1)
        var saved = 0
        for page in schema {
            let whole = try bytes()
            try spoil([page])
            let spoilt = try bytes()
            do {
                let recovery = try #require(try mend())
                #expect(recovery.gaps > 0 && recovery.rows > 0, "page \(page)")
                #expect(try Ledger.open(path: path).checkIntegrity() == [])
                saved += 1
            } catch LedgerFault.unmendable(path: _) {
                // It listed the published sessions.
                #expect(try bytes() == spoilt)
            }
            for ending in ["-wal", "-shm"] { unlink(path + ending) }
            try whole.write(to: URL(filePath: path))
            unlink(old)
        }
        #expect(saved > 0)
    }

    @Test func `a ledger that lost all published sessions is not made one that never had any`()
        throws
    {
        try spoil(try pages(of: "published_session"))
        let spoilt = try bytes()
        #expect(throws: LedgerFault.unmendable(path: path)) { try mend() }
        #expect(try bytes() == spoilt)
        #expect(!folder.names.contains { $0.contains("rescue") || $0.contains("old") })
    }

    @Test(arguments: Schema.current.migrations.map(\.number))
    func `a damaged ledger of an earlier version is mended and brought up to date`(
        version: Int
    ) throws {
        for name in folder.names { unlink(folder.path(name)) }
        do {
            let ledger = try Ledger.open(
                path: path, creating: true, patience: 1, schema: Schema.current.upTo(version))
            try ledger.note("kept", "yes", at: Cast.now)
            try ledger.queue.close()
        }
        for start in [0, 100] {
            var data = try bytes()
            data.replaceSubrange(start..<start + 100, with: repeatElement(0, count: 100))
            try data.write(to: URL(filePath: path))
            #expect(try mend() == LedgerRecovery(rows: 1, gaps: 0))
            let ledger = try Ledger.open(path: path)
            #expect(try ledger.note("kept")?.value == "yes")
            #expect(try ledger.version() == Schema.current.newest)
            try ledger.queue.write { db in
                try db.execute(sql: "DELETE FROM note WHERE key = 'mark'")
            }
            try ledger.queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            try ledger.queue.close()
            unlink(old)
        }
    }

    @Test(arguments: [0, 100, 4096, 8191])
    func `of almost nothing nothing can be saved, and that is said`(length: Int) throws {
        try bytes().prefix(length).write(to: URL(filePath: path))
        #expect(throws: LedgerFault.unmendable(path: path)) { try mend() }
        #expect(try bytes().count == length)
    }

    @Test func `a database of another program is not mended`() throws {
        for name in folder.names { unlink(folder.path(name)) }
        let other = try DatabaseQueue(path: path)
        try other.write { db in
            for number in 0..<200 {
                try db.execute(sql: "CREATE TABLE t\(number) (a TEXT, b TEXT, c TEXT)")
            }
        }
        try other.close()
        let before = try bytes()
        #expect(throws: LedgerFault.notALedger(path: path)) { try mend() }
        #expect(try bytes() == before)
        #expect(!folder.names.contains("old.sqlite"))
    }

    @Test func `where nothing can be saved nothing is changed`() throws {
        try Data(repeating: 0xA5, count: 40_960).write(to: URL(filePath: path))
        let before = try bytes()
        #expect(throws: LedgerFault.self) { try mend() }
        #expect(try bytes() == before)
        #expect(folder.names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }.count == 1)
    }

    @Test func `notes are read around what is damaged elsewhere, and nothing is changed`() throws {
        let spoiled = try pages(of: "delivery")
        try spoil([spoiled[spoiled.count / 2], spoiled[0]])
        let before = try bytes()

        let notes = try Ledger.salvageNotes(path, prefix: "ke")

        #expect(notes == SalvagedNotes(names: ["kept"], isWhole: true))
        #expect(try Ledger.salvageNotes(path, prefix: "no").names == [])
        #expect(try bytes() == before)
    }

    @Test func `notes that cannot be read are not taken for none`() throws {
        try spoil(try pages(of: "note"))
        #expect(try !Ledger.salvageNotes(path, prefix: "").isWhole)

        try spoil([1])
        #expect(throws: LedgerFault.self) { try Ledger.salvageNotes(path, prefix: "") }
        try Data().write(to: URL(filePath: path))
        #expect(throws: LedgerFault.damaged(path: path, detail: "the file is empty")) {
            try Ledger.salvageNotes(path, prefix: "")
        }
    }
}
