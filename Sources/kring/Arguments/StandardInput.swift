import Workplace

#if canImport(Glibc)
    import Glibc
#endif

/// What is piped into the command.
enum StandardInput {
    /// All of it, or one byte more than the limit, so that too much is seen.
    static func bytes(limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit {
            let count = read(STDIN_FILENO, &buffer, min(buffer.count, limit + 1 - bytes.count))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw Refusal(InputRefusal.unreadable(String(cString: strerror(errno))))
            }
            bytes += buffer.prefix(count)
        }
        return bytes
    }
}
