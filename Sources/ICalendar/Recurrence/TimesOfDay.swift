import CivilTime

/// The times of day of a rule as a product that is only indexed: hours, then minutes, then seconds.
struct TimesOfDay {
    let count: Int
    private let hours: [Int]
    private let minutes: [Int]
    private let seconds: [Int]
    private let first: Int
    /// In periods shorter than a day: what the period itself says.
    private var base = 0

    init(_ rule: RecurrenceRule, start: LocalDateTime) {
        let frequency = rule.frequency
        hours =
            frequency <= .hourly ? [0] : rule.byHour.isEmpty ? [start.hour] : rule.byHour
        minutes =
            frequency <= .minutely
            ? [0] : rule.byMinute.isEmpty ? [start.minute] : rule.byMinute
        // A leap second is not on our clocks.
        let bounded = Set(rule.bySecond.map { min($0, 59) }).sorted()
        seconds =
            frequency == .secondly ? [0] : bounded.isEmpty ? [start.second] : bounded
        count = hours.count * minutes.count * seconds.count
        first = (hours.first ?? 0) * 3600 + (minutes.first ?? 0) * 60 + (seconds.first ?? 0)
    }

    subscript(index: Int) -> Int {
        if index == 0 { return base + first }
        let second = seconds[index % seconds.count]
        let rest = index / seconds.count
        return base + hours[rest / minutes.count] * 3600 + minutes[rest % minutes.count] * 60
            + second
    }

    /// In periods shorter than a day the period itself is the hour, minute or second.
    mutating func fix(to period: Int, unitsPerDay: Int) {
        base = floorRemainder(period, unitsPerDay) * (86_400 / unitsPerDay)
    }
}
