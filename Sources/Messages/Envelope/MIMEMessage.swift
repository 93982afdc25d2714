import Communities
import Platform

/// A message as bytes (RFC 5322, RFC 2045): the same message always becomes the same bytes.
///
/// Text first, then HTML, then the calendar, each the better form of the one before; around them a second layer
/// when there is an attachment. Lines are at most 76 columns of ASCII, save for a longer
/// web address, so that no server has a reason to touch them.
package struct MIMEMessage: Hashable, Sendable {
    /// The whole message, lines ended by CRLF.
    package let bytes: [UInt8]

    /// Makes the bytes of a message.
    ///
    /// - Throws: `MIMEFault` for an address or a link that could break out of its header. Texts cannot: their
    ///   control characters become spaces.
    package init(_ message: OutboxMessage) throws(MIMEFault) {
        var header = MessageHeader()
        try MIMEMessage.addAddresses(of: message, to: &header)
        header.add("Subject", text: message.subject)
        header.add("Date", MessageHeader.date(message.date))
        try MIMEMessage.addThread(of: message, to: &header)
        header.add("MIME-Version", "1.0")
        header.add("Content-Language", message.language.rawValue)
        header.add("Auto-Submitted", "auto-generated")
        header.add("X-Auto-Response-Suppress", "All")
        try MIMEMessage.addList(of: message, to: &header)
        let body = try MIMEMessage.body(of: message)
        bytes = Array((header.lines + body.header + "\r\n" + body.content).utf8)
    }

    private static func addAddresses(
        of message: OutboxMessage, to header: inout MessageHeader
    ) throws(MIMEFault) {
        let fields: [(String, Mailbox?)] = [
            ("From", message.sender), ("Reply-To", message.replyTo), ("To", message.recipient),
        ]
        for case (let field, let mailbox?) in fields {
            guard isAddress(mailbox.address) else {
                throw .badAddress(field: field, mailbox.address)
            }
            header.add(field, mailbox: (mailbox.name, mailbox.address))
        }
    }

    private static func addThread(
        of message: OutboxMessage, to header: inout MessageHeader
    ) throws(MIMEFault) {
        let own = message.messageID.description
        guard isAddress(own) else { throw .badToken(field: "Message-ID", own) }
        header.add("Message-ID", "<\(own)>")
        guard let root = message.threadRoot?.description, root != own else { return }
        guard isAddress(root) else { throw .badToken(field: "References", root) }
        header.add("In-Reply-To", "<\(root)>")
        header.add("References", "<\(root)>")
    }

    private static func addList(
        of message: OutboxMessage, to header: inout MessageHeader
    ) throws(MIMEFault) {
        if let list = message.list {
            guard isToken(list.address) else { throw .badToken(field: "List-Id", list.address) }
            header.add("List-Id", mailbox: (list.name, list.address))
        }
        guard let unsubscribe = message.unsubscribe else { return }
        var ways: [String] = []
        if let link = unsubscribe.link {
            guard link.hasPrefix("https://"), isToken(link) else {
                throw .badLink(field: "List-Unsubscribe", link)
            }
            ways.append("<\(link)>")
        }
        if let address = unsubscribe.address {
            guard isAddress(address) else {
                throw .badAddress(field: "List-Unsubscribe", address)
            }
            ways.append("<mailto:\(address)>")
        }
        if ways.isEmpty { return }
        header.add("List-Unsubscribe", ways.joined(separator: ", "))
        if unsubscribe.link != nil {
            header.add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
        }
    }

    private static func body(of message: OutboxMessage) throws(MIMEFault) -> MIMEPart {
        var forms = [MIMEPart.text("plain", message.text)]
        if let html = message.html { forms.append(.text("html", html)) }
        var files: [MIMEPart] = []
        if let calendar = message.calendar {
            let method = calendar.method ?? ""
            guard method.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                throw .badToken(field: "METHOD", method)
            }
            // Only what asks a calendar for something is another form of the mail, and must name its METHOD
            // (RFC 6047 §2.4). What merely tells is a file: as the last alternative programs would show
            // it in the place of the text.
            if !method.isEmpty {
                forms.append(
                    .bytes(
                        calendar.bytes, type: "text/calendar; charset=utf-8; method=\(method)"))
            }
            if let name = calendar.fileName {
                let type = method.isEmpty ? "text/calendar" : "application/ics"
                files.append(
                    try file(name, "\(type); charset=utf-8; name=\"\(name)\"", calendar.bytes))
            }
        }
        for one in message.attachments {
            guard !one.type.isEmpty, one.type.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
            else { throw .badToken(field: "Content-Type", one.type) }
            files.append(try file(one.fileName, one.type, one.bytes))
        }
        let isLayered = !files.isEmpty || message.calendar?.method != nil
        let text =
            forms.count == 1
            ? forms[0]
            : MIMEPart.multipart(
                "alternative", forms, boundary: boundary(message, isLayered ? 2 : 1))
        guard !files.isEmpty else { return text }
        return .multipart("mixed", [text] + files, boundary: boundary(message, 1))
    }

    private static func file(
        _ name: String, _ type: String, _ bytes: [UInt8]
    ) throws(MIMEFault) -> MIMEPart {
        guard !name.isEmpty, name.utf8.allSatisfy({ isFileNameByte($0) }) else {
            throw .badToken(field: "Content-Disposition", name)
        }
        return .bytes(bytes, type: type, fileName: name)
    }

    /// From the Message-ID, so that it is the same at every try and differs between layers.
    private static func boundary(_ message: OutboxMessage, _ layer: Int) -> String {
        let code = base32(sha256("boundary:\(layer):\(message.messageID)"))
        return "kring-\(layer)-\(code.prefix(26))"
    }

    /// Whether it can stand between angle brackets and be handed to a mail server.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && isToken(text)
            && text.utf8.count <= 254 && !text.hasPrefix("-")
            && !text.utf8.contains { "\"(),:;[]\\".utf8.contains($0) }
    }

    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 900
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E }
    }

    private static func isFileNameByte(_ byte: UInt8) -> Bool {
        EncodedWord.isSafeInPhrase(byte) && byte != UInt8(ascii: "/")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
    }
}
