public import CivilTime

/// The instances of a rule on the wall clock, in order, one at a time.
///
/// It walks from period to period. In each the BY parts give a set of days, as bits, and a sorted set of
/// times of day; their product is never built, only indexed, so that a dense rule costs no memory.
/// DTSTART is an instance only when it matches the rule. Iteration ends, whatever the rule: after
/// COUNT or UNTIL, at the year 10000, or when `budget` steps in a row found nothing.
public struct RecurrenceIterator: Sequence, IteratorProtocol {
    /// Whether the budget ran out before the rule ended.
    public private(set) var isExhausted = false
    /// Steps taken so far: periods, months and instances looked at.
    package private(set) var steps = 0

    private let rule: RecurrenceRule
    private let start: Int
    private let until: Int
    /// No period that begins after this day can have an instance.
    private let lastDay: Int
    private let budget: Int
    private let days: RecurrenceDays
    private let stride: Int
    private let limitsDays: Bool
    private let limitsClock: Bool
    /// The period: its year, month since year 0, first day of the week, day, hour, minute or second.
    private var period: Int
    private var times: TimesOfDay
    /// The days of the period that are still to come, as many as one word tells.
    private var stretch = RecurrenceDays.Stretch(first: 0, bits: 0)
    /// The months of the year, or words of the period, that are still to come.
    private var pending: UInt16 = 0
    private var whole: PeriodDays
    /// The day whose times are being told, in seconds since 1970, and the next of its times.
    private var dayStart = 0
    private var timeIndex: Int
    /// With BYSETPOS: the chosen instances of the period, and the next of them.
    private var chosen: [Int] = []
    private var chosenIndex = 0
    private var daysOfPeriod: [Int] = []
    private var matchingDay = Int.min
    private var remaining: Int
    private var last = Int.min
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
        self.start = start.secondsSinceEpoch
        self.budget = budget
        let end = until ?? rule.lastLocal(isDate: isDate)
        self.until = end?.secondsSinceEpoch ?? Int.max
        // A week year begins up to three days, and SKIP moves by one, before its first day.
        lastDay = Swift.min(
            RecurrenceDays.lastDay, end.map { $0.date.daysSinceEpoch + 8 } ?? Int.max)
        remaining = rule.end.count ?? Int.max
        days = RecurrenceDays(rule, start: start)
        stride =
            Swift.min(Swift.max(rule.interval, 1), 100_000) * (rule.frequency == .weekly ? 7 : 1)
        times = TimesOfDay(rule, start: start)
        timeIndex = times.count
        limitsDays = rule.frequency < .weekly && days.limitsDays
        limitsClock =
            rule.frequency < .daily
            && !(rule.byHour.isEmpty && rule.byMinute.isEmpty && rule.bySecond.isEmpty)
        whole = PeriodDays(first: 0)
        period = days.firstPeriod(for: start, interval: stride)
        load()
    }

    /// The next instance.
    public mutating func next() -> LocalDateTime? {
        nextSeconds().map(LocalDateTime.init(secondsSinceEpoch:))
    }

    /// The next instance, in seconds of the wall clock since 1970-01-01 00:00 on it.
    mutating func nextSeconds() -> Int? {
        while let instance = candidate() {
            guard spend(1) else { return nil }
            // SKIP and the weeks of two years may yield a day twice.
            if instance < start || instance <= last { continue }
            guard instance <= until else {
                isFinished = true
                return nil
            }
            remaining -= 1
            if remaining <= 0 { isFinished = true }
            last = instance
            stepsAtLast = steps
            return instance
        }
        return nil
    }

    /// Leaves out instances before the period of `target`, without walking, when the rule has no COUNT.
    public mutating func skip(to target: LocalDateTime) {
        if rule.end.count != nil { return }
        // One period of slack: SKIP and week years may move a day over its period's border.
        let count = (days.period(of: target) - period) / stride - 1
        // Once an instance was told, a leap could tell it again or pass over what is left of its period.
        guard count > 0, last == Int.min else { return }
        period += count * stride
        load()
    }

    /// What the period offers next, then the next period.
    ///
    /// From the inside out: the times of a day, the days of a word, the words of a period. `chosen` and
    /// `stretch` never hold something at once, since `choose` empties the one to fill the other.
    private mutating func candidate() -> Int? {
        while !isFinished {
            if timeIndex < times.count {
                defer { timeIndex += 1 }
                return dayStart + times[timeIndex]
            }
            if stretch.bits != 0 {
                dayStart = (stretch.first + stretch.bits.trailingZeroBitCount) * 86_400
                stretch.bits &= stretch.bits - 1
                timeIndex = 0
            } else if chosenIndex < chosen.count {
                chosenIndex += 1
                return chosen[chosenIndex - 1]
            } else if pending != 0 {
                takePending()
            } else {
                period += stride
                load()
            }
        }
        return nil
    }

    /// Counts steps since the last instance, not all: a rule that keeps yielding is never cut short here.
    private mutating func spend(_ count: Int) -> Bool {
        steps += count
        guard steps - stepsAtLast <= budget else {
            isExhausted = true
            isFinished = true
            return false
        }
        return true
    }

    /// The days of the next month of a year, or of the next word of a whole period.
    private mutating func takePending() {
        guard spend(1) else { return }
        let index = pending.trailingZeroBitCount
        pending &= pending - 1
        stretch = days.needsWholePeriod ? whole[index] : days.month(period, index)
    }

    /// Looks at the current period, or at the next one that has any days.
    private mutating func load() {
        timeIndex = times.count
        (stretch.bits, pending) = (0, 0)
        if limitsDays || limitsClock { seek() }
        let first = days.firstDay(of: period)
        if isFinished || first > lastDay {
            isFinished = true
            return
        }
        guard spend(1) else { return }
        switch rule.frequency {
        case .yearly where !days.needsWholePeriod: pending = days.months
        case .yearly, .monthly:
            if days.needsWholePeriod {
                whole = days.wholePeriod(period)
                pending = (1 << UInt16(PeriodDays.wordCount)) - 1
            } else {
                stretch = days.month(
                    floorQuotient(period, 12), floorRemainder(period, 12) + 1)
            }
        case .weekly: stretch = days.week(period)
        case .daily: stretch = .init(first: first, bits: 1)
        default:
            stretch = .init(first: first, bits: 1)
            times.fix(to: period, unitsPerDay: days.unitsPerDay)
        }
        if !rule.bySetPosition.isEmpty { choose() }
    }

    /// Keeps the instances of the period that BYSETPOS names.
    private mutating func choose() {
        if pending == 0, times.count == 1 {
            stretch.bits = days.chosen(of: stretch.bits, rule.bySetPosition)
            return
        }
        daysOfPeriod.removeAll(keepingCapacity: true)
        chosen.removeAll(keepingCapacity: true)
        chosenIndex = 0
        while !isFinished, stretch.bits != 0 || pending != 0 {
            if stretch.bits == 0 {
                takePending()
                continue
            }
            daysOfPeriod.append(stretch.first + stretch.bits.trailingZeroBitCount)
            stretch.bits &= stretch.bits - 1
        }
        let all = daysOfPeriod.count * times.count
        for position in rule.bySetPosition {
            let index = position > 0 ? position - 1 : all + position
            guard (0..<all).contains(index) else { continue }
            let day = daysOfPeriod[index / times.count]
            chosen.append(day * 86_400 + times[index % times.count])
        }
        if chosen.count > 1 { chosen.sort() }
    }

    /// For DAILY and shorter: the first period from this one on whose day and clock match, on the grid of the interval.
    private mutating func seek() {
        while true {
            var target = period
            let number = floorQuotient(period, days.unitsPerDay)
            guard number <= lastDay else { return }
            if limitsDays, number != matchingDay {
                let day = days.firstMatchingDay(from: number)
                if day == number { matchingDay = day } else { target = day * days.unitsPerDay }
            }
            if limitsClock, target == period {
                target = days.firstMatchingClock(from: period, rule: rule)
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
        guard let time = end.until else { return nil }
        if time.isDate || isDate {
            return LocalDateTime(date: time.local.date, secondOfDay: 86_399)
        }
        return time.local
    }
}
