package import CivilTime
package import Communities

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
        case .due, .sending, .deferred: false
        default: true
        }
    }
}

/// A message to one person, complete: a crash after it is kept loses nothing.
package struct Delivery: Hashable, Sendable {
    /// What makes it the same message: the ledger takes each key once.
    package var key: String
    /// What it is: `reminder`, `notice` …
    package var kind: String
    /// Whom it is for.
    package var person: PersonID
    /// The calendar identity of the session it is about.
    package var uid: String?
    /// The address it goes to.
    package var recipient: String
    /// Its Message-ID, the same at every try, without angle brackets.
    package var messageID: String
    /// The whole message; `nil` for one that will not be sent, or whose bytes have been cleared away.
    package var message: [UInt8]?
    /// When it should go.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
    /// Where it stands.
    package var state: DeliveryState
    /// When it may go, where that is later than when it should; only for what is new.
    package var sendAt: Instant?
    /// In which other message it is told, for what is not sent by itself; only for what is new.
    package var detail: String?

    /// All parts given; a state other than `due` records what will not be sent.
    package init(
        key: String, kind: String, person: PersonID, uid: String?, recipient: String,
        messageID: String, message: [UInt8]?, dueAt: Instant, giveUpAt: Instant,
        state: DeliveryState = .due, sendAt: Instant? = nil, detail: String? = nil
    ) {
        self.sendAt = sendAt
        self.detail = detail
        self.key = key
        self.kind = kind
        self.person = person
        self.uid = uid
        self.recipient = recipient
        self.messageID = messageID
        self.message = message
        self.dueAt = dueAt
        self.giveUpAt = giveUpAt
        self.state = state
    }
}

/// A delivery with its history so far.
package struct DeliveryRecord: Hashable, Sendable {
    /// The message and its state.
    package var delivery: Delivery
    /// How often a courier was tried.
    package var attempts: Int
    /// When it may be tried again.
    package var nextTryAt: Instant
    /// When its state last changed.
    package var changedAt: Instant
    /// Where it went, or what went wrong.
    package var detail: String?

    /// All parts given.
    package init(
        delivery: Delivery, attempts: Int, nextTryAt: Instant, changedAt: Instant, detail: String?
    ) {
        self.delivery = delivery
        self.attempts = attempts
        self.nextTryAt = nextTryAt
        self.changedAt = changedAt
        self.detail = detail
    }
}

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
