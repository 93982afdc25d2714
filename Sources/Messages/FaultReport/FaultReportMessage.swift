import CivilTime
import Communities
import Platform
import Workplace
import Workspace

/// That something is wrong with the files, to who looks after them: they need not be in any file.
struct FaultReport: DueMessage {
    /// Since when: what tells this message from others.
    var since: Instant
    var faults: [Fault]
    var goingOn: GoingOn?

    /// Seconds after which nobody needs to hear it any more.
    private static let window = 7 * 86_400

    var kind: MessageKind { .report }
    var person: PersonID { .administrator }
    var about: String { files.joined(separator: ", ") }
    var parts: [MessagePart] {
        [
            MessagePart(
                key: DeliveryKey(.report, ["\(since.secondsSinceEpoch)"]), uid: nil, dueAt: since,
                giveUpAt: since.advanced(bySeconds: FaultReport.window))
        ]
    }
    var dueAt: Instant { since }

    private var files: [String] { Set(faults.map(\.position.file)).sorted() }

    func mail(by desk: MessageDesk) throws(Refusal) -> OutboxMessage {
        let organisation = desk.workspace.intent.organisation
        guard let address = organisation.run.report else {
            throw Refusal(MailRefusal.forNobody(person))
        }
        let settings = organisation.mail
        let words = FaultReportWords(
            language: organisation.language, zone: desk.workspace.zone, report: self)
        return OutboxMessage(
            sender: Mailbox(name: settings.fromName, address: settings.fromAddress),
            replyTo: settings.replyTo.map { Mailbox(name: settings.fromName, address: $0) },
            recipient: Mailbox(name: "", address: address),
            subject: words.subject(organisation.name),
            text: words.text, messageID: desk.envelope.messageID(key),
            date: desk.workspace.zone.offsetDateTime(at: since), language: organisation.language)
    }
}

extension PersonID {
    /// Whoever looks after the organisation's Kring, as a listener: no person has such an identifier.
    static let administrator = PersonID(rawValue: "@administrator")
}
