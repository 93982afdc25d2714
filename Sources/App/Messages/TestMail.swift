package import CivilTime
package import Communities
import Messages
package import Workplace
import Workspace

/// Sends one message that says that mail works: `kring mail test`.
package struct TestMail: Sendable {
    private let workplace: Workplace
    private let now: Instant

    /// Of that workspace, at that moment.
    package init(_ workplace: Workplace, now: Instant) {
        self.workplace = workplace
        self.now = now
    }

    /// Sends it, and says what became of it.
    ///
    /// - Parameter address: who gets it.
    package func run(to address: String) throws(Refusal) -> TakenMail {
        guard MailAddress.isWellFormed(address) else {
            throw Refusal(MessageRefusal.notAnAddress(address))
        }
        let workspace = try OpenWorkspace(workplace)
        let organisation = workspace.intent.organisation
        let way = try MailWay(organisation.mail, workplace, ownName: organisation.web.host)
        let message = message(
            to: address, organisation, workspace.zone, way: way.target.words(organisation.language))
        let bytes: [UInt8]
        do throws(MIMEFault) {
            bytes = try MIMEMessage(message).bytes
        } catch {
            throw Refusal(MessageRefusal.unwritable(error))
        }
        let receipt = try deliver(
            SealedMessage(
                messageID: message.messageID.description, sender: message.sender.address,
                recipient: address, date: now, bytes: bytes), way)
        return TakenMail(target: way.target, receipt: receipt)
    }

    private func deliver(_ message: SealedMessage, _ way: MailWay) throws(Refusal) -> Receipt {
        do throws(DeliveryFault) {
            return try way.open().deliver(message)
        } catch {
            throw Refusal(MessageRefusal.notTaken(error))
        }
    }

    private func message(
        to address: String, _ organisation: Organisation, _ zone: Zone, way: String
    ) -> OutboxMessage {
        let settings = organisation.mail
        let words = PageWords(language: organisation.language)
        let moment = zone.offsetDateTime(at: now)
        return OutboxMessage(
            sender: Mailbox(name: settings.fromName, address: settings.fromAddress),
            replyTo: settings.replyTo.map { Mailbox(name: settings.fromName, address: $0) },
            recipient: Mailbox(name: "", address: address),
            subject: words.of("Kring kan mailen", "Kring can send mail"),
            text: words.of(
                "Dit bericht is een proef. Als je het leest, komen herinneringen aan.\n\nVerstuurd via \(way).\n",
                "This message is a test. If you read it, reminders will arrive.\n\nSent by \(way).\n"
            ),
            messageID: MessageID(
                of: .test(at: now, to: address), secret: Array(address.utf8),
                host: organisation.web.host),
            date: moment, language: organisation.language)
    }
}

/// What became of a test mail that was taken.
package struct TakenMail: Sendable {
    let target: MailTarget
    let receipt: Receipt

    package func words(_ language: Language) -> String {
        language.say("aangenomen door ", "taken by ") + target.words(language)
            + ": \(receipt.place)"
    }
}
