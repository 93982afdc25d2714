package import CivilTime
package import Communities
package import Feeds
import ICalendar
import Meeting
import Messages
import Publishing
package import Workplace

/// What would be mailed to one person's calendar about sessions: `kring invitation`.
///
/// Nothing is kept or sent.
package struct InvitePerson: Sendable {
    /// What is asked for.
    package struct Wish: Sendable {
        /// A session or a community.
        package var subject: String
        /// Whom it is for.
        package var person: PersonID
        /// An event for each session, or a repeating one for each community.
        package var style: Feed.Style
        /// Whether another time that the person proposed is turned down.
        package var isDecliningCounter: Bool
        /// Whether whole mails are wanted (iMIP, RFC 6047), not only their calendars.
        package var isMail: Bool

        /// All parts given.
        package init(
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

    private let workplace: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// The iTIP messages, a calendar or a mail each.
    package func run(_ wish: Wish) throws(Refusal) -> [String] {
        let workspace = try OpenWorkspace(workplace)
        guard let person = workspace.intent.person(wish.person) else {
            throw workspace.unknown(
                .person, wish.person.rawValue, among: workspace.intent.people.map(\.id.rawValue))
        }
        let sessions = try workspace.published(now)
        let ledger = try workplace.readLedger()
        let texts = SessionTexts(
            workspace: workspace,
            agendas: try SessionAgenda(workspace, of: sessions, ledger: ledger))
        let desk = InvitationDesk(
            workspace, texts: texts, sessions: sessions, ledger: ledger, now: now)
        let chosen = try choose(wish, among: desk.sessions(of: person), workspace)
        let messages = try desk.messages(
            chosen, to: person, style: wish.style, isDecliningCounter: wish.isDecliningCounter)
        if wish.isMail {
            let composer = InvitationComposer(
                workspace: workspace, texts: texts,
                secret: try InstanceSecret.read(workplace.secretPath, ledger: ledger), now: now,
                layouts: workspace.layouts)
            return try messages.map { message throws(Refusal) in
                let key = DeliveryKey.notice(
                    uid: SessionUID(rawValue: message.uid), sequence: message.sequence,
                    person: person.id)
                let mail = try composer.mail(message, to: person, key: key)
                return String(decoding: try mail.bytes(), as: UTF8.self)
            }
        }
        do throws(WritingFault) {
            return try messages.map { message throws(WritingFault) in
                try message.text()
            }
        } catch {
            throw Refusal(MessageRefusal.unwritableInvitation(error))
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
            throw Refusal(MessageRefusal.noSessions(wish.person, community))
        }
        throw workspace.unknown(
            .subject, wish.subject,
            among: mine.map(\.session.id.rawValue)
                + workspace.intent.communities.map(\.id.rawValue))
    }
}
