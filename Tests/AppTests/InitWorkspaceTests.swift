import App
import Foundation
import TestSupport
import Testing
import Workplace

@Suite("A workspace made from what came with Kring")
struct InitWorkspaceTests {
    private func refused(_ installation: Installation, _ folder: TemporaryFolder) -> Refusal? {
        do throws(Refusal) {
            _ = try InitWorkspace(folder: folder.path("new"), isEmpty: false)
                .run(installation: installation)
            return nil
        } catch {
            return error
        }
    }

    /// A folder of somebody's own that looks like a checkout in one thing.
    private func own(_ names: [String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in names {
            let file = URL(filePath: folder.path(name))
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("own".utf8).write(to: file)
        }
        return folder
    }

    @Test(arguments: [
        [], ["thesis.txt"], ["config/kring.yaml"], ["config/kring.yaml", "templates/x.yaml"],
        ["kring.yaml", "templates/methods/x.yaml"],
    ])
    func `without an example nothing is made, whatever lies around`(names: [String]) throws {
        let folder = try own(names)
        let before = folder.names
        for installation in [
            Installation(
                templates: nil, home: nil, executable: folder.path("bin/kring"),
                currentFolder: folder.path),
            Installation(
                templates: nil, home: folder.path, executable: nil, currentFolder: folder.path),
        ] {
            #expect(refused(installation, folder)?.status == .configuration)
        }
        #expect(folder.names == before)
    }

    @Test func `what lies above the current folder is somebody's own`() throws {
        let folder = try own(["config/kring.yaml", "templates/methods/x.yaml"])
        let installation = Installation(
            templates: nil, home: nil, executable: nil, currentFolder: folder.path)
        #expect(installation.templates == folder.path("templates"))
        #expect(refused(installation, folder)?.status == .configuration)
    }

    @Test func `an installation has it beside its library`() throws {
        let folder = try TemporaryFolder()
        let installation = Installation(
            templates: nil, home: Repository.root.path, executable: nil, currentFolder: "/")
        let count = try InitWorkspace(folder: folder.path("new"), isEmpty: false)
            .run(installation: installation)
        #expect(count > 20)
        #expect(FileManager.default.fileExists(atPath: folder.path("new/communities/plgs.yaml")))
    }
}
