import CivilTime

/// Which days of a period a rule picks: the date half of RFC 5545 §3.3.10.
///
/// Days come as bits of a 64-bit word that begins at some day, so that no period costs memory.
struct RecurrenceDays {
    /// Days of one stretch: bit `n` stands for the day `first + n`.
    struct Stretch {
        var first: Int
        var bits: UInt64
    }

    /// 9999-12-31.
    static let lastDay = 2_932_896

    let frequency: RecurrenceRule.Frequency
    let weekStart: Int
    let skip: RecurrenceRule.Skip
    /// Bit 1 is January; all twelve when the rule names none.
    let months: UInt16
    let weekNumbers: [Int]
    let yearDays: [Int]
    let monthDays: [Int]
    private let plusMonthDays: UInt64
    private let minusMonthDays: [Int]
    /// Bit 0 is Monday.
    let plainWeekdays: UInt64
    let positions: [RecurrenceRule.DayPosition]
    let limitsWeekday: Bool
    let scopeIsMonth: Bool
    /// Whether a year must be looked at as a whole, not month by month.
    let needsWholePeriod: Bool
    let unitsPerDay: Int

    static let allMonths: UInt16 = 0x1FFE

    init(_ rule: RecurrenceRule, start: LocalDateTime) {
        frequency = rule.frequency
        weekStart = rule.weekStart.rawValue
        skip = rule.skip
        weekNumbers = rule.byWeekNumber
        yearDays = rule.byYearDay
        // What the rule leaves open comes from DTSTART.
        let isOpen = rule.byDay.isEmpty && rule.byMonthDay.isEmpty && rule.byYearDay.isEmpty
        let parts = start.date.parts
        var months = rule.byMonth
        var monthDays = rule.byMonthDay
        var weekdays = rule.byDay
        if isOpen {
            switch rule.frequency {
            case .yearly where rule.byWeekNumber.isEmpty:
                if months.isEmpty { months = [parts.month] }
                monthDays = [parts.day]
            case .monthly: monthDays = [parts.day]
            case .weekly: weekdays = [.init(start.date.weekday)]
            default: break
            }
        } else if rule.frequency == .weekly, weekdays.isEmpty {
            weekdays = [.init(start.date.weekday)]
        }
        self.months =
            months.isEmpty
            ? RecurrenceDays.allMonths
            : months.reduce(0) { (1...12).contains($1) ? $0 | 1 << UInt16($1) : $0 }
        self.monthDays = monthDays
        plusMonthDays = monthDays.reduce(0) { (1...31).contains($1) ? $0 | 1 << ($1 - 1) : $0 }
        minusMonthDays = monthDays.filter { $0 < 0 }
        plainWeekdays = weekdays.reduce(0) {
            $1.ordinal == nil ? $0 | 1 << UInt64($1.weekday.rawValue) : $0
        }
        positions = weekdays.filter { $0.ordinal != nil }
        limitsWeekday = !weekdays.isEmpty
        scopeIsMonth = rule.frequency == .monthly || !rule.byMonth.isEmpty
        unitsPerDay =
            switch rule.frequency {
            case .hourly: 24
            case .minutely: 1440
            case .secondly: 86_400
            default: 1
            }
        needsWholePeriod =
            switch rule.frequency {
            case .yearly:
                skip != .omit || !weekNumbers.isEmpty || !yearDays.isEmpty
                    || (!positions.isEmpty && !scopeIsMonth)
            case .monthly: skip != .omit
            default: false
            }
    }

    /// The period a wall clock falls into, as `RecurrenceIterator` counts them.
    func period(of local: LocalDateTime) -> Int {
        let day = local.date.daysSinceEpoch
        switch frequency {
        case .yearly: return local.date.year
        case .monthly:
            let parts = local.date.parts
            return parts.year * 12 + parts.month - 1
        case .weekly: return weekStart(of: day)
        default: return day * unitsPerDay + local.secondOfDay / (86_400 / unitsPerDay)
        }
    }

    /// The period from which the interval counts.
    ///
    /// With BYWEEKNO that is the year whose weeks hold DTSTART when it is an instance, else its calendar
    /// year; one interval earlier in the latter case, for days that still belong to last year's weeks.
    func firstPeriod(for start: LocalDateTime, interval: Int) -> Int {
        let period = period(of: start)
        guard frequency == .yearly, !weekNumbers.isEmpty else { return period }
        let number = start.date.daysSinceEpoch
        for year in [period - 1, period, period + 1] where wholePeriod(year).contains(number) {
            return year
        }
        return period - interval
    }

    /// The first day of a period.
    func firstDay(of period: Int) -> Int {
        switch frequency {
        case .yearly: firstDay(ofYear: period)
        case .monthly: firstDay(ofYear: floorQuotient(period, 12), floorRemainder(period, 12) + 1)
        case .weekly, .daily: period
        default: floorQuotient(period, unitsPerDay)
        }
    }

    /// The days of a week that begins on `first`.
    func week(_ first: Int) -> Stretch {
        var bits = RecurrenceDays.weekdayBits(plainWeekdays, from: first) & 0x7F
        if months != RecurrenceDays.allMonths {
            for offset in 0..<7 where bits & 1 << offset != 0 {
                let month = CivilDate(daysSinceEpoch: first + offset).month
                if months & 1 << UInt16(month) == 0 { bits &= ~(1 << offset) }
            }
        }
        return Stretch(first: first, bits: bits)
    }

    /// The days of one month, of a rule that needs no whole period.
    func month(_ year: Int, _ month: Int) -> Stretch {
        let first = firstDay(ofYear: year, month)
        guard months & 1 << UInt16(month) != 0 else { return Stretch(first: first, bits: 0) }
        let length = CivilDate.daysInMonth(month, year: year)
        var bits = days(ofMonthWith: length)
        if limitsWeekday, bits != 0 {
            var weekdays = RecurrenceDays.weekdayBits(plainWeekdays, from: first)
            let firstWeekday = RecurrenceDays.weekday(of: first)
            for position in positions {
                if let index = RecurrenceDays.index(of: position, firstWeekday, length) {
                    weekdays |= 1 << UInt64(index)
                }
            }
            bits &= weekdays
        }
        return Stretch(first: first, bits: bits)
    }

    /// The days that BYMONTHDAY names in a month of that length; all without one.
    func days(ofMonthWith length: Int) -> UInt64 {
        let all = (1 << UInt64(length)) - 1 as UInt64
        guard !monthDays.isEmpty else { return all }
        var bits = plusMonthDays & all
        for day in minusMonthDays where -day <= length { bits |= 1 << UInt64(length + day) }
        return bits
    }

    /// The days at the given positions of those in `bits`, counted from 1 or, negative, from the end.
    func chosen(of bits: UInt64, _ positions: [Int]) -> UInt64 {
        let count = bits.nonzeroBitCount
        var result: UInt64 = 0
        for position in positions {
            var rest = bits
            let index = position > 0 ? position - 1 : count + position
            guard (0..<count).contains(index) else { continue }
            if index == count - 1 {
                result |= 1 << UInt64(63 - bits.leadingZeroBitCount)
                continue
            }
            // Each step takes the lowest day away; the lowest of what is left is the one.
            for _ in 0..<index { rest &= rest - 1 }
            result |= rest & (0 &- rest)
        }
        return result
    }

    /// Weekdays (bit 0: Monday) laid out over the 64 days from `first` on.
    static func weekdayBits(_ weekdays: UInt64, from first: Int) -> UInt64 {
        let turned = ((weekdays | weekdays << 7) >> UInt64(weekday(of: first))) & 0x7F
        // A one at every seventh bit: the product repeats the seven weekdays over the whole word.
        return turned &* 0x8102_0408_1020_4081
    }

    /// Where in a stretch of `length` days that begins on a weekday the position lies.
    static func index(
        of position: RecurrenceRule.DayPosition, _ firstWeekday: Int, _ length: Int
    ) -> Int? {
        guard let ordinal = position.ordinal else { return nil }
        let first = (position.weekday.rawValue - firstWeekday + 7) % 7
        let last = first + (length - 1 - first) / 7 * 7
        let index = ordinal > 0 ? first + (ordinal - 1) * 7 : last + (ordinal + 1) * 7
        return (0..<length).contains(index) ? index : nil
    }

    /// The weekday of a day, Monday 0: 1970-01-01 was a Thursday.
    static func weekday(of day: Int) -> Int { floorRemainder(day + 3, 7) }

    func weekStart(of day: Int) -> Int {
        day - (RecurrenceDays.weekday(of: day) - weekStart + 7) % 7
    }

    func firstDay(ofYear year: Int, _ month: Int = 1) -> Int {
        // Years past 9999 only serve to end the iteration.
        let date = CivilDate(year: min(max(year, 1), 9999), month: month, day: 1)
        return (date?.daysSinceEpoch ?? 0) + (year > 9999 ? 366 : 0)
    }
}

/// The quotient rounded towards minus infinity.
func floorQuotient(_ dividend: Int, _ divisor: Int) -> Int {
    let quotient = dividend / divisor
    return dividend % divisor < 0 ? quotient - 1 : quotient
}

/// What `floorQuotient` leaves, never negative.
func floorRemainder(_ dividend: Int, _ divisor: Int) -> Int {
    let remainder = dividend % divisor
    return remainder < 0 ? remainder + divisor : remainder
}
