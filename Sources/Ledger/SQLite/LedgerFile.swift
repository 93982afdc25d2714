import Glibc
import Platform

/// The file of a ledger and those that SQLite makes beside it.
enum LedgerFile {
    static func isThere(_ path: String) throws(LedgerFault) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return false }
            let reason = String(cString: strerror(errno))
            throw errno == EACCES
                ? .permission(path: path) : .cannotCreate(path: path, reason: reason)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .cannotCreate(path: path, reason: "something else has that name")
        }
        guard status.st_size > 0 else { throw .damaged(path: path, detail: "the file is empty") }
        return true
    }

    /// Makes an empty file that its owner alone may read: answers and addresses of people are
    /// nobody else's. SQLite takes it as it is, and gives the files it makes beside it the same
    /// mode.
    static func makePrivate(_ file: String, for path: String) throws(LedgerFault) {
        let number = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard number >= 0 else {
            let reason = String(cString: strerror(errno))
            switch errno {
            case EACCES: throw .permission(path: path)
            case EROFS: throw .readOnly(path: path)
            case ENOSPC, EDQUOT: throw .noSpace(path: path)
            default: throw .cannotCreate(path: path, reason: reason)
            }
        }
        close(number)
    }

    static func giveName(_ path: String, to temporary: String, replacing: Bool) throws {
        let file = open(temporary, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        guard file >= 0, fsync(file) == 0 else {
            throw LedgerFault.io(path: path, detail: String(cString: strerror(errno)))
        }
        // A link fails where a rename would silently take the place of the ledger another process
        // has just made.
        if replacing {
            guard rename(temporary, path) == 0 else {
                throw LedgerFault.cannotCreate(
                    path: path, reason: String(cString: strerror(errno)))
            }
        } else if link(temporary, path) != 0, errno != EEXIST {
            throw LedgerFault.cannotCreate(path: path, reason: String(cString: strerror(errno)))
        }
        do {
            try DurableFile.flushFolder(of: path)
        } catch {
            throw LedgerFault.io(path: path, detail: "\(error)")
        }
    }

    /// Moves a ledger and what belongs to it out of the way.
    static func setAside(_ path: String, as old: String) throws(LedgerFault) {
        for ending in ["", "-wal", "-shm"] where access("\(path)\(ending)", F_OK) == 0 {
            guard rename("\(path)\(ending)", "\(old)\(ending)") == 0 else {
                throw LedgerFault.cannotCreate(
                    path: old, reason: String(cString: strerror(errno)))
            }
        }
    }

    /// How to open without leaving a trace.
    ///
    /// A read-only connection to a WAL database makes the `-wal` and `-shm` files where they are
    /// missing. They are missing when no process has the ledger open, and then nothing changes
    /// while we look.
    static func nameForReading(_ path: String) -> String {
        guard access("\(path)-wal", F_OK) != 0 else { return path }
        let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f")
            .replacing("#", with: "%23")
        return "file:\(escaped)?immutable=1"
    }
}
