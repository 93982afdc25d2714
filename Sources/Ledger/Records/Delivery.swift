package import CivilTime
package import Communities
import GRDB

/// A message to one person, complete: a crash after it is kept loses nothing.
package struct Delivery: Hashable, Sendable {
    /// What makes it the same message: the ledger takes each key once.
    package var key: String
    /// What it is: `reminder`, `notice` …
    package var kind: String
    package var person: PersonID
    /// The calendar identity of the session it is about.
    package var uid: SessionUID?
    /// The address it goes to.
    package var recipient: String
    /// Its Message-ID, the same at every try, without angle brackets.
    package var messageID: String
    /// The whole message; `nil` for one that will not be sent, or whose bytes have been cleared
    /// away.
    package var message: [UInt8]?
    /// The SEQUENCE of its session that it tells, where it is about one.
    package var tells: Int?
    /// For a change: the SEQUENCE that the person knew before.
    package var known: Int?
    /// When it should go.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
    package var state: DeliveryState
    /// When it may go, where that is later than when it should; only for what is new.
    package var sendAt: Instant?
    /// In which other message it is told, for what is not sent by itself; only for what is new.
    package var detail: String?

    /// - Parameter state: one other than `due` records what will not be sent.
    package init(
        key: String, kind: String, person: PersonID, uid: SessionUID?, recipient: String,
        messageID: String, message: [UInt8]?, dueAt: Instant, giveUpAt: Instant,
        state: DeliveryState = .due, sendAt: Instant? = nil, detail: String? = nil,
        tells: Int? = nil, known: Int? = nil
    ) {
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
        self.sendAt = sendAt
        self.detail = detail
        self.tells = tells
        self.known = known
    }
}

extension Delivery: FetchableRecord {
    init(row: Row) throws {
        let message: Blob? = try row.decode(forColumn: "message")
        self.init(
            key: try row.decode(forColumn: "key"), kind: try row.decode(forColumn: "kind"),
            person: try row.decode(forColumn: "person"), uid: try row.decode(forColumn: "uid"),
            recipient: try row.decode(forColumn: "recipient"),
            messageID: try row.decode(forColumn: "message_id"), message: message?.bytes,
            dueAt: try row.decode(forColumn: "due_at"),
            giveUpAt: try row.decode(forColumn: "give_up_at"),
            state: try row.decode(forColumn: "state"),
            tells: try row.decode(forColumn: "tells"), known: try row.decode(forColumn: "known"))
    }
}
