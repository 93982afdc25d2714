import CivilTime
import Communities
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

@Suite("The reading of the files that is kept")
struct ReadingTests {
    private let folder: TemporaryFolder
    private let ledger: Ledger
    private let now = Cast.now

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger.open(path: folder.path("ledger.sqlite"))
    }

    private func files(_ texts: String...) -> [KeptFile] {
        texts.enumerated().map { KeptFile(path: "communities/c\($0).yaml", text: $1) }
    }

    @Test func `it is kept whole, and anew only when it differs`() throws {
        #expect(try ledger.keptReading() == nil)
        let first = files("name: Één\r\n", "", "\"'\\\u{1F600}")

        #expect(try ledger.keepReading(first, at: now))
        #expect(try !ledger.keepReading(first, at: now.advanced(bySeconds: 60)))

        let kept = try #require(try ledger.keptReading())
        #expect(kept.files == first && kept.at == now)
        #expect(try ledger.keepReading(files("name: Twee"), at: now.advanced(bySeconds: 90)))
        #expect(try ledger.keptReading()?.files == files("name: Twee"))
        #expect(try ledger.keptReading()?.at == now.advanced(bySeconds: 90))
    }

    /// Of texts that differ only in where one ends and the next begins.
    @Test func `what is written elsewhere is another reading`() throws {
        try ledger.keepReading([KeptFile(path: "a", text: "b1:c")], at: now)
        #expect(
            try ledger.keepReading(
                [KeptFile(path: "a", text: "b"), KeptFile(path: "c", text: "")], at: now))
    }

    @Test func `one that is not as it was kept is none`() throws {
        try ledger.keepReading(files("name: Een", "name: Twee"), at: now)
        try ledger.queue.write { db in
            try db.execute(sql: "UPDATE reading SET files = replace(files, 'Twee', 'Drie')")
        }
        #expect(try ledger.keptReading() == nil)
        // And it does not stay.
        #expect(try ledger.keepReading(files("name: Een", "name: Twee"), at: now))
        #expect(try ledger.keptReading()?.files == files("name: Een", "name: Twee"))
    }

    @Test func `one that is erased leaves no byte, nor does what it took the place of`() throws {
        let secret = "noor.van.erased@example.org"
        try ledger.keepReading(files(String(repeating: "x", count: 20_000) + secret), at: now)
        try ledger.keepReading(files("nobody"), at: now)
        try ledger.eraseReading()

        #expect(try ledger.keptReading() == nil)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = try Data(contentsOf: URL(filePath: folder.path(name)))
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
        }
    }
}
