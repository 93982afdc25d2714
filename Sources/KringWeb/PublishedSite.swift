import HTTPTypes

/// What the published folder answers to a request; knows nothing of sockets.
struct PublishedSite: Sendable {
    private let folder: PublishedFolder
    private let hash: @Sendable ([UInt8]) -> String
    private let tags: TagCache

    /// The site of a folder; `hash` gives the content hash that becomes the `ETag`.
    init(
        folder: PublishedFolder, tags: TagCache = TagCache(),
        hash: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.folder = folder
        self.tags = tags
        self.hash = hash
    }

    /// The answer; a fault becomes an answer too, never an error.
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

    private func file(_ target: String, _ request: HTTPFields, isHead: Bool) -> Answer {
        do throws(PublishedFolder.Trouble) {
            guard let path = PublishedPath(target: target), let name = path.segments.last,
                let kind = ContentKind(fileName: name)
            else { throw .absent }
            let file = try folder.open(path)
            var body: [UInt8]?
            let version: String
            if let known = tags.hash(of: path, stamp: file.stamp) {
                version = known
            } else {
                let bytes = try file.read()
                version = hash(bytes)
                tags.remember(version, of: path, stamp: file.stamp)
                body = bytes
            }
            let response = ConditionalResponse(
                path: path, kind: kind, hash: version, stamp: file.stamp)
            if response.isKnown(to: request) { return response.notModified }
            if isHead { return response.head }
            if let body { return response.full(body) }
            return response.full(try file.read())
        } catch {
            switch error {
            case .absent: return folder.isReachable ? .notFound : .unavailable
            case .unavailable, .tooLarge: return .unavailable
            }
        }
    }
}
