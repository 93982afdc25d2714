package import CivilTime
import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// Serves a published folder over HTTP until SIGTERM or SIGINT; requests under way are finished first.
///
/// TLS ends at a proxy in front. Connections that wait for 60 seconds are closed; at most 256 are open at once, and when more
/// come, the one that waits longest makes room.
///
/// - Parameters:
///   - folder: what `kring publish` wrote; looked up anew for every request, so it may be replaced as a whole.
///   - host: the address or name to listen on, such as `127.0.0.1`.
///   - port: 1...65535.
///   - choices: what stands behind `/u/TOKEN`; `nil`: nothing.
///   - now: the clock.
///   - hash: a content hash in hexadecimal, such as SHA-256; becomes the `ETag`, and stands for secrets in the log.
///   - access: gets the lines of requests, one or more at a time, free of secrets; may wait for its reader; `nil`: nobody wants them.
///   - log: gets a line when the server listens, and one when something cannot be answered; called from any thread.
/// - Throws: ``ServeFault`` when it cannot listen or the folder is missing.
package func serve(
    folder: String, host: String, port: Int, choices: ChoiceDesk? = nil,
    now: @escaping @Sendable () -> Instant, hash: @escaping @Sendable ([UInt8]) -> String,
    access: (@Sendable (String) -> Void)?, log: @escaping @Sendable (String) -> Void
) async throws(ServeFault) {
    guard (1...65535).contains(port) else { throw .portOutOfRange(port) }
    let published = PublishedFolder(at: folder)
    guard published.isReachable else { throw .folderMissing(folder) }
    var pen: AccessPen?
    var line: (@Sendable (String) -> Void)?
    if let access {
        let new = AccessPen(write: access)
        pen = new
        line = { new.add($0) }
    }
    let site = PublishedSite(folder: published, now: now, hash: hash)
    let server = application(
        site, choices, host: host, port: port, now: now, hash: hash, access: line, log: log,
        onListening: { port in log("listening on http://\(host):\(port)/") })
    do {
        try await server.runService()
    } catch {
        throw ServeFault(error, host: host, port: port)
    }
    pen?.writeAll()
}

/// The server, not yet running.
///
/// - Parameters:
///   - port: 0 for any that is free.
///   - onListening: gets the port.
func application(
    _ site: PublishedSite, _ choices: ChoiceDesk?, host: String, port: Int,
    limits: OpenConnections.Limits = OpenConnections.Limits(),
    now: @escaping @Sendable () -> Instant, hash: @escaping @Sendable ([UInt8]) -> String,
    access: (@Sendable (String) -> Void)?, log: @escaping @Sendable (String) -> Void,
    onListening: @escaping @Sendable (_ port: Int) -> Void
) -> some ApplicationProtocol {
    // Hummingbird's own log could quote a target, so it goes nowhere; ours cannot.
    let silence = Logger(label: "kring.web") { _ in SwiftLogNoOpLogHandler() }
    let connections = OpenConnections(limits)
    return Application(
        router: router(site, choices, hash: hash, access: access, log: log),
        server: HTTPServerBuilder { responder in
            ServedChannel(
                routes: HTTP1Channel(
                    responder: responder,
                    configuration: .init(
                        httpDecoderConfiguration: .init(
                            maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10,
                            maxHeaderFieldCount: 100))),
                front: Front(shelf: site.shelf, now: now, access: access),
                connections: connections)
        },
        configuration: ApplicationConfiguration(
            address: .hostname(host, port: port),
            // Somewhat more than there is room for: whoever is one too many makes somebody go. Where nobody can, nobody more comes in.
            availableConnectionsDelegate: MaximumAvailableConnections(
                limits.most + limits.most / 8, logger: silence)),
        onServerRunning: { channel in
            let sweeping = channel.eventLoop.scheduleRepeatedTask(
                initialDelay: .seconds(5), delay: .seconds(5)
            ) {
                _ in connections.sweep(now: .now())
            }
            channel.closeFuture.whenComplete { _ in sweeping.cancel() }
            onListening(channel.localAddress?.port ?? port)
        },
        logger: silence)
}

/// The routes of Kring, with the published folder behind them; pages of later kinds are added here.
func router(
    _ site: PublishedSite, _ choices: ChoiceDesk? = nil,
    hash: @escaping @Sendable ([UInt8]) -> String, access: (@Sendable (String) -> Void)?,
    log: @escaping @Sendable (String) -> Void
) -> Router<BasicRequestContext> {
    let router = Router()
    if let access { router.add(middleware: AccessLog(hash: hash, log: access)) }
    router.add(middleware: PublishedSiteBehind(site: site))
    choices?.add(to: router, log: log)
    return router
}

private struct AccessLog: RouterMiddleware {
    typealias Context = BasicRequestContext

    let hash: @Sendable ([UInt8]) -> String
    let log: @Sendable (String) -> Void

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        let line = AccessLine(
            method: request.method, target: request.head.path ?? "",
            status: response.status.code, bytes: response.body.contentLength ?? 0, hash: hash)
        log(line.text)
        return response
    }
}

// The folder answers what no route does, so that a page that is not there looks like a file that is not there.
private struct PublishedSiteBehind: RouterMiddleware {
    typealias Context = BasicRequestContext

    let site: PublishedSite

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            // Files are opened, read, hashed and packed: on a thread that may wait.
            return try await NIOThreadPool.singleton.runIfActive {
                site.answer(
                    method: request.method, target: request.head.path ?? "",
                    fields: request.headers)
            }.response
        }
    }
}

extension ServeFault {
    fileprivate init(_ error: any Error, host: String, port: Int) {
        switch error {
        case is SocketAddressError, is SocketAddressError.UnknownHost:
            self = .hostUnknown(host)
        case let error as IOError:
            switch error.errnoCode {
            case EADDRINUSE: self = .portInUse(host: host, port: port)
            case EACCES: self = .portForbidden(host: host, port: port)
            case EADDRNOTAVAIL: self = .hostUnknown(host)
            default: self = .stopped(String(describing: error))
            }
        default: self = .stopped(String(describing: error))
        }
    }
}
