package import Foundation

/// Runs the real `kring`.
package enum Command {
    package struct Result {
        package var status: Int32
        package var output: String
        package var talk: String
    }

    /// Runs a command with the repository's templates, in no other environment than its own.
    package static func kring(
        _ arguments: String..., in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Result {
        try kring(arguments, in: folder, environment: environment)
    }

    package static func kring(
        _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
    ) throws -> Result {
        let executable = try URL(
            filePath: FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let process = Process()
        process.executableURL = executable.deletingLastPathComponent().appending(path: "kring")
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? Repository.root
        process.environment = environment.merging(
            ["KRING_HOME": Repository.root.path, "PATH": "/usr/bin:/bin", "LC_ALL": "en_GB.UTF-8"]
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
