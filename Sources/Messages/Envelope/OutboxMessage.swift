package import CivilTime
package import Communities

/// Somebody's name and address.
package struct Mailbox: Hashable, Sendable {
    package var name: String
    /// `local@domain`, in ASCII.
    package var address: String

    package init(name: String, address: String) {
        self.name = name
        self.address = address
    }
}

/// A message to one person, in words, before it becomes bytes.
package struct OutboxMessage: Hashable, Sendable {
    /// A calendar object in the message.
    package struct Calendar: Hashable, Sendable {
        /// The METHOD of iTIP (RFC 5546), such as `REQUEST` or `CANCEL`; `nil` for one that asks for nothing.
        package var method: String?
        /// The iCalendar document.
        package var bytes: [UInt8]
        /// The name of an attachment with the same document; `nil`: none. One that asks for nothing comes as an
        /// attachment alone.
        package var fileName: String?

        package init(method: String?, bytes: [UInt8], fileName: String?) {
            self.method = method
            self.bytes = bytes
            self.fileName = fileName
        }
    }

    /// A file that goes along.
    package struct Attachment: Hashable, Sendable {
        /// Its name: letters, digits, `-`, `_` and `.`.
        package var fileName: String
        /// Its media type, such as `text/html; charset=utf-8`.
        package var type: String
        /// What is in it.
        package var bytes: [UInt8]

        package init(fileName: String, type: String, bytes: [UInt8]) {
            self.fileName = fileName
            self.type = type
            self.bytes = bytes
        }
    }

    /// How to stop getting such messages.
    package struct Unsubscribe: Hashable, Sendable {
        /// An https address that stops them by a single POST (RFC 8058).
        package var link: String?
        /// A mail address that stops them.
        package var address: String?

        package init(link: String?, address: String?) {
            self.link = link
            self.address = address
        }
    }

    /// Who sends it.
    package var sender: Mailbox
    /// Who gets the replies, where not the sender.
    package var replyTo: Mailbox?
    /// The only one who gets it.
    package var recipient: Mailbox
    package var subject: String
    /// Its text, in lines.
    package var text: String
    /// The same as HTML.
    package var html: String?
    /// Its calendar object.
    package var calendar: Calendar?
    /// Files that go along.
    package var attachments: [Attachment]
    /// Its identity.
    package var messageID: MessageID
    /// The identity of the thread it belongs to.
    package var threadRoot: MessageID?
    /// When it was written; the same at every try.
    package var date: OffsetDateTime
    /// The language it is written in.
    package var language: Language
    /// The name and, as address, the `List-Id` of what it is about (RFC 2919), such as `intervisie.kring.example.org`.
    package var list: Mailbox?
    /// How to stop getting such messages.
    package var unsubscribe: Unsubscribe?

    package init(
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
