package import CivilTime

/// What a courier made of a delivery.
package enum DeliveryOutcome: Hashable, Sendable {
    /// Taken; where it went.
    case sent(receipt: String)
    /// Not now; when to try again and why.
    ///
    /// A try does not count when it says nothing about the message: the mail server was away.
    ///
    /// One in doubt may have arrived: such tries are counted by themselves too.
    case deferred(
        until: Instant, fault: String, isCounted: Bool = true, isInDoubt: Bool = false)
    /// Never; why.
    case failed(fault: String)
    /// Nobody knows; why.
    case uncertain(fault: String)
}
