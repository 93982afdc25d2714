import Glibc
import Platform
import TestSupport
import Testing

@Suite struct DurableFileTests {
    private func status(_ path: String) -> stat {
        var status = stat()
        stat(path, &status)
        return status
    }

    @Test func `a file has its bytes and its mode, and nothing is left beside it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("feed.ics")

        let first = try DurableFile.write([1, 2, 3], to: path, mode: 0o640)
        let second = try DurableFile.write([4], to: path, mode: 0o600)

        #expect([first, second] == [.written, .written])
        #expect(try DurableFile.read(path, limit: 10) == [4])
        #expect(status(path).st_mode & 0o7777 == 0o600)
        #expect(folder.names == ["feed.ics"])
    }

    @Test func `equal bytes leave the file alone but mend its mode`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("feed.ics")
        try DurableFile.write([1, 2, 3], to: path, mode: 0o600)
        let before = status(path)

        let outcome = try DurableFile.write([1, 2, 3], to: path, mode: 0o644)

        let after = status(path)
        #expect(outcome == .unchanged)
        #expect(after.st_ino == before.st_ino)
        #expect(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec)
        #expect(after.st_mode & 0o7777 == 0o644)
    }

    @Test func `a file that cannot be written is a fault with its path`() throws {
        let folder = try TemporaryFolder()

        #expect(
            throws: FileFault(deed: .write, path: folder.path("no/feed"), reason: .missing)
        ) {
            try DurableFile.write([1], to: folder.path("no/feed"))
        }
        #expect(throws: FileFault(deed: .write, path: folder.path, reason: .wrongKind)) {
            try DurableFile.write([1], to: folder.path)
        }
        #expect(folder.names == [])
    }

    @Test func `folders have their mode whatever the umask, and keep a group handed down`() throws {
        let folder = try TemporaryFolder()
        // No umask lets others write, so this shows that none counts.
        try DurableFile.makeFolder(folder.path("a/b"), mode: 0o777)
        #expect(status(folder.path("a")).st_mode & 0o7777 == 0o777)
        #expect(status(folder.path("a/b")).st_mode & 0o7777 == 0o777)

        chmod(folder.path("a"), 0o2755)
        let isHandedDown = status(folder.path("a")).st_mode & S_ISGID != 0
        try DurableFile.makeFolder(folder.path("a/c"), mode: 0o750)
        #expect(status(folder.path("a/c")).st_mode & 0o777 == 0o750)
        #expect((status(folder.path("a/c")).st_mode & S_ISGID != 0) == isHandedDown)
    }

    @Test func `reading takes ordinary files up to its limit`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("long")
        try DurableFile.write([UInt8](repeating: 7, count: 100), to: path)

        #expect(try DurableFile.read(path, limit: 100)?.count == 100)
        #expect(try DurableFile.read(folder.path("none"), limit: 100) == nil)
        #expect(
            throws: FileFault(deed: .read, path: path, reason: .tooLarge(limit: 99))
        ) {
            try DurableFile.read(path, limit: 99)
        }
        #expect(throws: FileFault(deed: .read, path: "/dev/zero", reason: .wrongKind)) {
            try DurableFile.read("/dev/zero", limit: 100)
        }
    }

    @Test func `a sweep removes what dead writers left and nothing else`() throws {
        let folder = try TemporaryFolder()
        // No process can have this number: the kernel's greatest is 4194304.
        for name in [".kring-99999999-abc", ".kring-\(getpid())-abc", ".hidden", "feed.ics"] {
            try DurableFile.write([1], to: folder.path(name))
        }

        #expect(DurableFile.sweep(folder.path) == 1)
        #expect(folder.names == [".hidden", ".kring-\(getpid())-abc", "feed.ics"])
    }

    @Test func `folders are made with those above them`() throws {
        let folder = try TemporaryFolder()

        try DurableFile.makeFolder(folder.path("a/b/c"))
        try DurableFile.makeFolder(folder.path("a/b"))
        try DurableFile.write([1], to: folder.path("a/file"))

        #expect(status(folder.path("a/b/c")).st_mode & S_IFMT == S_IFDIR)
        #expect(throws: FileFault.self) { try DurableFile.makeFolder(folder.path("a/file")) }
    }
}
