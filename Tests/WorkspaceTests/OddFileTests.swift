import Communities
import Foundation
import TestSupport
import Testing
import Workspace

/// Pipes, devices and links in the place of files that people write.
@Suite("What stands in a file's place", .timeLimit(.minutes(1)))
struct OddFileTests {
    private static let files = [
        "kring.yaml", "spaces.yaml", "people.csv", "communities/alpha.yaml",
    ]

    private func put(_ path: String, _ make: (String) -> Int32) throws -> TestWorkspace {
        let workspace = try TestWorkspace()
        let whole = workspace.folder.appendingPathComponent(path).path
        unlink(whole)
        try #require(make(whole) == 0)
        return workspace
    }

    @Test(arguments: files)
    func `a pipe that nobody writes into is no file, and is not waited for`(path: String) throws {
        let workspace = try put(path) { mkfifo($0, 0o600) }
        #expect(workspace.faults().first { $0.hasPrefix(path) } == "\(path):1:1 file-unreadable")
    }

    @Test(arguments: files, ["/dev/zero", "/etc/passwd", "/proc/self/environ"])
    func `a link out of the workspace is told, and nothing of what it leads to`(
        path: String, target: String
    ) throws {
        let workspace = try put(path) { symlink(target, $0) }
        let faults = workspace.read().faults
        let fault = try #require(faults.first { $0.position.file == path })
        #expect(fault.rule == .fileOutside && fault.source == "")
        #expect(!FaultPrinter(.en).text(faults).contains("root:"))
    }

    @Test func `a folder of communities that lies elsewhere is not listed`() throws {
        let elsewhere = try TemporaryFolder()
        try Data("secret\n".utf8).write(to: URL(filePath: elsewhere.path("hidden.yaml")))
        let workspace = try put("communities") { path in
            try? FileManager.default.removeItem(atPath: path)
            return symlink(elsewhere.path, path)
        }
        #expect(workspace.faults().contains("communities:1:1 file-outside"))
        #expect(!FaultPrinter(.en).text(workspace.read().faults).contains("hidden"))
    }

    @Test func `kring.yaml says which other folders count, and links within it always do`() throws {
        let elsewhere = try TemporaryFolder()
        let workspace = try TestWorkspace()
        let people = workspace.folder.appendingPathComponent("people.csv")
        try FileManager.default.moveItem(
            at: people, to: URL(filePath: elsewhere.path("export.csv")))
        symlink(elsewhere.path("export.csv"), people.path)
        let beta = workspace.folder.appendingPathComponent("communities/beta.yaml").path
        try FileManager.default.moveItem(atPath: beta, toPath: beta + ".real")
        symlink("beta.yaml.real", beta)
        #expect(workspace.faults().contains("people.csv:1:1 file-outside"))

        let yaml = try String(
            contentsOf: workspace.folder.appendingPathComponent("kring.yaml"), encoding: .utf8)
        let name = URL(filePath: elsewhere.path).lastPathComponent
        for outside in [
            "[\(elsewhere.path)]", "\"\(elsewhere.path)/\"", "[nowhere, ../\(name)]",
        ] {
            try workspace.write("kring.yaml", yaml + "\noutside: \(outside)\n")
            #expect(workspace.faults() == [], "\(outside)")
        }
        try workspace.write("kring.yaml", yaml + "\noutside: {a: b}\n")
        let faults = workspace.faults()
        #expect(faults.contains { $0.hasPrefix("kring.yaml:") && $0.hasSuffix("wrong-type") })
        #expect(faults.contains("people.csv:1:1 file-outside"))
    }

    @Test(arguments: ["methods", "sessions"])
    func `the library is read as carefully`(kind: String) throws {
        let workspace = try TestWorkspace()
        let folder = workspace.folder.appendingPathComponent("templates/\(kind)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        mkfifo(folder.appendingPathComponent("pipe.yaml").path, 0o600)
        symlink("/etc/passwd", folder.appendingPathComponent("link.yaml").path)

        let result = LibraryReader(
            [workspace.folder.appendingPathComponent("templates")],
            bounds: .init(workspace: workspace.folder.path)
        ).read()
        #expect(result.faults.map(\.rule) == [.fileOutside, .fileUnreadable])
    }

    @Test func `the first language is not waited for either`() throws {
        let workspace = try put("kring.yaml") { mkfifo($0, 0o600) }
        #expect(FirstLanguage.inWorkspace(workspace.folder.path) == nil)
    }
}
