import Foundation
import Testing

/// Runs the real `kring`.
enum Command {
    struct Result {
        var status: Int32
        var output: String
        var talk: String
    }

    static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Runs a command with the repository's templates, in no other environment than its own.
    static func kring(
        _ arguments: String..., in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Result {
        try kring(arguments, in: folder, environment: environment)
    }

    static func kring(
        _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Result {
        let executable = try URL(
            filePath: FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let process = Process()
        process.executableURL = executable.deletingLastPathComponent().appending(path: "kring")
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? repository
        process.environment = environment.merging(
            ["KRING_HOME": repository.path, "PATH": "/usr/bin:/bin", "LC_ALL": "en_GB.UTF-8"]
        ) { mine, _ in mine }
        // Files, not pipes: a full pipe would stop the command.
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, talk) = (folder.appending(path: "out"), folder.appending(path: "err"))
        for file in [output, talk] {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: talk)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            talk: String(decoding: try Data(contentsOf: talk), as: UTF8.self))
    }
}

/// A copy of the example workspace, thrown away with the value.
final class Copy {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "kring-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let example = Command.repository.appending(path: "config")
        for name in ["kring.yaml", "spaces.yaml", "people.csv", "communities", "calendars"] {
            try FileManager.default.copyItem(
                at: example.appending(path: name), to: folder.appending(path: name))
        }
    }

    deinit {
        _ = try? Command.chmodAll(folder)
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs a command on the copy.
    func kring(_ arguments: String...) throws -> Command.Result {
        try Command.kring(arguments + ["--workspace", folder.path])
    }

    func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// Changes a file; the old text must be there.
    func change(_ name: String, _ old: String, to new: String) throws {
        let text = try text(name)
        try #require(text.contains(old), "\(name) has no '\(old)'")
        let file = folder.appending(path: name)
        try text.replacing(old, with: new, maxReplacements: 1)
            .write(to: file, atomically: true, encoding: .utf8)
    }

    /// Every published file by its path, with its bytes.
    func published() throws -> [String: Data] {
        let root = folder.appending(path: "public")
        var files: [String: Data] = [:]
        let names = FileManager.default.enumerator(atPath: root.path)
        while let name = names?.nextObject() as? String {
            let file = root.appending(path: name)
            if let data = try? Data(contentsOf: file) { files[name] = data }
        }
        return files
    }

    /// Plans and publishes, quickly.
    func planAndPublish(at now: String = "2027-01-11T09:00:00+01:00") throws {
        let plan = try kring("plan", "--steps", "20000", "--now", now)
        try #require(plan.status == 0, "\(plan.talk)\(plan.output)")
        let publish = try kring("publish", "--now", now)
        try #require(publish.status == 0, "\(publish.talk)")
    }
}

extension Command {
    /// Gives the owner all rights again, so that a folder can be removed.
    static func chmodAll(_ folder: URL) throws {
        let names = FileManager.default.enumerator(atPath: folder.path)
        while let name = names?.nextObject() as? String {
            let path = folder.appending(path: name).path
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
    }
}
