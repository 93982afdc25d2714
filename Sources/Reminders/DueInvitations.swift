public import CivilTime
public import Communities

/// An invitation that should go now: a session for somebody's calendar to take in and answer.
public struct DueInvitation: Hashable, Sendable {
    /// What makes it the same message.
    public var key: DeliveryKey
    /// Who is invited.
    public var person: PersonID
    /// The session.
    public var entry: PublishedSession
    /// When it fell due.
    public var dueAt: Instant
    /// When it is of no more use.
    public var giveUpAt: Instant
}

/// The invitations of those who want them instead of subscribing to a feed, whose moment has come.
///
/// Each session is an invitation once, ten minutes after it was published or as soon as somebody wants them. What
/// changes later is a notice; for these people the notice itself is the next version of the invitation.
public struct DueInvitations: Hashable, Sendable {
    /// The earliest session first.
    public let due: [DueInvitation]
    /// The first moment after `now` at which there may be something to do.
    public let nextDue: Instant?

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - known: the keys of all recorded deliveries about these sessions.
    public init(
        of sessions: [PublishedSession], audience: Audience, known: Set<String>, now: Instant
    ) {
        var due: [DueInvitation] = []
        var next: Instant?
        func expect(_ moment: Instant) { next = next.map { min($0, moment) } ?? moment }
        for entry in sessions where entry.status != .cancelled {
            let start = entry.session.span(in: audience.zone).start
            guard now < start else { continue }
            let settled = entry.created.advanced(bySeconds: DueNotices.rest)
            for member in audience.intent.participants(of: entry.session) {
                let person = member.person
                let key = DeliveryKey.invitation(uid: entry.uid, person: person)
                guard audience.isInvited(person), !known.contains(key.description) else { continue }
                let end = audience.hours(person).quietEnd(at: now)
                guard settled <= now, end.map({ $0 >= start }) ?? true else {
                    expect(end ?? settled)
                    continue
                }
                due.append(
                    DueInvitation(
                        key: key, person: person, entry: entry, dueAt: settled, giveUpAt: start))
            }
        }
        self.due = due.sorted {
            let (one, other) = ($0.entry.session, $1.entry.session)
            return (one.date, one.start, one.id, $0.person.rawValue)
                < (other.date, other.start, other.id, $1.person.rawValue)
        }
        nextDue = next
    }
}
