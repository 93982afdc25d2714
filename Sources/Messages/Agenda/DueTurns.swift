package import CivilTime
package import Communities

/// What one person has to prepare for a session: to facilitate it, to bring a case.
package struct DueTurn: Hashable, Sendable {
    /// What makes it the same message.
    package var key: DeliveryKey
    /// Who is told.
    package var person: PersonID
    package var entry: PublishedSession
    /// What the person does in it.
    package var roles: [SessionRole]
    /// When it fell due.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
}

/// Who has something to prepare, and is told now.
package struct DueTurns: Hashable, Sendable {
    /// The earliest due first, then by key.
    package let due: [DueTurn]
    /// The first moment after `now` at which there may be something to do.
    package let nextDue: Instant?

    /// The roles that need preparing.
    package static let prepared: Set<SessionRole> = [.facilitator, .caseGiver]

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - roles: who does what in a session.
    ///   - known: the keys of all recorded deliveries about these sessions.
    package init<Fault: Error>(
        of sessions: [PublishedSession], audience: Audience,
        roles: (PublishedSession) throws(Fault) -> [(role: SessionRole, person: PersonID)],
        known: Set<String>, now: Instant
    ) throws(Fault) {
        var due: [DueTurn] = []
        var next = Soonest()
        for entry in sessions where entry.status != .cancelled {
            let window = TurnWindow(entry, audience)
            guard window.contains(now) else {
                next.expect(window.nextLook(after: now))
                continue
            }
            guard now < window.span.start, entry.created < window.span.start else { continue }
            let turns = DueTurns.turns(entry, try roles(entry), audience, window)
            for turn in turns where !known.contains(turn.key.description) && now < turn.giveUpAt {
                let wait = audience.wait(
                    turn.person, dueAt: turn.dueAt, giveUpAt: turn.giveUpAt, now: now)
                if wait == nil { due.append(turn) }
                next.expect(wait)
            }
        }
        self.due = due.sorted {
            ($0.dueAt, $0.key.description) < ($1.dueAt, $1.key.description)
        }
        nextDue = next.moment
    }

    /// One for each person, with all that they do.
    private static func turns(
        _ entry: PublishedSession, _ roles: [(role: SessionRole, person: PersonID)],
        _ audience: Audience, _ window: TurnWindow
    ) -> [DueTurn] {
        let people = roles.filter { prepared.contains($0.role) }.map(\.person)
        return people.enumerated().compactMap { index, person in
            guard people.firstIndex(of: person) == index, audience.hearsMore(person) else {
                return nil
            }
            return DueTurn(
                key: .agenda(entry, person: person), person: person, entry: entry,
                roles: roles.filter { $0.person == person }.map(\.role),
                dueAt: audience.moment(
                    window.preparation, before: window.span.start, to: person),
                giveUpAt: window.preparation.lastMoment(before: window.span.start))
        }
    }
}

extension DeliveryKey {
    /// What somebody prepares for a session at its present time.
    package static func agenda(_ entry: PublishedSession, person: PersonID) -> DeliveryKey {
        DeliveryKey(.agenda, [entry.uid.rawValue, entry.timeInKeys, person.rawValue])
    }
}
