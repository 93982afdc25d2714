package import CivilTime
package import Communities

/// One thing that a message tells: the ledger keeps each by its own key, so that none is told twice, whether it goes
/// alone or with others.
package struct MessagePart: Hashable, Sendable {
    /// What makes it the same thing told.
    package var key: DeliveryKey
    /// The calendar identity of the session it is about; `nil`: it is about none in particular.
    package var uid: SessionUID?
    /// When it fell due.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
    /// When it may go, where that is later than when it fell due.
    package var sendAt: Instant?
    /// The SEQUENCE of the session that it tells.
    package var tells: Int?
    /// For a change: the SEQUENCE that the person knew before.
    package var known: Int?

    package init(
        key: DeliveryKey, uid: SessionUID?, dueAt: Instant, giveUpAt: Instant,
        sendAt: Instant? = nil, tells: Int? = nil, known: Int? = nil
    ) {
        self.key = key
        self.uid = uid
        self.dueAt = dueAt
        self.giveUpAt = giveUpAt
        self.sendAt = sendAt
        self.tells = tells
        self.known = known
    }
}
