import Testing

@Suite("The house")
struct HouseTests {
    /// Foreign modules and the rooms that may import them.
    private static let owners: [String: Set<String>] = [
        "CLibical": ["ICalendar"], "CCrypto": ["Platform"], "CCurl": ["Transfer"],
        "GRDB": ["Ledger"], "Yams": ["Workspace"], "Mustache": ["Workplace"],
        "ArgumentParser": ["kring"],
        "Hummingbird": ["KringWeb"], "HummingbirdCore": ["KringWeb"], "HTTPTypes": ["KringWeb"],
        "Logging": ["KringWeb"], "NIOCore": ["KringWeb"], "NIOPosix": ["KringWeb"],
    ]

    /// What comes with Swift.
    private static let ofSwift: Set = [
        "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch",
    ]

    private static let sources = Result { try SwiftSource.all() }

    private func house() throws -> [SwiftSource] {
        let sources = try HouseTests.sources.get()
        try #require(sources.count > 500)
        return sources
    }

    @Test func `a foreign library has one room`() throws {
        let strangers = try house().flatMap { file in
            file.imports.filter { HouseTests.owners[$0]?.contains(file.room) == false }
                .map { "\(file.path) imports \($0)" }
        }
        #expect(strangers == [])
    }

    @Test func `what a file imports is declared for its target`() throws {
        let declared = try Manifest().dependencies
        let undeclared = try house().flatMap { file in
            file.imports.filter { module in
                !HouseTests.ofSwift.contains(module)
                    && declared[file.room]?.contains(module) != true
            }.map { "\(file.path) imports \($0), which Package.swift does not give \(file.room)" }
        }
        #expect(undeclared == [])
    }

    @Test func `targets form no circle`() throws {
        var arrows = Arrows()
        for (target, names) in try Manifest().dependencies {
            for name in names { arrows.draw(from: target, to: name, "Package.swift") }
        }
        #expect(arrows.places.count > 15)
        #expect(arrows.circles == [])
    }

    @Test func `folders of a target form no circle`() throws {
        let sources = try house()
        for (room, files) in Dictionary(grouping: sources, by: \.room) {
            var owners: [String: [SwiftSource]] = [:]
            for file in files {
                for type in file.declared { owners[type, default: []].append(file) }
            }
            var arrows = Arrows()
            for file in files {
                for name in file.named {
                    guard let owner = owners[name], owner.count == 1 else { continue }
                    arrows.draw(
                        from: "\(room)/\(file.folder)", to: "\(room)/\(owner[0].folder)",
                        "\(file.path) names \(name) of \(owner[0].path)")
                }
            }
            #expect(arrows.circles == [], "circle in \(room)")
        }
    }

    @Test func `no target holds more than a sixth of the source`() throws {
        let sizes = Dictionary(grouping: try house(), by: \.room).mapValues { files in
            files.reduce(0) { $0 + $1.lines }
        }
        let whole = sizes.values.reduce(0, +)
        #expect(sizes.filter { $0.value * 6 > whole } == [:])
    }

    @Test func `only what becomes a library is public`() throws {
        let libraries: Set = [
            "CivilTime", "Communities", "Facilitation", "FeedDoctor", "ICalendar", "Planning",
        ]
        // What a public protocol asks of a public type is public wherever it stands.
        let found = try house().filter {
            !libraries.contains($0.room) && $0.saysPublic
                && $0.path != "kring/Arguments/Arguments.swift"
                && !$0.path.hasPrefix("Ledger/Records/Columns/")
        }
        #expect(found.map(\.path) == [])
    }

    @Test func `pure rooms import neither files nor clocks`() throws {
        let pure = ["Communities/", "Planning/", "Facilitation/", "Feeds/"]
        let effects: Set = ["Foundation", "FoundationEssentials", "Glibc"]
        // Of the platform they may take digests, which are functions, and none of its types.
        let types: Set = ["DurableFile", "FileFault", "RunLock", "ChildProcess"]
        let found = try house().filter { file in
            pure.contains { file.path.hasPrefix($0) }
                && !(effects.isDisjoint(with: file.imports) && types.isDisjoint(with: file.named))
        }
        #expect(found.map(\.path) == [])
    }

    /// In Messages: the common rules, and of each kind the files that are named after what is due.
    @Test func `what is due is decided by values alone`() throws {
        let allowed: Set = ["CivilTime", "Communities", "Platform"]
        let above = ["Messages/Kind/", "Messages/Queue/"]
        let deciding = try house().filter { file in
            file.path.hasPrefix("Messages/Due/")
                || file.room == "Messages" && file.path.contains("/Due")
                    && !above.contains { file.path.hasPrefix($0) }
        }
        #expect(deciding.count > 15)
        #expect(deciding.filter { !allowed.isSuperset(of: $0.imports) }.map(\.path) == [])
    }

    @Test func `the planner knows nothing but integers`() throws {
        let allowed: Set = ["Synchronization", "_Concurrency"]
        let found = try house().filter { $0.room == "Planning" }.flatMap(\.imports)
        #expect(found.filter { !allowed.contains($0) } == [])
    }
}
