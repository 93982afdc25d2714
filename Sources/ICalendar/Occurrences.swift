public import CivilTime

/// One time an event takes place.
public struct Occurrence: Hashable, Sendable {
    /// The event, or the override that stands for this occurrence.
    public var event: CalendarEvent
    /// From its start up to its end; a whole day runs from midnight to midnight in the reader's zone.
    public var span: Span
    /// The first day when it is a whole-day event.
    public var day: CivilDate?
}

/// What a calendar says happens in a span.
public struct Occurrences: Sendable {
    /// Sorted by start, then UID.
    public var list: [Occurrence]
    /// Rules that were cut short, overrides that replace nothing.
    public var findings: [Finding]
}

extension CalendarDocument {
    /// How much expansion is allowed: the defaults suit calendars from strangers.
    public struct ExpansionLimits: Sendable {
        /// Occurrences of one event in the span.
        public var perEvent = 5_000
        /// Occurrences of the calendar in the span.
        public var total = 200_000
        /// Iterator steps for the whole calendar.
        public var work = 8_000_000

        /// The default limits.
        public init() {}
    }

    /// Everything that overlaps the span, overrides in the place of what they replace, cancelled and transparent events included.
    ///
    /// Floating times and whole days are read in `defaultZone`. Of several versions of an event the
    /// highest SEQUENCE counts.
    public func occurrences(
        in span: Span, defaultZone: Zone, limits: ExpansionLimits = ExpansionLimits()
    ) -> Occurrences {
        let context = TimeContext(self, defaultZone: defaultZone)
        var overrides: [String: [Instant: CalendarEvent]] = [:]
        var masters: [CalendarEvent] = []
        var masterIndex: [String: Int] = [:]
        for event in events {
            if let replaced = event.recurrenceID {
                let moment = context.instant(of: replaced, in: event)
                let known = overrides[event.uid]?[moment]
                if known.map({ $0.sequence <= event.sequence }) ?? true {
                    overrides[event.uid, default: [:]][moment] = event
                }
            } else if let index = masterIndex[event.uid],
                masters[index].sequence != event.sequence
            {
                if masters[index].sequence < event.sequence { masters[index] = event }
            } else {
                if masterIndex[event.uid] == nil { masterIndex[event.uid] = masters.count }
                masters.append(event)
            }
        }
        var result = Occurrences(list: [], findings: [])
        var work = limits.work
        for master in masters {
            let length = context.length(of: master)
            let wide = Span(
                start: span.start.advanced(bySeconds: -context.longest(length)), end: span.end)
            let set = context.recurrenceSet(of: master)
            let (starts, isComplete) = set.starts(in: wide, limit: limits.perEvent, work: &work)
            if !isComplete {
                result.findings.append(
                    Finding(
                        .error, "expansion-limit", line: 0,
                        "the rule of '\(master.uid.prefix(80))' yields too much; cut short"))
            }
            let replaced = overrides[master.uid]
            for start in starts where replaced?[start] == nil {
                guard result.list.count < limits.total else { break }
                result.add(context.occurrence(of: master, at: start, length), in: span)
            }
        }
        for (_, byMoment) in overrides {
            for (_, event) in byMoment where result.list.count < limits.total {
                let start = context.instant(of: event.start)
                result.add(
                    context.occurrence(of: event, at: start, context.length(of: event)), in: span)
            }
        }
        result.list.sort {
            ($0.span.start, $0.event.uid, $0.span.end, $0.event.summary)
                < ($1.span.start, $1.event.uid, $1.span.end, $1.event.summary)
        }
        return result
    }
}

extension Occurrences {
    fileprivate mutating func add(_ occurrence: Occurrence, in span: Span) {
        let isInside =
            occurrence.span.seconds == 0
            ? span.contains(occurrence.span.start) : span.overlaps(occurrence.span)
        if isInside { list.append(occurrence) }
    }
}

/// Turns the times of one calendar into moments.
struct TimeContext {
    /// How long an event lasts: days on the wall, or exact seconds, or both.
    typealias Length = CalendarDuration

    private let zones: [String: Zone]
    private let defaultZone: Zone

    init(_ document: CalendarDocument, defaultZone: Zone) {
        zones = Dictionary(
            document.zones.map { ($0.tzid, $0.zone) }, uniquingKeysWith: { first, _ in first })
        self.defaultZone = defaultZone
    }

    func zone(of time: CalendarTime) -> Zone {
        switch time {
        case .utc: .utc
        case .zoned(_, let tzid): zones[tzid] ?? defaultZone
        case .date, .floating: defaultZone
        }
    }

    func instant(of time: CalendarTime) -> Instant {
        if case .utc(let instant) = time { return instant }
        return zone(of: time).instant(of: time.local)
    }

    /// The start that an override replaces; Exchange writes those of whole-day series as midnight in a zone.
    func instant(of replaced: CalendarTime, in event: CalendarEvent) -> Instant {
        if case .utc = replaced { return instant(of: replaced) }
        return instant(of: event.start.isDate ? .date(replaced.local.date) : replaced)
    }

    /// DTEND keeps the exact length in every instance (RFC 5545 §3.8.5.3), DURATION its days.
    func length(of event: CalendarEvent) -> Length {
        switch event.ending {
        case .at(let end):
            if event.start.isDate {
                return Length(days: max(1, event.start.local.date.days(until: end.local.date)))
            }
            let seconds = instant(of: event.start).seconds(until: instant(of: end))
            return Length(seconds: min(max(0, seconds), 36_525 * 86_400))
        case .after(let duration):
            if event.start.isDate { return Length(days: max(1, duration.days)) }
            return duration.days < 0 || duration.seconds < 0 ? Length() : duration
        case .unsaid: return event.start.isDate ? Length(days: 1) : Length()
        }
    }

    /// The most seconds the length can take: days on the wall may be longer by a change of the clock.
    func longest(_ length: Length) -> Int {
        length.days * 86_400 + length.seconds + (length.days > 0 ? 86_400 : 0)
    }

    func recurrenceSet(of event: CalendarEvent) -> RecurrenceSet {
        var days: Set<CivilDate> = []
        var moments: Set<Instant> = []
        for exception in event.exceptions {
            if exception.isDate, !event.start.isDate {
                days.insert(exception.local.date)
            } else if event.start.isDate {
                moments.insert(instant(of: .date(exception.local.date)))
            } else {
                moments.insert(instant(of: exception))
            }
        }
        let additions = event.additions.map { addition in
            event.start.isDate
                ? instant(of: .date(addition.local.date))
                : addition.isDate
                    ? instant(
                        of: event.start.at(
                            LocalDateTime(
                                date: addition.local.date,
                                secondOfDay: event.start.local.secondOfDay)))
                    : instant(of: addition)
        }
        var set = RecurrenceSet(
            start: event.start, zone: zone(of: event.start), rules: event.rules,
            additions: additions, exceptions: moments, exceptionDays: days)
        set.includesStart = true
        return set
    }

    func occurrence(of event: CalendarEvent, at start: Instant, _ length: Length) -> Occurrence {
        let zone = zone(of: event.start)
        var end = start
        if length.days != 0 {
            let local = zone.local(at: start)
            end = zone.instant(
                of: LocalDateTime(
                    date: local.date.advanced(by: length.days), secondOfDay: local.secondOfDay))
        }
        end = end.advanced(bySeconds: length.seconds)
        let day = event.start.isDate ? zone.local(at: start).date : nil
        return Occurrence(event: event, span: Span(start: start, end: end), day: day)
    }
}
