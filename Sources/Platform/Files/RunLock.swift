import Glibc
import Synchronization

/// The right to be the only one in a workspace who does something; given back when asked, when the
/// value goes, or the process does.
///
/// The lock is the kernel's (`flock`), on a file that Kring never removes. Should somebody else remove
/// it, the next run makes another of that name, so the folder is locked as well: whoever holds a file
/// that is gone still holds that. What stands in the file only tells people who holds it.
package final class RunLock: Sendable {
    /// Who holds a lock, as its file says.
    package struct Holder: Hashable, Sendable {
        package var process: Int
        /// When it took the lock, in seconds since 1970-01-01T00:00:00Z.
        package var since: Int

        package init(process: Int, since: Int) {
            self.process = process
            self.since = since
        }
    }

    package enum Attempt: Sendable {
        case taken(RunLock)
        /// Another run holds it; `nil` when its file does not say who.
        case held(by: Holder?)
    }

    /// The file, and the folder where its file system can lock one.
    private let descriptors: Mutex<[Int32]>

    private init(descriptors: [Int32]) { self.descriptors = Mutex(descriptors) }

    deinit { giveBack() }

    /// Lets others take it; once more does nothing.
    package func giveBack() {
        descriptors.withLock { descriptors in
            for descriptor in descriptors { close(descriptor) }
            descriptors = []
        }
    }

    /// Takes the lock, or says who has it.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970-01-01T00:00:00Z, written into the file for people to read.
    ///   - patience: seconds to wait for whoever has it.
    ///   - isStopping: whether to wait no longer.
    package static func take(
        _ path: String, now: Int, patience: Int = 0, isStopping: () -> Bool = { false }
    ) throws(FileFault) -> Attempt {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(patience)
        while true {
            let attempt = try takeAtOnce(path, now: now)
            guard case .held = attempt, clock.now < end, !isStopping() else { return attempt }
            usleep(50_000)
        }
    }

    private static func takeAtOnce(_ path: String, now: Int) throws(FileFault) -> Attempt {
        // Between opening and locking the file may have got another of its name in its place.
        for _ in 0..<100 {
            guard let file = Descriptor(open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)) else {
                throw FileFault(.lock, path)
            }
            guard try isLocked(file.number, path) else {
                return .held(by: holder(written: file.number))
            }
            guard lies(file.number, at: path) else { continue }
            return try taken(consume file, path, now)
        }
        return .held(by: nil)
    }

    private static func taken(
        _ file: consuming Descriptor, _ path: String, _ now: Int
    ) throws(FileFault) -> Attempt {
        var descriptors: [Int32] = []
        let place = DurableFile.folder(of: path)
        if let folder = Descriptor(open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
            // Not every file system locks folders; there the file alone must do.
            if flock(folder.number, LOCK_EX | LOCK_NB) == 0 {
                descriptors.append(folder.release())
            } else if errno == EWOULDBLOCK {
                return .held(by: nil)
            }
        }
        let text = Array("\(getpid()) \(now)\n".utf8)
        // Only for people to read: a full disk must not stop the run that could report it.
        if ftruncate(file.number, 0) == 0 { _ = pwrite(file.number, text, text.count, 0) }
        return .taken(RunLock(descriptors: descriptors + [file.release()]))
    }

    private static func isLocked(_ file: Int32, _ path: String) throws(FileFault) -> Bool {
        if uninterrupted({ Int(flock(file, LOCK_EX | LOCK_NB)) }) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw FileFault(.lock, path) }
        return false
    }

    private static func lies(_ file: Int32, at path: String) -> Bool {
        var (open, named) = (stat(), stat())
        return fstat(file, &open) == 0 && stat(path, &named) == 0
            && open.st_ino == named.st_ino && open.st_dev == named.st_dev
    }

    private static func holder(written descriptor: Int32) -> Holder? {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        let parts = String(decoding: buffer[..<count], as: UTF8.self)
            .split(whereSeparator: \.isWhitespace)
        guard parts.count == 2, let process = Int(parts[0]), let since = Int(parts[1]) else {
            return nil
        }
        return Holder(process: process, since: since)
    }
}
