import Communities
import Facilitation
import Foundation
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
