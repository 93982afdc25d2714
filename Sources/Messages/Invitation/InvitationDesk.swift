package import CivilTime
package import Communities
package import Feeds
import ICalendar
import Ledger
package import Publishing
import Synchronization
package import Workplace

/// Makes the invitations of people to their sessions, with the identity and version that their feeds have.
package struct InvitationDesk {
    private let workspace: OpenWorkspace
    private let texts: SessionTexts
    private let sessions: [PublishedSession]
    private let now: Instant
    private let prepared = Prepared()

    /// What was made for one language: every guest's invitation asks for it.
    private final class Prepared: Sendable {
        let materials = Mutex<[Language: FeedMaterial]>([:])
    }

    /// - Parameter sessions: all that people know of the season.
    package init(
        _ workspace: OpenWorkspace, texts: SessionTexts, sessions: [PublishedSession], now: Instant
    ) {
        self.workspace = workspace
        self.texts = texts
        self.sessions = sessions
        self.now = now
    }

    /// The sessions of somebody's feed.
    package func sessions(of person: Person) -> [PublishedSession] {
        Feed(.member(person.id), language: person.language).sessions(of: material(person.language))
    }

    /// The messages about some of somebody's sessions.
    package func messages(
        _ chosen: [PublishedSession], to person: Person, style: Feed.Style = .flat,
        isDecliningCounter: Bool = false, lift: Int = 0
    ) throws(Refusal) -> [Invitation.Message] {
        var material = material(person.language)
        material.texts = texts.naming(material.texts, for: person.id, sessions, person.language)
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
        return invitation.withdrawal(from: entry, material: material(person.language))
    }

    private func material(_ language: Language) -> FeedMaterial {
        if let known = prepared.materials.withLock({ $0[language] }) { return known }
        let material = texts.material(sessions, language, workspace.intent)
        prepared.materials.withLock { $0[language] = material }
        return material
    }

    /// What was answered to all of these alike, since they last changed.
    private func knownAnswer(
        of person: PersonID, _ sessions: [PublishedSession]
    ) throws(Refusal) -> Attendee.Answer {
        guard let ledger = try workspace.place.readLedger() else { return .needsAction }
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
