import Facilitation
import GRDB

extension Ledger {
    /// What has all these words, each anywhere in what was said, expected or came of it; in the middle of longer words and
    /// with other accents too. The newest first.
    ///
    /// - Parameters:
    ///   - words: with blanks between; none finds nothing.
    ///   - limit: the most records.
    package func searchHarvest(
        _ words: String, limit: Int = 1_000
    ) throws(LedgerFault) -> [HarvestRecord] {
        let words = folded(words).split(separator: " ").map { word in
            String(word.filter { !$0.unicodeScalars.contains("\0") })
        }.filter { !$0.isEmpty }
        guard !words.isEmpty else { return [] }
        return try read { db in
            let hasIndex = try db.tableExists("harvest_words")
            // The index knows three letters in a row, no fewer.
            let indexed = hasIndex ? words.filter { $0.unicodeScalars.count >= 3 } : []
            var conditions: [String] = []
            var arguments: [any DatabaseValueConvertible] = []
            if !indexed.isEmpty {
                conditions.append(
                    "id IN (SELECT rowid FROM harvest_words WHERE harvest_words MATCH ?)")
                arguments.append(
                    indexed.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
                        .joined(separator: " "))
            }
            for word in words where !indexed.contains(word) {
                conditions.append("instr(folded, ?) > 0")
                arguments.append(word)
            }
            let found = try Ledger.harvest(
                db,
                """
                WHERE id IN (SELECT id FROM harvest WHERE \(conditions.joined(separator: " AND "))
                    ORDER BY id DESC LIMIT \(max(0, limit)))
                """, StatementArguments(arguments))
            return found.reversed()
        }
    }

    /// Keeps the index of words, where there is one; the words it held before must be told to take them out.
    static func index(
        _ number: Int, words: String, inPlaceOf before: String?, _ db: Database
    ) throws {
        guard words != before, try db.tableExists("harvest_words") else { return }
        if let before {
            try db.execute(
                sql: """
                    INSERT INTO harvest_words (harvest_words, rowid, folded) VALUES ('delete', ?, ?)
                    """, arguments: [number, before])
        }
        try db.execute(
            sql: "INSERT INTO harvest_words (rowid, folded) VALUES (?, ?)",
            arguments: [number, words])
    }
}
