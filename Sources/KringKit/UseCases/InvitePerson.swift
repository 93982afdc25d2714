public import CivilTime
public import Communities
public import Feeds
import ICalendar
import Ledger

/// What would be mailed to one person's calendar about sessions: `kring invitation`.
///
/// Nothing is kept or sent.
public struct InvitePerson: Sendable {
    /// What is asked for.
    public struct Wish: Sendable {
        /// A session or a community.
        public var subject: String
        /// Whom it is for.
        public var person: PersonID
        /// An event for each session, or a repeating one for each community.
        public var style: Feed.Style
        /// Whether another time that the person proposed is turned down.
        public var isDecliningCounter: Bool
        /// Whether whole mails are wanted (iMIP, RFC 6047), not only their calendars.
        public var isMail: Bool

        /// All parts given.
        public init(
            subject: String, person: PersonID, style: Feed.Style, isDecliningCounter: Bool,
            isMail: Bool
        ) {
            self.subject = subject
            self.person = person
            self.style = style
            self.isDecliningCounter = isDecliningCounter
            self.isMail = isMail
        }
    }

    private let place: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    public init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// The iTIP messages, a calendar or a mail each.
    public func run(_ wish: Wish) throws(Refusal) -> [String] {
        let workspace = try OpenWorkspace(place)
        guard let person = workspace.intent.person(wish.person) else {
            throw workspace.unknown(
                "person", wish.person.rawValue, among: workspace.intent.people.map(\.id.rawValue))
        }
        let sessions = try workspace.published()
        let texts = SessionTexts(
            workspace: workspace, agendas: try workspace.agendas(of: sessions))
        var material = texts.material(sessions, person.language, workspace.intent)
        material.texts = texts.naming(material.texts, for: person.id, sessions, person.language)
        let mine = Feed(.member(person.id), language: person.language).sessions(of: material)
        let chosen = try choose(wish, among: mine, workspace)
        var invitation = Invitation(
            to: person, style: wish.style, answer: try knownAnswer(of: person.id, chosen))
        invitation.isDecliningCounter = wish.isDecliningCounter
        let messages = invitation.messages(
            about: Set(chosen.map(\.session.id)), from: material,
            today: workspace.zone.local(at: now).date)
        if wish.isMail {
            let composer = InvitationComposer(
                workspace: workspace, texts: texts,
                secret: try InstanceSecret.read(place.secretPath), now: now)
            return try messages.map { message throws(Refusal) in
                String(decoding: try composer.mail(message, to: person), as: UTF8.self)
            }
        }
        do {
            return try messages.map { message throws(WritingFault) in
                try message.text()
            }
        } catch {
            throw Refusal(.bug, "an invitation cannot be written: \(error)")
        }
    }

    private func choose(
        _ wish: Wish, among mine: [PublishedSession], _ workspace: OpenWorkspace
    ) throws(Refusal) -> [PublishedSession] {
        if let session = mine.first(where: { $0.session.id.rawValue == wish.subject }) {
            return [session]
        }
        let community = CommunityID(rawValue: wish.subject)
        let ofCommunity = mine.filter { $0.session.communities.contains(community) }
        if !ofCommunity.isEmpty { return ofCommunity }
        guard workspace.intent.community(community) == nil else {
            throw Refusal(
                .inputMissing,
                "'\(wish.person)' has no published sessions of '\(wish.subject)'",
                advice: "kring sessions --member \(wish.person) lists what there is")
        }
        throw workspace.unknown(
            "session or community", wish.subject,
            among: mine.map(\.session.id.rawValue)
                + workspace.intent.communities.map(\.id.rawValue))
    }

    /// What was answered to all of these alike, since they last changed.
    private func knownAnswer(
        of person: PersonID, _ sessions: [PublishedSession]
    ) throws(Refusal) -> Attendee.Answer {
        guard let ledger = try place.readLedger() else { return .needsAction }
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
    init(_ answer: Answer) {
        switch answer {
        case .yes: self = .accepted
        case .no: self = .declined
        case .maybe: self = .tentative
        }
    }
}
