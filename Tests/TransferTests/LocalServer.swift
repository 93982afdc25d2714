import Glibc
import Synchronization
import TestSupport

/// A web server on the loopback, in this process: it reads a request up to its empty line and writes one answer.
final class LocalServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let log = Log()

    /// - Parameter answer: the whole answer to a request, head and body.
    init(answer: @escaping @Sendable (String) -> [UInt8]) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        port = try Loopback.listen(listener)
        self.listener = listener
        let log = log
        let work = Work { LocalServer.serve(listener, log, answer) }
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer else { return nil }
                let work = Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue()
                while work.once() {}
                return nil
            }, Unmanaged.passRetained(work).toOpaque())
        pthread_detach(thread)
    }

    deinit {
        // The thread's accept fails then; it closes the socket itself, or another could get its number too early.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// The heads of the requests so far.
    var heads: [String] { log.heads.withLock { $0 } }

    /// Answers one request; false when there will be no more.
    private static func serve(
        _ listener: Int32, _ log: Log, _ answer: (String) -> [UInt8]
    ) -> Bool {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else {
            close(listener)
            return false
        }
        defer { close(connection) }
        var head = ""
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while !head.hasSuffix("\r\n\r\n") {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return true }
            head += String(decoding: buffer[..<count], as: UTF8.self)
        }
        log.heads.withLock { $0.append(head) }
        var bytes = answer(head)[...]
        while !bytes.isEmpty {
            let sent = bytes.withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return true }
            bytes = bytes.dropFirst(sent)
        }
        return true
    }

    private final class Log: Sendable {
        let heads = Mutex<[String]>([])
    }

    private final class Work: Sendable {
        let once: @Sendable () -> Bool
        init(_ once: @escaping @Sendable () -> Bool) { self.once = once }
    }
}
