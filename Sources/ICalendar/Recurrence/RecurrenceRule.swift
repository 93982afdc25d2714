public import CivilTime

/// A recurrence rule (RFC 5545 §3.3.10), every part checked.
public struct RecurrenceRule: Hashable, Sendable {
    /// The period that repeats.
    public enum Frequency: String, CaseIterable, Comparable, Hashable, Sendable {
        /// Each second.
        case secondly = "SECONDLY"
        /// Each minute.
        case minutely = "MINUTELY"
        /// Each hour.
        case hourly = "HOURLY"
        /// Each day.
        case daily = "DAILY"
        /// Each week.
        case weekly = "WEEKLY"
        /// Each month.
        case monthly = "MONTHLY"
        /// Each year.
        case yearly = "YEARLY"

        private var rank: Int {
            switch self {
            case .secondly: 0
            case .minutely: 1
            case .hourly: 2
            case .daily: 3
            case .weekly: 4
            case .monthly: 5
            case .yearly: 6
            }
        }

        /// Shorter periods are smaller.
        public static func < (left: Frequency, right: Frequency) -> Bool {
            left.rank < right.rank
        }
    }

    /// Where the rule stops.
    public enum End: Hashable, Sendable {
        /// Nowhere.
        case never
        /// After that many instances, at least 1.
        case count(Int)
        /// At the last instance not after this time; never `.zoned`.
        case until(CalendarTime)
        /// Where the first of both is: against the standard, but other people's calendars have it.
        case countOrUntil(Int, CalendarTime)

        /// How many instances there are at most, where that is said.
        package var count: Int? {
            switch self {
            case .count(let count), .countOrUntil(let count, _): count
            case .never, .until: nil
            }
        }

        /// The time that no instance is after, where that is said.
        package var until: CalendarTime? {
            switch self {
            case .until(let time), .countOrUntil(_, let time): time
            case .never, .count: nil
            }
        }
    }

    /// A weekday, perhaps only the nth of the month or year (counted from its end when negative).
    public struct DayPosition: Hashable, Sendable {
        /// ±1...±53; `nil` for every one.
        public let ordinal: Int?
        /// The day of the week.
        public let weekday: Weekday

        /// A weekday, perhaps only the nth.
        public init(_ weekday: Weekday, ordinal: Int? = nil) {
            self.weekday = weekday
            self.ordinal = ordinal
        }

        /// `TU`, `2TU`, `-1FR`.
        public var text: String { (ordinal.map(String.init) ?? "") + code(of: weekday) }
    }

    /// What becomes of days that do not exist (RFC 7529 §4.1), such as 30 February.
    public enum Skip: String, Hashable, Sendable {
        /// They are left out.
        case omit = "OMIT"
        /// The day before them.
        case backward = "BACKWARD"
        /// The day after them.
        case forward = "FORWARD"
    }

    /// The period that repeats.
    public var frequency: Frequency
    /// Every how many periods, 1...100000.
    public var interval = 1
    /// Where the rule stops.
    public var end = End.never
    /// 0...60, sorted.
    public var bySecond: [Int] = []
    /// 0...59, sorted.
    public var byMinute: [Int] = []
    /// 0...23, sorted.
    public var byHour: [Int] = []
    /// Weekdays; empty for all.
    public var byDay: [DayPosition] = []
    /// ±1...±31.
    public var byMonthDay: [Int] = []
    /// ±1...±366.
    public var byYearDay: [Int] = []
    /// ±1...±53.
    public var byWeekNumber: [Int] = []
    /// 1...12, sorted.
    public var byMonth: [Int] = []
    /// ±1...±366.
    public var bySetPosition: [Int] = []
    /// The day on which a week starts.
    public var weekStart = Weekday.monday
    /// Days that do not exist.
    public var skip = Skip.omit

    /// A rule that repeats each period.
    public init(_ frequency: Frequency, interval: Int = 1, end: End = .never) {
        self.frequency = frequency
        self.interval = interval
        self.end = end
    }

    /// The rule in one fixed order, defaults left out: equal rules have equal texts.
    public var text: String {
        var parts: [String] = []
        if skip != .omit { parts.append("RSCALE=GREGORIAN") }
        parts.append("FREQ=\(frequency.rawValue)")
        if interval != 1 { parts.append("INTERVAL=\(interval)") }
        if let count = end.count { parts.append("COUNT=\(count)") }
        if let until = end.until { parts.append("UNTIL=\(until.text)") }
        func add(_ name: String, _ values: [Int]) {
            if !values.isEmpty {
                parts.append("\(name)=" + values.map(String.init).joined(separator: ","))
            }
        }
        add("BYMONTH", byMonth)
        add("BYWEEKNO", byWeekNumber)
        add("BYYEARDAY", byYearDay)
        add("BYMONTHDAY", byMonthDay)
        if !byDay.isEmpty { parts.append("BYDAY=" + byDay.map(\.text).joined(separator: ",")) }
        add("BYHOUR", byHour)
        add("BYMINUTE", byMinute)
        add("BYSECOND", bySecond)
        add("BYSETPOS", bySetPosition)
        if weekStart != .monday { parts.append("WKST=\(code(of: weekStart))") }
        if skip != .omit { parts.append("SKIP=\(skip.rawValue)") }
        return parts.joined(separator: ";")
    }
}

/// The two letters of RFC 5545 for each weekday, Monday first.
let weekdayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

/// `MO` … `SU`.
func code(of weekday: Weekday) -> String { weekdayCodes[weekday.rawValue] }
