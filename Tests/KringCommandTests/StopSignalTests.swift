import Foundation
import Platform
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("Asked to stop", .slow, .timeLimit(.minutes(2)))
struct StopSignalTests {
    /// A run that waits for another, which lasts as long as the test.
    private struct WaitingRun {
        let copy: Copy
        let lock: RunLock
        let process: Process

        /// - Parameter shell: what a shell does before it becomes the run.
        init(after shell: String = ":") throws {
            copy = try Copy()
            let state = copy.folder.appending(path: "state").path
            try DurableFile.makeFolder(state, mode: 0o700)
            guard case .taken(let lock) = try RunLock.take("\(state)/lock", now: 1_802_761_200)
            else {
                throw CocoaError(.fileLocking)
            }
            self.lock = lock
            let executable = try URL(
                filePath: FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            let kring = executable.deletingLastPathComponent().appending(path: "kring").path
            process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = [
                "-c",
                "\(shell); exec '\(kring)' run --wait 600s --now 2027-02-16T08:00:00+01:00 -w '\(copy.folder.path)'",
            ]
            process.environment = ["KRING_HOME": Repository.root.path, "PATH": "/usr/bin:/bin"]
            process.standardInput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            // It listens when it says so itself, in what the system knows of it.
            while try !mask("SigCgt", has: SIGTERM) { sched_yield() }
        }

        /// Whether a signal stands in one of the masks of `/proc/PID/status`.
        func mask(_ name: String, has signal: Int32) throws -> Bool {
            let status = try String(
                contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
            let digits = line?.split(separator: "\t").last.map(String.init) ?? "0"
            return (UInt64(digits, radix: 16) ?? 0) & 1 << UInt64(signal - 1) != 0
        }
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `a run that waits for another ends in good order`(signal: Int32) throws {
        let run = try WaitingRun()
        while try !run.mask("SigCgt", has: signal) { sched_yield() }
        kill(run.process.processIdentifier, signal)
        run.process.waitUntilExit()
        #expect(run.process.terminationReason == .exit && run.process.terminationStatus == 0)
        withExtendedLifetime(run.lock) {}
    }

    @Test func `under nohup a terminal that goes away stops nothing`() throws {
        let run = try WaitingRun(after: "trap '' HUP")
        #expect(try run.mask("SigIgn", has: SIGHUP))
        kill(run.process.processIdentifier, SIGHUP)
        #expect(run.process.isRunning)
        kill(run.process.processIdentifier, SIGTERM)
        run.process.waitUntilExit()
        #expect(run.process.terminationReason == .exit && run.process.terminationStatus == 0)
        withExtendedLifetime(run.lock) {}
    }
}
