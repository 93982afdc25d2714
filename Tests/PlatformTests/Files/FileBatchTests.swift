import Glibc
import TestSupport
import Testing

@testable import Platform

@Suite struct FileBatchTests {
    private func inode(_ path: String) -> UInt64 {
        var status = stat()
        stat(path, &status)
        return UInt64(status.st_ino)
    }

    /// What the folder's files say, by name.
    private func contents(_ folder: borrowing TemporaryFolder) throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        for name in folder.names where name.hasPrefix("file") {
            found[name] = try DurableFile.read(folder.path(name), limit: 100)
        }
        return found
    }

    /// Enough to be flushed together.
    private let names = (0...FileBatch.few).map { "file\($0)" }

    @Test func `new files are there when it is finished, equal ones are left alone`() throws {
        let folder = try TemporaryFolder()
        try DurableFile.write([1, 2], to: folder.path("file0"), mode: 0o600)
        try DurableFile.write([1, 2], to: folder.path("file1"))
        let before = inode(folder.path("file0"))
        var batch = FileBatch()

        let outcomes = [
            try batch.add([1, 2], to: folder.path("file0")),
            try batch.add([1, 3], to: folder.path("file1")),
            try batch.add([4], to: folder.path("file2"), mode: 0o640),
        ]
        #expect(try contents(folder) == ["file0": [1, 2], "file1": [1, 2]])
        try batch.finish()

        #expect(outcomes == [.unchanged, .written, .written])
        #expect(try contents(folder) == ["file0": [1, 2], "file1": [1, 3], "file2": [4]])
        #expect(inode(folder.path("file0")) == before)
        let modes = try ["file0", "file1", "file2"].map { try DurableFile.mode(folder.path($0)) }
        #expect(modes == [0o644, 0o644, 0o640])
        #expect(folder.names.count == 3)
    }

    @Test(arguments: [0, -1])
    func `many are flushed together, or one by one where that fails`(answer: Int32) throws {
        let folder = try TemporaryFolder()
        var flushes = 0
        var batch = FileBatch(
            flushSystem: { _ in
                flushes += 1
                return answer
            }, border: { _ in })

        for name in names { _ = try batch.add(Array(name.utf8), to: folder.path(name)) }
        try batch.finish()

        #expect(flushes == 1)
        #expect(folder.names.count == names.count)
        #expect(try contents(folder)["file7"] == Array("file7".utf8))
    }

    @Test func `whatever cuts it short, each file is old or new and the next batch completes`()
        throws
    {
        struct Cut { var border: FileBatch.Border, after: Int }
        let cuts = [
            Cut(border: .written, after: 0), Cut(border: .written, after: 20),
            Cut(border: .flushed, after: 0), Cut(border: .named, after: 0),
            Cut(border: .named, after: 20), Cut(border: .named, after: 48),
        ]
        for cut in cuts {
            let folder = try TemporaryFolder()
            for name in names.dropLast(10) {
                try DurableFile.write([0], to: folder.path(name))
            }
            let fault = FileFault(deed: .write, path: "cut", reason: .noSpace)
            #expect(throws: fault) {
                var count = 0
                var batch = FileBatch { border throws(FileFault) in
                    guard border == cut.border else { return }
                    count += 1
                    if count > cut.after { throw fault }
                }
                for name in names { _ = try batch.add([1], to: folder.path(name)) }
                try batch.finish()
            }
            let between = try contents(folder)
            #expect(between.values.allSatisfy { $0 == [0] || $0 == [1] })
            #expect(between.count >= names.count - 10)
            let isNamed = cut.border == .named
            #expect(between.values.count { $0 == [1] } == (isNamed ? cut.after + 1 : 0))
            // An orderly end leaves nothing beside.
            #expect(folder.names.count == between.count)

            var batch = FileBatch()
            for name in names { _ = try batch.add([1], to: folder.path(name)) }
            try batch.finish()
            #expect(try contents(folder).values.allSatisfy { $0 == [1] })
            #expect(folder.names.count == names.count)
        }
    }

    @Test func `one that cannot get its name keeps none of the others back`() throws {
        let folder = try TemporaryFolder()
        try DurableFile.makeFolder(folder.path("file1"))
        var batch = FileBatch()
        for name in ["file0", "file1", "file2"] {
            _ = try batch.add([1], to: folder.path(name))
        }

        #expect(
            throws: FileFault(deed: .write, path: folder.path("file1"), reason: .wrongKind)
        ) {
            try batch.finish()
        }
        #expect(folder.names == ["file0", "file1", "file2"])
        #expect(try DurableFile.read(folder.path("file2"), limit: 10) == [1])
    }

    @Test func `a folder that is not there is a fault with the file's path`() throws {
        let folder = try TemporaryFolder()
        var batch = FileBatch()
        #expect(throws: FileFault(deed: .write, path: folder.path("no/a"), reason: .missing)) {
            try batch.add([1], to: folder.path("no/a"))
        }
        try batch.finish()
        #expect(folder.names == [])
    }
}
