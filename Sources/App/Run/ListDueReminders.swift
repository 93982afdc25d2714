package import CivilTime
package import Communities
import Ledger
package import Messages
package import Workplace

/// The messages that are due, as `kring remind` shows them.
package struct DueReminderList: Sendable, Encodable {
    /// One of them.
    package struct Entry: Sendable, Encodable {
        /// Whom it is for.
        package var person: PersonID
        /// What it is.
        package var kind: MessageKind
        /// The sessions or communities it is about.
        package var about: String
        /// When it fell due.
        package var due: Instant
        /// The subject of the mail.
        package var subject: String
        /// The mail as people read it: its chief headers and its text.
        package var mail: String
    }

    /// The earliest due first.
    package var messages: [Entry]
    /// When the next one falls due.
    package var next: Instant?
}

/// Which messages are due; nothing is written or sent: `kring remind`.
package struct ListDueReminders: Sendable {
    private let workplace: Workplace
    private let now: Instant

    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Those that would go out.
    package func run() throws -> DueReminderList {
        let workspace = try OpenWorkspace(goingOn: workplace)
        guard let ledger = try workplace.readLedger() else {
            throw Refusal(MessageRefusal.nothingPublished)
        }
        let due = try DueMessages(
            workspace, ledger, parts: Set(RunPart.allCases), now: now)
        let secret = try InstanceSecret.read(workplace.secretPath, ledger: ledger)
        let desk = try due.desk(secret: secret)
        return DueReminderList(
            messages: try due.found.messages.map { message in
                if let channel = workspace.intent.organisation.channel(of: message.person),
                    let post = message.post(in: channel.language, by: desk)
                {
                    let document = String(
                        decoding: try desk.document(post, channel), as: UTF8.self)
                    return DueReminderList.Entry(
                        person: message.person, kind: message.kind, about: message.about,
                        due: message.dueAt, subject: message.about,
                        mail: "To: the channel \(channel.id)\n\n\(document)")
                }
                let mail = try message.mail(by: desk)
                return DueReminderList.Entry(
                    person: message.person, kind: message.kind, about: message.about,
                    due: message.dueAt, subject: mail.subject,
                    mail: "To: \(mail.recipient.name) <\(mail.recipient.address)>\n"
                        + "Subject: \(mail.subject)\n\n\(mail.text)")
            },
            next: due.nextDue)
    }
}
