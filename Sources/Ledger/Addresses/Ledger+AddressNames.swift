import CivilTime
import Communities
import GRDB

extension Ledger {
    static let addressNamesKey = "address names"

    /// By which names the secret addresses of people are made.
    package func addressNames() throws(LedgerFault) -> AddressNames {
        try read { db in try Ledger.addressNames(db) }
    }

    static func addressNames(_ db: any Transaction) throws -> AddressNames {
        let text: String? = try db.value(
            "SELECT value FROM note WHERE key = ?", [addressNamesKey])
        return try text.map { try JSONText.decode(AddressNames.self, $0) } ?? AddressNames()
    }

    static func keep(_ names: AddressNames, at now: Instant, _ db: any Transaction) throws {
        try db.insert(
            Note(key: addressNamesKey, value: try JSONText.encode(names), at: now),
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value, at = excluded.at")
    }
}
