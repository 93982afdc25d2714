/// A half-open stretch of time: from its start up to, not including, its end.
public struct Span: Hashable, Sendable, Codable {
    /// The first moment in it.
    public let start: Instant
    /// The first moment after it; never before `start`.
    public let end: Instant

    /// An end before the start gives an empty span at the start.
    public init(start: Instant, end: Instant) {
        self.start = start
        self.end = max(start, end)
    }

    /// Its length in seconds.
    public var seconds: Int { start.seconds(until: end) }

    /// Whether both have a moment in common.
    public func overlaps(_ other: Span) -> Bool {
        start < other.end && other.start < end
    }

    /// Whether the moment lies in it.
    public func contains(_ moment: Instant) -> Bool {
        start <= moment && moment < end
    }
}
