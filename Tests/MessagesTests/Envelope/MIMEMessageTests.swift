import CivilTime
import Communities
import FoundationEssentials
import Messages
import TestSupport
import Testing

@Suite struct MIMEMessageTests {
    private func message(
        subject: String = "Morgen 15:00: Intervisie - Zaal 4", name: String = "Bram Özdemir"
    ) -> OutboxMessage {
        let thread = DeliveryKey.thread(uid: "intervisie-1", person: "bram")
        return OutboxMessage(
            sender: Mailbox(name: "Kring Intervisie", address: "kring@example.org"),
            recipient: Mailbox(name: name, address: "bram@example.org"), subject: subject,
            text: "Dag Bram,\n\nTot morgen om 15:00.\n",
            messageID: MessageID(
                of: .notice(uid: "intervisie-1", sequence: 1, person: "bram"), secret: [7],
                host: "example.org"),
            threadRoot: MessageID(of: thread, secret: [7], host: "example.org"),
            date: Cast.zone.offsetDateTime(at: Cast.now), language: .nl)
    }

    private var everything: OutboxMessage {
        var message = message(
            subject: """
                Verplaatst naar donderdag 4 maart 2027: Eigentijds toetsen — één rubric, vijf \
                vakken, en wat studenten daarvan vinden 🙂 (hybride, Zaal 4 én online)
                """, name: "Chaïma “C.” El Idrissi, namens de leerkring Blended Learning Zuid-Oost")
        message.replyTo = Mailbox(name: "Vries, Ada \"A\" de", address: "ada@example.org")
        message.text = """
            Één keer per drie weken.\tTab, spatie aan het eind: \

            --kring-1 lijkt op een grens
            From hier
            .punt
            \(String(repeating: "Een lange regel zonder einde = 100 %. ", count: 30))
            """
        message.html = "<p lang=\"nl\">Één&nbsp;keer</p>\r\n"
        message.calendar = OutboxMessage.Calendar(
            method: "REQUEST",
            bytes: Array("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".utf8),
            fileName: "invite.ics")
        message.list = Mailbox(name: "Intervisie", address: "intervisie.kring.example.org")
        message.unsubscribe = OutboxMessage.Unsubscribe(
            link: "https://kring.example.org/u/\(String(repeating: "a", count: 32))",
            address: "stop@example.org")
        return message
    }

    private func golden(_ name: String, _ bytes: [UInt8]) throws -> [UInt8] {
        try GoldenFile("Fixtures/\(name)").bytes(recording: bytes)
    }

    // Recorded with KRING_RECORD=1, then read by Python's email package (policy.default): no defects.
    @Test func `a plain message is as recorded`() throws {
        let bytes = try MIMEMessage(message()).bytes

        #expect(bytes == (try golden("plain.eml", bytes)))
    }

    @Test func `a message with everything in it is as recorded`() throws {
        let bytes = try MIMEMessage(everything).bytes

        #expect(bytes == (try golden("everything.eml", bytes)))
    }

    @Test func `every line is ASCII, short and ended by CRLF`() throws {
        let text = String(decoding: try MIMEMessage(everything).bytes, as: UTF8.self)

        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)

        #expect(
            lines.allSatisfy { $0.utf8.count <= 76 || $0.hasPrefix("List-Unsubscribe: <") })
        #expect(
            lines.joined().utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 })
        #expect(text.hasSuffix("--\r\n"))
    }

    @Test(arguments: [
        "Hi\r\nBcc: everybody@example.org", "Hi\nBcc: everybody@example.org",
        "Hi\rBcc: everybody@example.org", "Hi\u{0}\u{85}\u{2028}\u{2029}\u{B}Bcc: x@example.org",
        "Hi\r\n\r\n<script>", "=?utf-8?Q?=0D=0ABcc:_x@example.org?=",
    ])
    func `no text starts a header of its own`(attack: String) throws {
        var message = message(subject: attack, name: attack)
        message.sender.name = attack
        message.list = Mailbox(name: attack, address: "list.example.org")

        let text = String(decoding: try MIMEMessage(message).bytes, as: UTF8.self)

        let header = text.prefix(upTo: text.firstRange(of: "\r\n\r\n")?.lowerBound ?? text.endIndex)
        let names = header.split(separator: "\r\n").filter { !$0.hasPrefix(" ") }
            .map { String($0.prefix { $0 != ":" }) }
        #expect(
            names == [
                "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
                "MIME-Version", "Content-Language", "Auto-Submitted", "X-Auto-Response-Suppress",
                "List-Id", "Content-Type", "Content-Transfer-Encoding",
            ])
        // What looks like an encoded word is text, so that it is encoded itself.
        #expect(!header.contains("?=0D=0A"))
    }

    @Test(arguments: [
        "a@example.org\r\nBcc: b@example.org", "a@example.org,b@example.org", "a b@example.org",
        "a@example.org>", "a", "@example.org", "a@", "a@b@c", "-a@example.org", "é@example.org",
        "", "\"a\"@example.org",
    ])
    func `an address that is more than one address is refused`(address: String) {
        var message = message()
        message.recipient.address = address

        #expect(throws: MIMEFault.badAddress(field: "To", address)) { try MIMEMessage(message) }
    }

    @Test(arguments: ["http://example.org/u", "https://example.org/u>,<https://x", "https://a b"])
    func `a link that cannot stand in its header is refused`(link: String) {
        var message = message()
        message.unsubscribe = OutboxMessage.Unsubscribe(link: link, address: nil)

        #expect(throws: MIMEFault.badLink(field: "List-Unsubscribe", link)) {
            try MIMEMessage(message)
        }
    }

    @Test func `a method and a file name cannot leave their parameters`() {
        var message = everything
        message.calendar?.method = "REQUEST\r\nX: y"
        #expect(throws: MIMEFault.badToken(field: "METHOD", "REQUEST\r\nX: y")) {
            try MIMEMessage(message)
        }
        message.calendar?.method = "REQUEST"
        message.calendar?.fileName = "a\"; x=\"../b"
        #expect(throws: MIMEFault.badToken(field: "Content-Disposition", "a\"; x=\"../b")) {
            try MIMEMessage(message)
        }
    }

    @Test func `the date has the weekday, the month and the offset of the standard`() throws {
        var message = message()
        message.date = OffsetDateTime("2027-11-07T01:02:03-03:30") ?? message.date

        let text = String(decoding: try MIMEMessage(message).bytes, as: UTF8.self)

        #expect(text.contains("\r\nDate: Sun, 7 Nov 2027 01:02:03 -0330\r\n"))
    }
}
