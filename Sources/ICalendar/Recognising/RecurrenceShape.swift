import CivilTime

/// A pattern of days that Outlook's templates know, without beginning or end: day number `n` for every whole `n`.
enum RecurrenceShape: Hashable {
    enum MonthDay: Hashable {
        /// That day; only days that the months have.
        case day(Int)
        /// The last day.
        case last
        /// The nth weekday, 1...4, or the last: −1.
        case nth(Int, Weekday)
    }

    /// Every `interval` days, through day `phase`.
    case days(interval: Int, phase: Int)
    /// The weekdays of `mask` (bit 0: Monday) in every `interval`th week, through week `phase`.
    case weeks(interval: Int, phase: Int, mask: Int)
    /// A day in every `interval`th month, through month `phase` (counted from the year 0).
    case months(interval: Int, phase: Int, MonthDay)

    /// The week of a day, from Monday to Sunday.
    static func week(of day: Int) -> Int { floorQuotient(day + 3, 7) }

    /// The month of a day, counted from the year 0.
    static func month(of date: CivilDate) -> Int { date.year * 12 + date.month - 1 }

    /// The day with that number.
    func day(_ number: Int) -> Int {
        switch self {
        case .days(let interval, let phase): return phase + number * interval
        case .weeks(let interval, let phase, let mask):
            let size = mask.nonzeroBitCount
            var rest = mask
            for _ in 0..<floorRemainder(number, size) { rest &= rest - 1 }
            let week = phase + floorQuotient(number, size) * interval
            // Week 0 begins on Monday 29 December 1969, three days before day 0.
            return week * 7 - 3 + rest.trailingZeroBitCount
        case .months(let interval, let phase, let kind):
            let month = phase + number * interval
            let (year, index) = (floorQuotient(month, 12), floorRemainder(month, 12) + 1)
            let length = CivilDate.daysInMonth(index, year: year)
            guard let first = CivilDate(year: year, month: index, day: 1) else { return 0 }
            switch kind {
            case .day(let day): return first.daysSinceEpoch + day - 1
            case .last: return first.daysSinceEpoch + length - 1
            case .nth(let ordinal, let weekday):
                let position = RecurrenceRule.DayPosition(weekday, ordinal: ordinal)
                let index = RecurrenceDays.index(of: position, first.weekday.rawValue, length)
                return first.daysSinceEpoch + (index ?? 0)
            }
        }
    }

    /// The number of a day that the shape is known to hold.
    func number(of day: Int) -> Int {
        switch self {
        case .days(let interval, let phase): return floorQuotient(day - phase, interval)
        case .weeks(let interval, let phase, let mask):
            let week = RecurrenceShape.week(of: day)
            let before = mask & ((1 << RecurrenceDays.weekday(of: day)) - 1)
            return floorQuotient(week - phase, interval) * mask.nonzeroBitCount
                + before.nonzeroBitCount
        case .months(let interval, let phase, _):
            let month = RecurrenceShape.month(of: CivilDate(daysSinceEpoch: day))
            return floorQuotient(month - phase, interval)
        }
    }

    /// The rule that yields its days from one of them on.
    var rule: RecurrenceRule {
        switch self {
        case .days(let interval, _): return RecurrenceRule(.daily, interval: interval)
        case .weeks(let interval, _, let mask):
            var rule = RecurrenceRule(.weekly, interval: interval)
            rule.byDay = Weekday.allCases.filter { mask & 1 << $0.rawValue != 0 }.map { .init($0) }
            return rule
        case .months(let interval, let phase, let kind):
            let isYearly = interval % 12 == 0
            var rule = RecurrenceRule(
                isYearly ? .yearly : .monthly, interval: isYearly ? interval / 12 : interval)
            if isYearly { rule.byMonth = [floorRemainder(phase, 12) + 1] }
            switch kind {
            case .day(let day): rule.byMonthDay = [day]
            case .last: rule.byMonthDay = [-1]
            case .nth(let ordinal, let weekday): rule.byDay = [.init(weekday, ordinal: ordinal)]
            }
            return rule
        }
    }

    /// What people would say first is smaller; then the shorter interval.
    var preference: Int {
        switch self {
        case .weeks(let interval, _, let mask):
            (mask.nonzeroBitCount == 1 ? 0 : 6_000_000) + interval * 128 + mask
        case .days(let interval, _): 1_000_000 + interval
        case .months(let interval, _, .nth(let ordinal, _)):
            (ordinal > 0 ? 2_000_000 : 3_000_000) + interval
        case .months(let interval, _, .day): 4_000_000 + interval
        case .months(let interval, _, .last): 5_000_000 + interval
        }
    }
}
