import CivilTime

/// What a version of a file answers to what its client knows (RFC 9110 §13).
struct Preconditions: Sendable {
    enum Verdict: Equatable, Sendable {
        case full
        case part(ByteRange)
        case notModified
        case failed
    }

    let tag: EntityTag
    let modified: Instant
    let size: Int

    /// The order is that of RFC 9110 §13.2.2: where a tag is sent, the date beside it does not count.
    ///
    /// - Parameter isHead: `Range` has a meaning for GET only (§14.2).
    func verdict(on wish: Wish, isHead: Bool, now: Instant) -> Verdict {
        if let list = wish.ifMatch {
            guard tag.isNamed(in: list, .strong) else { return .failed }
        } else if let since = wish.ifUnmodifiedSince.flatMap({ HTTPDate.moment($0, now: now) }) {
            guard modified <= since else { return .failed }
        }
        if let list = wish.ifNoneMatch {
            if tag.isNamed(in: list, .weak) { return .notModified }
        } else if let since = wish.ifModifiedSince.flatMap({ HTTPDate.moment($0, now: now) }) {
            if modified <= since { return .notModified }
        }
        guard !isHead, let text = wish.range, let range = ByteRange(text, size: size),
            wish.ifRange.map({ isStill($0, now: now) }) ?? true
        else { return .full }
        return .part(range)
    }

    /// Whether that is still the version of which a client has another part (§13.1.5): a strong tag, or the very date.
    private func isStill(_ ifRange: String, now: Instant) -> Bool {
        if ifRange.hasPrefix("\"") { return ifRange == tag.text }
        return HTTPDate.moment(ifRange, now: now) == modified
    }
}
