import Foundation
import Testing

@Suite("The house")
struct ImportTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    /// Foreign modules and the rooms that may import them.
    private static let owners: [String: Set<String>] = [
        "CLibical": ["ICalendar"], "CCrypto": ["Digest"], "CCurl": ["Transfer"],
        "GRDB": ["Ledger"],
        "Yams": ["Workspace"], "Hummingbird": ["KringWeb"], "Mustache": ["KringKit"],
        "ArgumentParser": ["kring"],
    ]

    @Test func `a foreign library has one room`() throws {
        var strangers: [String] = []
        for (file, module) in try ImportTests.imports() {
            guard let owners = ImportTests.owners[module] else { continue }
            let room = ImportTests.room(of: file)
            if !owners.contains(room) {
                strangers.append("\(room) imports \(module): \(file.path)")
            }
        }
        #expect(strangers == [])
    }

    @Test func `pure rooms import neither files nor clocks`() throws {
        let pure: Set = ["Communities", "Planning", "Facilitation", "Reminders", "Feeds"]
        let effects: Set = ["Foundation", "FoundationEssentials", "Glibc", "DurableFiles"]
        let found = try ImportTests.imports().filter { file, module in
            pure.contains(ImportTests.room(of: file)) && effects.contains(module)
        }
        #expect(found.map { "\($0.file.lastPathComponent) imports \($0.module)" } == [])
    }

    @Test func `the planner knows nothing but integers`() throws {
        let allowed: Set = ["Synchronization", "_Concurrency"]
        let found = try ImportTests.imports().filter { file, module in
            ImportTests.room(of: file) == "Planning" && !allowed.contains(module)
        }
        #expect(found.map(\.module) == [])
    }

    private static func room(of file: URL) -> String {
        let below = file.path.dropFirst(sources.path.count + 1)
        return String(below.prefix { $0 != "/" })
    }

    private static func imports() throws -> [(file: URL, module: String)] {
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        var result: [(URL, String)] = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index <= 2,
                    words.count > index + 1, !line.hasPrefix(" "), !line.hasPrefix("//")
                else { continue }
                result.append((file, String(words[index + 1])))
            }
        }
        try #require(result.count > 50)
        return result
    }
}
