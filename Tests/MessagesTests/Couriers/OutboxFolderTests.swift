import CivilTime
import FoundationEssentials
import Messages
import Platform
import TestSupport
import Testing

@Suite struct OutboxFolderTests {
    private func message(_ id: String = "abc@example.org", _ text: String = "Hi") -> SealedMessage {
        SealedMessage(
            messageID: id, sender: "kring@example.org", recipient: "ada@example.org",
            date: Cast.now, bytes: Array(text.utf8))
    }

    @Test func `a message delivered twice is one file, whole and private`() throws {
        let folder = try TemporaryFolder()
        let outbox = OutboxFolder(path: folder.path("state/outbox"))

        let receipts = [
            try outbox.deliver(message()), try outbox.deliver(message()),
            try outbox.deliver(message("def@example.org")),
        ]

        let files = try FileManager.default.contentsOfDirectory(atPath: outbox.path)
        #expect(files.count == 2)
        #expect(receipts[0] == receipts[1])
        #expect(receipts[0].place.hasPrefix("\(outbox.path)/2027-02-01-"))
        #expect(receipts[0].place.hasSuffix(".eml"))
        #expect(
            try DurableFile.read(receipts[0].place, limit: 100) == Array("Hi".utf8))
        let attributes = try FileManager.default.attributesOfItem(atPath: receipts[0].place)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test(arguments: ["../../etc/passwd@x", "a/b@c", String(repeating: "a", count: 5000)])
    func `no identity leaves the folder`(id: String) throws {
        let folder = try TemporaryFolder()

        _ = try OutboxFolder(path: folder.path).deliver(message(id))

        #expect(folder.names.count == 1)
    }

    @Test func `a folder that cannot be is a fault for a person`() throws {
        let folder = try TemporaryFolder()
        try DurableFile.write([1], to: folder.path("outbox"))
        let outbox = OutboxFolder(path: folder.path("outbox"))

        let fault = DeliveryFault(
            FileFault(deed: .makeFolder, path: outbox.path, reason: .wrongKind))
        #expect(throws: fault) { try outbox.deliver(message()) }
        #expect(fault.kind == .configuration)
    }

    @Test func `a full disk passes, a forbidden folder does not`() {
        let reasons: [FileFault.Reason] = [.noSpace, .permission]
        let faults = reasons.map {
            DeliveryFault(FileFault(deed: .write, path: "outbox", reason: $0))
        }

        #expect(faults.map(\.kind) == [.temporary, .configuration])
        #expect(faults.map(\.exitCode) == [74, 77])
    }
}
