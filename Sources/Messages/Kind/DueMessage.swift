package import CivilTime
package import Communities
package import Workplace

/// A message that should go now: what every kind has in common.
///
/// A kind says when it is due, what it tells, and how that reads as a mail; one that people can also hear in a channel
/// says how it reads there.
package protocol DueMessage {
    /// What it is.
    var kind: MessageKind { get }
    /// Whom it is for: a person, or the listener of a channel.
    var person: PersonID { get }
    /// The sessions or communities it is about, for people.
    var about: String { get }
    /// What it tells; at least one.
    var parts: [MessagePart] { get }
    /// What makes it the same message.
    var key: DeliveryKey { get }
    /// When it fell due.
    var dueAt: Instant { get }

    /// As a mail to the person.
    func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage

    /// As it reads in a channel; `nil` for what comes as a mail alone.
    func post(in language: Language, by desk: MessageDesk) -> ChannelPost?
}

extension DueMessage {
    /// The key of what it tells, or one for all that it tells together.
    package var key: DeliveryKey {
        parts.count == 1 ? parts[0].key : .together(parts.map(\.key), person: person)
    }

    package func post(in language: Language, by desk: MessageDesk) -> ChannelPost? { nil }
}
