import App
import CivilTime
import Communities
import Foundation
import Ledger
import Synchronization
import TestSupport
import Testing
import Workplace

@Suite("The pages where people choose their messages")
struct ChoicePagesTests {
    private final class Said: Sendable {
        let messages = Mutex<[String]>([])
        var all: [String] { messages.withLock { $0 } }
    }

    private let copy: ExampleCopy
    private let token: String
    private let said = Said()
    private let pages: ChoicePages

    init() throws {
        copy = try ExampleCopy()
        let workplace = try copy.workplace
        let secret = try InstanceSecret.open(workplace.secretPath, ledger: workplace.openLedger())
        token = SecretAddress.choiceToken(of: "noor", secret: secret.bytes)
        let said = said
        pages = ChoicePages(workplace) { refusal in
            said.messages.withLock { $0.append(refusal.message) }
        }
    }

    @Test func `a typo in a file keeps the last good reading, and is told once`() throws {
        #expect(try pages.show(token)?.contains("Noor") == true)

        try copy.change("kring.yaml", "name:", to: "nmae:")
        #expect(try pages.show(token)?.contains("Noor") == true)
        #expect(try pages.show(token)?.contains("Noor") == true)
        #expect(said.all.count == 1)

        try copy.change("kring.yaml", "nmae:", to: "name:")
        #expect(try pages.show(token)?.contains("Noor") == true)
        #expect(said.all.count == 1)
    }

    @Test func `without a good reading there is no page, and it is not for want of a token`() throws
    {
        try copy.change("kring.yaml", "name:", to: "nmae:")
        #expect(throws: Refusal.self) { try pages.show(token) }
        #expect(try pages.show("no token") == nil)
    }

    @Test func `a damaged ledger is no page that is not there`() throws {
        _ = try pages.show(token)
        let ledger = try copy.workplace.ledgerPath
        try Data(repeating: 0x55, count: 8192).write(to: URL(filePath: ledger))
        for name in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: ledger + name) }

        #expect(throws: (any Error).self) { try pages.show(token) }
        #expect(throws: (any Error).self) {
            try pages.choose(
                token, ["List-Unsubscribe": "One-Click"],
                now: Instant(secondsSinceEpoch: 1_800_000_000))
        }
    }

    @Test func `tokens of strangers are nobody's`() throws {
        #expect(try pages.show(String(repeating: "a", count: 32)) == nil)
        #expect(try pages.show(String(repeating: "/", count: 32)) == nil)
    }
}
