import GRDB

/// Reads the rows of one table around what is damaged: a page that cannot be read hides the rows in
/// it, and no others.
struct Rescue {
    private let table: String
    private let source, target: Database
    /// The last rowid that can be in the table.
    private let end: Int64

    init(_ table: String, from source: Database, to target: Database) {
        (self.table, self.source, self.target) = (table, source, target)
        do {
            end = try Int64.fetchOne(source, sql: "SELECT max(rowid) FROM \"\(table)\"") ?? -1
        } catch {
            // Not even the end can be read: rows are numbered one by one, so none is beyond this.
            end = 1 << 40
        }
    }

    func run() throws -> LedgerRecovery {
        var recovery = LedgerRecovery(rows: 0, gaps: 0)
        // What the list of tables does not hold any more cannot be looked for.
        guard isListed else { return LedgerRecovery(rows: 0, gaps: 1) }
        var next: Int64? = 0
        while let first = next, first <= end {
            next = nil
            if let failed = try copy(from: first, &recovery) {
                recovery.gaps += 1
                next = readable(after: failed)
            }
        }
        return recovery
    }

    /// Preparing a statement needs what SQLite could read of the list, where asking the list itself needs all of it.
    private var isListed: Bool {
        // What cannot be prepared cannot be read, for whatever reason.
        (try? source.makeStatement(sql: "SELECT rowid FROM \"\(table)\"")) != nil
    }

    /// Copies rows until the end or the first that cannot be read.
    ///
    /// - Returns: a rowid that cannot be read; `nil` at the end.
    private func copy(from first: Int64, _ recovery: inout LedgerRecovery) throws -> Int64? {
        var last = first - 1
        do {
            let rows = try Row.fetchCursor(
                source,
                sql:
                    "SELECT rowid, * FROM \"\(table)\" NOT INDEXED WHERE rowid >= ? ORDER BY rowid",
                arguments: [first])
            while let row = try rows.next() {
                last = row[0]
                let isNew = try insert(row)
                recovery.rows += isNew ? 1 : 0
                recovery.gaps += isNew ? 0 : 1
            }
            return nil
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            return last + 1
        }
    }

    private func insert(_ row: Row) throws -> Bool {
        // A page that was written twice shows its rows twice: the first is kept, the other is a gap.
        let names = row.columnNames.dropFirst().map { "\"\($0)\"" }.joined(separator: ", ")
        let marks = Array(repeating: "?", count: row.count - 1).joined(separator: ", ")
        do {
            try target.cachedStatement(
                sql: "INSERT OR IGNORE INTO \"\(table)\" (\(names)) VALUES (\(marks))"
            ).execute(arguments: StatementArguments(row.databaseValues.dropFirst()))
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            // A value of another type than the column's is not ignored, but is nonsense as well.
            return false
        }
        return target.changesCount == 1
    }

    /// The least rowid after a damaged one from which on something can be read, found by steps that
    /// double, and halves.
    private func readable(after failed: Int64) -> Int64? {
        var (bad, step) = (failed, Int64(1))
        while !canRead(from: bad + step) {
            guard bad + step <= end else { return nil }
            bad += step
            step *= 2
        }
        var good = bad + step
        while good - bad > 1 {
            let middle = bad + (good - bad) / 2
            if canRead(from: middle) { good = middle } else { bad = middle }
        }
        return good
    }

    private func canRead(from rowid: Int64) -> Bool {
        // Why it cannot be read is of no use: any failure makes the search go on behind it.
        let found = try? Row.fetchAll(
            source,
            sql: "SELECT * FROM \"\(table)\" NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1",
            arguments: [rowid])
        return found != nil
    }
}
