package import CivilTime
package import Communities

/// Something that is asked of one person about one session.
package struct DueTask: Hashable, Sendable {
    /// What is asked.
    package enum Kind: String, Hashable, Sendable {
        /// To prepare what they do in it: facilitate, bring a case.
        case agenda
        /// To write down what it left.
        case harvest
    }

    /// What is asked.
    package var kind: Kind
    /// What makes it the same message.
    package var key: DeliveryKey
    /// Who is asked.
    package var person: PersonID
    /// The session.
    package var entry: PublishedSession
    /// What the person does in it.
    package var roles: [SessionRole]
    /// When it fell due.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
}

/// What is asked of people with a role, before and after sessions, whose moment has come.
package struct DueTasks: Hashable, Sendable {
    /// The earliest due first, then by key.
    package let due: [DueTask]
    /// The first moment after `now` at which there may be something to do.
    package let nextDue: Instant?

    /// The roles that need preparing.
    package static let prepared: Set<SessionRole> = [.facilitator, .caseGiver]
    /// Seconds after a session before its harvest is asked for, and for how long.
    package static let pause = 2 * 3600
    static let harvestWindow = 3 * 86_400

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - roles: who does what in a session.
    ///   - harvested: the UIDs of sessions of which something is written down.
    ///   - known: the keys of all recorded deliveries about these sessions.
    package init<Fault: Error>(
        of sessions: [PublishedSession], audience: Audience,
        roles: (PublishedSession) throws(Fault) -> [(role: SessionRole, person: PersonID)],
        harvested: Set<String>, known: Set<String>, now: Instant
    ) throws(Fault) {
        var due: [DueTask] = []
        var next: Instant?
        func consider(_ task: DueTask) {
            if known.contains(task.key.description) || now >= task.giveUpAt { return }
            let hours = audience.hours(task.person)
            let end = hours.quietEnd(at: now).flatMap { $0 < task.giveUpAt ? $0 : nil }
            if task.dueAt <= now, end == nil {
                due.append(task)
            } else {
                let moment = end ?? task.dueAt
                next = next.map { min($0, moment) } ?? moment
            }
        }
        for entry in sessions where entry.status != .cancelled {
            let span = entry.session.span(in: audience.zone)
            let horizon = DueTasks.preparation(entry, audience).moment(before: span.start)
            // Far from the session nobody's role matters yet.
            guard now < span.end.advanced(bySeconds: DueTasks.pause + DueTasks.harvestWindow),
                horizon.advanced(bySeconds: -2 * 86_400) <= now
            else {
                if now < span.start { next = next.map { min($0, horizon) } ?? horizon }
                continue
            }
            let turns = try roles(entry)
            if now < span.start, entry.created < span.start {
                for task in DueTasks.preparations(entry, turns, audience, start: span.start) {
                    consider(task)
                }
            }
            if !harvested.contains(entry.uid),
                let task = DueTasks.harvest(entry, turns, audience, end: span.end)
            {
                consider(task)
            }
        }
        self.due = due.sorted {
            ($0.dueAt, $0.key.description) < ($1.dueAt, $1.key.description)
        }
        nextDue = next
    }

    private static func preparation(
        _ entry: PublishedSession, _ audience: Audience
    ) -> ReminderOffset {
        audience.intent.community(entry.session.community)?.preparation
            ?? ReminderOffset(minutes: 2 * 1440)
    }

    private static func preparations(
        _ entry: PublishedSession, _ turns: [(role: SessionRole, person: PersonID)],
        _ audience: Audience, start: Instant
    ) -> [DueTask] {
        let offset = preparation(entry, audience)
        let people = turns.filter { prepared.contains($0.role) }.map(\.person)
        return people.enumerated().compactMap { index, person in
            guard people.firstIndex(of: person) == index, audience.hearsMore(person) else {
                return nil
            }
            return DueTask(
                kind: .agenda, key: .agenda(entry, person: person), person: person,
                entry: entry, roles: turns.filter { $0.person == person }.map(\.role),
                dueAt: audience.moment(offset, before: start, to: person),
                giveUpAt: offset.lastMoment(before: start))
        }
    }

    private static func harvest(
        _ entry: PublishedSession, _ turns: [(role: SessionRole, person: PersonID)],
        _ audience: Audience, end: Instant
    ) -> DueTask? {
        let turn =
            turns.first { $0.role == .harvester } ?? turns.first { $0.role == .facilitator }
        guard let turn, audience.hearsMore(turn.person) else { return nil }
        let moment = end.advanced(bySeconds: pause)
        return DueTask(
            kind: .harvest, key: .harvest(uid: entry.uid, person: turn.person),
            person: turn.person, entry: entry, roles: [turn.role],
            dueAt: audience.hours(turn.person).quietEnd(at: moment) ?? moment,
            giveUpAt: moment.advanced(bySeconds: harvestWindow))
    }
}
