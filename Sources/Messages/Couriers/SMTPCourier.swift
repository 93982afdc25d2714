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
        case .unspeakable(let words):
            self.init(kind: .permanent, detail: words, exitCode: 65)
        case .refused(let code, let words) where code < 500:
            self.init(
                kind: .temporary, detail: "the mail server says '\(words)'", exitCode: 75)
        case .refused(_, let words):
            self.init(
                kind: .permanent, detail: "the mail server refuses it: '\(words)'", exitCode: 69)
        case .away(let words):
            self.init(
                kind: .temporary, isForAll: true,
                detail: "the mail server cannot be reached, or sends us away (\(words))",
                exitCode: 75)
        case .login(_, let words):
            self.init(
                kind: .configuration,
                detail: "the mail server does not accept our user and password ('\(words)')",
                exitCode: 69)
        case .untrusted(let words):
            self.init(
                kind: .configuration,
                detail: "the mail server's encryption cannot be trusted (\(words))", exitCode: 69)
        case .unanswered(let words):
            self.init(
                kind: .uncertain,
                detail: "the mail server did not say whether it took the message (\(words))",
                exitCode: 75)
        case .noLibrary:
            self.init(
                kind: .configuration,
                detail: "there is no libcurl with SMTP on this machine; install libcurl4",
                exitCode: 69)
        }
    }
}
