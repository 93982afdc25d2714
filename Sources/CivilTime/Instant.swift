/// A moment in time, the same everywhere.
public struct Instant: Hashable, Comparable, Sendable {
    /// POSIX seconds since 1970-01-01T00:00:00Z.
    public let secondsSinceEpoch: Int

    /// The moment that many POSIX seconds after 1970-01-01T00:00:00Z.
    public init(secondsSinceEpoch: Int) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The moment that many seconds later.
    public func advanced(bySeconds count: Int) -> Instant {
        Instant(secondsSinceEpoch: secondsSinceEpoch + count)
    }

    /// Seconds from this moment to `other`.
    public func seconds(until other: Instant) -> Int {
        other.secondsSinceEpoch - secondsSinceEpoch
    }

    /// The wall clock in UTC.
    public var utc: LocalDateTime { LocalDateTime(secondsSinceEpoch: secondsSinceEpoch) }

    /// Earlier is smaller.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}

extension Instant: CustomStringConvertible {
    /// RFC 3339 in UTC: `2027-02-01T14:00:00Z`.
    public var description: String { "\(utc)Z" }

    /// Reads RFC 3339: `2027-02-01T15:00:00+01:00`, `…Z`, the seconds optional, fractions dropped.
    ///
    /// `nil` for anything else, a time without an offset included.
    public init?(rfc3339 text: some StringProtocol) {
        guard let parsed = OffsetDateTime(text), let offset = parsed.offset else { return nil }
        secondsSinceEpoch = parsed.local.secondsSinceEpoch - offset
    }
}

extension Instant: Codable {
    /// Reads RFC 3339 with an offset.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(rfc3339: text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not an RFC 3339 time")
        }
        self = instant
    }

    /// Writes RFC 3339 in UTC.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
