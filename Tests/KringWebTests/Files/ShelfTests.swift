import FoundationEssentials
import Testing

@testable import KringWeb

@Suite("The shelf of files")
struct ShelfTests {
    private let sample: PublishedSample
    private let folder: PublishedFolder

    init() throws {
        sample = try PublishedSample()
        folder = PublishedFolder(at: sample.folder)
    }

    private func version(of target: String) throws -> PublishedVersion {
        let path = try #require(PublishedPath(target: target))
        let file = try folder.open(path)
        let bytes = try file.read()
        return PublishedVersion(
            path: path, kind: .html, place: folder.place(of: path), stamp: file.stamp, bytes: bytes,
            hash: "tag",
            maskedPath: target)
    }

    @Test func `what is asked for stays, and never more than twice the number is held`() throws {
        let shelf = Shelf(most: 8)
        let favourite = try version(of: "/index.html")
        shelf.keep(favourite, at: "/index.html")

        for number in 0..<1000 {
            shelf.keep(favourite, at: "/sessions/\(number).html")
            #expect(shelf.holding.count <= 16)
            #expect(shelf.version(at: "/index.html") === favourite)
        }
        #expect(shelf.version(at: "/sessions/0.html") == nil)
    }

    @Test func `never more than twice the weight is held`() throws {
        try sample.write("public/long.html", String(repeating: "x", count: 50_000))
        let long = try version(of: "/long.html")
        #expect(long.weight > 50_000)
        let shelf = Shelf(mostWeight: 200_000)

        for number in 0..<100 {
            shelf.keep(long, at: "/\(number).html")
            #expect(shelf.holding.weight <= 400_000)
        }
        // In place of itself it weighs once.
        for _ in 0..<100 { shelf.keep(long, at: "/long.html") }
        #expect(shelf.version(at: "/long.html") === long)
    }

    @Test func `a file that changed, went or became something else is not on the shelf`() throws {
        let shelf = Shelf()
        func keep() throws { shelf.keep(try version(of: "/index.html"), at: "/index.html") }

        try keep()
        try sample.write("public/index.html", "<h1>Krinh</h1>")
        #expect(shelf.version(at: "/index.html") == nil)

        try keep()
        try FileManager.default.removeItem(atPath: sample.folder + "/index.html")
        #expect(shelf.version(at: "/index.html") == nil)

        try sample.link("public/index.html", to: "../secret.html")
        #expect(shelf.version(at: "/index.html") == nil)
        #expect(sample.site().get("/") == .notFound)
    }
}
