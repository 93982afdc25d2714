import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix

/// Serves a published folder over HTTP until SIGTERM or SIGINT; requests under way are finished first.
///
/// TLS ends at a proxy in front. Connections that are silent for 60 seconds are closed; at most 256 are open at once.
///
/// - Parameters:
///   - folder: what `kring publish` wrote; looked up anew for every request, so it may be replaced as a whole.
///   - host: the address or name to listen on, such as `127.0.0.1`.
///   - port: 1...65535.
///   - choices: what stands behind `/u/TOKEN`; `nil`: nothing.
///   - hash: a content hash in hexadecimal, such as SHA-256; becomes the `ETag`, and stands for secrets in the log.
///   - log: gets the line of each request, free of secrets, and one when the server listens; called from any thread.
/// - Throws: ``ServeFault`` when it cannot listen or the folder is missing.
package func serve(
    folder: String, host: String, port: Int, choices: ChoiceDesk? = nil,
    hash: @escaping @Sendable ([UInt8]) -> String,
    log: @escaping @Sendable (String) -> Void
) async throws(ServeFault) {
    guard (1...65535).contains(port) else { throw .portOutOfRange(port) }
    let published = PublishedFolder(at: folder)
    guard published.isReachable else { throw .folderMissing(folder) }
    // Hummingbird's own log could quote a target, so it goes nowhere; ours cannot.
    let silence = Logger(label: "kring.web") { _ in SwiftLogNoOpLogHandler() }
    let application = Application(
        router: router(
            PublishedSite(folder: published, hash: hash), choices, hash: hash, log: log),
        server: .http1(
            configuration: .init(
                idleTimeout: .seconds(60),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10,
                    maxHeaderFieldCount: 100))),
        configuration: ApplicationConfiguration(
            address: .hostname(host, port: port),
            availableConnectionsDelegate: MaximumAvailableConnections(256, logger: silence)),
        onServerRunning: { _ in log("listening on http://\(host):\(port)/") },
        logger: silence)
    do {
        try await application.runService()
    } catch {
        throw ServeFault(error, host: host, port: port)
    }
}

/// The routes of Kring, with the published folder behind them; pages of later kinds are added here.
func router(
    _ site: PublishedSite, _ choices: ChoiceDesk? = nil,
    hash: @escaping @Sendable ([UInt8]) -> String,
    log: @escaping @Sendable (String) -> Void
) -> Router<BasicRequestContext> {
    let router = Router()
    router.add(middleware: AccessLog(hash: hash, log: log))
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
            // The files are small and on a local disk: a hop to another thread would cost more than the reading.
            let answer = site.answer(
                method: request.method, target: request.head.path ?? "", fields: request.headers)
            return Response(
                status: answer.status, headers: answer.fields,
                body: answer.body.isEmpty
                    ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
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
