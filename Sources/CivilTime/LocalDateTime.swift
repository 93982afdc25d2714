/// A date with a time of day as a wall clock shows it; which instant it is depends on a zone.
public struct LocalDateTime: Hashable, Comparable, Sendable {
    /// The day.
    public let date: CivilDate
    /// Seconds since midnight, 0..<86400.
    public let secondOfDay: Int

    /// Seconds outside the day carry over into other days.
    public init(date: CivilDate, secondOfDay: Int) {
        let days = floorDivide(secondOfDay, 86_400)
        self.date = date.advanced(by: days)
        self.secondOfDay = secondOfDay - days * 86_400
    }

    /// The date at that time; 24:00 is midnight of the next day.
    public init(date: CivilDate, time: ClockTime) {
        self.init(date: date, secondOfDay: time.minutes * 60)
    }

    /// The wall clock that shows this many seconds after 1970-01-01 00:00.
    public init(secondsSinceEpoch: Int) {
        self.init(date: CivilDate(daysSinceEpoch: 0), secondOfDay: secondsSinceEpoch)
    }

    /// Seconds on this wall clock since 1970-01-01 00:00 on it; not an instant.
    public var secondsSinceEpoch: Int { date.daysSinceEpoch * 86_400 + secondOfDay }

    /// The time of day without its seconds.
    public var time: ClockTime { ClockTime(minutes: secondOfDay / 60) ?? .startOfDay }

    /// 0...23.
    public var hour: Int { secondOfDay / 3600 }
    /// 0...59.
    public var minute: Int { secondOfDay / 60 % 60 }
    /// 0...59.
    public var second: Int { secondOfDay % 60 }

    /// The wall clock that many seconds further, as if no clock were ever set forward or back.
    public func advanced(bySeconds count: Int) -> LocalDateTime {
        LocalDateTime(date: date, secondOfDay: secondOfDay + count)
    }

    /// Earlier on the wall is smaller.
    public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}

extension LocalDateTime: CustomStringConvertible {
    /// `2027-02-01T15:00:00`.
    public var description: String {
        "\(date)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    }
}

/// The quotient rounded towards minus infinity.
func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
    let quotient = dividend / divisor
    return dividend % divisor != 0 && (dividend < 0) != (divisor < 0) ? quotient - 1 : quotient
}
