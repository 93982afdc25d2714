public import CivilTime

/// The starts of an event with its rules, additions and exceptions (RFC 5545 §3.8.5), as moments.
///
/// A local time that the clock skips or shows twice is read as RFC 5545 §3.3.5 says. With a rule,
/// DTSTART counts only when the rule yields it, unless `includesStart` says so; without one it is the first start.
public struct RecurrenceSet: Sendable {
    /// The first start.
    public var start: CalendarTime
    /// The zone of the wall clock that the rules run on; UTC for a `.utc` start.
    public var zone: Zone
    /// The rules.
    public var rules: [RecurrenceRule]
    /// Whether DTSTART is a start even when no rule yields it, as calendar clients show it.
    public var includesStart = false
    /// Rules whose starts are left out: EXRULE of RFC 2445, which counts and ends as a rule does.
    public var exceptionRules: [RecurrenceRule] = []
    /// More starts.
    public var additions: [Instant]
    /// Starts left out.
    public var exceptions: Set<Instant>
    /// Days whose starts are left out: Outlook writes exceptions without a time.
    public var exceptionDays: Set<CivilDate>

    /// A set without exceptions unless they are given.
    public init(
        start: CalendarTime, zone: Zone, rules: [RecurrenceRule] = [], additions: [Instant] = [],
        exceptions: Set<Instant> = [], exceptionDays: Set<CivilDate> = []
    ) {
        self.start = start
        if case .utc = start { self.zone = .utc } else { self.zone = zone }
        self.rules = rules
        self.additions = additions
        self.exceptions = exceptions
        self.exceptionDays = exceptionDays
    }

    /// The starts in a span, sorted, at most `limit`; `work` is what may still be spent on looking, in iterator steps.
    ///
    /// `isComplete` is false when the limit or the work cut the answer short.
    public func starts(
        in span: Span, limit: Int = 5_000, work: inout Int
    ) -> (starts: [Instant], isComplete: Bool) {
        var found: [Instant] = []
        var isComplete = true
        for rule in rules {
            let part = expand(rule, in: span, limit: limit, work: &work, into: &found)
            isComplete = part && isComplete
        }
        if rules.isEmpty || includesStart {
            found.add(zone.instant(of: start.local), in: span)
        }
        for moment in additions.prefix(10_000) { found.add(moment, in: span) }
        found.sortOnce()
        if !exceptionRules.isEmpty, let first = found.first, let last = found.last {
            var without: [Instant] = []
            let reach = Span(start: first, end: last.advanced(bySeconds: 1))
            for rule in exceptionRules {
                let part = expand(
                    rule, in: reach, limit: 100_000, work: &work, into: &without)
                isComplete = part && isComplete
            }
            let set = Set(without)
            found.removeAll(where: set.contains)
        }
        if !exceptions.isEmpty { found.removeAll(where: exceptions.contains) }
        if !exceptionDays.isEmpty {
            found.removeAll { exceptionDays.contains(zone.local(at: $0).date) }
        }
        guard found.count > limit else { return (found, isComplete) }
        return (Array(found.prefix(limit)), false)
    }

    /// The starts in a span with work enough for any sensible rule.
    public func starts(in span: Span, limit: Int = 5_000) -> [Instant] {
        var work = 5_000_000
        return starts(in: span, limit: limit, work: &work).starts
    }

    private func expand(
        _ rule: RecurrenceRule, in span: Span, limit: Int, work: inout Int,
        into found: inout [Instant]
    ) -> Bool {
        let (localUntil, lastInstant) = bounds(of: rule)
        // A day covers every difference between wall clocks of one zone.
        let end = zone.local(at: span.end).advanced(bySeconds: 86_400)
        let last = localUntil ?? rule.lastLocal(isDate: start.isDate)
        // Without the end of the span a rule that never matches would be walked to the year 10000.
        var iterator = RecurrenceIterator(
            rule, start: start.local, isDate: start.isDate, until: min(last ?? end, end),
            budget: min(max(work, 0), 1_000_000))
        iterator.skip(to: zone.local(at: span.start).advanced(bySeconds: -86_400))
        defer { work -= iterator.steps }
        var clock = WallClock(zone)
        let mostSteps = work
        let most = found.count + limit
        let lastMoment = lastInstant?.secondsSinceEpoch ?? Int.max
        while let local = iterator.nextSeconds() {
            let moment = clock.moment(of: local)
            if moment <= lastMoment {
                found.add(Instant(secondsSinceEpoch: moment), in: span)
            }
            if found.count > most || iterator.steps > mostSteps { return false }
        }
        return !iterator.isExhausted
    }

    /// Where the wall clock may stop, and the exact last moment when UNTIL is one.
    private func bounds(of rule: RecurrenceRule) -> (LocalDateTime?, Instant?) {
        guard case .utc(let instant) = rule.end.until else { return (nil, nil) }
        let local = zone.local(at: instant)
        guard start.isDate else { return (local.advanced(bySeconds: 86_400), instant) }
        // Exchange ends a series of whole days at the midnight, in UTC, with which its last day begins.
        let isMidnight = local.secondOfDay == 0 && local.date > instant.utc.date
        return (isMidnight ? LocalDateTime(date: local.date, secondOfDay: 86_399) : nil, nil)
    }
}

extension [Instant] {
    fileprivate mutating func add(_ moment: Instant, in span: Span) {
        if span.contains(moment) { append(moment) }
    }

    /// Sorts, and keeps one of equals; they mostly come in order.
    fileprivate mutating func sortOnce() {
        if zip(self, dropFirst()).allSatisfy(<) { return }
        sort()
        var kept = 0
        for index in indices where index == 0 || self[index] != self[kept - 1] {
            self[kept] = self[index]
            kept += 1
        }
        removeLast(count - kept)
    }
}
