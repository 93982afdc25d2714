import Facilitation

extension Ledger {
    /// What has all these words, each anywhere in what was said, expected or came of it; in the
    /// middle of longer words and with other accents too. The newest first.
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
            let hasThem = try db.harvestHas(words: words)
            return try db.harvest(
                """
                WHERE id IN (SELECT id FROM harvest WHERE \(hasThem.sql)
                    ORDER BY id DESC LIMIT \(max(0, limit)))
                """, hasThem.arguments
            ).reversed()
        }
    }
}
