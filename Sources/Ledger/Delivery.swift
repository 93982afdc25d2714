public import CivilTime
public import Communities

/// Where a message to one person stands.
public enum DeliveryState: String, CaseIterable, Hashable, Sendable, Codable {
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
    public var isFinal: Bool {
        switch self {
        case .due, .sending, .deferred: false
        default: true
        }
    }
}

/// A message to one person, complete: a crash after it is kept loses nothing.
public struct Delivery: Hashable, Sendable {
    /// What makes it the same message: the ledger takes each key once.
    public var key: String
    /// What it is: `reminder`, `notice` …
    public var kind: String
    /// Whom it is for.
    public var person: PersonID
    /// The calendar identity of the session it is about.
    public var uid: String?
    /// The address it goes to.
    public var recipient: String
    /// Its Message-ID, the same at every try, without angle brackets.
    public var messageID: String
    /// The whole message; `nil` for one that will not be sent, or whose bytes have been cleared away.
    public var message: [UInt8]?
    /// When it should go.
    public var dueAt: Instant
    /// When it is of no more use.
    public var giveUpAt: Instant
    /// Where it stands.
    public var state: DeliveryState
    /// When it may go, where that is later than when it should; only for what is new.
    public var sendAt: Instant?
    /// In which other message it is told, for what is not sent by itself; only for what is new.
    public var detail: String?

    /// All parts given; a state other than `due` records what will not be sent.
    public init(
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
public struct DeliveryRecord: Hashable, Sendable {
    /// The message and its state.
    public var delivery: Delivery
    /// How often a courier was tried.
    public var attempts: Int
    /// When it may be tried again.
    public var nextTryAt: Instant
    /// When its state last changed.
    public var changedAt: Instant
    /// Where it went, or what went wrong.
    public var detail: String?

    /// All parts given.
    public init(
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
public enum DeliveryOutcome: Hashable, Sendable {
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
