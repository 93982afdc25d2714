import GRDB

extension Schema {
    /// `Krng`: tells a ledger from the databases of others, for `file(1)` and for us.
    static let applicationID = 0x4B72_6E67

    /// Brings a database to the newest version, each step in a transaction of its own.
    func migrate(_ database: any DatabaseWriter) throws {
        var migrator = DatabaseMigrator()
        for migration in migrations {
            migrator.registerMigration("version \(migration.number)") { db in
                try migration.migrate(db)
                try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try db.execute(sql: "PRAGMA user_version = \(migration.number)")
            }
        }
        try migrator.migrate(database)
    }

    /// The version a database is at; 0 for an empty one.
    ///
    /// - Throws: `.notALedger` for the tables of another program, `.newerThanThisProgram` for those
    ///   of the future.
    func vet(_ db: Database, path: String) throws -> Int {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard application == Schema.applicationID else { throw LedgerFault.notALedger(path: path) }
        guard version <= newest else {
            throw LedgerFault.newerThanThisProgram(path: path, found: version, known: newest)
        }
        return version
    }
}
