/// A mail server that takes messages in, and how it is spoken to (RFC 5321, RFC 6409).
package struct SMTPServer: Hashable, Sendable {
    /// How the conversation is kept from others.
    package enum Security: String, CaseIterable, Hashable, Sendable {
        /// TLS from the first byte (RFC 8314 §3.3), usually at port 465.
        case tls
        /// TLS after STARTTLS (RFC 3207), usually at port 587; a server that does not offer it gets nothing.
        case starttls
        /// Not at all: for a relay on this machine.
        case none
    }

    /// What the server asks for before it takes a message.
    package struct Login: Hashable, Sendable {
        /// The account.
        package var user: String
        /// Its password; in no message of ours.
        package var password: String

        /// Both parts given.
        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// Its name or address.
    package var host: String
    /// Its port.
    package var port: Int
    /// How the conversation is kept from others.
    package var security: Security
    /// Who we say we are; `nil`: no AUTH.
    package var login: Login?
    /// What we call ourselves in EHLO.
    package var ownName: String
    /// Seconds to wait for an answer before the message's last byte is out.
    package var patience: Int
    /// Seconds to wait for the answer to a whole message: asking again too early makes a second copy (RFC 5321 §4.5.3.2.6).
    package var patienceAfterMessage: Int
    /// A file of certificates that is trusted in the place of the machine's.
    package var authorities: String?

    /// The waiting times of RFC 5321 unless others are given.
    package init(
        host: String, port: Int, security: Security, login: Login? = nil, ownName: String,
        patience: Int = 60, patienceAfterMessage: Int = 600, authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.ownName = ownName
        self.patience = patience
        self.patienceAfterMessage = patienceAfterMessage
        self.authorities = authorities
    }
}

/// A message on its way to one recipient.
package struct SMTPMail: Hashable, Sendable {
    /// MAIL FROM.
    package var sender: String
    /// RCPT TO: one, so that nobody's fault is another's.
    package var recipient: String
    /// The whole message, lines ended by CRLF.
    package var bytes: [UInt8]

    /// All parts given.
    package init(sender: String, recipient: String, bytes: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.bytes = bytes
    }
}

/// Why a mail server did not take a message. The words are the server's or libcurl's, without the recipient's address.
package enum SMTPFault: Error, Hashable, Sendable {
    /// Something in it cannot be said in SMTP.
    case unspeakable(String)
    /// The server said no to this message: a reply code of 4xx (for now) or 5xx (for good).
    case refused(code: Int, String)
    /// The server is not there, or says to everybody that it will not: 421, a dead connection before the message was out.
    case away(String)
    /// It does not know our account, or our account may not.
    case login(code: Int, String)
    /// The certificate, or the encryption, is not to be trusted, or there is none.
    case untrusted(String)
    /// The message went out and no answer came back: taken or not, nobody knows.
    case unanswered(String)
    /// There is no libcurl on this machine, or one that cannot do it.
    case noLibrary
}

/// Hands messages to a mail server: libcurl, or a test's.
package protocol SMTPSending: Sendable {
    /// Hands one over; returns what the server answered, such as `250 2.0.0 Ok: queued as 4XyZ`.
    func send(_ mail: SMTPMail) throws(SMTPFault) -> String

    /// Says hello and logs in, without a message.
    func greet() throws(SMTPFault) -> String
}
