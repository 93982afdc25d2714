import CivilTime

/// What keeps a ledger: a database, and how Kring speaks to it.
protocol Engine: Sendable {
    /// Runs a transaction that changes nothing.
    func read<Value>(_ body: (any Transaction) throws -> Value) throws(LedgerFault) -> Value

    /// Runs a transaction, which is kept whole, and on the disk, or not at all.
    func write<Value>(_ body: (any Transaction) throws -> Value) throws(LedgerFault) -> Value

    /// Runs a transaction after which no byte is left of what it removed.
    func erase(_ body: (any Transaction) throws -> Void) throws(LedgerFault)

    /// Writes a whole copy into a file, with notes of its own, while others go on working.
    func backup(to target: String, notes: [String: String], at now: Instant) throws(LedgerFault)

    func version() throws(LedgerFault) -> Int

    /// What is wrong with what is kept.
    func findings() throws(LedgerFault) -> [String]
}
