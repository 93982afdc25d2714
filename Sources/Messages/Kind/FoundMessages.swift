package import CivilTime
package import Communities
package import Ledger

/// What is due, as the kinds of messages find it one after the other.
package struct FoundMessages {
    /// What is dealt with without a message.
    package struct Silent {
        package var kind: MessageKind
        package var person: PersonID
        package var part: MessagePart
        /// Why it is not sent.
        package var state: DeliveryState
    }

    /// What should go.
    package internal(set) var messages: [any DueMessage] = []
    package internal(set) var silent: [Silent] = []
    /// Up to where in the history of sessions people are told, and who came and went; kept with the messages, or never.
    package internal(set) var settled = MessageBatch()
    /// The sessions that go online, since they have no agenda.
    package internal(set) var goingOnline: [GoingOnline] = []
    private var next = Soonest()

    /// Takes in what is due of a kind, and when there may be something to do about it again.
    mutating func add(_ due: [some DueMessage], nextDue: Instant?) {
        messages += due.map { $0 as any DueMessage }
        next.expect(nextDue)
    }

    /// Leaves out those to people who are gone; should they come back, they hear of what still is.
    mutating func leaveOut(_ people: Set<PersonID>) {
        guard !people.isEmpty else { return }
        messages.removeAll { people.contains($0.person) }
    }

    /// The first moment after now at which there may be something to do.
    package var nextDue: Instant? { next.moment }
}
