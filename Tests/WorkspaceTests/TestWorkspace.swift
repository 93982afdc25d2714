import Foundation
import Workspace

/// A workspace in a temporary folder that goes away with it.
final class TestWorkspace {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    let folder: URL

    /// A copy of the fixture `small`.
    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("kring-test-\(UUID().uuidString)")
        try FileManager.default.copyItem(
            at: TestWorkspace.fixtures.appendingPathComponent("small"), to: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ path: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(path))
    }

    /// Replaces the first occurrence of a text in a file.
    func change(_ path: String, _ old: String, _ new: String) throws {
        let url = folder.appendingPathComponent(path)
        var text = try String(contentsOf: url, encoding: .utf8)
        guard let range = text.range(of: old) else { throw CocoaError(.formatting) }
        text.replaceSubrange(range, with: new)
        try write(path, text)
    }

    /// Adds to the end of a file.
    func append(_ path: String, _ text: String) throws {
        let url = folder.appendingPathComponent(path)
        try write(path, try String(contentsOf: url, encoding: .utf8) + text)
    }

    func read() -> Reading { WorkspaceReader(folder).read() }

    /// The faults as `file:line:column rule`.
    func faults() -> [String] {
        read().faults.map {
            "\($0.position.file):\($0.position.line):\($0.position.column) \($0.rule.rawValue)"
        }
    }
}
