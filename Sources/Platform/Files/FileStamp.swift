import Glibc

/// Which file lies under a name, and in which state: differs after every writing, renaming, or change of rights.
package struct FileStamp: Hashable, Sendable {
    /// Its number on its file system.
    package var inode: UInt64
    /// Its bytes.
    package var size: Int
    /// When its bytes last changed, in nanoseconds since 1970.
    package var modified: Int
    /// When anything about it last changed; unlike ``modified`` nobody can set it back.
    package var changed: Int

    /// As it was noted.
    package init(inode: UInt64, size: Int, modified: Int, changed: Int) {
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// Of what lies there now; `nil` when that is no ordinary file.
    package init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        self.init(
            inode: UInt64(status.st_ino), size: Int(status.st_size),
            modified: FileStamp.nanoseconds(status.st_mtim),
            changed: FileStamp.nanoseconds(status.st_ctim))
    }

    private static func nanoseconds(_ time: timespec) -> Int {
        time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
