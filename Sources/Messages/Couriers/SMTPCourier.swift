package import Communities
package import Transfer

/// The courier that speaks to a mail server.
///
/// At least once: where the server's answer to a whole message got lost, it may have the message twice, with one
/// Message-ID (RFC 1047).
package struct SMTPCourier: Courier {
    private let connection: any SMTPSending

    /// - Parameter connection: libcurl's, or a test's; kept open between messages.
    package init(_ connection: any SMTPSending) { self.connection = connection }

    /// Hands a message to the server; the receipt is its answer.
    package func deliver(_ message: SealedMessage) throws(DeliveryFault) -> Receipt {
        do throws(SMTPFault) {
            return Receipt(
                place: try connection.send(
                    SMTPMail(
                        sender: message.sender, recipient: message.recipient, bytes: message.bytes)
                ))
        } catch {
            throw DeliveryFault(error)
        }
    }
}

extension DeliveryFault {
    /// What a mail server's refusal means for the message.
    package init(_ fault: SMTPFault) {
        switch fault {
        case .unspeakable: self.init(.permanent, fault, exitCode: 65)
        case .refused(let code, _) where code < 500: self.init(.temporary, fault, exitCode: 75)
        case .refused: self.init(.permanent, fault, exitCode: 69)
        case .away: self.init(.temporary, isForAll: true, fault, exitCode: 75)
        case .login, .untrusted, .noLibrary: self.init(.configuration, fault, exitCode: 69)
        case .unanswered: self.init(.uncertain, fault, exitCode: 75)
        }
    }
}

/// What the server or libcurl said is quoted as it was said.
extension SMTPFault: DeliveryReason {
    package func words(_ language: Language) -> String {
        switch self {
        case .unspeakable(let words): words
        case .refused(let code, let words) where code < 500:
            language.say("de mailserver zegt '\(words)'", "the mail server says '\(words)'")
        case .refused(_, let words):
            language.say(
                "de mailserver weigert het: '\(words)'",
                "the mail server refuses it: '\(words)'")
        case .away(let words):
            language.say(
                "de mailserver is niet te bereiken, of stuurt ons weg (\(words))",
                "the mail server cannot be reached, or sends us away (\(words))")
        case .login(_, let words):
            language.say(
                "de mailserver neemt onze gebruiker met dit wachtwoord niet aan ('\(words)')",
                "the mail server does not accept our user and password ('\(words)')")
        case .untrusted(let words):
            language.say(
                "de versleuteling van de mailserver is niet te vertrouwen (\(words))",
                "the mail server's encryption cannot be trusted (\(words))")
        case .unanswered(let words):
            language.say(
                "de mailserver zei niet of hij het bericht aannam (\(words))",
                "the mail server did not say whether it took the message (\(words))")
        case .noLibrary:
            language.say(
                "op deze machine is geen libcurl met SMTP; installeer libcurl4",
                "there is no libcurl with SMTP on this machine; install libcurl4")
        }
    }
}
