package import CivilTime
package import Communities

/// A message that tells one thing about one session.
package protocol AboutOneSession: DueMessage {
    /// The session.
    var entry: PublishedSession { get }
    /// When it is of no more use.
    var giveUpAt: Instant { get }
}

extension AboutOneSession {
    package var about: String { entry.session.id.rawValue }
    package var parts: [MessagePart] {
        [
            MessagePart(
                key: key, uid: entry.uid, dueAt: dueAt, giveUpAt: giveUpAt, tells: entry.sequence)
        ]
    }
}
