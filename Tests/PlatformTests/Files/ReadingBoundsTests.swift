import Glibc
import Platform
import TestSupport
import Testing

@Suite("Reading within bounds")
struct ReadingBoundsTests {
    private let folder: TemporaryFolder
    private let bounds: ReadingBounds

    init() throws {
        folder = try TemporaryFolder()
        for name in ["in", "in/deep", "out"] { mkdir(folder.path(name), 0o755) }
        try DurableFile.write([1], to: folder.path("in/own"))
        try DurableFile.write([2], to: folder.path("out/foreign"))
        bounds = ReadingBounds([folder.path("in")])
    }

    private func reason(_ name: String) -> FileFault.Reason? {
        do throws(FileFault) {
            _ = try bounds.read(folder.path(name), limit: 10)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func `links lead to files within the bounds, and to no others`() throws {
        symlink("own", folder.path("in/near"))
        symlink("../own", folder.path("in/deep/up"))
        symlink(folder.path("in/own"), folder.path("in/whole"))
        symlink("in", folder.path("alias"))
        for name in ["in/own", "in/near", "in/deep/up", "in/whole", "alias/near"] {
            #expect(try bounds.read(folder.path(name), limit: 10) == [1], "\(name)")
        }

        symlink("../out/foreign", folder.path("in/away"))
        symlink("away", folder.path("in/twice"))
        symlink("../out", folder.path("in/folder"))
        symlink("/etc/passwd", folder.path("in/passwd"))
        for name in ["in/away", "in/twice", "in/folder/foreign", "in/passwd", "in/../out/foreign"] {
            #expect(reason(name) == .outside, "\(name)")
        }
        #expect(!bounds.hold(folder.path("in/folder")) && bounds.hold(folder.path("in/deep")))
    }

    @Test func `a folder whose name begins alike is another`() throws {
        mkdir(folder.path("in2"), 0o755)
        try DurableFile.write([3], to: folder.path("in2/file"))
        symlink("../in2/file", folder.path("in/sly"))
        #expect(reason("in/sly") == .outside)
        // To a String these two names are the same.
        mkdir(folder.path("caf\u{E9}"), 0o755)
        mkdir(folder.path("cafe\u{301}"), 0o755)
        try DurableFile.write([4], to: folder.path("cafe\u{301}/file"))
        let cafe = ReadingBounds([folder.path("caf\u{E9}")])
        #expect(throws: FileFault.self) {
            try cafe.read(folder.path("cafe\u{301}/file"), limit: 10)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `what is no ordinary file is neither opened nor waited for`() throws {
        mkfifo(folder.path("in/pipe"), 0o600)
        symlink("pipe", folder.path("in/to-pipe"))
        for name in ["in/pipe", "in/to-pipe", "in/deep"] {
            #expect(reason(name) == .wrongKind, "\(name)")
        }
        symlink("loop", folder.path("in/loop"))
        #expect(reason("in/loop") == .wrongKind)
        symlink("/dev/zero", folder.path("in/endless"))
        #expect(reason("in/endless") == .outside)
        let devices = ReadingBounds(["/dev"])
        #expect(throws: FileFault(deed: .read, path: "/dev/zero", reason: .wrongKind)) {
            try devices.read("/dev/zero", limit: 10)
        }
    }

    @Test func `there is a limit, and what is not there is no fault`() throws {
        try DurableFile.write([UInt8](repeating: 7, count: 11), to: folder.path("in/long"))
        #expect(reason("in/long") == .tooLarge(limit: 10))
        symlink("nowhere", folder.path("in/dangling"))
        for name in ["in/none", "in/dangling", "in/no/file"] {
            #expect(try bounds.read(folder.path(name), limit: 10) == nil, "\(name)")
        }
        #expect(try ReadingBounds([]).read(folder.path("in/none"), limit: 10) == nil)
        #expect(throws: FileFault.self) {
            try ReadingBounds([]).read(folder.path("in/own"), limit: 10)
        }
    }

    @Test func `more folders can be allowed, and some are taken as they are found`() throws {
        symlink("../out/foreign", folder.path("in/away"))
        let wider = ReadingBounds([folder.path("in"), folder.path("out")])
        #expect(try wider.read(folder.path("in/away"), limit: 10) == [2])
        let trusting = ReadingBounds([folder.path("out")], trusting: [folder.path("in")])
        #expect(try trusting.read(folder.path("in/away"), limit: 10) == [2])
        #expect(try ReadingBounds.everywhere.read(folder.path("in/away"), limit: 10) == [2])
    }
}
