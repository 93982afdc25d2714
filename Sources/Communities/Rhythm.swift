public import CivilTime

/// How often and how long a community meets, as people say it.
public struct Rhythm: Hashable, Sendable {
    /// How often.
    public enum Cadence: Hashable, Sendable {
        /// Every so many weeks, on any weekday of its windows (`on: nil`) or on one.
        case weeks(Int, on: Weekday?)
        /// The n-th (1...4, or −1 for the last) weekday of each month.
        case monthly(ordinal: Int, weekday: Weekday)
        /// Once a month in its n-th week (1...4), on any weekday of its windows.
        case monthlyWeek(Int)
        /// A recurrence rule of RFC 5545 §3.3.10, without `RRULE:`.
        case rule(String)
    }

    /// How often.
    public var cadence: Cadence
    /// Minutes of a regular session.
    public var minutes: Int

    /// All parts given.
    public init(cadence: Cadence, minutes: Int) {
        self.cadence = cadence
        self.minutes = minutes
    }
}

/// When a community can meet.
public struct MeetingWindow: Hashable, Sendable {
    /// How much it is liked.
    public enum Liking: Hashable, Sendable {
        /// As wished.
        case preferred
        /// If need be.
        case possible
    }

    /// The stretch of the week that a session must lie in.
    public var span: WeeklySpan
    /// How much it is liked.
    public var liking: Liking

    /// All parts given.
    public init(span: WeeklySpan, liking: Liking) {
        self.span = span
        self.liking = liking
    }
}

/// How long before a session a reminder goes out.
public struct ReminderOffset: Hashable, Sendable, Comparable, Codable {
    /// Minutes before the start.
    public var minutes: Int

    /// Minutes before the start.
    public init(minutes: Int) { self.minutes = minutes }

    /// Closer to the start is smaller.
    public static func < (left: ReminderOffset, right: ReminderOffset) -> Bool {
        left.minutes < right.minutes
    }
}
