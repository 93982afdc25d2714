import Glibc

/// The right to be the only run of a workspace; given back when the value goes, or the process
/// does.
///
/// The lock is the kernel's (`flock`), on a file that is never removed: removing it would let two
/// runs hold locks on two files of one name. What stands in the file only tells people who holds
/// it.
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

    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Takes the lock, or says who has it.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970-01-01T00:00:00Z, written into the file for people to read.
    ///   - patience: seconds to wait for whoever has it.
    package static func take(
        _ path: String, now: Int, patience: Int = 0
    ) throws(FileFault) -> Attempt {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(patience)
        while true {
            let attempt = try takeAtOnce(path, now: now)
            guard case .held = attempt, clock.now < end else { return attempt }
            usleep(50_000)
        }
    }

    private static func takeAtOnce(_ path: String, now: Int) throws(FileFault) -> Attempt {
        guard let file = Descriptor(open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)) else {
            throw FileFault(.lock, path)
        }
        guard uninterrupted({ Int(flock(file.number, LOCK_EX | LOCK_NB)) }) == 0 else {
            guard errno == EWOULDBLOCK else { throw FileFault(.lock, path) }
            return .held(by: holder(written: file.number))
        }
        let text = Array("\(getpid()) \(now)\n".utf8)
        // Only for people to read: a full disk must not stop the run that could report it.
        if ftruncate(file.number, 0) == 0 { _ = pwrite(file.number, text, text.count, 0) }
        return .taken(RunLock(descriptor: file.release()))
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
