import App
import CivilTime
import Foundation
import Ledger
import TestSupport
import Testing
import Workplace

@Suite("Mending a workspace")
struct RepairWorkspaceTests {
    private let now: Instant

    init() throws { now = try #require(Instant(rfc3339: "2027-02-16T09:00:00+01:00")) }

    /// The example, published, with reminders sent.
    private func running() async throws -> ExampleCopy {
        let copy = try ExampleCopy()
        try await copy.planAndPublish()
        _ = try copy.run(at: try #require(ExampleCopy.remindedAt))
        return copy
    }

    private func path(_ copy: ExampleCopy, _ name: String) -> String {
        copy.folder.appending(path: name).path
    }

    private func mode(_ path: String) throws -> Int {
        try #require(
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    private func amiss(_ copy: ExampleCopy) throws -> [HealthSubject] {
        try Diagnose(copy.workplace, now: now).run().findings.filter { !$0.isWell }.map(\.subject)
    }

    @Test(.slow) func `where all is well nothing is mended`() async throws {
        let copy = try await running()
        #expect(try amiss(copy) == [])
        #expect(try RepairWorkspace(copy.workplace, now: now).run() == [])
    }

    @Test(.slow) func `files that are gone, open to others or closed to readers are put right`()
        async throws
    {
        let copy = try await running()
        let files = FileManager.default
        try files.removeItem(atPath: path(copy, "public/index.html"))
        try files.setAttributes(
            [.posixPermissions: 0o600], ofItemAtPath: path(copy, "public/sessions/plgs-1.html"))
        try files.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: path(copy, "state/secret"))
        #expect(try amiss(copy) == [.privateFiles, .publishedFiles])

        let mended = try RepairWorkspace(copy.workplace, now: now).run()

        #expect(mended.map(\.subject.code) == ["private files", "published files"])
        #expect(try mode(path(copy, "state/secret")) == 0o600)
        #expect(try mode(path(copy, "public/sessions/plgs-1.html")) == 0o644)
        #expect(files.fileExists(atPath: path(copy, "public/index.html")))
        #expect(try amiss(copy) == [])
    }

    @Test(.slow) func `a page that somebody changed is as it should be again`() async throws {
        let copy = try await running()
        let page = copy.folder.appending(path: "public/index.html")
        let before = try Data(contentsOf: page)
        try Data("hacked".utf8).write(to: page)
        _ = try RepairWorkspace(copy.workplace, now: now).run()
        #expect(try Data(contentsOf: page) == before)
    }

    @Test(.slow) func `after mending a damaged ledger nothing is sent twice`() async throws {
        let copy = try await running()
        let sent = try copy.outbox().count
        let ledger = URL(filePath: path(copy, "state/ledger.sqlite"))
        try spoil(ledger)
        #expect(try amiss(copy) == [.ledger])

        let mended = try RepairWorkspace(copy.workplace, now: now).run()

        #expect(mended.map(\.subject) == [.ledger])
        #expect(try amiss(copy) == [])
        #expect(try copy.run(at: now).isEmpty)
        #expect(try copy.outbox().count == sent)
        let names = try FileManager.default.contentsOfDirectory(atPath: path(copy, "state"))
        #expect(names.contains { $0.hasPrefix("ledger-damaged-") })
    }

    @Test(.slow) func `a mending that was cut short sends nothing until it is finished`()
        async throws
    {
        let copy = try await running()
        let ledger = path(copy, "state/ledger.sqlite")
        try spoil(URL(filePath: ledger))
        _ = try Ledger.repair(ledger, keepingOld: path(copy, "state/old"), mark: "mending")

        #expect(throws: Refusal.self) { try RunDue(copy.workplace, now: now).run() }
        #expect(try RepairWorkspace(copy.workplace, now: now).run().map(\.subject) == [.ledger])

        #expect(try copy.run(at: now).isEmpty)
        #expect(try RepairWorkspace(copy.workplace, now: now).run() == [])
    }

    @Test(.slow) func `with errors in the files the ledger is left alone`() async throws {
        let copy = try await running()
        try copy.change("kring.yaml", "timezone:", to: "timezon:")
        let refusal = try #require(
            #expect(throws: Refusal.self) { try RepairWorkspace(copy.workplace, now: now).run() })
        #expect(refusal.status == .configuration)
    }

    @Test(.slow) func `a lost ledger is found, and no new one takes its place`() async throws {
        let copy = try await running()
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(
                atPath: path(copy, "state/ledger.sqlite\(ending)"))
        }
        #expect(try amiss(copy) == [.ledger])
        #expect(try RepairWorkspace(copy.workplace, now: now).run() == [])
        #expect(try amiss(copy) == [.ledger])
    }

    @Test(.slow) func `a lost secret of the feed addresses is found, and cannot be made up`()
        async throws
    {
        let copy = try await running()
        try FileManager.default.removeItem(atPath: path(copy, "state/secret"))
        #expect(try amiss(copy) == [.feedAddresses])
    }

    /// Overwrites the page that holds most text of a message.
    private func spoil(_ ledger: URL) throws {
        var data = try Data(contentsOf: ledger)
        let size = 4096
        let marks = stride(from: data.count / size - 1, to: 0, by: -1)
        let page = try #require(
            marks.first { number in
                // 13: a leaf of a table (SQLite file format §1.6).
                data[number * size] == 13
                    && data[number * size..<(number + 1) * size].contains(
                        Data("reminder/".utf8))
            })
        data.replaceSubrange(
            page * size..<(page + 1) * size, with: repeatElement(0xA5, count: size))
        try data.write(to: ledger)
    }
}

extension Data {
    fileprivate func contains(_ part: Data) -> Bool { range(of: part) != nil }
}
