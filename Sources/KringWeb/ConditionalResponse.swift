import CivilTime
import HTTPTypes

/// One version of one published file, ready to be answered in full or with "you have it already".
struct ConditionalResponse: Sendable {
    private let tag: EntityTag
    private let modified: Instant
    private let fields: HTTPFields
    private let size: Int

    /// The version with that content hash.
    ///
    /// - Parameters:
    ///   - path: where it is published; below `f/` it is private and must not be indexed.
    ///   - kind: what it is.
    ///   - hash: the hash of its content, of visible ASCII without `"`.
    ///   - stamp: its size and when it was last changed.
    init(path: PublishedPath, kind: ContentKind, hash: String, stamp: FileStamp) {
        tag = EntityTag(opaque: hash)
        modified = Instant(secondsSinceEpoch: stamp.modified)
        size = stamp.size
        var fields = Answer.fields(for: kind)
        fields[.eTag] = tag.text
        fields[.lastModified] = HTTPDate.text(modified)
        fields[.cacheControl] = path.isSecret ? "private, max-age=900" : "max-age=900"
        if path.isSecret { fields.set("X-Robots-Tag", to: "noindex") }
        self.fields = fields
    }

    /// Whether the client already has this version.
    ///
    /// RFC 9110 §13.2.2: where `If-None-Match` is sent, `If-Modified-Since` does not count.
    func isKnown(to request: HTTPFields) -> Bool {
        let lists = request[values: .ifNoneMatch]
        if !lists.isEmpty { return tag.isNamed(in: lists.joined(separator: ",")) }
        guard let text = request[.ifModifiedSince], let since = HTTPDate.moment(text) else {
            return false
        }
        return modified <= since
    }

    /// 304, with the fields a cache may need to refresh what it has (RFC 9110 §15.4.5).
    var notModified: Answer { Answer(status: .notModified, fields: fields, body: []) }

    /// The answer to `HEAD`.
    var head: Answer { full([]) }

    /// The answer to `GET`.
    func full(_ body: [UInt8]) -> Answer {
        var fields = fields
        fields[.contentLength] = String(size)
        return Answer(status: .ok, fields: fields, body: body)
    }
}
