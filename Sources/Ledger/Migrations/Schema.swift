/// The tables of the ledger, as the migrations that lead to them.
struct Schema: Sendable {
    let migrations: [Migration]

    /// What this program knows.
    static let current = Schema(migrations: [
        .firstTables, .pins, .harvestLoop, .groups, .methodTimes, .messages, .deliveries,
    ])

    var newest: Int { migrations.map(\.number).max() ?? 0 }
}
