import Communities
import Foundation
import Platform
import TestSupport
import Testing
import Workplace

@testable import Publishing

@Suite("The published folder")
struct PublicFolderTests {
    private func file(_ path: String, _ text: String) -> PublishedFile {
        PublishedFile(path: path, inputs: InputDigest { $0.add(text) }) { Array(text.utf8) }
    }

    @Test func `a file that cannot be removed is remembered, said, and tried again`() throws {
        let temporary = try TemporaryFolder()
        var isStuck = true
        let folder = PublicFolder(
            path: temporary.path("public"), manifest: temporary.path("public-files"),
            remove: { isStuck ? false : unlink($0) == 0 })
        var memory = PublishedMemory()
        _ = try folder.write([file("a.html", "a"), file("f/secret.ics", "b")], &memory)

        let stuck = try folder.write([file("a.html", "a")], &memory)
        #expect(stuck.stuck == ["f/secret.ics"] && stuck.removed == 0)
        #expect(try folder.listed() == ["a.html", "f/secret.ics"])
        let words = try #require(stuck.stuckFiles).words(.nl).message
        #expect(!words.contains("secret"))
        #expect(try folder.write([file("a.html", "a")], &memory).stuck == ["f/secret.ics"])

        isStuck = false
        let done = try folder.write([file("a.html", "a")], &memory)
        #expect(done.removed == 1 && done.stuckFiles == nil)
        #expect(try folder.listed() == ["a.html"])
        #expect(!FileManager.default.fileExists(atPath: temporary.path("public/f/secret.ics")))
    }

    @Test(arguments: ["", "/sessions", "/f", "/a/b", "/a"])
    func `a folder that is closed to the web server is amiss, and can be opened`(closed: String)
        throws
    {
        let temporary = try TemporaryFolder()
        let folder = PublicFolder(
            path: temporary.path("public"), manifest: temporary.path("public-files"))
        var memory = PublishedMemory()
        let names = ["a/b/c.html", "f/secret.ics", "sessions/plgs-1.html"]
        _ = try folder.write(names.map { file($0, $0) }, &memory)
        #expect(try folder.amiss() == [])

        chmod(temporary.path("public\(closed)"), 0o700)
        let within = closed.isEmpty ? names : names.filter { "/\($0)".hasPrefix("\(closed)/") }
        #expect(try folder.amiss() == within && !within.isEmpty)
        try folder.open()
        #expect(try folder.amiss() == [])
        #expect(try DurableFile.mode(temporary.path("public/f")) == 0o711)
    }

    @Test func `what somebody else removed is forgotten, and what nobody listed stays`() throws {
        let temporary = try TemporaryFolder()
        let folder = PublicFolder(
            path: temporary.path("public"), manifest: temporary.path("public-files"))
        var memory = PublishedMemory()
        _ = try folder.write([file("a.html", "a"), file("b.html", "b")], &memory)
        try FileManager.default.removeItem(atPath: temporary.path("public/b.html"))
        try DurableFile.write([1], to: temporary.path("public/theirs.html"))

        let outcome = try folder.write([file("a.html", "a")], &memory)
        #expect(outcome.removed == 0 && outcome.stuck == [] && outcome.unchanged == 1)
        #expect(try folder.listed() == ["a.html"])
        #expect(FileManager.default.fileExists(atPath: temporary.path("public/theirs.html")))
    }

    @Test func `a file is made again when its inputs or its bytes are not what they were`() throws {
        let temporary = try TemporaryFolder()
        let folder = PublicFolder(
            path: temporary.path("public"), manifest: temporary.path("public-files"))
        var memory = PublishedMemory()
        var made = 0
        func counted(_ inputs: String, _ text: String) -> PublishedFile {
            PublishedFile(path: "a.html", inputs: InputDigest { $0.add(inputs) }) {
                made += 1
                return Array(text.utf8)
            }
        }

        #expect(try folder.write([counted("1", "one")], &memory).written == 1)
        #expect(try folder.write([counted("1", "one")], &memory).written == 0)
        #expect(made == 1)
        #expect(try folder.write([counted("2", "one")], &memory).written == 0)
        #expect(made == 2)
        try Data("two".utf8).write(to: URL(filePath: temporary.path("public/a.html")))
        #expect(try folder.write([counted("2", "one")], &memory).written == 1)
        #expect(made == 3)
        chmod(temporary.path("public/a.html"), 0o600)
        #expect(try folder.write([counted("2", "one")], &memory).written == 0)
        #expect(try DurableFile.mode(temporary.path("public/a.html")) == 0o644)
        var nothing = PublishedMemory()
        #expect(try folder.write([counted("2", "one")], &nothing).written == 0)
        #expect(made == 5)
    }
}
