import GRDB
import Platform

extension Database {
    /// The name under which a backup keeps the digest of what it holds.
    static let digestNote = "backup: digest"

    /// The SHA-256 of every row of every table in hexadecimal, that note left out: differs after the change of any bit of
    /// what is kept, and not after one in the space between.
    func contentsDigest() throws -> String {
        let version = try Int.fetchOne(self, sql: "PRAGMA user_version") ?? 0
        var digest = sha256("kring-contents-1 \(version)")
        let tables = try String.fetchAll(
            self,
            sql: """
                SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                    AND name NOT LIKE 'sqlite_%' ORDER BY name
                """)
        for table in tables {
            digest = sha256(digest + Array(table.utf8))
            let rows = try Row.fetchCursor(
                self, sql: "SELECT * FROM \"\(table)\" NOT INDEXED ORDER BY rowid")
            while let row = try rows.next() {
                if table == "note", row["key"] == Database.digestNote { continue }
                digest = sha256(digest + row.databaseValues.flatMap(Database.bytes))
            }
        }
        return hex(digest)
    }

    /// A value with its type and length, so that none runs into the next.
    private static func bytes(_ value: DatabaseValue) -> [UInt8] {
        func tagged(_ tag: Character, _ bytes: some Collection<UInt8>) -> [UInt8] {
            Array("\(tag)\(bytes.count):".utf8) + bytes
        }
        switch value.storage {
        case .null: return tagged("n", [])
        case .int64(let number): return tagged("i", "\(number)".utf8)
        case .double(let number): return tagged("d", "\(number.bitPattern)".utf8)
        case .string(let text): return tagged("s", text.utf8)
        case .blob(let data): return tagged("b", Array(data))
        }
    }
}
