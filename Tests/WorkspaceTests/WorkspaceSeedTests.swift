import Communities
import Facilitation
import Foundation
import TestSupport
import Testing
import Workspace

@Suite("A new workspace")
struct WorkspaceSeedTests {
    @Test func `a bare workspace can be read as it is`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("kring-seed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }

        let written = try WorkspaceSeed.empty(to: folder)

        #expect(
            written == ["communities/first-circle.yaml", "kring.yaml", "people.csv", "spaces.yaml"])
        #expect(FaultPrinter(.en).text(WorkspaceReader(folder).read().faults) == "")
        #expect(throws: WorkspaceSeed.Failure.notEmpty(folder.path)) {
            try WorkspaceSeed.empty(to: folder)
        }
    }

    /// An example with what a checkout may hold beside it.
    private func example(_ folder: TemporaryFolder) throws -> URL {
        let example = URL(filePath: folder.path("example"))
        for name in ["kring.yaml", "communities/a.yaml", "state/secret", "public/x", ".git/config"]
        {
            let file = example.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(name.utf8).write(to: file)
        }
        return example
    }

    @Test func `the example is copied without what was made in it`() throws {
        let folder = try TemporaryFolder()
        let target = URL(filePath: folder.path("new"))
        #expect(
            try WorkspaceSeed.copy(example: example(folder), to: target)
                == ["communities/a.yaml", "kring.yaml"])
        #expect(folder.names == ["example", "new"])
        // Inside the example itself it does not copy itself.
        let inside = URL(filePath: folder.path("example/communities/new"))
        #expect(try WorkspaceSeed.copy(example: example(folder), to: inside).count == 2)
    }

    @Test(.timeLimit(.minutes(1)))
    func `what is no example is not copied`() throws {
        let folder = try TemporaryFolder()
        let target = URL(filePath: folder.path("new"))
        try Data("thesis".utf8).write(to: URL(filePath: folder.path("thesis.txt")))
        for path in [folder.path, folder.path("none"), folder.path("thesis.txt")] {
            #expect(throws: WorkspaceSeed.Failure.noExample) {
                try WorkspaceSeed.copy(example: URL(filePath: path), to: target)
            }
        }
        let example = try example(folder)
        mkfifo(example.appendingPathComponent("communities/pipe").path, 0o600)
        #expect(throws: WorkspaceSeed.Failure.self) {
            try WorkspaceSeed.copy(example: example, to: target)
        }
        unlink(example.appendingPathComponent("communities/pipe").path)
        for number in 0...1000 {
            try Data().write(to: example.appendingPathComponent("\(number).txt"))
        }
        #expect(throws: WorkspaceSeed.Failure.noExample) {
            try WorkspaceSeed.copy(example: example, to: target)
        }
        #expect(folder.names == ["example", "thesis.txt"])
    }

    @Test func `a workspace is found from a folder inside it`() throws {
        let workspace = try TestWorkspace()
        let inside = workspace.folder.appendingPathComponent("communities")

        let found = WorkspaceLocator.folder(given: nil, current: inside, environment: [:])
        #expect(found?.path == workspace.folder.standardizedFileURL.path)
        #expect(
            WorkspaceLocator.folder(
                given: nil, current: URL(fileURLWithPath: "/"),
                environment: ["KRING_WORKSPACE": "/srv/kring"])?.path == "/srv/kring")
    }

    @Test(arguments: ["", "/"])
    func `a name that is relative is so to the current folder`(solidus: String) throws {
        // As the commands make it: without a word on whether it is a folder.
        let current = try #require(URL(string: "file:///srv/elsewhere\(solidus)"))
        for (name, path) in [("kring", "/srv/elsewhere/kring"), ("../kring", "/srv/kring")] {
            let found = WorkspaceLocator.folder(
                given: nil, current: current, environment: ["KRING_WORKSPACE": name])
            #expect(found?.standardizedFileURL.path == path)
            let given = WorkspaceLocator.folder(given: name, current: current, environment: [:])
            #expect(given?.standardizedFileURL.path == path)
        }
    }

    @Test func `the built-in library is read without a fault`() {
        let templates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("templates")

        let result = LibraryReader([templates]).read()

        #expect(FaultPrinter(.en).text(result.faults) == "")
        #expect(!result.library.methods.isEmpty && !result.library.templates.isEmpty)
    }
}
