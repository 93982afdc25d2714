import CivilTime

/// The days of a year or month with a week before it and after it, a bit each.
struct PeriodDays {
    /// Days before the period that are covered: its weeks and SKIP may reach there.
    private static let margin = 8
    static let wordCount = 6

    private let base: Int
    private var words = InlineArray<6, UInt64>(repeating: 0)

    /// No days yet of the period that begins on `first`.
    init(first: Int) {
        base = first - PeriodDays.margin
    }

    func contains(_ day: Int) -> Bool {
        let bit = day - base
        guard (0..<PeriodDays.wordCount * 64).contains(bit) else { return false }
        return words[bit >> 6] & 1 << UInt64(bit & 63) != 0
    }

    mutating func insert(_ day: Int) {
        let bit = day - base
        guard (0..<PeriodDays.wordCount * 64).contains(bit) else { return }
        words[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    mutating func insert(_ stretch: RecurrenceDays.Stretch) {
        var bits = stretch.bits
        while bits != 0 {
            insert(stretch.first + bits.trailingZeroBitCount)
            bits &= bits - 1
        }
    }

    /// Keeps the days that both have.
    mutating func intersect(_ other: PeriodDays) {
        for index in 0..<PeriodDays.wordCount { words[index] &= other.words[index] }
    }

    /// Keeps the days of the given weekdays, bit 0 Monday.
    mutating func keep(weekdays: UInt64) {
        for index in 0..<PeriodDays.wordCount where words[index] != 0 {
            words[index] &= RecurrenceDays.weekdayBits(weekdays, from: base + index * 64)
        }
    }

    /// Keeps the days for which the condition holds.
    mutating func keep(_ condition: (Int) -> Bool) {
        for index in 0..<PeriodDays.wordCount {
            var rest = words[index]
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                rest &= rest - 1
                if !condition(base + index * 64 + bit) { words[index] &= ~(1 << UInt64(bit)) }
            }
        }
    }

    /// One word of the days.
    subscript(index: Int) -> RecurrenceDays.Stretch {
        RecurrenceDays.Stretch(first: base + index * 64, bits: words[index])
    }
}

extension RecurrenceDays {
    /// The days of a year, or of a month with SKIP, by every part of the rule.
    func wholePeriod(_ period: Int) -> PeriodDays {
        let first = firstDay(of: period)
        var days = PeriodDays(first: first)
        guard frequency == .yearly else {
            let month = floorRemainder(period, 12) + 1
            let year = floorQuotient(period, 12)
            if months & 1 << UInt16(month) != 0 { insertMonth(year, month, into: &days) }
            if limitsWeekday { days.keep(weekdayMatches) }
            return days
        }
        let length = CivilDate.isLeap(period) ? 366 : 365
        if !weekNumbers.isEmpty {
            insertWeeks(of: period, into: &days)
            days.keep { number in
                let date = CivilDate(daysSinceEpoch: number).parts
                return months & 1 << UInt16(date.month) != 0 && monthDayMatches(date)
                    && yearDayMatches(number, date.year)
            }
        } else if !yearDays.isEmpty {
            place(yearDays, first: first, length: length, into: &days)
            days.keep { number in
                let date = CivilDate(daysSinceEpoch: number).parts
                return months & 1 << UInt16(date.month) != 0 && monthDayMatches(date)
            }
        } else {
            for month in 1...12 where months & 1 << UInt16(month) != 0 {
                insertMonth(period, month, into: &days)
            }
        }
        guard limitsWeekday else { return days }
        if positions.isEmpty {
            days.keep(weekdays: plainWeekdays)
        } else if scopeIsMonth || skip != .omit || !weekNumbers.isEmpty {
            days.keep(weekdayMatches)
        } else {
            keepPositions(of: first, length, in: &days)
        }
        return days
    }

    private func keepPositions(of first: Int, _ length: Int, in days: inout PeriodDays) {
        var wanted = PeriodDays(first: first)
        if plainWeekdays != 0 {
            wanted = days
            wanted.keep(weekdays: plainWeekdays)
        }
        let weekday = RecurrenceDays.weekday(of: first)
        for position in positions {
            if let index = RecurrenceDays.index(of: position, weekday, length) {
                wanted.insert(first + index)
            }
        }
        days.intersect(wanted)
    }

    private func insertMonth(_ year: Int, _ month: Int, into days: inout PeriodDays) {
        let first = firstDay(ofYear: year, month)
        let length = CivilDate.daysInMonth(month, year: year)
        if skip != .omit, !monthDays.isEmpty {
            place(monthDays, first: first, length: length, into: &days)
        } else {
            days.insert(Stretch(first: first, bits: self.days(ofMonthWith: length)))
        }
    }

    /// Days counted from the start or end of a month or year; those that do not exist go where SKIP says.
    private func place(
        _ wanted: [Int], first: Int, length: Int, into days: inout PeriodDays
    ) {
        for count in wanted {
            if abs(count) <= length {
                days.insert(count > 0 ? first + count - 1 : first + length + count)
                continue
            }
            switch skip {
            case .omit: break
            case .forward: days.insert(count > 0 ? first + length : first)
            case .backward: days.insert(count > 0 ? first + length - 1 : first - 1)
            }
        }
    }

    /// Whole weeks by number; week 1 is the first with at least four days in the year.
    private func insertWeeks(of year: Int, into days: inout PeriodDays) {
        let first = weekStart(of: firstDay(ofYear: year) + 3)
        let count = (weekStart(of: firstDay(ofYear: year + 1) + 3) - first) / 7
        for number in weekNumbers {
            let week = number > 0 ? number - 1 : count + number
            guard (0..<count).contains(week) else { continue }
            days.insert(Stretch(first: first + week * 7, bits: 0x7F))
        }
    }

    func weekdayMatches(_ number: Int) -> Bool {
        let weekday = RecurrenceDays.weekday(of: number)
        if plainWeekdays & 1 << UInt64(weekday) != 0 { return true }
        guard !positions.isEmpty else { return false }
        let parts = CivilDate(daysSinceEpoch: number).parts
        let (index, length) =
            scopeIsMonth
            ? (parts.day - 1, CivilDate.daysInMonth(parts.month, year: parts.year))
            : (
                number - firstDay(ofYear: parts.year), CivilDate.isLeap(parts.year) ? 366 : 365
            )
        return positions.contains { position in
            position.weekday.rawValue == weekday
                && (position.ordinal == index / 7 + 1
                    || position.ordinal == -((length - 1 - index) / 7 + 1))
        }
    }

    func monthDayMatches(_ date: (year: Int, month: Int, day: Int)) -> Bool {
        guard !monthDays.isEmpty else { return true }
        let length = CivilDate.daysInMonth(date.month, year: date.year)
        return monthDays.contains { $0 == date.day || $0 == date.day - length - 1 }
    }

    func yearDayMatches(_ number: Int, _ year: Int) -> Bool {
        guard !yearDays.isEmpty else { return true }
        let ordinal = number - firstDay(ofYear: year) + 1
        let length = CivilDate.isLeap(year) ? 366 : 365
        return yearDays.contains { $0 == ordinal || $0 == ordinal - length - 1 }
    }
}
