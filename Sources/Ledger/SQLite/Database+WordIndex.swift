import GRDB

/// The index of what harvests say: every three letters in a row of the folded text, so that `toets`
/// finds `peertoetsing`.
///
/// No trigger keeps it: a schema that is not trusted may not touch a virtual table, so the ledger
/// does. An SQLite without FTS5 does without it: searching then reads every row.
extension Database {
    /// Part of migration 3: never edited.
    func makeWordIndex() throws {
        let hasModule = try Bool.fetchOne(
            self, sql: "SELECT EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'fts5')")
        guard hasModule == true else { return }
        try execute(
            sql: """
                CREATE VIRTUAL TABLE harvest_words USING fts5
                    (folded, content = 'harvest', content_rowid = 'id', tokenize = 'trigram');
                INSERT INTO harvest_words (harvest_words) VALUES ('rebuild');
                """)
    }

    private var hasWordIndex: Bool { get throws { try tableExists("harvest_words") } }

    /// Makes what stands in the index anew from the rows.
    func rebuildWordIndex() throws {
        guard try hasWordIndex else { return }
        try execute(sql: "INSERT INTO harvest_words (harvest_words) VALUES ('rebuild')")
    }

    /// The words it held before must be told to take them out: the index keeps no text of its own.
    func index(harvest number: Int, words: String, inPlaceOf before: String?) throws {
        guard words != before, try hasWordIndex else { return }
        if let before { try unindex(harvest: number, words: before) }
        try execute("INSERT INTO harvest_words (rowid, folded) VALUES (?, ?)", [number, words])
    }

    func unindex(harvest number: Int, words: String) throws {
        guard try hasWordIndex else { return }
        try execute(
            "INSERT INTO harvest_words (harvest_words, rowid, folded) VALUES ('delete', ?, ?)",
            [number, words])
    }

    func harvestHas(words: [String]) throws -> Condition {
        // The index knows three letters in a row, no fewer.
        let indexed = try hasWordIndex ? words.filter { $0.unicodeScalars.count >= 3 } : []
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        if !indexed.isEmpty {
            conditions.append(
                "id IN (SELECT rowid FROM harvest_words WHERE harvest_words MATCH ?)")
            // In quotes they are words and nothing else: AND, NOT and * have a meaning in a query.
            arguments.append(
                indexed.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: " "))
        }
        for word in words where !indexed.contains(word) {
            conditions.append("instr(folded, ?) > 0")
            arguments.append(word)
        }
        return Condition(
            sql: conditions.joined(separator: " AND "), arguments: StatementArguments(arguments))
    }
}
