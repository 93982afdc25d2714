public import CivilTime

/// One way to lay a rhythm over the season: the usual days of a series.
public struct RhythmPattern: Hashable, Sendable {
    /// The weekday it starts on; with a recurrence rule others may follow.
    public var weekday: Weekday
    /// The week it starts in, from 0, for rhythms of several weeks.
    public var phase: Int
    /// Its days, in order.
    public var days: [CivilDate]
}

/// Lays a community's rhythm over its part of the season.
public enum RhythmDates {
    /// Gives the days of a recurrence rule (RFC 5545 §3.3.10) from the first to the last date, both
    /// included; `nil` when the rule cannot be read.
    public typealias Expanding = @Sendable (String, CivilDate, CivilDate) -> [CivilDate]?

    /// All patterns, each with the same number of days: for every weekday with a window long enough
    /// and every week the rhythm can start in.
    ///
    /// Without `keep`, days on holidays and `not-on` days are lost, and the patterns that lose more
    /// than others are left out. With it, a lost day moves to the next free week on the same weekday,
    /// the rhythm goes on from there, and a pattern has exactly `keep` days or is left out.
    public static func patterns(
        of community: Community, in organisation: Organisation, expanding: Expanding
    ) -> [RhythmPattern] {
        let found = allPatterns(of: community, in: organisation, expanding: expanding)
        let most = found.map(\.days.count).max() ?? 0
        // A pause takes sessions away that nothing makes up for.
        let count = community.keep.map { community.isCut ? min($0, most) : $0 } ?? most
        guard count > 0 else { return [] }
        var seen: Set<[CivilDate]> = []
        return found.compactMap { pattern in
            guard pattern.days.count >= count else { return nil }
            var pattern = pattern
            pattern.days = Array(pattern.days.prefix(count))
            return seen.insert(pattern.days).inserted ? pattern : nil
        }
    }

    /// The most sessions that any pattern could hold if lost days were made up.
    public static func mostSessions(
        of community: Community, in organisation: Organisation, expanding: Expanding
    ) -> Int {
        var community = community
        community.keep = Int.max
        return allPatterns(of: community, in: organisation, expanding: expanding)
            .map(\.days.count).max() ?? 0
    }

    /// The week of a day, counted from some week on; weeks begin on Monday.
    package static func week(of day: CivilDate) -> Int {
        day.advanced(by: -day.weekday.rawValue).daysSinceEpoch / 7
    }

    /// Those of them that go on in the weeks of a rhythm of several weeks, as it was kept up to a day before the season; all
    /// where none does.
    public static func continuing(
        _ patterns: [RhythmPattern], of community: Community, after last: CivilDate?,
        in season: Season
    ) -> [RhythmPattern] {
        guard let last, case .weeks(let count, _) = community.rhythm.cadence, count > 1 else {
            return patterns
        }
        let from = RhythmDates.first(community, in: season)
        let going = patterns.filter { pattern in
            let first = from.advanced(
                by: (pattern.weekday.rawValue - from.weekday.rawValue + 7) % 7 + 7 * pattern.phase)
            return (week(of: first) - week(of: last)) % count == 0
        }
        return going.isEmpty ? patterns : going
    }

    /// The first day of a season on which a community can meet.
    private static func first(_ community: Community, in season: Season) -> CivilDate {
        let block = max(season.from, community.block?.lowerBound ?? season.from)
        return community.begun.map { max(block, $0) } ?? block
    }

    private static func allPatterns(
        of community: Community, in organisation: Organisation, expanding: Expanding
    ) -> [RhythmPattern] {
        let season = organisation.season
        let block = min(season.to, community.block?.upperBound ?? season.to)
        let from = RhythmDates.first(community, in: season)
        let to = community.end.map { min(block, $0.on.advanced(by: -1)) } ?? block
        // A season of more than ten years is a typing error, and no reason to run for long.
        guard from <= to, from.days(until: to) < 3700 else { return [] }
        let calendar = OpenDays(
            from: from, to: to,
            closed: closedDays(community, organisation, from: from, to: to))
        let weekdays = weekdays(of: community)
        var found: [RhythmPattern] = []
        func add(_ weekday: Weekday, _ phase: Int, _ nominal: [CivilDate]) {
            let days = calendar.held(nominal, keep: community.keep)
            found.append(RhythmPattern(weekday: weekday, phase: phase, days: days))
        }
        switch community.rhythm.cadence {
        case .weeks(let count, let on):
            let step = 7 * max(1, min(count, 52))
            for weekday in on.map({ [$0] }) ?? weekdays where weekdays.contains(weekday) {
                for phase in 0..<step / 7 {
                    let first = calendar.first(weekday).advanced(by: 7 * phase)
                    let days = calendar.weekly(first, step: step, keep: community.keep)
                    found.append(RhythmPattern(weekday: weekday, phase: phase, days: days))
                }
            }
        case .monthly(let ordinal, let weekday) where weekdays.contains(weekday):
            add(weekday, 0, calendar.monthly(ordinal: ordinal, weekday))
        case .monthly:
            break
        case .monthlyWeek(let week):
            for weekday in weekdays {
                add(weekday, 0, calendar.monthly(ordinal: week, weekday))
            }
        case .rule(let rule):
            let days = (expanding(rule, from, to) ?? [])
                .filter { from <= $0 && $0 <= to && weekdays.contains($0.weekday) }
            let sorted = Set(days).sorted()
            if let first = sorted.first { add(first.weekday, 0, sorted) }
        }
        return found
    }

    /// The weekdays on which some window has room for a session, Monday first.
    private static func weekdays(of community: Community) -> [Weekday] {
        Weekday.allCases.filter { day in
            community.windows.contains { window in
                window.span.weekday == day
                    && window.span.to.minutes - window.span.from.minutes
                        >= community.rhythm.minutes
            }
        }
    }

    private static func closedDays(
        _ community: Community, _ organisation: Organisation, from: CivilDate, to: CivilDate
    ) -> Set<CivilDate> {
        var closed = Set(community.blackout)
        let away =
            organisation.holidays.map { ($0.from, $0.to) }
            + community.pauses.map { ($0.from, $0.until.advanced(by: -1)) }
        for (start, end) in away {
            let first = max(from, start)
            let last = min(to, end)
            guard first <= last else { continue }
            for offset in 0...first.days(until: last) { closed.insert(first.advanced(by: offset)) }
        }
        return closed
    }
}

/// The days of a season on which something can be held.
private struct OpenDays {
    var from: CivilDate
    var to: CivilDate
    var closed: Set<CivilDate>

    /// The first such weekday of the season.
    func first(_ weekday: Weekday) -> CivilDate {
        from.advanced(by: (weekday.rawValue - from.weekday.rawValue + 7) % 7)
    }

    /// Every `step` days from the first one; with `keep`, the rhythm goes on from where a lost day moved.
    func weekly(_ first: CivilDate, step: Int, keep: Int?) -> [CivilDate] {
        var days: [CivilDate] = []
        var day = first
        while day <= to, days.count < keep ?? Int.max {
            if !closed.contains(day) {
                days.append(day)
            } else if keep != nil {
                day = day.advanced(by: 7)
                continue
            }
            day = day.advanced(by: step)
        }
        return days
    }

    /// The n-th weekday of each month of the season.
    func monthly(ordinal: Int, _ weekday: Weekday) -> [CivilDate] {
        var days: [CivilDate] = []
        var (year, month, _) = from.parts
        while let first = CivilDate(year: year, month: month, day: 1), first <= to {
            let length = CivilDate.daysInMonth(month, year: year)
            let offset = (weekday.rawValue - first.weekday.rawValue + 7) % 7
            let index = ordinal == -1 ? (length - 1 - offset) / 7 : ordinal - 1
            let day = first.advanced(by: offset + 7 * index)
            if day >= from, day <= to, day.month == month { days.append(day) }
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return days
    }

    /// The days that can be held; with `keep`, a lost one moves on by weeks, up to the next one.
    func held(_ nominal: [CivilDate], keep: Int?) -> [CivilDate] {
        guard let keep else { return nominal.filter { !closed.contains($0) } }
        var days: [CivilDate] = []
        for (index, usual) in nominal.enumerated() where days.count < keep {
            let limit = index + 1 < nominal.count ? nominal[index + 1] : to.advanced(by: 1)
            var day = usual
            while closed.contains(day), day < limit { day = day.advanced(by: 7) }
            if day < limit { days.append(day) }
        }
        return days
    }
}
