import GRDB

/// A transaction of an engine, in the words of the ledger's operations.
///
/// `rows` and `execute` take SQL that every engine has: `?` and `?1` for arguments, `ON CONFLICT`,
/// `RETURNING`. What engines say differently has a name of its own here, and its words in the
/// engine's folder.
protocol Transaction {
    /// The rows that a statement gives; one that changes something gives those of its `RETURNING`.
    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row]

    /// - Returns: how many rows it added, changed or removed.
    @discardableResult
    func execute(_ sql: String, _ arguments: StatementArguments) throws -> Int

    /// Statements of a migration, one after the other.
    func run(script: String) throws

    /// That a column holds one of any number of texts.
    func among(_ column: String, _ texts: some Sequence<String>) throws -> Condition

    /// The order in which the rows of a table were added.
    var orderOfAdding: String { get }

    /// Says of a table in a statement that its rows are found by an index, whatever the engine
    /// thinks.
    func found(by index: String) -> String

    /// Makes the index of what harvests say, from all that is kept, where the engine has such a
    /// thing.
    func makeWordIndex() throws

    /// Keeps the index of words.
    ///
    /// - Parameter before: the words that it has; `nil`: none yet.
    func index(harvest number: Int, words: String, inPlaceOf before: String?) throws

    /// Takes a harvest out of the index of words.
    ///
    /// - Parameter words: those that it has.
    func unindex(harvest number: Int, words: String) throws

    /// That a harvest has each of these folded words somewhere, also in the middle of longer ones.
    func harvestHas(words: [String]) throws -> Condition
}

/// A part of a statement that is true or not, with its arguments.
struct Condition {
    var sql: String
    var arguments: StatementArguments
}

extension Transaction {
    func all<Record: FetchableRecord>(
        _ sql: String, _ arguments: StatementArguments = [], as type: Record.Type = Record.self
    ) throws -> [Record] {
        try rows(sql, arguments).map(Record.init(row:))
    }

    func first<Record: FetchableRecord>(
        _ sql: String, _ arguments: StatementArguments = [], as type: Record.Type = Record.self
    ) throws -> Record? {
        try rows(sql, arguments).first.map(Record.init(row:))
    }

    /// The first column of all rows.
    func values<Value: DatabaseValueConvertible>(
        _ sql: String, _ arguments: StatementArguments = [], as type: Value.Type = Value.self
    ) throws -> [Value] {
        try rows(sql, arguments).map { try $0.decode(atIndex: 0) }
    }

    /// The first column of the first row; `nil` where there is none, or nothing in it.
    func value<Value: DatabaseValueConvertible>(
        _ sql: String, _ arguments: StatementArguments = [], as type: Value.Type = Value.self
    ) throws -> Value? {
        guard let row = try rows(sql, arguments).first else { return nil }
        return try row.decode(Value?.self, atIndex: 0)
    }

    /// Adds a row.
    ///
    /// - Parameter clause: what follows: `ON CONFLICT DO NOTHING`.
    /// - Returns: how many were added or changed.
    @discardableResult
    func insert(_ record: some PersistableRecord, _ clause: String = "") throws -> Int {
        let (sql, arguments) = try statement(inserting: record, clause)
        return try execute(sql, arguments)
    }

    /// Adds a row that the engine numbers.
    func insertNumbered(_ record: some PersistableRecord) throws -> Int {
        let (sql, arguments) = try statement(inserting: record, "RETURNING id")
        return try rows(sql, arguments).first?.decode(atIndex: 0) ?? 0
    }

    private func statement<Record: PersistableRecord>(
        inserting record: Record, _ clause: String
    ) throws -> (String, StatementArguments) {
        // In one order, so that the engine prepares the statement once for many rows.
        let columns = try record.databaseDictionary.sorted { $0.key < $1.key }
        let names = columns.map(\.key).joined(separator: ", ")
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return (
            "INSERT INTO \(Record.databaseTableName) (\(names)) VALUES (\(marks)) \(clause)",
            StatementArguments(columns.map(\.value))
        )
    }
}
