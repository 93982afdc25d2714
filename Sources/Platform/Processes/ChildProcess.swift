import Glibc

/// Another program that is run to its end, with a text as its standard input; no shell comes near
/// it.
package enum ChildProcess {
    /// How it ended, and the first words it wrote.
    package struct Ending {
        package enum How: Hashable {
            case exited(Int32)
            case killed(signal: Int32)
            case outOfPatience(seconds: Int)
        }

        package var how: How
        /// The first line of its output and error output together.
        package var words: String
    }

    /// Why it could not be started.
    package enum Fault: Error, Hashable {
        case missing
        case notAllowed
        case system(String)
    }

    /// - Parameter arguments: the program's path, then what it is given.
    package static func run(
        _ arguments: [String], input: [UInt8], patience: Int
    ) throws(Fault) -> Ending {
        // Files without a name, not pipes: neither side can block on the other, and no broken pipe
        // can end us.
        let stdin = namelessFile()
        let stdout = namelessFile()
        defer {
            close(stdin)
            close(stdout)
        }
        guard stdin >= 0, stdout >= 0, writeAll(input, to: stdin) else {
            throw .system(lastError())
        }
        let child = try spawn(arguments, stdin, stdout)
        let how = wait(for: child, patience: patience)
        return Ending(how: how, words: firstLine(of: stdout))
    }

    /// In memory where the system has it; -1 with `errno` when there is nowhere.
    private static func namelessFile() -> Int32 {
        for folder in ["/dev/shm", "/tmp"] {
            var path = Array("\(folder)/kring-XXXXXX".utf8CString)
            let file = mkstemp(&path)
            guard file >= 0 else { continue }
            _ = fcntl(file, F_SETFD, FD_CLOEXEC)
            unlink(path)
            return file
        }
        return -1
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return lseek(file, 0, SEEK_SET) == 0
    }

    private static func spawn(
        _ arguments: [String], _ stdin: Int32, _ stdout: Int32
    ) throws(Fault) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, stdin, 0)
        posix_spawn_file_actions_adddup2(&actions, stdout, 1)
        posix_spawn_file_actions_adddup2(&actions, stdout, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: Ctrl-C at our terminal does not cut a message, and we can end all it
        // started. Signals that we ignore or catch are its own business again.
        posix_spawnattr_setpgroup(&attributes, 0)
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for signal in [SIGPIPE, SIGTERM, SIGINT] { sigaddset(&defaults, signal) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
        var argv = cStrings(arguments)
        var environment = cStrings(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"])
        defer { for text in argv + environment { free(text) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, arguments[0], &actions, &attributes, &argv, &environment)
        switch code {
        case 0: return child
        case ENOENT, ENOTDIR: throw .missing
        case EACCES, EPERM, ENOEXEC: throw .notAllowed
        default: throw .system(words(of: code))
        }
    }

    private static func cStrings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var strings: [UnsafeMutablePointer<CChar>?] = []
        for text in texts { strings.append(strdup(text)) }
        return strings + [nil]
    }

    private static func wait(for child: pid_t, patience: Int) -> Ending.How {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(patience)
        var pause: UInt32 = 500
        var status: Int32 = 0
        while true {
            let found = waitpid(child, &status, WNOHANG)
            if found == child { break }
            if found < 0, errno != EINTR { return .killed(signal: 0) }
            if clock.now >= end {
                kill(-child, SIGKILL)
                waitpid(child, &status, 0)
                return .outOfPatience(seconds: patience)
            }
            usleep(pause)
            pause = min(pause * 2, 20_000)
        }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }

    private static func firstLine(of file: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 400)
        let count = pread(file, &buffer, buffer.count, 0)
        guard count > 0 else { return "" }
        let line = buffer[..<count].prefix { $0 != 10 && $0 != 13 }
        return String(
            String(decoding: line, as: UTF8.self).unicodeScalars
                .filter { $0.value >= 0x20 && $0.value < 0x7F }.map(Character.init))
    }

    private static func lastError() -> String { words(of: errno) }

    private static func words(of code: Int32) -> String {
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}
