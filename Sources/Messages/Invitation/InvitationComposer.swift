package import CivilTime
package import Communities
package import Feeds
import ICalendar
package import Publishing
package import Workplace

/// Writes an invitation or cancellation as mail (iMIP, RFC 6047): words for people, and the calendar that asks.
package struct InvitationComposer {
    private let workspace: OpenWorkspace
    private let texts: SessionTexts
    private let secret: InstanceSecret
    private let now: Instant
    private let layouts: Layouts

    package init(
        workspace: OpenWorkspace, texts: SessionTexts, secret: InstanceSecret, now: Instant,
        layouts: Layouts
    ) {
        self.workspace = workspace
        self.texts = texts
        self.secret = secret
        self.now = now
        self.layouts = layouts
    }

    /// As all mails are written.
    init(_ desk: MessageDesk) {
        self.init(
            workspace: desk.workspace, texts: desk.texts, secret: desk.secret, now: desk.now,
            layouts: desk.layouts)
    }

    /// The whole message.
    ///
    /// - Parameters:
    ///   - key: what makes it the same message.
    ///   - occasion: what the mail says has happened; what the message asks of the calendar when `nil`.
    package func mail(
        _ message: Invitation.Message, to person: Person, key: DeliveryKey,
        occasion: InvitationMail.Occasion? = nil
    ) throws(Refusal) -> OutboxMessage {
        let calendar: String
        do {
            calendar = try message.text()
        } catch {
            throw Refusal(MailRefusal.unwritableCalendar(error))
        }
        let words = words(message, person, occasion)
        let envelope = Envelope(workspace: workspace, secret: secret)
        var outgoing = envelope.message(
            Envelope.Contents(
                subject: words.subject,
                text: try layouts.renderOrReplace("mail/invitation.txt", words.context),
                html: try layouts.renderOrReplace("mail/invitation.html", words.context),
                calendar: OutboxMessage.Calendar(
                    method: message.method.rawValue, bytes: Array(calendar.utf8),
                    // Outlook and Apple Mail take in the file where they do not see the part.
                    fileName: "invite.ics")),
            to: person, key: key, uid: message.uid, communities: communities(message),
            dueAt: now)
        // Answers go to the organiser of the event, who is the sender (RFC 6047 §2.3).
        outgoing.replyTo = nil
        return outgoing
    }

    private func communities(_ message: Invitation.Message) -> [CommunityID] {
        Set(message.sessions.map(\.session.community)).sorted()
    }

    private func words(
        _ message: Invitation.Message, _ person: Person, _ occasion: InvitationMail.Occasion?
    ) -> InvitationMail {
        let intent = workspace.intent
        let language = person.language
        let isWithdrawn = occasion == .left || occasion == .subscribed
        let dates = DateWords(language)
        let place = SessionPlace(intent: intent, language: language)
        let shown =
            message.method == .cancel
            ? message.sessions : message.sessions.filter { $0.status != .cancelled }
        let first = shown.first?.session
        let community = first.flatMap { intent.community($0.community) }?.name.text(language) ?? ""
        let title = shown.count == 1 ? first.map { texts.title($0, language) } : nil
        let moment = first.map { "\(dates.short($0.date)) \($0.start)" } ?? ""
        let lines = shown.map { entry in
            let session = entry.session
            let end = session.start.advanced(byMinutes: session.minutes) ?? .endOfDay
            return InvitationMail.Line(
                title: texts.title(session, language),
                when: "\(dates.long(session.date)), \(session.start)–\(end)",
                place: entry.status == .cancelled ? nil : place.text(session),
                reason: entry.sequence > 0 && !isWithdrawn
                    ? entry.reason.map(NoAgendaReason(language: language).said) : nil)
        }
        // Nobody joins what is off for them.
        let held = message.method == .cancel ? [] : shown.filter { $0.status != .cancelled }
        let links = Set(
            held.compactMap { entry in
                entry.session.online.flatMap { intent.onlineRoom($0)?.link }
            })
        return InvitationMail(
            language: language, name: String(person.name.prefix { $0 != " " }),
            occasion: occasion ?? self.occasion(message, shown), moment: moment,
            title: title ?? community,
            sessions: lines, join: links.count == 1 ? links.first : nil,
            page: shown.count == 1 ? first.map(texts.page) : nil, community: community,
            stop: Envelope(workspace: workspace, secret: secret).stop(person))
    }

    private func occasion(
        _ message: Invitation.Message, _ sessions: [PublishedSession]
    ) -> InvitationMail.Occasion {
        switch message.method {
        case .cancel: .cancelled
        case .declineCounter: .declined
        case .request: sessions.contains { $0.sequence > 0 } ? .changed : .invited
        }
    }
}
