import CivilTime
import HTTPTypes

/// What the published folder answers to a request; knows nothing of sockets.
struct PublishedSite: Sendable {
    private let folder: PublishedFolder
    private let hash: @Sendable ([UInt8]) -> String
    private let now: @Sendable () -> Instant
    /// What was answered lately, ready to be answered again.
    let shelf: Shelf

    /// - Parameters:
    ///   - now: the clock.
    ///   - hash: gives the content hash that becomes the `ETag`, and stands for secrets in the log.
    init(
        folder: PublishedFolder, now: @escaping @Sendable () -> Instant,
        hash: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.folder = folder
        self.now = now
        self.hash = hash
        shelf = Shelf()
    }

    /// The answer; a fault becomes an answer too, never an error. Files are read for it: not for an event loop.
    ///
    /// - Parameters:
    ///   - method: GET and HEAD are answered, all others refused.
    ///   - target: the request target as it was sent, undecoded.
    ///   - fields: the header fields of the request.
    func answer(method: HTTPRequest.Method, target: String, fields: HTTPFields = [:]) -> Answer {
        guard method == .get || method == .head else { return .methodNotAllowed }
        let answer =
            switch target.prefix(while: { $0 != "?" }) {
            case "/healthz": folder.isReachable ? Answer.healthy : .unavailable
            case "/robots.txt": Answer.robots
            default: file(target, fields, isHead: method == .head)
            }
        return method == .head ? answer.withoutBody : answer
    }

    private func file(_ target: String, _ fields: HTTPFields, isHead: Bool) -> Answer {
        var wish = Wish()
        for field in fields { wish.read(field.name.rawName, field.value) }
        do throws(PublishedFolder.Trouble) {
            guard let path = PublishedPath(target: target), let name = path.segments.last,
                let kind = ContentKind(fileName: name)
            else { throw .absent }
            let version =
                if let known = shelf.version(at: path.text) { known } else { try read(path, kind) }
            return try version.answer(to: wish, isHead: isHead, now: now()) {
                () throws(PublishedFolder.Trouble) in
                let file = try folder.open(path)
                guard file.stamp == version.stamp else { throw .unavailable }
                return try file.read()
            }
        } catch {
            switch error {
            case .absent: return folder.isReachable ? .notFound : .unavailable
            case .unavailable, .tooLarge: return .unavailable
            }
        }
    }

    private func read(
        _ path: PublishedPath, _ kind: ContentKind
    ) throws(PublishedFolder.Trouble) -> PublishedVersion {
        let file = try folder.open(path)
        let bytes = try file.read()
        let version = PublishedVersion(
            path: path, kind: kind, place: folder.place(of: path), stamp: file.stamp, bytes: bytes,
            hash: hash(bytes),
            maskedPath: MaskedPath.text(path.text, hash: hash))
        shelf.keep(version, at: path.text)
        return version
    }
}
