public import CivilTime
public import Communities
import Ledger
import Reminders

/// The reminders that are due, as `kring remind` shows them.
public struct DueReminderList: Sendable, Encodable {
    /// One of them.
    public struct Entry: Sendable, Encodable {
        /// Whom it is for.
        public var person: PersonID
        /// Which session it is about.
        public var session: SessionID
        /// When it fell due.
        public var due: Instant
        /// What becomes of it: `send`, `collapsed`, `covered`, `skippedLate`.
        public var fate: String
        /// The subject of the mail.
        public var subject: String
        /// The mail as people read it: its chief headers and its text.
        public var mail: String
    }

    /// The earliest due first.
    public var reminders: [Entry]
    /// When the next one falls due.
    public var next: Instant?
}

/// Which reminders are due; nothing is written or sent: `kring remind`.
public struct ListDueReminders: Sendable {
    private let place: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    public init(_ place: Workplace, now: Instant) {
        self.place = place
        self.now = now
    }

    /// Those that would go out.
    public func run() throws -> DueReminderList {
        let workspace = try OpenWorkspace(place)
        guard let ledger = try place.readLedger() else {
            throw Refusal(
                .inputMissing, "nothing is published yet", advice: "kring plan, then kring publish")
        }
        let sessions = try ledger.publishedSessions(
            season: workspace.intent.organisation.season.id)
        let found = try DueReminders.found(
            in: sessions, intent: workspace.intent, ledger: ledger, now: now)
        let composer = try ReminderComposer(
            workspace: workspace, sessions: sessions,
            secret: try InstanceSecret.read(place.secretPath), now: now)
        return DueReminderList(
            reminders: try found.due.filter { $0.fate == .send }.map { reminder in
                let message = try composer.message(for: reminder, now: now)
                return DueReminderList.Entry(
                    person: reminder.person, session: reminder.session, due: reminder.dueAt,
                    fate: reminder.fate.rawValue, subject: message.subject,
                    mail: "To: \(message.recipient.name) <\(message.recipient.address)>\n"
                        + "Subject: \(message.subject)\n\n\(message.text)")
            },
            next: found.nextDue)
    }
}
