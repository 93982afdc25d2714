import CivilTime
import HTTPTypes
import NIOCore

/// One version of one published file with all that is said of it, made once: read, hashed and packed.
final class PublishedVersion: Sendable {
    /// The file in one coding: as it is, or packed.
    struct Coding: Sendable {
        let conditions: Preconditions
        /// The bytes; `nil` when they are too many to be kept.
        let bytes: ByteBuffer?
        /// The fields that every answer about the file has.
        let fields: HTTPFields
        /// The header of the full answer, and of the one that says it is known.
        let fullHead, notModifiedHead: [UInt8]

        fileprivate init(
            _ conditions: Preconditions, bytes: ByteBuffer?, fields: HTTPFields
        ) {
            self.conditions = conditions
            self.bytes = bytes
            self.fields = fields
            fullHead = HeadBytes.of(Coding.full(fields, conditions.size, []))
            notModifiedHead = HeadBytes.of(Coding.notModified(fields))
        }

        fileprivate static func full(_ fields: HTTPFields, _ size: Int, _ body: [UInt8]) -> Answer {
            var fields = fields
            fields[.contentLength] = String(size)
            return Answer(status: .ok, fields: fields, body: body)
        }

        /// 304, with the fields a cache may need to refresh what it has (RFC 9110 §15.4.5).
        fileprivate static func notModified(_ fields: HTTPFields) -> Answer {
            Answer(status: .notModified, fields: fields, body: [])
        }
    }

    /// What can be answered without looking further.
    enum QuickAnswer {
        case full(head: [UInt8], body: ByteBuffer)
        case notModified(head: [UInt8])
    }

    /// Where the file lies.
    let place: String
    let stamp: FileStamp
    let plain: Coding
    let packed: Coding?
    /// The bytes of memory it takes, nearly.
    let weight: Int
    /// Its path as the log may have it.
    let maskedPath: String

    /// More than this stays on the disk, and is read again for who wants it.
    private static let mostKept = 4 << 20
    /// Less than this goes in one packet anyway.
    private static let leastPacked = 1024

    /// - Parameters:
    ///   - path: where it is published; below `f/` it is private and must not be indexed.
    ///   - kind: what it is.
    ///   - place: where it lies, for looking whether it changed.
    ///   - stamp: its size and when it was last changed.
    ///   - bytes: all of it.
    ///   - hash: the hash of its content, of visible ASCII without `"`.
    ///   - maskedPath: its path without secrets.
    init(
        path: PublishedPath, kind: ContentKind, place: String, stamp: FileStamp, bytes: [UInt8],
        hash: String, maskedPath: String
    ) {
        self.place = place
        self.stamp = stamp
        self.maskedPath = maskedPath
        let isKept = bytes.count <= PublishedVersion.mostKept
        let packedBytes =
            isKept && kind.isText && bytes.count >= PublishedVersion.leastPacked
            ? Gzip.packed(bytes) : nil
        let modified = Instant(secondsSinceEpoch: stamp.modified)
        var fields = Answer.fields(for: kind)
        fields[.lastModified] = HTTPDate.text(modified)
        fields[.cacheControl] = path.isSecret ? "private, max-age=900" : "max-age=900"
        fields[.acceptRanges] = "bytes"
        if path.isSecret { fields.set("X-Robots-Tag", to: "noindex") }
        if packedBytes != nil { fields[.vary] = "Accept-Encoding" }
        let coding = { (tag: String, bytes: [UInt8], isPacked: Bool) in
            var own = fields
            let tag = EntityTag(opaque: tag)
            own[.eTag] = tag.text
            if isPacked { own[.contentEncoding] = "gzip" }
            return Coding(
                Preconditions(tag: tag, modified: modified, size: bytes.count),
                bytes: isKept ? ByteBuffer(bytes: bytes) : nil, fields: own)
        }
        plain = coding(hash, bytes, false)
        // Other bytes, so another tag: a strong one promises equal bytes.
        packed = packedBytes.map { coding(hash + "-gzip", $0, true) }
        weight = 4096 + (isKept ? bytes.count + (packedBytes?.count ?? 0) : 0)
    }

    /// The answer to a request with that wish.
    ///
    /// - Parameter read: reads the file again; asked only for what was too large to be kept.
    func answer(
        to wish: Wish, isHead: Bool, now: Instant,
        read: () throws(PublishedFolder.Trouble) -> [UInt8]
    ) throws(PublishedFolder.Trouble) -> Answer {
        let coding = coding(for: wish)
        switch coding.conditions.verdict(on: wish, isHead: isHead, now: now) {
        case .failed: return .preconditionFailed
        case .notModified: return Coding.notModified(coding.fields)
        case .part(.beyondTheEnd):
            return .rangeNotSatisfiable(size: coding.conditions.size)
        case .part(.bytes(let range)):
            let bytes = try all(of: coding, read)
            guard range.upperBound <= bytes.count else { throw .unavailable }
            var fields = coding.fields
            fields[.contentRange] =
                "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bytes.count)"
            fields[.contentLength] = String(range.count)
            return Answer(status: .partialContent, fields: fields, body: Array(bytes[range]))
        case .full:
            let size = coding.conditions.size
            if isHead { return Coding.full(coding.fields, size, []) }
            return Coding.full(coding.fields, size, try all(of: coding, read))
        }
    }

    /// The answer to a GET when there is nothing to be made for it; `nil` for parts, conditions that fail, large files.
    func quickAnswer(to wish: Wish, now: Instant) -> QuickAnswer? {
        let coding = coding(for: wish)
        switch coding.conditions.verdict(on: wish, isHead: false, now: now) {
        case .full: return coding.bytes.map { .full(head: coding.fullHead, body: $0) }
        case .notModified: return .notModified(head: coding.notModifiedHead)
        case .failed, .part: return nil
        }
    }

    // Parts are counted in the bytes of the file as it is; who asks for them gets it so whatever else they take.
    private func coding(for wish: Wish) -> Coding {
        guard let packed, wish.range == nil, wish.acceptsGzip else { return plain }
        return packed
    }

    private func all(
        of coding: Coding, _ read: () throws(PublishedFolder.Trouble) -> [UInt8]
    ) throws(PublishedFolder.Trouble) -> [UInt8] {
        if let bytes = coding.bytes { return Array(bytes.readableBytesView) }
        return try read()
    }
}
