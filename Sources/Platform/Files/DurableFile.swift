import Glibc

/// Files that are whole or not there at all, whatever happens while they are written.
package enum DurableFile {
    package enum Outcome: Hashable, Sendable {
        case written
        /// The file had these bytes already and was left alone, its time of change included.
        case unchanged
    }

    /// Writes a file so that readers see either the old bytes or the new, even after a power cut.
    ///
    /// 1. Compare: equal bytes stay untouched, so that their ETag and time stay too.
    /// 2. Write beside it under a name of our own, flush it to the disk, give it its mode.
    /// 3. Rename it over the old file and flush the folder.
    ///
    /// The folder must exist. A failed flush is final: the new file is dropped, never flushed
    /// again, because a second `fsync` may claim success for bytes that are lost.
    ///
    /// - Parameter mode: the permission bits, whatever the umask: 0o644 for what a web server
    ///   reads, 0o600 for secrets.
    @discardableResult
    package static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644
    ) throws(FileFault) -> Outcome {
        if holds(bytes, at: path) {
            try setMode(mode, of: path)
            return .unchanged
        }
        let temporary = temporaryName(beside: path)
        do throws(FileFault) {
            try write(bytes, toNew: temporary, mode: mode, isFlushed: true)
            guard rename(temporary, path) == 0 else { throw FileFault(.write, path) }
        } catch {
            unlink(temporary)
            throw FileFault(deed: .write, path: path, reason: error.reason)
        }
        try flushFolder(of: path)
        return .written
    }

    /// The bytes of an ordinary file; `nil` when there is none.
    ///
    /// - Parameter limit: the most bytes to take; a larger file is a fault. Pipes and devices are
    ///   refused.
    package static func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8]? {
        // O_NONBLOCK, or opening a pipe would wait for its writer.
        guard let file = Descriptor(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) else {
            if errno == ENOENT { return nil }
            throw FileFault(.read, path)
        }
        return try bytes(of: file, path, limit: limit)
    }

    /// The bytes of an open file, which must be an ordinary one.
    static func bytes(
        of file: borrowing Descriptor, _ path: String, limit: Int
    ) throws(FileFault) -> [UInt8] {
        let number = file.number
        var status = stat()
        guard fstat(number, &status) == 0 else { throw FileFault(.read, path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileFault(deed: .read, path: path, reason: .wrongKind)
        }
        guard status.st_size <= limit else {
            throw FileFault(deed: .read, path: path, reason: .tooLarge(limit: limit))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, Int(status.st_size)))
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = uninterrupted { Glibc.read(number, &buffer, buffer.count) }
            guard count >= 0 else { throw FileFault(.read, path) }
            if count == 0 { return bytes }
            // It may grow while it is read.
            guard bytes.count + count <= limit else {
                throw FileFault(deed: .read, path: path, reason: .tooLarge(limit: limit))
            }
            bytes += buffer[..<count]
        }
    }

    /// Size and time of change of a file, as text that differs when either does; `nil` when there
    /// is none of that name.
    package static func stamp(_ path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }

    /// The permission bits of a file, such as 0o600; `nil` when there is none of that name.
    package static func mode(_ path: String) throws(FileFault) -> UInt32? {
        var status = stat()
        if stat(path, &status) == 0 { return status.st_mode & 0o7777 }
        if errno == ENOENT { return nil }
        throw FileFault(.read, path)
    }

    /// Makes a folder and those above it; those that exist are left alone.
    ///
    /// - Parameter mode: the permission bits of those that are made, whatever the umask.
    package static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(FileFault) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw FileFault(deed: .makeFolder, path: path, reason: .wrongKind)
            }
            return
        }
        let parent = folder(of: path)
        if parent != path, parent != "." { try makeFolder(parent, mode: mode) }
        guard mkdir(path, 0o700) == 0 else {
            if errno == EEXIST { return }
            throw FileFault(.makeFolder, path)
        }
        // A folder above it may hand its group down; that bit is not ours to take away.
        guard stat(path, &status) == 0,
            chmod(path, mode | status.st_mode & S_ISGID) == 0
        else { throw FileFault(.makeFolder, path) }
    }

    /// Removes what a killed writer left in a folder: our temporary files whose process is gone.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    package static func sweep(_ folder: String) -> Int {
        guard let listing = opendir(folder) else { return 0 }
        defer { closedir(listing) }
        var removed = 0
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // Only of processes that are gone: another that writes here now may be about to rename
            // its own.
            guard name.hasPrefix(temporaryPrefix),
                let writer = Int32(
                    name.dropFirst(temporaryPrefix.count).prefix { $0 != "-" }),
                writer > 0, writer != getpid(), kill(writer, 0) == -1, errno == ESRCH
            else { continue }
            if unlink("\(folder)/\(name)") == 0 { removed += 1 }
        }
        return removed
    }

    private static let temporaryPrefix = ".kring-"

    static func temporaryName(beside path: String) -> String {
        let number = UInt64.random(in: .min ... .max)
        return "\(folder(of: path))/\(temporaryPrefix)\(getpid())-\(String(number, radix: 36))"
    }

    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func holds(_ bytes: [UInt8], at path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            Int(status.st_size) == bytes.count
        else { return false }
        // One that cannot be read is written anew, and if that fails too, its fault says why.
        return (try? read(path, limit: bytes.count)) == bytes
    }

    /// Gives a file or folder its permission bits, where it has others.
    package static func setMode(_ mode: UInt32, of path: String) throws(FileFault) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileFault(.write, path) }
        if status.st_mode & 0o7777 != mode, chmod(path, mode) != 0 {
            throw FileFault(.write, path)
        }
    }

    static func write(
        _ bytes: [UInt8], toNew path: String, mode: UInt32, isFlushed: Bool
    ) throws(FileFault) {
        guard let file = Descriptor(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
        else { throw FileFault(.write, path) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                uninterrupted {
                    Glibc.write(
                        file.number, buffer.baseAddress?.advanced(by: written),
                        buffer.count - written)
                }
            }
            guard count >= 0 else { throw FileFault(.write, path) }
            written += count
        }
        guard fchmod(file.number, mode) == 0, !isFlushed || fsync(file.number) == 0 else {
            throw FileFault(.write, path)
        }
    }

    /// Takes a file away, for good; one that is not there is gone already.
    package static func remove(_ path: String) throws(FileFault) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileFault(.write, path) }
        try flushFolder(of: path)
    }

    /// Makes a rename or a new name in the folder survive a power cut.
    package static func flushFolder(of path: String) throws(FileFault) {
        let folder = folder(of: path)
        guard let directory = Descriptor(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
            fsync(directory.number) == 0
        else { throw FileFault(.write, folder) }
    }
}
