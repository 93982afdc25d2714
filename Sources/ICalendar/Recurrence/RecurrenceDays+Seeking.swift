import CivilTime

extension RecurrenceDays {
    /// Whether a DAILY or shorter rule picks days at all; without it every day will do.
    var limitsDays: Bool {
        months != RecurrenceDays.allMonths || limitsWeekday || !monthDays.isEmpty
            || !yearDays.isEmpty
    }

    /// For DAILY and shorter: the first day not before this one on which the rule may have an instance.
    ///
    /// A day that a month rules out leads to the next month of the rule, any other to the day after it.
    func firstMatchingDay(from number: Int) -> Int {
        if limitsWeekday, plainWeekdays & 1 << UInt64(RecurrenceDays.weekday(of: number)) == 0,
            positions.isEmpty
        {
            return number + 1
        }
        guard months != RecurrenceDays.allMonths || !monthDays.isEmpty || !yearDays.isEmpty
        else { return limitsWeekday && !weekdayMatches(number) ? number + 1 : number }
        let date = CivilDate(daysSinceEpoch: number).parts
        if months & 1 << UInt16(date.month) == 0 {
            let later = months >> UInt16(date.month)
            guard later == 0 else {
                return firstDay(ofYear: date.year, date.month + later.trailingZeroBitCount)
            }
            return firstDay(ofYear: date.year + 1, months.trailingZeroBitCount)
        }
        let isMatch =
            monthDayMatches(date) && yearDayMatches(number, date.year)
            && (!limitsWeekday || weekdayMatches(number))
        return isMatch ? number : number + 1
    }

    /// For HOURLY and shorter: the first period not before this one whose clock the rule allows, within the day or at the next midnight.
    func firstMatchingClock(from period: Int, rule: RecurrenceRule) -> Int {
        let number = floorQuotient(period, unitsPerDay)
        let second = (period - number * unitsPerDay) * (86_400 / unitsPerDay)
        guard rule.byHour.isEmpty || rule.byHour.contains(second / 3600) else {
            return number * unitsPerDay
                + nextUnit(rule.byHour, after: second / 3600, of: 24) * unitsPerDay / 24
        }
        guard unitsPerDay > 24 else { return period }
        guard rule.byMinute.isEmpty || rule.byMinute.contains(second / 60 % 60) else {
            let hour = number * 24 + second / 3600
            return hour * unitsPerDay / 24
                + nextUnit(rule.byMinute, after: second / 60 % 60, of: 60) * unitsPerDay / 1440
        }
        guard unitsPerDay > 1440 else { return period }
        guard rule.bySecond.isEmpty || rule.bySecond.contains(second % 60) else {
            return period - second % 60 + nextUnit(rule.bySecond, after: second % 60, of: 60)
        }
        return period
    }

    private func nextUnit(_ values: [Int], after value: Int, of whole: Int) -> Int {
        values.first { $0 > value } ?? whole
    }
}
