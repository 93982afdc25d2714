/// The tables of the ledger, as the migrations that lead to them.
struct Schema: Sendable {
    let migrations: [Migration]

    /// What this program knows.
    static let current = Schema(migrations: [
        .firstTables, .pins, .harvestLoop, .groups, .methodTimes, .messages, .deliveries,
        .visibility, .seasons, .readings, .life,
    ])

    /// As it was at a version.
    func upTo(_ version: Int) -> Schema {
        Schema(migrations: migrations.filter { $0.number <= version })
    }

    var newest: Int { migrations.map(\.number).max() ?? 0 }
}
