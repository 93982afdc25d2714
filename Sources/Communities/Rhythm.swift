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

    /// The windows in which two communities can both meet; liked when both like it.
    public static func common(
        _ one: [MeetingWindow], _ other: [MeetingWindow]
    ) -> [MeetingWindow] {
        one.flatMap { left in
            other.compactMap { right in
                let from = max(left.span.from, right.span.from)
                let to = min(left.span.to, right.span.to)
                guard left.span.weekday == right.span.weekday, from < to else { return nil }
                let bothLikeIt = left.liking == .preferred && right.liking == .preferred
                return MeetingWindow(
                    span: WeeklySpan(weekday: left.span.weekday, from: from, to: to),
                    liking: bothLikeIt ? .preferred : .possible)
            }
        }
    }

    /// Minutes from its beginning to its end.
    public var minutes: Int { span.to.minutes - span.from.minutes }

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
