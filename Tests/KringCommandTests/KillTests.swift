import Foundation
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// The real `kring`, killed by the mail server it speaks to: the short form of `make chaos`.
@Suite("Killed while sending", .slow)
struct KillTests {
    private static let now = "2027-02-16T08:00:00+01:00"

    /// Who is to be killed next, and at which step, how many times reached.
    private final class Assassin: Sendable {
        private struct Order {
            var process: pid_t?
            var step: LocalMailServer.Step?
            var times = 0
        }
        private let order = Mutex(Order())

        func aim(at step: LocalMailServer.Step, times: Int) {
            order.withLock { $0 = Order(step: step, times: times) }
        }

        func know(_ process: pid_t) { order.withLock { $0.process = process } }

        /// Kills at the step that was ordered, once; waits until it knows whom.
        func reach(_ step: LocalMailServer.Step) -> Bool {
            while order.withLock({ $0.step != nil && $0.process == nil }) { sched_yield() }
            return order.withLock { order in
                guard order.step == step, let process = order.process else { return false }
                order.times -= 1
                guard order.times == 0 else { return false }
                order.step = nil
                kill(process, SIGKILL)
                return true
            }
        }
    }

    private func run(_ copy: Copy, _ assassin: Assassin? = nil) throws -> Int32 {
        let executable = try URL(
            filePath: FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let process = Process()
        process.executableURL = executable.deletingLastPathComponent().appending(path: "kring")
        process.arguments = ["run", "--now", Self.now, "--workspace", copy.folder.path]
        process.environment = ["KRING_HOME": Repository.root.path, "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        assassin?.know(process.processIdentifier)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal ? -1 : process.terminationStatus
    }

    @Test func `whenever it is killed, each message arrives, one more copy a kill at most`() throws
    {
        let copy = try Copy()
        try copy.planAndPublish()
        let assassin = Assassin()
        let server = try LocalMailServer { step, _ in
            // Killed after it took the message, before it could say so.
            assassin.reach(step) && step == .body ? .hangUp : nil
        }
        try copy.change(
            "kring.yaml", "transport: outbox, outbox: outbox",
            to: "transport: smtp, smtp: {host: 127.0.0.1, port: \(server.port), security: none}")

        for step in LocalMailServer.Step.allCases {
            // There is one connection, and so one banner and one greeting, a run.
            for times in step == .banner || step == .ehlo ? [1] : [1, 4] {
                assassin.aim(at: step, times: times)
                #expect(try run(copy, assassin) == -1, "killed at \(step)")
            }
        }
        #expect(try run(copy) == 0)

        let identities = server.taken.compactMap { $0.header("Message-ID") }
        let whole = Set(server.taken.map(\.bytes))
        #expect(whole.count == Set(identities).count && whole.count > 40)
        // Only those taken and not yet answered: two of the kills.
        #expect(identities.count - Set(identities).count == 2)
        let left = try copy.kring("outbox", "--now", Self.now)
        #expect(left.talk == "nothing waits, nothing failed\n")
        let all = try copy.kring("outbox", "--all", "--limit", "1000", "--json", "--now", Self.now)
        #expect(
            all.output.split(separator: "\n").count { $0.contains("\"state\" : \"sent\"") }
                == whole.count)
    }
}
