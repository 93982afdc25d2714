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
    private let sessions: [PublishedSession]
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
        self.sessions = sessions
        self.ledger = ledger
        self.now = now
    }

    /// The sessions of somebody's feed.
    package func sessions(of person: Person) -> [PublishedSession] {
        let intent = workspace.intent
        return Feed(.member(person.id), language: person.language).sessions(
            of: FeedMaterial(
                organisation: intent.organisation, communities: intent.communities,
                rooms: intent.rooms, onlineRooms: intent.onlineRooms, sessions: sessions,
                texts: [:]))
    }

    /// The messages about some of somebody's sessions.
    package func messages(
        _ chosen: [PublishedSession], to person: Person, style: Feed.Style = .flat,
        isDecliningCounter: Bool = false, lift: Int = 0
    ) throws(Refusal) -> [Invitation.Message] {
        // A repeating event tells all sessions of its season, any other only its own.
        let told = style == .series ? sessions(of: person) : chosen
        var material = texts.material(told, person.language, workspace.intent)
        material.texts = texts.naming(material.texts, for: person.id, told, person.language)
        var invitation = Invitation(
            to: person, style: style, answer: try knownAnswer(of: person.id, chosen))
        invitation.isDecliningCounter = isDecliningCounter
        invitation.lift = lift
        if lift > 0 { invitation.stamp = now }
        return invitation.messages(
            about: Set(chosen.map(\.session.id)), from: material,
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
            from: entry, material: texts.material([entry], person.language, workspace.intent))
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
