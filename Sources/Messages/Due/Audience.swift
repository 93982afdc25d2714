package import CivilTime
package import Communities

/// Who hears what: the members, what they chose, and what they answered.
package struct Audience: Sendable {
    package let intent: Intent
    /// Who answered that they will not come, by the session's UID.
    let declined: [SessionUID: Set<PersonID>]
    private let choices: [PersonID: MessageChoice]

    /// - Parameters:
    ///   - choices: what people chose; the rest hears what the communities say.
    ///   - declined: who answered that they will not come, by the session's UID.
    package init(
        _ intent: Intent, choices: [PersonID: MessageChoice] = [:],
        declined: [SessionUID: Set<PersonID>] = [:]
    ) {
        self.intent = intent
        self.choices = choices
        self.declined = declined
    }

    /// The zone of the wall clock.
    package var zone: Zone { intent.organisation.zone }

    /// What somebody chose.
    package func choice(_ person: PersonID) -> MessageChoice { choices[person] ?? MessageChoice() }

    /// Whether somebody hears of changes, and of what cannot be left to others.
    package func hearsChanges(_ person: PersonID) -> Bool { choice(person).amount != .none }

    /// Whether somebody hears of more than changes.
    package func hearsMore(_ person: PersonID) -> Bool {
        let amount = choice(person).amount
        return amount != .none && amount != .changes
    }

    /// Whether somebody wants sessions as invitations, not by a feed.
    package func isInvited(_ person: PersonID) -> Bool {
        hearsChanges(person) && choice(person).calendar == .invitations
    }

    /// When messages may come to somebody.
    package func hours(_ person: PersonID) -> SendingHours {
        SendingHours(
            choices[person]?.quiet ?? intent.organisation.mail.quiet, in: zone)
    }

    /// Everybody who hears of a session: its participants, and the channels of its communities.
    func listeners(of session: Session) -> [PersonID] {
        intent.participants(of: session).map(\.person) + channels(of: session).map(\.listener)
    }

    /// Whether somebody hears of a session in a channel that its communities hear in, and wants nothing beside it.
    func hearsTogether(_ person: PersonID, of session: Session) -> Bool {
        guard let own = choice(person).channel, !isInvited(person) else { return false }
        return channels(of: session).contains { $0.id == own }
    }

    /// The channels that the communities of a session hear in, each once.
    func channels(of session: Session) -> [Channel] {
        var seen: Set<String> = []
        return session.communities.compactMap { intent.community($0)?.channel }
            .filter { seen.insert($0).inserted }
            .compactMap { intent.organisation.channel($0) }
    }

    /// When to look again at what is for somebody, and `nil` where it can go now: it has not fallen due
    /// yet, or waits for the end of their quiet hours, unless it would come too late then.
    func wait(
        _ person: PersonID, dueAt: Instant, giveUpAt: Instant, now: Instant
    ) -> Instant? {
        if let end = hours(person).quietEnd(at: now), end < giveUpAt { return end }
        return dueAt <= now ? nil : dueAt
    }

    /// When what should come so long before a session comes to somebody.
    package func moment(_ offset: ReminderOffset, before start: Instant, to person: PersonID)
        -> Instant
    {
        let moment = offset.moment(before: start)
        let hours = hours(person)
        return choice(person).isDigest
            ? hours.morning(upTo: moment) : hours.moved(moment, before: start)
    }
}
