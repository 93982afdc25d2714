/// How messages are sent.
package struct MailSettings: Hashable, Sendable {
    /// The ways out.
    package enum Transport: String, CaseIterable, Hashable, Sendable {
        /// A folder of complete `.eml` files.
        case outbox
        /// A mail program on this machine.
        case sendmail
        /// A mail server.
        case smtp
    }

    /// What becomes of a message whose hand-over was interrupted, so that nobody knows whether it was taken.
    package enum InDoubt: String, CaseIterable, Hashable, Sendable {
        /// It is sent again, with the same Message-ID: at least once.
        case resend
        /// It waits for a person: at most once.
        case hold
    }

    /// The sender's name.
    package var fromName: String
    /// The sender's address.
    package var fromAddress: String
    /// Where replies go, where not to the sender.
    package var replyTo: String?
    /// The way out.
    package var transport: Transport
    /// The outbox folder, relative to the workspace.
    package var outbox: String
    /// The mail program of `sendmail` and what it is always given.
    package var sendmail: [String]
    /// The mail server of `smtp`.
    package var server: MailServer?
    /// What becomes of a message in doubt.
    package var inDoubt: InDoubt
    /// When nothing is sent, for those who did not choose hours of their own.
    package var quiet: QuietHours

    /// The folder unless another way is named.
    package init(
        fromName: String, fromAddress: String, replyTo: String? = nil,
        transport: Transport = .outbox, outbox: String = "outbox",
        sendmail: [String] = ["/usr/sbin/sendmail", "-i"], server: MailServer? = nil,
        inDoubt: InDoubt = .resend, quiet: QuietHours = .usual
    ) {
        self.fromName = fromName
        self.fromAddress = fromAddress
        self.replyTo = replyTo
        self.transport = transport
        self.outbox = outbox
        self.sendmail = sendmail
        self.server = server
        self.inDoubt = inDoubt
        self.quiet = quiet
    }
}

/// A mail server that takes messages in (RFC 6409).
package struct MailServer: Hashable, Sendable {
    /// How the conversation is kept from others.
    package enum Security: String, CaseIterable, Hashable, Sendable {
        /// TLS from the first byte.
        case tls
        /// TLS before anything is said that matters.
        case starttls
        /// Not at all: for a relay on this machine.
        case none

        /// The port it usually has.
        package var usualPort: Int {
            switch self {
            case .tls: 465
            case .starttls: 587
            case .none: 25
            }
        }
    }

    /// Its name or address.
    package var host: String
    /// Its port.
    package var port: Int
    /// How the conversation is kept from others.
    package var security: Security
    /// The account; `nil`: it asks for none.
    package var user: String?
    /// Where the account's password is kept.
    package var password: SecretSource?
    /// Seconds to wait for an answer.
    package var patience: Int
    /// How many messages may be on their way at the same time, each on a connection of its own.
    package var connections: Int
    /// A file with the certificates it is trusted by, relative to the workspace, where the machine's do not do.
    package var authorities: String?

    package init(
        host: String, port: Int, security: Security, user: String? = nil,
        password: SecretSource? = nil, patience: Int = 60, connections: Int = 1,
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.patience = patience
        self.connections = connections
        self.authorities = authorities
    }
}

/// Where a secret is kept: never in a file of the workspace that people share.
package enum SecretSource: Hashable, Sendable {
    /// In a variable of the environment.
    case environment(String)
    /// In a file, relative to the workspace or absolute, that only its owner may read.
    case file(String)
}

/// A web address that may itself be a secret.
package enum AddressSource: Hashable, Sendable {
    /// As it is written.
    case text(String)
    /// Kept elsewhere.
    case secret(SecretSource)
}

/// What goes with the runner.
package struct RunSettings: Hashable, Sendable {
    /// Whom to tell of each run: a watchdog that raises the alarm when it hears nothing; `nil`: nobody.
    package var ping: AddressSource?
    /// The mail address that hears once of each fault in the files while runs go on by an earlier reading; `nil`: nobody.
    package var report: String?

    /// Nobody is told unless an address is given.
    package init(ping: AddressSource? = nil, report: String? = nil) {
        self.ping = ping
        self.report = report
    }
}

/// A place on the web where a community hears together: a channel of a chat, a topic of a notifier.
package struct Channel: Hashable, Sendable {
    /// Whose way of posting it has.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case teams, slack, mattermost, matrix, ntfy
    }

    /// Its identifier.
    package var id: String
    /// Whose way of posting it has.
    package var kind: Kind
    /// Where it is posted to.
    package var address: AddressSource
    /// What shows that we may, where the address itself does not.
    package var token: SecretSource?
    /// The language it is written in.
    package var language: Language

    package init(
        id: String, kind: Kind, address: AddressSource, token: SecretSource?, language: Language
    ) {
        self.id = id
        self.kind = kind
        self.address = address
        self.token = token
        self.language = language
    }

    /// What stands for it among people; no person has a name like that.
    package var listener: PersonID { PersonID(rawValue: "#\(id)") }
}
