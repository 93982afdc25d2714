import GRDB

/// The notes that could be read in a ledger that may be damaged.
package struct SalvagedNotes: Hashable, Sendable {
    package var names: [String]
    /// Whether all of them could be read.
    package var isWhole: Bool
}

extension Ledger {
    /// Reads the names of notes around what is damaged, in a ledger of any version, without
    /// changing it.
    ///
    /// - Throws: `.damaged` and others where not even the beginning can be read.
    package static func salvageNotes(
        _ path: String, prefix: String
    ) throws(LedgerFault) -> SalvagedNotes {
        guard try LedgerFile.isThere(path) else { throw .missing(path: path) }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let source = try DatabaseQueue(
                path: LedgerFile.nameForReading(path), configuration: configuration)
            let target = try DatabaseQueue()
            // The notes have been the same in every version.
            try Schema(migrations: [.firstTables]).migrate(target)
            // Outside a transaction: SQLite ends one at the first damaged page.
            return try source.unsafeRead { source in
                // Not the version: one that a later kring has written can be put back under an
                // older one.
                let application = try Int.fetchOne(source, sql: "PRAGMA application_id")
                guard application == Schema.applicationID else {
                    throw LedgerFault.notALedger(path: path)
                }
                guard try source.tableExists("note") else {
                    throw LedgerFault.damaged(path: path, detail: "its notes are gone")
                }
                return try target.write { target in
                    let found = try Rescue("note", from: source, to: target).run()
                    let names = try String.fetchAll(
                        target, sql: "SELECT key FROM note ORDER BY key")
                    return SalvagedNotes(
                        names: names.filter { $0.hasPrefix(prefix) }, isWhole: found.gaps == 0)
                }
            }
        } catch {
            throw LedgerFault(error, at: path)
        }
    }
}
