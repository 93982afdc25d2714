import CNIOLinux
import Dispatch
import Glibc
import Hummingbird
import Testing

@testable import KringWeb

/// A server on a free port of the loopback.
enum LoopbackServer {
    /// Starts a server and lets a client use it. It runs until the tests end: Hummingbird stops in good order at a signal only.
    static func run(
        _ site: PublishedSite, _ choices: ChoiceDesk? = nil,
        limits: OpenConnections.Limits = OpenConnections.Limits(),
        _ use: @escaping @Sendable (_ port: Int) throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let server = application(
            site, choices, host: "127.0.0.1", port: 0, limits: limits, now: PublishedSample.now,
            hash: PublishedSample.hash, access: nil, log: { _ in },
            onListening: { listening.yield($0) })
        Task {
            try await server.run()
            listening.finish()
        }
        var iterator = ports.makeAsyncIterator()
        let port = try #require(await iterator.next())
        // A client waits for its answer: on a thread of its own, or it would hold up the server.
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async { done.resume(with: Result { try use(port) }) }
        }
    }
}

/// A client that does what it is told, byte by byte.
final class LoopbackClient {
    private let descriptor: Int32

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        try #require(isConnected)
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// What comes until that is there, or the end.
    func receive(until end: String) -> String {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &part, part.count, 0)
            guard count > 0 else { break }
            bytes += part[..<count]
            if String(decoding: bytes.suffix(count + end.utf8.count), as: UTF8.self).contains(end) {
                break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
