import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import KringWeb

/// A connection without a socket, with a stand-in for the routes.
final class ConnectionSample {
    let channel = EmbeddedChannel()
    let connections: OpenConnections
    let routes = Routes()
    let access = LogLines()

    /// - Parameter address: where the client is.
    init(
        _ site: PublishedSite, _ connections: OpenConnections = OpenConnections(),
        address: String = "192.0.2.1"
    ) throws {
        self.connections = connections
        let outlet = Outlet()
        let front = Front(shelf: site.shelf, now: PublishedSample.now, access: access.add)
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(outlet)
        try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withErrorHandling: false)
        try pipeline.addHandler(Connection(front, outlet, connections))
        try pipeline.addHandler(routes)
        try channel.connect(to: SocketAddress(ipAddress: address, port: 50_000)).wait()
    }

    deinit { _ = try? channel.finish(acceptAlreadyClosed: true) }

    /// What comes back at once for what is sent.
    func send(_ text: String) throws -> String {
        try channel.writeInbound(ByteBuffer(string: text))
        return try received()
    }

    /// What has come back since the last look.
    func received() throws -> String {
        channel.embeddedEventLoop.run()
        var text = ""
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            text += String(buffer: buffer)
        }
        return text
    }

    /// The routes' answer to the request that is with them.
    func answer(_ text: String) throws -> String {
        _ = try #require(routes.context)
        routes.answer(text)
        return try received()
    }
}

/// What Hummingbird is to a connection: takes requests, answers when it likes.
final class Routes: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private(set) var context: ChannelHandlerContext?
    private(set) var seen: [String] = []

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): seen.append("\(head.method) \(head.uri)")
        case .body(let body): seen.append(String(buffer: body))
        case .end: seen.append("end")
        }
    }

    func answer(_ text: String) {
        let head = HTTPResponseHead(
            version: .http1_1, status: .ok, headers: ["Content-Length": "\(text.utf8.count)"])
        context?.write(wrapOutboundOut(.head(head)), promise: nil)
        context?.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        context?.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
