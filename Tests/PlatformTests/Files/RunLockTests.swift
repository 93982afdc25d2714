import Glibc
import Platform
import TestSupport
import Testing

@Suite struct RunLockTests {
    @Test func `one run at a time, and the other learns who since when`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("run.lock")
        let first = try RunLock.take(path, now: 1_800_000_000)
        guard case .taken(let lock) = first else {
            Issue.record("a new lock was held")
            return
        }

        let second = try RunLock.take(path, now: 1_800_000_300)

        guard case .held(let holder) = second else {
            Issue.record("two runs hold one lock")
            return
        }
        #expect(holder == RunLock.Holder(process: Int(getpid()), since: 1_800_000_000))
        withExtendedLifetime(lock) {}
    }

    @Test func `a lock that is let go can be taken again, its file stays`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("run.lock")
        do { _ = try RunLock.take(path, now: 1) }

        #expect(folder.names == ["run.lock"])
        guard case .taken = try RunLock.take(path, now: 2) else {
            Issue.record("the lock was not let go")
            return
        }
    }

    @Test(arguments: [nil, "another", ""])
    func `a lock file that somebody takes away lets nobody else in`(put: String?) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("run.lock")
        guard case .taken(let lock) = try RunLock.take(path, now: 1) else {
            Issue.record("a new lock was held")
            return
        }
        unlink(path)
        if let put { try DurableFile.write(Array(put.utf8), to: path) }

        guard case .held = try RunLock.take(path, now: 2) else {
            Issue.record("two runs hold one lock")
            return
        }
        withExtendedLifetime(lock) {}
    }

    @Test func `who waits for a lock stops when asked`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("run.lock")
        guard case .taken(let lock) = try RunLock.take(path, now: 1) else {
            Issue.record("a new lock was held")
            return
        }
        var asked = 0
        let attempt = try RunLock.take(path, now: 2, patience: 3600) {
            asked += 1
            return asked == 2
        }
        guard case .held = attempt else {
            Issue.record("two runs hold one lock")
            return
        }
        #expect(asked == 2)
        withExtendedLifetime(lock) {}
    }

    @Test func `a lock in no folder is a fault`() throws {
        let folder = try TemporaryFolder()

        #expect(
            throws: FileFault(deed: .lock, path: folder.path("no/run.lock"), reason: .missing)
        ) {
            try RunLock.take(folder.path("no/run.lock"), now: 1)
        }
    }
}
