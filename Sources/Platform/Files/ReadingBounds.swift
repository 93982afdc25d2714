import Glibc

// O_PATH, which Swift's Glibc does not import; the same number on every Linux that Swift runs on.
private let searchOnly: Int32 = 0o10_000_000

/// The folders out of which files are read, whatever links there are in them.
///
/// 1. A file is found as the system finds it, through links too. Its real name must lie in one of the folders.
/// 2. The real name is walked step by step, and nothing is followed any more: a link that was put there meanwhile leads
///    nowhere.
/// 3. Only an ordinary file is opened, once, without waiting; it is read up to a limit, though it grow.
package struct ReadingBounds: Sendable {
    /// The real names of the folders; `nil`: there are no bounds.
    private let folders: [String]?
    /// Folders whose files are taken as they are found.
    private let trusted: [String]

    /// No bounds: for files that somebody names to a command.
    package static let everywhere = ReadingBounds(folders: nil, trusted: [])

    /// - Parameters:
    ///   - folders: those that are not there hold nothing.
    ///   - trusted: folders whose files may lie anywhere, such as those that came with Kring: packagers make them of links.
    package init(_ folders: [String], trusting trusted: [String] = []) {
        self.init(
            folders: folders.compactMap { ReadingBounds.realName($0) },
            trusted: trusted.filter { !$0.isEmpty })
    }

    private init(folders: [String]?, trusted: [String]) {
        self.folders = folders
        self.trusted = trusted
    }

    /// The bytes of an ordinary file within the bounds; `nil` when there is none of that name.
    ///
    /// - Parameter limit: the most bytes to take; a larger file is a fault.
    package func read(_ path: String, limit: Int) throws(FileFault) -> [UInt8]? {
        guard folders != nil, !trusted.contains(where: { ReadingBounds.lies(path, in: $0) }) else {
            return try DurableFile.read(path, limit: limit)
        }
        guard let real = ReadingBounds.realName(path) else {
            if errno == ENOENT { return nil }
            throw FileFault(.read, path)
        }
        guard allows(real) else { throw FileFault(deed: .read, path: path, reason: .outside) }
        let file = try ReadingBounds.open(real, for: path)
        return try DurableFile.bytes(of: file, path, limit: limit)
    }

    /// Whether a folder, or a file, lies within the bounds; one that is not there does.
    package func hold(_ path: String) -> Bool {
        guard folders != nil, !trusted.contains(where: { ReadingBounds.lies(path, in: $0) }) else {
            return true
        }
        return ReadingBounds.realName(path).map(allows) ?? true
    }

    private func allows(_ real: String) -> Bool {
        folders?.contains { ReadingBounds.lies(real, in: $0) } ?? true
    }

    /// By bytes: to a String, names that look the same are the same.
    private static func lies(_ path: String, in folder: String) -> Bool {
        path.utf8.elementsEqual(folder.utf8)
            || path.utf8.starts(with: (folder.hasSuffix("/") ? folder : folder + "/").utf8)
    }

    private static func realName(_ path: String) -> String? {
        guard let name = realpath(path, nil) else { return nil }
        defer { free(name) }
        return String(cString: name)
    }

    private static func open(_ real: String, for path: String) throws(FileFault) -> Descriptor {
        guard var folder = Descriptor(Glibc.open("/", searchOnly | O_DIRECTORY | O_CLOEXEC)) else {
            throw FileFault(.read, path)
        }
        let names = real.utf8.split(separator: UInt8(ascii: "/")).map { String($0) ?? "" }
        for name in names.dropLast() {
            let next = openat(
                folder.number, name, searchOnly | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard let next = Descriptor(next) else { throw FileFault(.read, path) }
            folder = next
        }
        var status = stat()
        let last = names.last ?? "."
        guard fstatat(folder.number, last, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            throw FileFault(.read, path)
        }
        // Before it is opened, for opening alone can do something to a device.
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileFault(deed: .read, path: path, reason: .wrongKind)
        }
        let flags = O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC
        guard let file = Descriptor(openat(folder.number, last, flags)) else {
            throw FileFault(.read, path)
        }
        return file
    }
}
