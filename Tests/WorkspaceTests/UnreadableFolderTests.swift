import Communities
import Foundation
import Testing
import Workspace

/// What a folder holds must not be taken for not wanted because it could not be looked at.
@Suite("Folders that cannot be read")
struct UnreadableFolderTests {
    /// A file where a folder should be: unreadable as a folder for root as well.
    private func spoil(_ path: String, in folder: URL) throws {
        let url = folder.appendingPathComponent(path)
        if FileManager.default.fileExists(atPath: url.path) {
            try FileManager.default.removeItem(at: url)
        }
        try Data().write(to: url)
    }

    @Test func `communities that cannot be read are no empty list of communities`() throws {
        let workspace = try TestWorkspace()
        try spoil("communities", in: workspace.folder)

        let reading = workspace.read()

        #expect(reading.intent == nil)
        #expect(
            FaultPrinter(.en, folder: "config").text(reading.faults) == """
                config/communities:1:1: error: this folder cannot be read, so what stands in it is not known
                    expected: a folder that this user may read

                """)
    }

    @Test func `a folder without the right to list it is told too`() throws {
        let workspace = try TestWorkspace()
        let path = workspace.folder.appendingPathComponent("communities").path
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        defer {
            try? FileManager.default.setAttributes(
                [.posixPermissions: 0o700], ofItemAtPath: path)
        }
        // Root may list everything, and then there is nothing to tell.
        guard getuid() != 0 else { return }
        #expect(workspace.faults() == ["communities:1:1 file-unreadable"])
    }

    @Test func `no folder of communities is none that cannot be read`() throws {
        let workspace = try TestWorkspace()
        try FileManager.default.removeItem(
            at: workspace.folder.appendingPathComponent("communities"))

        let reading = workspace.read()

        #expect(reading.faults == [] && reading.intent?.communities.isEmpty == true)
    }

    @Test(arguments: ["methods", "sessions"])
    func `a folder of the library that cannot be read is told`(kind: String) throws {
        let workspace = try TestWorkspace()
        try spoil(kind, in: workspace.folder)

        let result = LibraryReader([workspace.folder]).read()

        let place = "\(workspace.folder.lastPathComponent)/\(kind)"
        #expect(
            result.faults == [
                Fault(
                    .file(.folderUnreadable),
                    at: FilePosition(file: place, line: 1, column: 1), source: "")
            ])
    }
}
