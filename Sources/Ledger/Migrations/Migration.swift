/// One step from a version of the ledger's tables to the next.
///
/// A released migration is never edited, not even its blanks: ledgers keep the text of their
/// tables, and a test compares it. A change of the tables is a new file with the next number, in
/// `Schema.current`.
struct Migration: Sendable {
    let number: Int
    let migrate: @Sendable (any Transaction) throws -> Void
}
