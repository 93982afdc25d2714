import CivilTime
import Communities
import Messages
import Platform
import TestSupport
import Testing
import Transfer

@Suite("Couriers")
struct CourierTests {
    private func message(to recipient: String = "ada@example.org") -> SealedMessage {
        SealedMessage(
            messageID: "abc@example.org", sender: "kring@example.org", recipient: recipient,
            date: Cast.now, bytes: Array("Subject: Hi\r\n\r\nDag.\r\n".utf8))
    }

    // MARK: A mail server

    private struct Server: SMTPSending {
        var fault: SMTPFault?
        func send(_ mail: SMTPMail) throws(SMTPFault) -> String {
            if let fault { throw fault }
            return "250 queued as \(mail.recipient) \(mail.bytes.count)"
        }
        func greet() throws(SMTPFault) -> String { "250" }
    }

    @Test func `what a mail server takes has its answer as receipt`() throws {
        let receipt = try SMTPCourier(Server()).deliver(message())
        #expect(receipt.place == "250 queued as ada@example.org 21")
    }

    /// What a refusal means: for this message or for all, for now or for good, and how the run ends.
    @Test(arguments: [
        (SMTPFault.unspeakable("ö"), DeliveryFault.Kind.permanent, false, Int32(65)),
        (.refused(code: 451, "451"), .temporary, false, 75),
        (.refused(code: 550, "550"), .permanent, false, 69),
        (.away("no route"), .temporary, true, 75),
        (.login(code: 535, "535"), .configuration, true, 69),
        (.untrusted("expired"), .configuration, true, 69),
        (.unanswered("timed out"), .uncertain, false, 75),
        (.noLibrary, .configuration, true, 69),
    ])
    func `a refusal says what it means`(
        fault: SMTPFault, kind: DeliveryFault.Kind, isForAll: Bool, exitCode: Int32
    ) {
        let meant = DeliveryFault(fault)
        #expect(
            meant.kind == kind && meant.isForAll == isForAll && meant.exitCode == exitCode)
        #expect(throws: meant) { try SMTPCourier(Server(fault: fault)).deliver(message()) }
    }

    // MARK: A mail program

    /// A mail program for one test.
    private func program(_ folder: TemporaryFolder, _ script: String) throws -> [String] {
        let path = folder.path("sendmail")
        try DurableFile.write(Array("#!/bin/sh\n\(script)\n".utf8), to: path, mode: 0o755)
        // The shell by its own name: a file just written cannot be started while another test's child holds it open.
        return ["/bin/sh", path, "-i"]
    }

    @Test(.slow) func `a mail program gets the message and its envelope, and no shell reads them`()
        throws
    {
        let folder = try TemporaryFolder()
        let command = try program(
            folder,
            "for word; do echo \"<$word>\"; done > \(folder.path("words")); "
                + "cat > \(folder.path("text"))")
        let recipient = "a$(touch)b'c`d`@example.org"

        _ = try SendmailCourier(command: command).deliver(message(to: recipient))

        let words = try #require(try DurableFile.read(folder.path("words"), limit: 1000))
        #expect(
            String(decoding: words, as: UTF8.self)
                == "<-i>\n<-f>\n<kring@example.org>\n<-->\n<\(recipient)>\n")
        let text = try DurableFile.read(folder.path("text"), limit: 1000)
        #expect(text == Array("Subject: Hi\n\nDag.\n".utf8))
        #expect(folder.names == ["sendmail", "text", "words"])
    }

    /// By `sysexits.h`.
    @Test(
        .slow,
        arguments: [
            ("exit 75", DeliveryFault.Kind.temporary, false), ("exit 67", .permanent, false),
            ("exit 65", .permanent, false), ("exit 69", .temporary, true),
            ("exit 71", .temporary, true), ("exit 78", .configuration, true),
            ("exit 77", .configuration, true), ("exit 1", .temporary, true),
            ("kill -9 $$", .uncertain, false),
        ])
    func `a mail program's exit code decides`(
        script: String, kind: DeliveryFault.Kind, isForAll: Bool
    ) throws {
        let folder = try TemporaryFolder()
        let command = try program(folder, "echo 'no: ada@example.org' >&2; \(script)")
        #expect {
            try SendmailCourier(command: command).deliver(message())
        } throws: { error in
            guard let fault = error as? DeliveryFault else { return false }
            return fault.kind == kind && fault.isForAll == isForAll
                && fault.reason.words(.en).hasSuffix(": no: the recipient")
        }
    }

    @Test func `a mail program that is not there is for a person to mend`() throws {
        let folder = try TemporaryFolder()
        let courier = SendmailCourier(command: [folder.path("none")])
        #expect {
            try courier.deliver(message())
        } throws: { error in
            let fault = error as? DeliveryFault
            return fault?.kind == .configuration && fault?.exitCode == 69
                && fault?.reason.words(.en).contains("install one") == true
        }
    }

    @Test(.slow) func `a mail program that does not end is ended, and nobody knows`() throws {
        let folder = try TemporaryFolder()
        let command = try program(folder, "sleep 60")
        #expect {
            try SendmailCourier(command: command, patience: 0).deliver(message())
        } throws: { ($0 as? DeliveryFault)?.kind == .uncertain }
    }

    @Test(.slow) func `an address is never an option`() throws {
        let folder = try TemporaryFolder()
        let command = try program(folder, "touch \(folder.path("ran"))")
        #expect {
            try SendmailCourier(command: command).deliver(message(to: "-OQueue=x@example.org"))
        } throws: { ($0 as? DeliveryFault)?.kind == .permanent }
        #expect(folder.names == ["sendmail"])
    }
}
