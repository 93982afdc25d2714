package import CivilTime

/// What a courier made of a delivery.
package enum DeliveryOutcome: Hashable, Sendable {
    /// Taken; where it went.
    case sent(receipt: String)
    /// Not now; when to try again and why.
    ///
    /// A try does not count when it says nothing about the message: the mail server was away.
    case deferred(until: Instant, fault: String, isCounted: Bool = true)
    /// Never; why.
    case failed(fault: String)
    /// Nobody knows; why.
    case uncertain(fault: String)
}
