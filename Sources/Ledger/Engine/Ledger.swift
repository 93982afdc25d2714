package import CivilTime

/// Everything that happened: published sessions, deliveries, answers, harvests, addresses.
///
/// What an operation returns from has survived a power cut. Every operation is one transaction.
/// Several processes may have it open; each waits its turn. The operations stand in the folders of
/// what they are about and speak to whatever engine keeps the ledger; how it is opened, copied and
/// mended is that engine's business (`SQLite/`).
package final class Ledger: Sendable {
    /// Where it is.
    package let path: String

    let engine: any Engine

    init(path: String, engine: any Engine) {
        self.path = path
        self.engine = engine
    }

    /// The schema version of the file.
    package func version() throws(LedgerFault) -> Int { try engine.version() }

    /// Looks through all that is kept, its indexes and its references.
    ///
    /// - Returns: what is wrong, in the engine's words; empty when all is well.
    package func checkIntegrity() throws(LedgerFault) -> [String] { try engine.findings() }

    /// Writes a whole copy while others go on working, checked before it gets its name and readable
    /// by its owner alone; an older copy of that name stays until then.
    ///
    /// - Parameter notes: what the copy holds besides, by name.
    package func backup(
        to target: String, notes: [String: String] = [:], at now: Instant
    ) throws(LedgerFault) {
        try engine.backup(to: target, notes: notes, at: now)
    }

    func read<Value>(
        _ body: (any Transaction) throws -> Value
    ) throws(LedgerFault) -> Value {
        try engine.read(body)
    }

    @discardableResult
    func write<Value>(
        _ body: (any Transaction) throws -> Value
    ) throws(LedgerFault) -> Value {
        try engine.write(body)
    }
}
