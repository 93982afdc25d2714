import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

/// A released migration is never edited: `Fixtures/version-N.sql` is what the program made that
/// brought version N.
@Suite("The ledger's tables")
struct SchemaTests {
    private func schema(upTo version: Int) -> Schema {
        Schema(migrations: Schema.current.migrations.filter { $0.number <= version })
    }

    private func make(_ path: String, version: Int) throws -> Ledger {
        try Ledger.open(path: path, creating: true, patience: 1, schema: schema(upTo: version))
    }

    /// Every table and index, the migrations that were made, and the marks of the file.
    private func tables(_ ledger: Ledger) throws -> String {
        try ledger.queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT coalesce(sql, '-- ' || type || ' ' || name || ' ON ' || tbl_name) || ';'
                    FROM sqlite_master ORDER BY name, type
                    """)
                + String.fetchAll(
                    db,
                    sql: """
                        SELECT '-- migrated: ' || identifier FROM grdb_migrations
                        ORDER BY identifier
                        """)
                + ["application_id", "user_version"].map { name in
                    "PRAGMA \(name) = \(try Int.fetchOne(db, sql: "PRAGMA \(name)") ?? 0);"
                }
        }.joined(separator: "\n\n") + "\n"
    }

    private func fixture(_ version: Int) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return try String(
            contentsOf: folder.appending(path: "Fixtures/version-\(version).sql"),
            encoding: .utf8)
    }

    @Test(arguments: Schema.current.migrations.map(\.number))
    func `each version's tables are to the byte what they were released as`(version: Int) throws {
        let folder = try TemporaryFolder()
        let ledger = try make(folder.path("ledger.sqlite"), version: version)
        #expect(try tables(ledger) == fixture(version))
    }

    @Test(arguments: Schema.current.migrations.map(\.number))
    func `a ledger of any version comes to the same tables`(version: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("ledger.sqlite")
        do { _ = try make(path, version: version) }
        let ledger = try Ledger.open(path: path)
        #expect(try tables(ledger) == fixture(Schema.current.newest))
        #expect(try ledger.checkIntegrity() == [])
    }

    @Test func `versions are numbered one by one`() {
        let numbers = Schema.current.migrations.map(\.number)
        #expect(numbers == Array(1...numbers.count))
    }
}
