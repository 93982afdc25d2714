package import CivilTime
import GRDB

/// A delivery with its history so far.
package struct DeliveryRecord: Hashable, Sendable {
    package var delivery: Delivery
    /// How often a courier was tried.
    package var attempts: Int
    /// How often of these nobody knows whether it was taken.
    package var doubts: Int
    /// When it may be tried again.
    package var nextTryAt: Instant
    /// When its state last changed.
    package var changedAt: Instant
    /// Where it went, or what went wrong.
    package var detail: String?

    package init(
        delivery: Delivery, attempts: Int, doubts: Int = 0, nextTryAt: Instant, changedAt: Instant,
        detail: String?
    ) {
        self.delivery = delivery
        self.attempts = attempts
        self.doubts = doubts
        self.nextTryAt = nextTryAt
        self.changedAt = changedAt
        self.detail = detail
    }
}

extension DeliveryRecord: FetchableRecord {
    init(row: Row) throws {
        self.init(
            delivery: try Delivery(row: row), attempts: try row.decode(forColumn: "attempts"),
            doubts: try row.decode(forColumn: "doubts"),
            nextTryAt: try row.decode(forColumn: "next_try_at"),
            changedAt: try row.decode(forColumn: "changed_at"),
            detail: try row.decode(forColumn: "detail"))
    }
}
