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

    @Test func `a lock in no folder is a fault`() throws {
        let folder = try TemporaryFolder()

        #expect(
            throws: FileFault(deed: .lock, path: folder.path("no/run.lock"), reason: .missing)
        ) {
            try RunLock.take(folder.path("no/run.lock"), now: 1)
        }
    }
}
