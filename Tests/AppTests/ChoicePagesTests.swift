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
        token = SecretAddress.choiceToken(named: "noor", secret: secret.bytes)
        let said = said
        pages = ChoicePages(
            TokenOwners(workplace) { refusal in
                said.messages.withLock { $0.append(refusal.message) }
            })
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

    @Test func `a server that starts while a file has a fault goes on by what the ledger keeps`()
        throws
    {
        let workplace = try copy.workplace
        let kept = try #require(try OpenWorkspace(workplace).kept)
        try workplace.openLedger().keepReading(kept, at: Instant(secondsSinceEpoch: 1_800_000_000))
        try copy.change("kring.yaml", "name:", to: "nmae:")

        #expect(try FindPublicFolder(workplace).run().hasSuffix("/public"))
        #expect(try pages.show(token)?.contains("Noor") == true)
        #expect(try pages.show(token)?.contains("Noor") == true)
        #expect(said.all.count == 1)
        #expect(throws: Refusal.self) { try OpenWorkspace(workplace) }
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

    private func choose(_ fields: [String: String]) throws -> ChoicePages.Reply? {
        try pages.choose(token, fields, now: Instant(secondsSinceEpoch: 1_800_000_000))
    }

    private func kept() throws -> MessageChoice? {
        try copy.workplace.openLedger().choices()["noor"]
    }

    @Test func `a form is kept as it was filled in`() throws {
        guard case .kept(let page) = try choose(["amount": "fewer", "digest": "on", "button": ""])
        else {
            Issue.record("it was not kept")
            return
        }
        #expect(page.contains("value=\"fewer\" checked"))
        #expect(try kept() == MessageChoice(amount: .fewer, isDigest: true))

        _ = try choose(["amount": "all", "invitations": "on"])
        #expect(try kept() == MessageChoice(calendar: .invitations))

        _ = try choose(["List-Unsubscribe": "One-Click"])
        #expect(try kept() == MessageChoice(amount: .none, calendar: .invitations))
    }

    @Test(arguments: [
        [:], ["amount": ""], ["amount": "everything"], ["amount": "All"], ["digest": "on"],
        ["List-Unsubscribe": ""], ["List-Unsubscribe": "one click"],
        ["amount": "fewer", "digest": "maybe"], ["amount": "fewer", "invitations": "2"],
        ["amount": "fewer", "List-Unsubscribe": "No"], ["name": "Noor"],
    ])
    func `a form without a choice that there is changes nothing, and says so`(
        fields: [String: String]
    ) throws {
        _ = try choose(["amount": "changes"])

        #expect(try choose(fields) == .nothingChosen)
        #expect(try kept() == MessageChoice(amount: .changes))
    }

    @Test func `nobody's token chooses nothing`() throws {
        let reply = try pages.choose(
            String(repeating: "a", count: 32), ["amount": "none"],
            now: Instant(secondsSinceEpoch: 1_800_000_000))
        #expect(reply == nil)
    }
}
