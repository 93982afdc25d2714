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

    /// All parts given.
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

    /// Where it went.
    package init(place: String) { self.place = place }
}

/// Why a courier did not take a message.
package struct DeliveryFault: Error, Hashable, Sendable {
    /// What it means for the message.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// It may be taken later.
        case temporary
        /// It will never be taken.
        case permanent
        /// Nothing will be taken until a person mends the settings or the machine.
        case configuration
        /// Nobody knows whether it was taken.
        case uncertain
    }

    /// What it means for the message.
    package var kind: Kind
    /// Whether no other message would be taken either: the run need not try them.
    package var isForAll: Bool
    /// What went wrong, for people; no address, no secret.
    package var detail: String
    /// The code of `sysexits.h` that the run ends with if nothing worse happens.
    package var exitCode: Int32

    /// All parts given; settings that refuse one message refuse them all.
    package init(kind: Kind, isForAll: Bool? = nil, detail: String, exitCode: Int32) {
        self.kind = kind
        self.isForAll = isForAll ?? (kind == .configuration)
        self.detail = detail
        self.exitCode = exitCode
    }
}

/// A way out for messages.
package protocol Courier: Sendable {
    /// Hands a message over; returning means that it was taken.
    func deliver(_ message: SealedMessage) throws(DeliveryFault) -> Receipt
}
