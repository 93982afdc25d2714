import GRDB
import Testing

@testable import Ledger

extension Ledger {
    /// The database below, for what tests do to it or ask of it behind the ledger's back.
    var queue: DatabaseQueue {
        get throws { try #require(engine as? SQLiteEngine).queue }
    }

    /// Every plan, by number.
    func plans() throws -> [PlanVersion] {
        try read { db in try db.all("SELECT * FROM plan ORDER BY number") }
    }
}
