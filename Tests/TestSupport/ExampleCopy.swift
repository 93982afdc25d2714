package import Foundation
import Synchronization
import Testing

/// A copy of the example workspace, thrown away with the value.
package final class ExampleCopy: Sendable {
    package let folder: URL

    /// The files that people wrote.
    private static let files = [
        "kring.yaml", "spaces.yaml", "people.csv", "communities", "calendars",
    ]
    /// When the shared plan became real.
    private static let published = "2027-01-11T09:00:00+01:00"

    /// A copy of the example, or of another copy with all that was made in it.
    package init(of other: URL? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "kring-\(UUID().uuidString)")
        if let other {
            try FileManager.default.copyItem(at: other, to: folder)
            return
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ExampleCopy.files {
            try FileManager.default.copyItem(
                at: Repository.example.appending(path: name), to: folder.appending(path: name))
        }
    }

    deinit {
        // A test may have taken rights away; what cannot be removed stays in the temporary folder.
        try? Command.grantAll(folder)
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs a command on the copy.
    package func kring(_ arguments: String...) throws -> Command.Result {
        try Command.kring(arguments + ["--workspace", folder.path])
    }

    package func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Replaces a text in a file; the old one must be there.
    package func change(_ name: String, _ old: String, to new: String) throws {
        let text = try text(name)
        try #require(text.contains(old), "\(name) has no '\(old)'")
        try text.replacing(old, with: new, maxReplacements: 1)
            .write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }

    /// Every published file by its path, with its bytes.
    package func published() throws -> [String: Data] {
        let root = folder.appending(path: "public")
        var files: [String: Data] = [:]
        let names = FileManager.default.enumerator(atPath: root.path)
        while let name = names?.nextObject() as? String {
            // Folders have no bytes.
            if let data = try? Data(contentsOf: root.appending(path: name)) { files[name] = data }
        }
        return files
    }

    /// Plans and publishes, quickly.
    ///
    /// A copy in which nothing was changed yet takes over what is made once for all tests.
    ///
    /// - Parameter steps: of the search; another number is another plan.
    package func planAndPublish(
        at now: String = ExampleCopy.published, steps: Int = 20_000
    ) throws {
        if now == ExampleCopy.published, try isUntouched {
            let shared = try ExampleCopy.shared(steps)
            for name in try FileManager.default.contentsOfDirectory(atPath: shared.folder.path)
            where !ExampleCopy.files.contains(name) {
                try FileManager.default.copyItem(
                    at: shared.folder.appending(path: name), to: folder.appending(path: name))
            }
            return
        }
        try make(at: now, steps)
    }

    /// What others wait for while one makes it.
    private static let made = Mutex<[Int: ExampleCopy]>([:])

    private static func shared(_ steps: Int) throws -> ExampleCopy {
        try made.withLock { made in
            if let copy = made[steps] { return copy }
            let copy = try ExampleCopy()
            try copy.make(at: published, steps)
            made[steps] = copy
            return copy
        }
    }

    private func make(at now: String, _ steps: Int) throws {
        let plan = try kring("plan", "--steps", "\(steps)", "--now", now)
        try #require(plan.status == 0, "\(plan.talk)\(plan.output)")
        let publish = try kring("publish", "--now", now)
        try #require(publish.status == 0, "\(publish.talk)")
    }

    private var isUntouched: Bool {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return Set(names) == Set(ExampleCopy.files)
                && ExampleCopy.files.allSatisfy { name in
                    FileManager.default.contentsEqual(
                        atPath: folder.appending(path: name).path,
                        andPath: Repository.example.appending(path: name).path)
                }
        }
    }
}

extension Command {
    /// Gives the owner all rights again, so that a folder can be removed.
    package static func grantAll(_ folder: URL) throws {
        let names = FileManager.default.enumerator(atPath: folder.path)
        while let name = names?.nextObject() as? String {
            let path = folder.appending(path: name).path
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
    }
}
