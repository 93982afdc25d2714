import CivilTime

/// Which days of a period a rule picks: the date half of RFC 5545 §3.3.10.
struct RecurrenceDays {
    /// 9999-12-31.
    static let lastDay = 2_932_896

    private let frequency: RecurrenceRule.Frequency
    private let weekStart: Int
    private let skip: RecurrenceRule.Skip
    private let months: [Int]
    private let weekNumbers: [Int]
    private let yearDays: [Int]
    private let monthDays: [Int]
    private let plainWeekdays: Set<Int>
    private let positions: [RecurrenceRule.DayPosition]
    private let limitsWeekday: Bool
    private let scopeIsMonth: Bool

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
        self.months = months
        self.monthDays = monthDays
        plainWeekdays = Set(weekdays.filter { $0.ordinal == nil }.map(\.weekday.rawValue))
        positions = weekdays.filter { $0.ordinal != nil }
        limitsWeekday = !weekdays.isEmpty
        scopeIsMonth = rule.frequency == .monthly || !rule.byMonth.isEmpty
    }

    /// The period a wall clock falls into, as `RecurrenceIterator` counts them.
    func period(of local: LocalDateTime) -> Int {
        switch frequency {
        case .yearly: local.date.year
        case .monthly: local.date.year * 12 + local.date.month - 1
        case .weekly: weekStart(of: local.date.daysSinceEpoch)
        case .daily: local.date.daysSinceEpoch
        case .hourly: local.date.daysSinceEpoch * 24 + local.hour
        case .minutely: local.date.daysSinceEpoch * 1440 + local.secondOfDay / 60
        case .secondly: local.secondsSinceEpoch
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
        for year in [period - 1, period, period + 1] where days(in: year).contains(number) {
            return year
        }
        return period - interval
    }

    /// The first day of a period.
    func firstDay(of period: Int) -> Int {
        switch frequency {
        case .yearly: day(period, 1, 1)
        case .monthly: day(floorQuotient(period, 12), floorRemainder(period, 12) + 1, 1)
        case .weekly, .daily: period
        default: floorQuotient(period, unitsPerDay)
        }
    }

    /// How many steps the search for that many days is worth.
    func lastCost(_ count: Int) -> Int {
        switch frequency {
        case .yearly where yearDays.isEmpty && monthDays.isEmpty: max(count, 64)
        default: count
        }
    }

    /// The days of the period, sorted, each once.
    func days(in period: Int) -> [Int] {
        switch frequency {
        case .yearly: return daysOfYear(period)
        case .monthly:
            let (year, month) = (floorQuotient(period, 12), floorRemainder(period, 12) + 1)
            guard months.isEmpty || months.contains(month) else { return [] }
            let candidates =
                monthDays.isEmpty ? allDays(year, month) : days(year, month, monthDays)
            return candidates.filter(weekdayMatches)
        case .weekly:
            return (period..<period + 7).filter { number in
                weekdayMatches(number)
                    && (months.isEmpty || months.contains(CivilDate(daysSinceEpoch: number).month))
            }
        default: return [firstDay(of: period)]
        }
    }

    /// For DAILY and shorter: the first period, not before this one and not minding the interval, that may match; `nil` after year 9999.
    func firstMatch(from period: Int, rule: RecurrenceRule) -> Int? {
        let number = firstDay(of: period)
        guard number <= RecurrenceDays.lastDay else { return nil }
        let date = CivilDate(daysSinceEpoch: number).parts
        if !months.isEmpty, !months.contains(date.month) {
            let next = months.first { $0 > date.month }
            let first = day(next == nil ? date.year + 1 : date.year, next ?? months[0], 1)
            return first * unitsPerDay
        }
        guard weekdayMatches(number), monthDayMatches(date), yearDayMatches(number, date.year)
        else { return (number + 1) * unitsPerDay }
        guard frequency < .daily else { return period }
        let second = (period - number * unitsPerDay) * (86_400 / unitsPerDay)
        guard rule.byHour.isEmpty || rule.byHour.contains(second / 3600) else {
            return number * unitsPerDay
                + nextUnit(rule.byHour, after: second / 3600, of: 24) * unitsPerDay / 24
        }
        guard frequency < .hourly else { return period }
        guard rule.byMinute.isEmpty || rule.byMinute.contains(second / 60 % 60) else {
            let hour = number * 24 + second / 3600
            return hour * unitsPerDay / 24
                + nextUnit(rule.byMinute, after: second / 60 % 60, of: 60) * unitsPerDay / 1440
        }
        guard frequency < .minutely else { return period }
        guard rule.bySecond.isEmpty || rule.bySecond.contains(second % 60) else {
            return period - second % 60 + nextUnit(rule.bySecond, after: second % 60, of: 60)
        }
        return period
    }

    private func nextUnit(_ values: [Int], after value: Int, of whole: Int) -> Int {
        values.first { $0 > value } ?? whole
    }

    private var unitsPerDay: Int {
        switch frequency {
        case .hourly: 24
        case .minutely: 1440
        case .secondly: 86_400
        default: 1
        }
    }

    private func daysOfYear(_ year: Int) -> [Int] {
        var numbers: [Int]
        if !weekNumbers.isEmpty {
            numbers = weekDays(of: year).filter { number in
                let date = CivilDate(daysSinceEpoch: number).parts
                return (months.isEmpty || months.contains(date.month))
                    && monthDayMatches(date) && yearDayMatches(number, date.year)
            }
        } else if !yearDays.isEmpty {
            numbers = days(year, yearDays: yearDays).filter { number in
                let date = CivilDate(daysSinceEpoch: number).parts
                return (months.isEmpty || months.contains(date.month)) && monthDayMatches(date)
            }
        } else {
            let months = self.months.isEmpty ? Array(1...12) : self.months
            numbers = months.flatMap { month in
                monthDays.isEmpty ? allDays(year, month) : days(year, month, monthDays)
            }
            if skip != .omit { numbers = Set(numbers).sorted() }
        }
        return numbers.filter(weekdayMatches)
    }

    private func allDays(_ year: Int, _ month: Int) -> [Int] {
        let first = day(year, month, 1)
        return Array(first..<first + CivilDate.daysInMonth(month, year: year))
    }

    private func days(_ year: Int, _ month: Int, _ wanted: [Int]) -> [Int] {
        let first = day(year, month, 1)
        let length = CivilDate.daysInMonth(month, year: year)
        return placed(wanted, first: first, length: length)
    }

    private func days(_ year: Int, yearDays: [Int]) -> [Int] {
        placed(yearDays, first: day(year, 1, 1), length: CivilDate.isLeap(year) ? 366 : 365)
    }

    /// Days counted from the start or end of a month or year; those that do not exist go where SKIP says.
    private func placed(_ wanted: [Int], first: Int, length: Int) -> [Int] {
        let numbers = wanted.compactMap { count -> Int? in
            if abs(count) <= length {
                return count > 0 ? first + count - 1 : first + length + count
            }
            switch skip {
            case .omit: return nil
            case .forward: return count > 0 ? first + length : first
            case .backward: return count > 0 ? first + length - 1 : first - 1
            }
        }
        return Set(numbers).sorted()
    }

    private func weekdayMatches(_ number: Int) -> Bool {
        guard limitsWeekday else { return true }
        let date = CivilDate(daysSinceEpoch: number)
        let weekday = date.weekday
        if plainWeekdays.contains(weekday.rawValue) { return true }
        guard !positions.isEmpty else { return false }
        let parts = date.parts
        let (index, length) =
            scopeIsMonth
            ? (parts.day - 1, CivilDate.daysInMonth(parts.month, year: parts.year))
            : (number - day(parts.year, 1, 1), CivilDate.isLeap(parts.year) ? 366 : 365)
        return positions.contains { position in
            position.weekday == weekday
                && (position.ordinal == index / 7 + 1
                    || position.ordinal == -((length - 1 - index) / 7 + 1))
        }
    }

    private func monthDayMatches(_ date: (year: Int, month: Int, day: Int)) -> Bool {
        guard !monthDays.isEmpty else { return true }
        let length = CivilDate.daysInMonth(date.month, year: date.year)
        return monthDays.contains { $0 == date.day || $0 == date.day - length - 1 }
    }

    private func yearDayMatches(_ number: Int, _ year: Int) -> Bool {
        guard !yearDays.isEmpty else { return true }
        let ordinal = number - day(year, 1, 1) + 1
        let length = CivilDate.isLeap(year) ? 366 : 365
        return yearDays.contains { $0 == ordinal || $0 == ordinal - length - 1 }
    }

    private func weekStart(of number: Int) -> Int {
        let weekday = CivilDate(daysSinceEpoch: number).weekday.rawValue
        return number - (weekday - weekStart + 7) % 7
    }

    /// The first day of week 1: the first week with at least four days in the year.
    private func firstWeek(of year: Int) -> Int {
        weekStart(of: day(year, 1, 4))
    }

    private func weekDays(of year: Int) -> [Int] {
        let first = firstWeek(of: year)
        let count = (firstWeek(of: year + 1) - first) / 7
        let weeks = weekNumbers.compactMap { number -> Int? in
            let week = number > 0 ? number - 1 : count + number
            return (0..<count).contains(week) ? week : nil
        }
        return Set(weeks).sorted().flatMap { Array(first + $0 * 7..<first + $0 * 7 + 7) }
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Years past 9999 only serve to end the iteration.
        let date = CivilDate(year: min(max(year, 1), 9999), month: month, day: day)
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
    dividend - floorQuotient(dividend, divisor) * divisor
}
