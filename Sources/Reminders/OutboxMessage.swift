public import CivilTime
public import Communities

/// Somebody's name and address.
public struct Mailbox: Hashable, Sendable {
    /// The name people read.
    public var name: String
    /// `local@domain`, in ASCII.
    public var address: String

    /// Both parts given.
    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }
}

/// A message to one person, in words, before it becomes bytes.
public struct OutboxMessage: Hashable, Sendable {
    /// A calendar object in the message.
    public struct Calendar: Hashable, Sendable {
        /// The METHOD of iTIP (RFC 5546), such as `REQUEST` or `CANCEL`; `nil` for one that asks for nothing.
        public var method: String?
        /// The iCalendar document.
        public var bytes: [UInt8]
        /// The name of an attachment with the same document; `nil`: none.
        public var fileName: String?

        /// All parts given.
        public init(method: String?, bytes: [UInt8], fileName: String?) {
            self.method = method
            self.bytes = bytes
            self.fileName = fileName
        }
    }

    /// A file that goes along.
    public struct Attachment: Hashable, Sendable {
        /// Its name: letters, digits, `-`, `_` and `.`.
        public var fileName: String
        /// Its media type, such as `text/html; charset=utf-8`.
        public var type: String
        /// What is in it.
        public var bytes: [UInt8]

        /// All parts given.
        public init(fileName: String, type: String, bytes: [UInt8]) {
            self.fileName = fileName
            self.type = type
            self.bytes = bytes
        }
    }

    /// How to stop getting such messages.
    public struct Unsubscribe: Hashable, Sendable {
        /// An https address that stops them by a single POST (RFC 8058).
        public var link: String?
        /// A mail address that stops them.
        public var address: String?

        /// Both parts given.
        public init(link: String?, address: String?) {
            self.link = link
            self.address = address
        }
    }

    /// Who sends it.
    public var sender: Mailbox
    /// Who gets the replies, where not the sender.
    public var replyTo: Mailbox?
    /// The only one who gets it.
    public var recipient: Mailbox
    /// Its subject.
    public var subject: String
    /// Its text, in lines.
    public var text: String
    /// The same as HTML.
    public var html: String?
    /// Its calendar object.
    public var calendar: Calendar?
    /// Files that go along.
    public var attachments: [Attachment]
    /// Its identity.
    public var messageID: MessageID
    /// The identity of the thread it belongs to.
    public var threadRoot: MessageID?
    /// When it was written; the same at every try.
    public var date: OffsetDateTime
    /// The language it is written in.
    public var language: Language
    /// The name and, as address, the `List-Id` of what it is about (RFC 2919), such as `intervisie.kring.example.org`.
    public var list: Mailbox?
    /// How to stop getting such messages.
    public var unsubscribe: Unsubscribe?

    /// All parts given.
    public init(
        sender: Mailbox, replyTo: Mailbox? = nil, recipient: Mailbox, subject: String,
        text: String, html: String? = nil, calendar: Calendar? = nil,
        attachments: [Attachment] = [], messageID: MessageID,
        threadRoot: MessageID? = nil, date: OffsetDateTime, language: Language,
        list: Mailbox? = nil, unsubscribe: Unsubscribe? = nil
    ) {
        self.sender = sender
        self.replyTo = replyTo
        self.recipient = recipient
        self.subject = subject
        self.text = text
        self.html = html
        self.calendar = calendar
        self.attachments = attachments
        self.messageID = messageID
        self.threadRoot = threadRoot
        self.date = date
        self.language = language
        self.list = list
        self.unsubscribe = unsubscribe
    }
}
