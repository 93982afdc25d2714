import Foundation
import Testing

/// What people said in a session is read through a book for an audience (`HarvestBook`), so that nobody gives away by
/// forgetting: whoever reads the ledger's own stands here, with why.
@Suite("The way to what people said")
struct HarvestReadersTests {
    private static let allowed: Set<String> = [
        // The book itself.
        "Meeting/Harvest/HarvestBook.swift",
        // One thing or session, by its number or name, for who changes it or asks what became of it.
        "App/Meet/ChangeHarvest.swift", "App/Meet/ShowHarvest.swift",
        // Whether there is anything.
        "Messages/HarvestQuestion/HarvestQuestionKind.swift",
    ]

    @Test func `only the book reads the ledger's harvest`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let ways = ["ledger.harvest", "ledger?.harvest", ".searchHarvest(", ".harvestedSessions("]
        var readers: Set<String> = []
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            let path = String(file.path.dropFirst(sources.path.count + 1))
            guard file.pathExtension == "swift", !path.hasPrefix("Ledger/") else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            if ways.contains(where: text.contains) { readers.insert(path) }
        }
        #expect(readers == Self.allowed)
    }
}
