/// A time of day on a wall clock, to the minute; 24:00 is the end of the day.
public struct ClockTime: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0...1440.
    public let minutes: Int

    /// `nil` outside 0...1440.
    public init?(minutes: Int) {
        guard (0...1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// `nil` when there is no such time.
    public init?(hour: Int, minute: Int) {
        guard (0...24).contains(hour), (0...59).contains(minute) else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// Reads `9:05` and `09:05`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }

    /// 0...24.
    public var hour: Int { minutes / 60 }
    /// 0...59.
    public var minute: Int { minutes % 60 }

    /// `nil` when the result would be outside the day.
    public func advanced(byMinutes count: Int) -> ClockTime? {
        ClockTime(minutes: minutes + count)
    }

    /// Midnight at the start of the day.
    public static let startOfDay = ClockTime(unchecked: 0)
    /// Midnight at the end of the day, 24:00.
    public static let endOfDay = ClockTime(unchecked: 1440)

    private init(unchecked minutes: Int) {
        self.minutes = minutes
    }

    /// Earlier is smaller.
    public static func < (left: ClockTime, right: ClockTime) -> Bool {
        left.minutes < right.minutes
    }
}

extension ClockTime: CustomStringConvertible {
    /// `09:05`.
    public var description: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
}

extension ClockTime: Codable {
    /// Reads `09:05`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let time = ClockTime(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not a time such as 09:05")
        }
        self = time
    }

    /// Writes `09:05`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
