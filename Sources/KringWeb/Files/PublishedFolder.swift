import Glibc

// O_PATH, which Swift's Glibc does not import; the same number on every Linux that Swift runs on.
private let searchOnly: Int32 = 0o10_000_000

/// The folder that `kring publish` writes, read without ever leaving it.
struct PublishedFolder: Sendable {
    /// Why a file cannot be given.
    enum Trouble: Error, Equatable {
        /// There is no such file, or it is not one to serve: a folder, a link, a pipe.
        case absent
        /// It may well be there, but cannot be read now: the folder is gone, permission, too many open files.
        case unavailable
        /// It is larger than the limit.
        case tooLarge
    }

    /// Where the folder is.
    let location: String
    /// The largest file that is served, in bytes.
    let sizeLimit: Int

    /// A folder on this machine; files above `sizeLimit` bytes are not served.
    init(at location: String, sizeLimit: Int = 16 << 20) {
        self.location = location
        self.sizeLimit = sizeLimit
    }

    /// Whether the folder can be entered at this moment.
    var isReachable: Bool {
        // Why it cannot be entered is told when a file is asked for.
        (try? root()) != nil
    }

    /// Where the file at `path` is, for looking whether it changed.
    func place(of path: PublishedPath) -> String { location + path.text }

    /// Opens the regular file at `path`.
    ///
    /// Every step is taken with `openat` and `O_NOFOLLOW`, so no link, not even one put there meanwhile, leads out.
    func open(_ path: PublishedPath) throws(Trouble) -> OpenFile {
        var folder = try root()
        for name in path.segments.dropLast() {
            // A folder of secret names is searched but never listed, so it need not be readable.
            folder = try folder.step(to: name, searchOnly | O_DIRECTORY)
        }
        guard let name = path.segments.last else { throw .absent }
        // O_NONBLOCK: opening a pipe must not wait for a writer.
        let descriptor = try folder.step(to: name, O_RDONLY | O_NONBLOCK)
        guard let stamp = FileStamp(of: descriptor) else { throw .absent }
        guard stamp.size <= sizeLimit else { throw .tooLarge }
        return OpenFile(descriptor: descriptor, stamp: stamp)
    }

    private func root() throws(Trouble) -> Descriptor {
        let number = Glibc.open(location, searchOnly | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw .unavailable }
        return Descriptor(number: number)
    }
}

/// A regular file that is open for reading; closed when it goes.
struct OpenFile: ~Copyable {
    private let descriptor: Descriptor
    /// What tells this version of the file from another.
    let stamp: FileStamp

    fileprivate init(descriptor: consuming Descriptor, stamp: FileStamp) {
        self.descriptor = descriptor
        self.stamp = stamp
    }

    /// All bytes; `unavailable` when the file changed under our hands or could not be read.
    func read() throws(PublishedFolder.Trouble) -> [UInt8] {
        let size = stamp.size
        let number = descriptor.number
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(number, buffer.baseAddress?.advanced(by: count), size - count)
                if got < 0 && errno == EINTR { continue }
                if got <= 0 { break }
                count += got
            }
        }
        guard bytes.count == size, FileStamp(of: descriptor) == stamp else { throw .unavailable }
        return bytes
    }
}

/// What tells one version of a file from the next without reading it.
struct FileStamp: Hashable, Sendable {
    /// Bytes.
    let size: Int
    /// Seconds since 1970 of the last change of the content.
    let modified: Int
    // The change time moves even where a tool that restores a backup sets the modification time back.
    private let exactTimes: [Int]
    private let file: UInt64
    private let device: UInt64

    fileprivate init?(of descriptor: borrowing Descriptor) {
        var status = stat()
        guard fstat(descriptor.number, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The stamp of what is at a place now, without opening it; `nil` when that is no file.
    ///
    /// Links are followed: that it is the file that was opened without following any is what equal stamps say.
    init?(at place: String) {
        var status = stat()
        guard stat(place, &status) == 0 else { return nil }
        self.init(status)
    }

    private init?(_ status: stat) {
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        size = Int(status.st_size)
        modified = status.st_mtim.tv_sec
        exactTimes = [status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
        file = UInt64(status.st_ino)
        device = UInt64(status.st_dev)
    }
}

private struct Descriptor: ~Copyable {
    let number: Int32

    deinit { close(number) }

    func step(to name: String, _ flags: Int32) throws(PublishedFolder.Trouble) -> Descriptor {
        let next = openat(number, name, flags | O_NOFOLLOW | O_CLOEXEC)
        guard next >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR, ELOOP, EISDIR, ENAMETOOLONG, ENXIO: throw .absent
            default: throw .unavailable
            }
        }
        return Descriptor(number: next)
    }
}
