import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import Synchronization

@testable import KringWeb

/// The lines of an access log.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    @Sendable func add(_ line: String) { lines.withLock { $0.append(line) } }
}

extension HTTPResponder where Context == BasicRequestContext {
    /// The answer to a request, as it goes out.
    func ask(
        _ method: HTTPRequest.Method, _ target: String, body: String = "", kind: String? = nil
    ) async throws -> Answer {
        var fields: HTTPFields = [:]
        fields[.contentType] = kind
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "kring", path: target,
                headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(string: body)))
        let source = ApplicationRequestContextSource(
            channel: EmbeddedChannel(), logger: Logger(label: "test"))
        let response = try await respond(
            to: request, context: BasicRequestContext(source: source))
        let written = Written()
        try await response.body.write(BodyWriter(written: written))
        return Answer(
            status: response.status, fields: response.headers, body: written.bytes.withLock { $0 })
    }
}

private final class Written: Sendable {
    let bytes = Mutex<[UInt8]>([])
}

private struct BodyWriter: ResponseBodyWriter {
    let written: Written

    func write(_ buffer: ByteBuffer) async throws {
        written.bytes.withLock { $0 += Array(buffer.readableBytesView) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
