package import CivilTime
package import Communities
package import Feeds
import ICalendar
package import Ledger
package import Publishing
package import Workplace

/// Makes the invitations of people to their sessions, with the identity and version that their feeds have.
package struct InvitationDesk {
    private let workspace: OpenWorkspace
    private let texts: SessionTexts
    private let catalogue: FeedCatalogue
    private let now: Instant
    private let ledger: Ledger?

    /// - Parameters:
    ///   - sessions: all that people know of the season.
    ///   - ledger: what people answered; `nil`: nobody did.
    package init(
        _ workspace: OpenWorkspace, texts: SessionTexts, sessions: [PublishedSession],
        ledger: Ledger?, now: Instant
    ) {
        self.workspace = workspace
        self.texts = texts
        self.ledger = ledger
        self.now = now
        catalogue = FeedCatalogue(workspace.intent.material(sessions))
    }

    /// The sessions of somebody's feed.
    package func sessions(of person: Person) -> [PublishedSession] {
        catalogue.sessions(of: .member(person.id))
    }

    /// The messages about some of somebody's sessions.
    package func messages(
        _ chosen: [PublishedSession], to person: Person, style: Feed.Style = .flat,
        isDecliningCounter: Bool = false, lift: Int = 0
    ) throws(Refusal) -> [Invitation.Message] {
        var invitation = Invitation(
            to: person, style: style, answer: try knownAnswer(of: person.id, chosen))
        invitation.isDecliningCounter = isDecliningCounter
        invitation.lift = lift
        if lift > 0 { invitation.stamp = now }
        // Of a repeating event all sessions are told, of others only those that are asked for.
        let told = sessions(of: person).map(\.session)
        let own = texts.naming(words(told, person), for: person.id, told, person.language)
        return invitation.messages(
            about: Set(chosen.map(\.session.id)), from: catalogue, naming: own,
            today: workspace.zone.local(at: now).date)
    }

    /// The message that somebody is no longer invited to a session.
    func withdrawal(
        _ entry: PublishedSession, from person: Person, lift: Int
    ) -> Invitation.Message {
        var invitation = Invitation(to: person)
        invitation.lift = lift
        invitation.stamp = now
        return invitation.withdrawal(
            from: entry, catalogue, naming: words([entry.session], person))
    }

    private func words(_ sessions: [Session], _ person: Person) -> [SessionID: SessionText] {
        Dictionary(
            sessions.map { ($0.id, texts.text($0, person.language)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What was answered to all of these alike, since they last changed.
    private func knownAnswer(
        of person: PersonID, _ sessions: [PublishedSession]
    ) throws(Refusal) -> Attendee.Answer {
        guard let ledger else { return .needsAction }
        var answers: Set<Attendee.Answer> = []
        for entry in sessions {
            let known = try refusingLedgerFaults { () throws(LedgerFault) in
                try ledger.answers(uid: entry.uid)
            }
            let mine = known.first { $0.person == person && $0.at >= entry.changed }
            answers.insert(mine.map { Attendee.Answer($0.answer) } ?? .needsAction)
        }
        return answers.count == 1 ? answers.first ?? .needsAction : .needsAction
    }
}

extension Attendee.Answer {
    fileprivate init(_ answer: Answer) {
        switch answer {
        case .yes: self = .accepted
        case .no: self = .declined
        case .maybe: self = .tentative
        }
    }
}
