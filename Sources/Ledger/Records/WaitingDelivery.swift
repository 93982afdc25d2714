package import Communities

/// A message that waits to be handed over, with all that it tells.
package struct WaitingDelivery: Hashable, Sendable {
    /// One thing that it tells.
    package struct Part: Hashable, Sendable {
        package var key: String
        /// The session that it is about, where it is about one.
        package var uid: SessionUID?
        /// The SEQUENCE of that session that it tells.
        package var tells: Int?

        package init(key: String, uid: SessionUID?, tells: Int?) {
            self.key = key
            self.uid = uid
            self.tells = tells
        }
    }

    package var key: String
    package var kind: String
    package var person: PersonID
    /// The address it goes to.
    package var recipient: String
    /// Whether it is to be written anew already.
    package var isUnwritten: Bool
    /// At least one: itself, where it tells one thing.
    package var parts: [Part]

    package init(
        key: String, kind: String, person: PersonID, recipient: String, isUnwritten: Bool,
        parts: [Part]
    ) {
        self.key = key
        self.kind = kind
        self.person = person
        self.recipient = recipient
        self.isUnwritten = isUnwritten
        self.parts = parts
    }
}
