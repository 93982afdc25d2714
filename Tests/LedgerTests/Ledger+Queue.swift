import CivilTime
import GRDB
import Testing

@testable import Ledger

extension Ledger {
    /// The database below, for what tests do to it or ask of it behind the ledger's back.
    var queue: DatabaseQueue {
        get throws { try #require(engine as? SQLiteEngine).queue }
    }

    /// Claims a message of any kind.
    func claimNext(_ now: Instant) throws -> DeliveryRecord? {
        try settle([], claiming: 1, by: ClaimTerms(), at: now).records.first
    }

    /// Keeps what became of a claimed message.
    func finish(_ key: String, _ outcome: DeliveryOutcome, at now: Instant) throws {
        _ = try settle([(key, outcome)], claiming: 0, by: ClaimTerms(), at: now)
    }

    /// Every plan, by number.
    func plans() throws -> [PlanVersion] {
        try read { db in try db.all("SELECT * FROM plan ORDER BY number") }
    }
}
