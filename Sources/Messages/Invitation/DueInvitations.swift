package import CivilTime
package import Communities

/// An invitation that should go now, or that one no longer holds: a session for somebody's calendar to take in and answer,
/// or to let go of.
package struct DueInvitation: Hashable, Sendable {
    /// What the calendar is told.
    package enum Occasion: Hashable, Sendable {
        /// To take it in.
        case invited
        /// To let go of it: the person no longer takes part.
        case left
        /// To let go of it: the person has the feed instead.
        case subscribed
    }

    /// What makes it the same message.
    package var key: DeliveryKey
    /// Whose calendar it is for.
    package var person: PersonID
    package var entry: PublishedSession
    /// What the calendar is told.
    package var occasion: Occasion
    /// How much higher its SEQUENCE is than that of the session.
    package var lift: Int
    /// When it fell due.
    package var dueAt: Instant
    /// When it is of no more use.
    package var giveUpAt: Instant
}

/// The invitations of those who want them instead of subscribing to a feed, whose moment has come.
///
/// Each session is an invitation once, ten minutes after it was published or as soon as somebody wants them. What
/// changes later is a notice; for these people the notice itself is the next version of the invitation. Who no longer
/// takes part, or wants the feed again, is told that what they were invited to no longer holds for them; who wants to
/// hear nothing at all is told nothing.
package struct DueInvitations: Hashable, Sendable {
    /// The earliest session first.
    package private(set) var due: [DueInvitation] = []
    private var next = Soonest()

    /// The first moment after `now` at which there may be something to do.
    package var nextDue: Instant? { next.moment }

    /// - Parameters:
    ///   - sessions: what people know.
    ///   - known: the keys of all recorded deliveries about these sessions.
    package init(
        of sessions: [PublishedSession], audience: Audience, known: Set<String>, now: Instant
    ) {
        let held = HeldInvitations(known)
        for entry in sessions where now < entry.session.span(in: audience.zone).start {
            let guests = audience.intent.participants(of: entry.session).map(\.person)
                .filter(audience.isInvited)
            let holders = held.holders(of: entry.uid)
            if entry.status != .cancelled {
                for person in guests where !holders.contains(person) {
                    invite(person, to: entry, held, audience, now)
                }
            }
            for person in holders where !guests.contains(person) {
                withdraw(person, from: entry, held, audience, known, now)
            }
        }
        due.sort {
            let (one, other) = ($0.entry.session, $1.entry.session)
            return (one.date, one.start, one.id, $0.person.rawValue)
                < (other.date, other.start, other.id, $1.person.rawValue)
        }
    }

    private mutating func invite(
        _ person: PersonID, to entry: PublishedSession, _ held: HeldInvitations,
        _ audience: Audience, _ now: Instant
    ) {
        let earlier = held.times(person, to: entry.uid)
        let key = DeliveryKey.invitation(uid: entry.uid, person: person, time: earlier + 1)
        let settled = entry.created.advanced(bySeconds: SettlingTime.rest)
        tell(
            DueInvitation(
                key: key, person: person, entry: entry, occasion: .invited,
                lift: held.lift(person, to: entry.uid), dueAt: settled,
                giveUpAt: entry.session.span(in: audience.zone).start), audience, now)
    }

    private mutating func withdraw(
        _ person: PersonID, from entry: PublishedSession, _ held: HeldInvitations,
        _ audience: Audience, _ known: Set<String>, _ now: Instant
    ) {
        // Of who is no longer in the files there is no address.
        guard audience.hearsChanges(person), audience.intent.person(person) != nil else { return }
        let notice = DeliveryKey.notice(uid: entry.uid, sequence: entry.sequence, person: person)
        // Their calendar let go of it when it was cancelled.
        guard entry.status != .cancelled || !known.contains(notice.description) else { return }
        let takesPart = audience.intent.participants(of: entry.session).contains {
            $0.person == person
        }
        tell(
            DueInvitation(
                key: .withdrawal(
                    uid: entry.uid, person: person, time: held.times(person, to: entry.uid)),
                person: person, entry: entry, occasion: takesPart ? .subscribed : .left,
                lift: held.lift(person, to: entry.uid), dueAt: now,
                giveUpAt: entry.session.span(in: audience.zone).start), audience, now)
    }

    /// Now, or when it has settled and the person's quiet hours have ended.
    private mutating func tell(
        _ invitation: DueInvitation, _ audience: Audience, _ now: Instant
    ) {
        let wait = audience.wait(
            invitation.person, dueAt: invitation.dueAt, giveUpAt: invitation.giveUpAt, now: now)
        if wait == nil { due.append(invitation) }
        next.expect(wait)
    }
}

extension DeliveryKey {
    /// The invitation of somebody to a session.
    ///
    /// - Parameter time: from 1; who is no longer invited can be invited anew.
    package static func invitation(uid: SessionUID, person: PersonID, time: Int = 1) -> DeliveryKey
    {
        DeliveryKey(.invitation, [uid.rawValue, person.rawValue] + (time > 1 ? ["\(time)"] : []))
    }

    /// That an invitation no longer holds, although its session does.
    ///
    /// - Parameter time: of the invitation.
    package static func withdrawal(uid: SessionUID, person: PersonID, time: Int = 1) -> DeliveryKey
    {
        DeliveryKey(.withdrawal, [uid.rawValue, person.rawValue] + (time > 1 ? ["\(time)"] : []))
    }
}
