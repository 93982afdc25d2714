import Platform
import TestSupport
import Testing

@Suite(.slow) struct ChildProcessTests {
    private func run(
        _ script: String, input: String = "", patience: Int = 60
    ) throws -> ChildProcess.Ending {
        try ChildProcess.run(
            ["/bin/sh", "-c", script], input: Array(input.utf8), patience: patience)
    }

    @Test func `a program reads its input and says how it ended`() throws {
        let ending = try run("read word; echo \"got $word\"; echo more; exit 3", input: "hello\n")

        #expect(ending.how == .exited(3))
        #expect(ending.words == "got hello")
    }

    @Test func `a program that reads nothing of much input is no trouble`() throws {
        let ending = try run("exit 0", input: String(repeating: "x", count: 1_000_000))

        #expect(ending.how == .exited(0))
        #expect(ending.words == "")
    }

    @Test func `one that kills itself and one that never ends are told apart`() throws {
        #expect(try run("kill -9 $$").how == .killed(signal: 9))
        #expect(try run("sleep 60", patience: 0).how == .outOfPatience(seconds: 0))
    }

    @Test func `what cannot be started says why`() {
        #expect(throws: ChildProcess.Fault.missing) {
            try ChildProcess.run(["/no/such/program"], input: [], patience: 1)
        }
        #expect(throws: ChildProcess.Fault.notAllowed) {
            try ChildProcess.run(["/etc/passwd"], input: [], patience: 1)
        }
    }
}
