package import CivilTime
package import Communities

/// The question to one person what a session left.
package struct DueHarvestQuestion: Hashable, Sendable {
    /// What makes it the same message.
    package var key: DeliveryKey
    /// Who is asked.
    package var person: PersonID
    package var entry: PublishedSession
    /// When it fell due.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
}

/// Of which sessions somebody is asked now what they left: of the harvester, or else of who facilitated.
package struct DueHarvestQuestions: Hashable, Sendable {
    /// The earliest due first, then by key.
    package let due: [DueHarvestQuestion]
    /// The first moment after `now` at which there may be something to do.
    package let nextDue: Instant?

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - roles: who does what in a session.
    ///   - harvested: the UIDs of sessions of which something is written down.
    ///   - known: the keys of all recorded deliveries about these sessions.
    package init<Fault: Error>(
        of sessions: [PublishedSession], audience: Audience,
        roles: (PublishedSession) throws(Fault) -> [(role: SessionRole, person: PersonID)],
        harvested: Set<SessionUID>, known: Set<String>, now: Instant
    ) throws(Fault) {
        var due: [DueHarvestQuestion] = []
        var next = Soonest()
        for entry in sessions where entry.status != .cancelled {
            let window = TurnWindow(entry, audience)
            guard window.contains(now) else {
                next.expect(window.nextLook(after: now))
                continue
            }
            guard !harvested.contains(entry.uid),
                let question = DueHarvestQuestions.question(
                    entry, try roles(entry), audience, end: window.span.end),
                !known.contains(question.key.description), now < question.giveUpAt
            else { continue }
            let wait = audience.wait(
                question.person, dueAt: question.dueAt, giveUpAt: question.giveUpAt, now: now)
            if wait == nil { due.append(question) }
            next.expect(wait)
        }
        self.due = due.sorted {
            ($0.dueAt, $0.key.description) < ($1.dueAt, $1.key.description)
        }
        nextDue = next.moment
    }

    private static func question(
        _ entry: PublishedSession, _ roles: [(role: SessionRole, person: PersonID)],
        _ audience: Audience, end: Instant
    ) -> DueHarvestQuestion? {
        let turn =
            roles.first { $0.role == .harvester } ?? roles.first { $0.role == .facilitator }
        guard let turn, audience.hearsMore(turn.person) else { return nil }
        let moment = end.advanced(bySeconds: TurnWindow.pause)
        return DueHarvestQuestion(
            key: .harvest(uid: entry.uid, person: turn.person), person: turn.person,
            entry: entry, dueAt: audience.hours(turn.person).quietEnd(at: moment) ?? moment,
            giveUpAt: moment.advanced(bySeconds: TurnWindow.harvestWindow))
    }
}

extension DeliveryKey {
    /// The question what a session left.
    package static func harvest(uid: SessionUID, person: PersonID) -> DeliveryKey {
        DeliveryKey(.harvest, [uid.rawValue, person.rawValue])
    }
}
