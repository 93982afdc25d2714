package import CivilTime
package import Communities
import Ledger
import Messages
package import Workplace

/// The messages that are due, as `kring remind` shows them.
package struct DueReminderList: Sendable, Encodable {
    /// One of them.
    package struct Entry: Sendable, Encodable {
        /// Whom it is for.
        package var person: PersonID
        /// What it is: `reminder`, `agenda`, `notice`, `welcome`, `harvest`.
        package var kind: String
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
    private let place: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// Those that would go out.
    package func run() throws -> DueReminderList {
        let workspace = try OpenWorkspace(place)
        guard let ledger = try place.readLedger() else {
            throw Refusal(MessageRefusal.nothingPublished)
        }
        let due = try DueMessages(
            workspace, ledger, parts: Set(RunPart.allCases), now: now)
        let secret = try InstanceSecret.read(place.secretPath)
        let queue = MessageQueue(
            due: due, composer: try due.composer(secret: secret), secret: secret)
        return DueReminderList(
            messages: try due.mails.map { mail in
                if let channel = workspace.intent.organisation.channel(of: mail.person) {
                    let post = String(
                        decoding: try queue.composer.post(mail, channel), as: UTF8.self)
                    return DueReminderList.Entry(
                        person: mail.person, kind: mail.kind, about: mail.about, due: mail.dueAt,
                        subject: mail.about, mail: "To: the channel \(channel.id)\n\n\(post)")
                }
                let message = try queue.message(mail)
                return DueReminderList.Entry(
                    person: mail.person, kind: mail.kind, about: mail.about, due: mail.dueAt,
                    subject: message.subject,
                    mail: "To: \(message.recipient.name) <\(message.recipient.address)>\n"
                        + "Subject: \(message.subject)\n\n\(message.text)")
            },
            next: due.nextDue)
    }
}
