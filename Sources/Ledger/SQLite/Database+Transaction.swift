import GRDB

extension Database: Transaction {
    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }

    @discardableResult
    func execute(_ sql: String, _ arguments: StatementArguments) throws -> Int {
        try cachedStatement(sql: sql).execute(arguments: arguments)
        return changesCount
    }

    func run(script: String) throws { try execute(sql: script) }

    /// One argument for all of them: there may be more than a statement may have.
    func among(_ column: String, _ texts: some Sequence<String>) throws -> Condition {
        Condition(
            sql: "\(column) IN (SELECT value FROM json_each(?))",
            arguments: [try JSONText.encode(Array(texts))])
    }

    var orderOfAdding: String { "rowid" }

    /// SQLite chooses another index where the queue is short, and reads all of it where it is long.
    func found(by index: String) -> String { "INDEXED BY \(index)" }
}
