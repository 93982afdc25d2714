import GRDB

/// Where a message to one person stands.
package enum DeliveryState: String, CaseIterable, Hashable, Sendable, Codable {
    /// Waiting to be sent.
    case due
    /// Handed to a courier that has not answered.
    case sending
    /// Taken by the courier.
    case sent
    /// Not taken for now; to be tried again.
    case deferred
    /// Refused for good.
    case failed
    /// The courier was interrupted: taken or not, nobody knows.
    case uncertain
    /// To be written, if it still holds: it could not be, or what it told has changed while it waited.
    case unwritten
    /// Found too late to be of use, never sent.
    case skippedLate
    /// Not sent before it lost its use.
    case dropped
    /// A later reminder of the same session went out in its place.
    case collapsed
    /// Another message told it: a notice of change, or one mail for several things.
    case covered

    /// Whether nothing will happen to it any more by itself.
    package var isFinal: Bool {
        switch self {
        case .due, .sending, .deferred, .unwritten: false
        default: true
        }
    }
}

extension DeliveryState: DatabaseValueConvertible {}
