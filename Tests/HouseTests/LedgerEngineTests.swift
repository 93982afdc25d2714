import Foundation
import Testing

/// What only SQLite understands stands in one folder of the ledger, so that another engine can
/// stand beside it without a change above.
@Suite("The ledger's engine")
struct LedgerEngineTests {
    @Test func `above its folder nothing speaks SQLite`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Ledger")
        let words = [
            "PRAGMA", "rowid", "FTS5", "MATCH", "json_each", "VACUUM", "INDEXED BY", "instr(",
            "OR IGNORE", "OR REPLACE", "sqlite_", "DatabaseQueue", "DatabaseError", ": Database",
        ]
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        var looked = 0
        var found: [String] = []
        while let file = files?.nextObject() as? URL {
            let path = file.path.dropFirst(root.path.count + 1)
            guard file.pathExtension == "swift", !path.hasPrefix("SQLite/") else { continue }
            looked += 1
            let text = try String(contentsOf: file, encoding: .utf8)
            // Only as words: `DatabaseValueConvertible` is no `Database`.
            for word in words
            where text.range(
                of: "\(NSRegularExpression.escapedPattern(for: word))(?![A-Za-z])",
                options: [.regularExpression, .caseInsensitive]) != nil
            {
                found.append("\(path): \(word)")
            }
        }
        #expect(found == [])
        #expect(looked > 30)
    }
}
