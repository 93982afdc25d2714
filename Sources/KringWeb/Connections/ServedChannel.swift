import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// A connection of the server: what Hummingbird makes of one, with ours before it.
struct ServedChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let routes: HTTP1Channel
    let front: Front
    let connections: OpenConnections

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        routes.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            let outlet = Outlet()
            try pipeline.addHandler(outlet, position: .first)
            try pipeline.addHandler(
                Connection(front, outlet, connections), position: .after(decoder))
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        await routes.handle(value: value, logger: logger)
    }
}
