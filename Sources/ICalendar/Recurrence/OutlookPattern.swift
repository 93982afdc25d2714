extension RecurrenceRule {
    /// Whether it is one of the patterns Outlook can hold (MS-OXCICAL §2.1.3.2.2).
    package var isKnownToOutlook: Bool {
        guard byYearDay.isEmpty, byWeekNumber.isEmpty, byHour.isEmpty, byMinute.isEmpty,
            bySecond.isEmpty, skip == .omit
        else { return false }
        let hasNth = byDay.contains { $0.ordinal != nil }
        // The nth weekday, written as 2TU or as BYDAY with one BYSETPOS.
        let isNth =
            byMonthDay.isEmpty
            && (hasNth
                ? byDay.count == 1 && bySetPosition.isEmpty
                    && [1, 2, 3, 4, -1].contains(byDay[0].ordinal ?? 0)
                : !byDay.isEmpty && bySetPosition.count == 1
                    && [1, 2, 3, 4, -1].contains(bySetPosition[0]))
        let isDay =
            byDay.isEmpty && byMonthDay.count <= 1 && bySetPosition.isEmpty
            && byMonthDay.allSatisfy { $0 > 0 || $0 == -1 }
        switch frequency {
        case .daily:
            return byDay.isEmpty && byMonthDay.isEmpty && byMonth.isEmpty
                && bySetPosition.isEmpty
        case .weekly: return !hasNth && byMonth.isEmpty && bySetPosition.isEmpty
        case .monthly: return byMonth.isEmpty && (isNth || isDay)
        case .yearly: return byMonth.count <= 1 && (isDay || (isNth && byMonth.count == 1))
        default: return false
        }
    }
}
