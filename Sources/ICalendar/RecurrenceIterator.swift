public import CivilTime

/// The instances of a rule on the wall clock, in order, one at a time.
///
/// It walks from period to period. In each the BY parts give a sorted set of days and a sorted set of
/// times of day; their product is never built, only indexed, so that a dense rule costs no memory.
/// DTSTART is an instance only when it matches the rule. Iteration ends, whatever the rule: after
/// COUNT or UNTIL, at the year 10000, or when `budget` steps in a row found nothing.
public struct RecurrenceIterator: Sequence, IteratorProtocol {
    /// Whether the budget ran out before the rule ended.
    public private(set) var isExhausted = false
    /// Steps taken so far: periods, days and instances looked at.
    public private(set) var steps = 0

    private let rule: RecurrenceRule
    private let start: LocalDateTime
    private let until: LocalDateTime?
    private let budget: Int
    private let days: RecurrenceDays
    private let stride: Int
    /// The period: its year, month since year 0, first day of the week, day, hour, minute or second.
    private var period: Int
    private var times: TimesOfDay
    private var dayNumbers: [Int] = []
    private var picks: [Int]?
    private var cursor = 0
    private var length = 0
    private var found = 0
    private var last: LocalDateTime?
    private var stepsAtLast = 0
    private var isFinished = false

    /// The instances of `rule` from `start`, not after `until` (or the UNTIL of the rule on the same wall clock).
    ///
    /// With `isDate`, BYHOUR, BYMINUTE and BYSECOND are ignored (RFC 5545 §3.3.10).
    public init(
        _ rule: RecurrenceRule, start: LocalDateTime, isDate: Bool = false,
        until: LocalDateTime? = nil, budget: Int = 1_000_000
    ) {
        var rule = rule
        if isDate { (rule.byHour, rule.byMinute, rule.bySecond) = ([], [], []) }
        self.rule = rule
        self.start = start
        self.budget = budget
        self.until = until ?? rule.lastLocal(isDate: isDate)
        days = RecurrenceDays(rule, start: start)
        stride =
            Swift.min(Swift.max(rule.interval, 1), 100_000) * (rule.frequency == .weekly ? 7 : 1)
        times = TimesOfDay(rule, start: start)
        period = days.firstPeriod(for: start, interval: stride)
        load()
    }

    /// The next instance.
    public mutating func next() -> LocalDateTime? {
        while !isFinished {
            while cursor < length {
                let index = picks.map { $0[cursor] } ?? cursor
                let instance = LocalDateTime(
                    date: CivilDate(daysSinceEpoch: dayNumbers[index / times.count]),
                    secondOfDay: times[index % times.count])
                cursor += 1
                guard spend(1) else { return nil }
                if instance < start { continue }
                if let last, instance <= last { continue }
                return accept(instance)
            }
            advance()
        }
        return nil
    }

    /// Leaves out instances before the period of `target`, without walking, when the rule has no COUNT.
    public mutating func skip(to target: LocalDateTime) {
        if case .count = rule.end { return }
        // One period of slack: SKIP and week years may move a day over its period's border.
        let count = (days.period(of: target) - period) / stride - 1
        guard count > 0, found == 0 else { return }
        period += count * stride
        load()
    }

    private mutating func accept(_ instance: LocalDateTime) -> LocalDateTime? {
        if let until, instance > until {
            isFinished = true
            return nil
        }
        found += 1
        if case .count(let count) = rule.end, found >= count { isFinished = true }
        last = instance
        stepsAtLast = steps
        return instance
    }

    private mutating func spend(_ count: Int) -> Bool {
        steps += count
        guard steps - stepsAtLast <= budget else {
            isExhausted = true
            isFinished = true
            return false
        }
        return true
    }

    private mutating func advance() {
        period += stride
        load()
    }

    /// Fills the sets of the current period, or of the next one that has any.
    private mutating func load() {
        cursor = 0
        length = 0
        dayNumbers = []
        if rule.frequency < .weekly { seek() }
        let lastDay = days.firstDay(of: period)
        if isFinished || lastDay > RecurrenceDays.lastDay
            || until.map({ lastDay > $0.date.daysSinceEpoch + 31 }) == true
        {
            isFinished = true
            return
        }
        dayNumbers = days.days(in: period)
        guard spend(1 + days.lastCost(dayNumbers.count)) else { return }
        times.fix(to: period, of: rule.frequency)
        length = dayNumbers.count * times.count
        picks = nil
        guard !rule.bySetPosition.isEmpty else { return }
        let all = length
        let chosen = rule.bySetPosition.map { $0 > 0 ? $0 - 1 : all + $0 }
        let sorted = Set(chosen.filter { (0..<all).contains($0) }).sorted()
        picks = sorted
        length = sorted.count
    }

    /// For DAILY and shorter: the first period from this one on whose day and clock match, on the grid of the interval.
    private mutating func seek() {
        while true {
            let target = days.firstMatch(from: period, rule: rule)
            guard let target else {
                isFinished = true
                return
            }
            if target == period { return }
            guard spend(1) else { return }
            period += (target - period + stride - 1) / stride * stride
        }
    }
}

extension RecurrenceRule {
    /// UNTIL on the wall clock it is written in; the end of its day when it is a date.
    func lastLocal(isDate: Bool) -> LocalDateTime? {
        guard case .until(let time) = end else { return nil }
        if time.isDate || isDate {
            return LocalDateTime(date: time.local.date, secondOfDay: 86_399)
        }
        return time.local
    }
}

/// The times of day of a rule as a product that is only indexed: hours, then minutes, then seconds.
struct TimesOfDay {
    private var hours: [Int]
    private var minutes: [Int]
    private var seconds: [Int]

    init(_ rule: RecurrenceRule, start: LocalDateTime) {
        hours = rule.byHour.isEmpty ? [start.hour] : rule.byHour
        minutes = rule.byMinute.isEmpty ? [start.minute] : rule.byMinute
        // A leap second is not on our clocks.
        let bounded = Set(rule.bySecond.map { min($0, 59) }).sorted()
        seconds = bounded.isEmpty ? [start.second] : bounded
    }

    var count: Int { hours.count * minutes.count * seconds.count }

    subscript(index: Int) -> Int {
        let second = seconds[index % seconds.count]
        let rest = index / seconds.count
        return hours[rest / minutes.count] * 3600 + minutes[rest % minutes.count] * 60 + second
    }

    /// In periods shorter than a day the period itself is the hour, minute or second.
    mutating func fix(to period: Int, of frequency: RecurrenceRule.Frequency) {
        func part(_ divisor: Int, _ modulus: Int) -> [Int] {
            [((period / divisor) % modulus + modulus) % modulus]
        }
        switch frequency {
        case .hourly: hours = part(1, 24)
        case .minutely: (hours, minutes) = (part(60, 24), part(1, 60))
        case .secondly: (hours, minutes, seconds) = (part(3600, 24), part(60, 60), part(1, 60))
        default: break
        }
    }
}
