package import CivilTime

/// A message as it travels: its bytes and its envelope.
package struct SealedMessage: Hashable, Sendable {
    /// Its Message-ID without angle brackets, the same at every try.
    package var messageID: String
    /// The address it comes from.
    package var sender: String
    /// The one address it goes to.
    package var recipient: String
    /// When it fell due, the same at every try.
    package var date: Instant
    /// The whole message (RFC 5322), lines ended by CRLF.
    package var bytes: [UInt8]

    package init(
        messageID: String, sender: String, recipient: String, date: Instant, bytes: [UInt8]
    ) {
        self.messageID = messageID
        self.sender = sender
        self.recipient = recipient
        self.date = date
        self.bytes = bytes
    }
}

/// That a courier took a message.
package struct Receipt: Hashable, Sendable {
    /// Where it went: a file, a server's queue number.
    package var place: String

    package init(place: String) { self.place = place }
}

/// A way out for messages.
package protocol Courier: Sendable {
    /// Hands a message over; returning means that it was taken.
    func deliver(_ message: SealedMessage) throws(DeliveryFault) -> Receipt
}
