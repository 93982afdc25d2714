import CivilTime

/// Turns the times of one calendar into moments.
struct TimeContext {
    /// How long an event lasts: days on the wall, or exact seconds, or both.
    typealias Length = CalendarDuration

    private let zones: [String: Zone]
    private let defaultZone: Zone
    private let floatingZone: Zone
    /// TZIDs that nothing explains.
    private let guesses: Set<String>

    init(_ document: CalendarDocument, defaultZone: Zone) {
        zones = Dictionary(
            document.zones.map { ($0.tzid, $0.zone) }, uniquingKeysWith: { first, _ in first })
        self.defaultZone = defaultZone
        floatingZone = document.floatingZone ?? defaultZone
        guesses = Set(document.zones.lazy.filter(\.isGuess).map(\.tzid))
    }

    func zone(of time: CalendarTime) -> Zone {
        switch time {
        case .utc: .utc
        case .zoned(_, let tzid): zones[tzid] ?? defaultZone
        case .date: defaultZone
        case .floating: floatingZone
        }
    }

    func instant(of time: CalendarTime) -> Instant {
        if case .utc(let instant) = time { return instant }
        return zone(of: time).instant(of: time.local)
    }

    /// A time of a series that began at `start`: without a zone of its own, or with one that nothing explains,
    /// it is on the series' clock. A day in a series of times is that day's instance.
    func instant(of time: CalendarTime, inSeriesFrom start: CalendarTime) -> Instant {
        switch time {
        case .utc: return instant(of: time)
        // Exchange writes instances of whole-day series as midnight in a zone.
        case _ where start.isDate: return instant(of: .date(time.local.date))
        case .date(let date):
            let clock = LocalDateTime(date: date, secondOfDay: start.local.secondOfDay)
            return instant(of: start.at(clock))
        case .floating(let local): return instant(of: start.at(local))
        case .zoned(let local, let tzid):
            return instant(of: guesses.contains(tzid) ? start.at(local) : time)
        }
    }

    /// DTEND keeps the exact length in every instance (RFC 5545 §3.8.5.3), DURATION its days.
    func length(of event: CalendarEvent) -> Length {
        switch event.ending {
        case .at(let end):
            if event.start.isDate {
                return Length(days: max(1, event.start.local.date.days(until: end.local.date)))
            }
            var seconds = seconds(from: event.start, to: end)
            if seconds < 0, !end.isDate {
                // Of two zones one is wrong; the clocks still tell how long it lasts.
                seconds = self.seconds(from: event.start, to: event.start.at(end.local))
            }
            return Length(seconds: min(max(0, seconds), 36_525 * 86_400))
        case .after(let duration):
            if event.start.isDate { return Length(days: max(1, duration.days)) }
            return duration.days < 0 || duration.seconds < 0 ? Length() : duration
        case .unsaid: return event.start.isDate ? Length(days: 1) : Length()
        }
    }

    /// Whether an event of times ends before it starts, by the zones that are named.
    func endsFirst(_ event: CalendarEvent) -> Bool {
        guard case .at(let end) = event.ending, !event.start.isDate else { return false }
        return seconds(from: event.start, to: end) < 0
    }

    private func seconds(from start: CalendarTime, to end: CalendarTime) -> Int {
        let last = end.isDate ? midnight(of: end, after: start) : end
        return instant(of: start).seconds(until: instant(of: last, inSeriesFrom: start))
    }

    /// Where a day ends an event that has a time: the midnight with which that day begins, or ends when it is the day of the start.
    private func midnight(of day: CalendarTime, after start: CalendarTime) -> CalendarTime {
        var zone = zone(of: start)
        if case .utc = start { zone = defaultZone }
        let isSameDay = zone.local(at: instant(of: start)).date == day.local.date
        let date = day.local.date.advanced(by: isSameDay ? 1 : 0)
        return .utc(zone.instant(of: LocalDateTime(date: date, secondOfDay: 0)))
    }

    /// The most seconds the length can take: days on the wall may be longer by a change of the clock.
    func longest(_ length: Length) -> Int {
        length.days * 86_400 + length.seconds + (length.days > 0 ? 86_400 : 0)
    }

    /// How long additions last that say so themselves (`RDATE;VALUE=PERIOD`).
    func ownLengths(of event: CalendarEvent) -> [Instant: Length] {
        guard !event.additionEndings.isEmpty, !event.start.isDate else { return [:] }
        var lengths: [Instant: Length] = [:]
        // In the order written: one moment may be named in two ways, and the first counts.
        for time in event.additions where !time.isDate {
            guard let ending = event.additionEndings[time] else { continue }
            let moment = instant(of: time, inSeriesFrom: event.start)
            guard lengths[moment] == nil else { continue }
            var period = CalendarEvent(uid: event.uid, start: time, ending: ending)
            // A floating or UTC period ends in its own kind of time.
            if case .at(let end) = ending { period.ending = .at(time.at(end.local)) }
            lengths[moment] = length(of: period)
        }
        return lengths
    }

    /// An instance moved on the wall clock of its series.
    func moved(_ start: Instant, by seconds: Int, in event: CalendarEvent) -> Instant {
        guard seconds != 0 else { return start }
        let zone = zone(of: event.start)
        return zone.instant(of: zone.local(at: start).advanced(bySeconds: seconds))
    }

    func recurrenceSet(of event: CalendarEvent) -> RecurrenceSet {
        var days: Set<CivilDate> = []
        var moments: Set<Instant> = []
        for exception in event.exceptions {
            if exception.isDate, !event.start.isDate {
                days.insert(exception.local.date)
            } else if case .utc = exception, event.start.isDate {
                moments.insert(instant(of: .date(exception.local.date)))
            } else {
                moments.insert(instant(of: exception, inSeriesFrom: event.start))
            }
        }
        let additions = event.additions.map { addition in
            event.start.isDate
                ? instant(of: .date(addition.local.date))
                : instant(of: addition, inSeriesFrom: event.start)
        }
        var set = RecurrenceSet(
            start: event.start, zone: zone(of: event.start), rules: event.rules,
            additions: additions, exceptions: moments, exceptionDays: days)
        set.exceptionRules = event.exceptionRules
        set.includesStart = true
        return set
    }

    func occurrence(of shared: SharedEvent, at start: Instant, _ length: Length) -> Occurrence {
        let time = shared.event.start
        guard length.days != 0 || time.isDate else {
            let end = start.advanced(bySeconds: length.seconds)
            return Occurrence(shared, span: Span(start: start, end: end), day: nil)
        }
        let day = time.isDate ? zone(of: time).local(at: start).date : nil
        let end = end(of: time, at: start, length)
        return Occurrence(shared, span: Span(start: start, end: end), day: day)
    }

    /// Days count on the wall clock of the event's zone, seconds after that exactly.
    func end(of time: CalendarTime, at start: Instant, _ length: Length) -> Instant {
        var end = start
        if length.days != 0 {
            let zone = zone(of: time)
            let local = zone.local(at: start)
            end = zone.instant(
                of: LocalDateTime(
                    date: local.date.advanced(by: length.days), secondOfDay: local.secondOfDay))
        }
        return end.advanced(bySeconds: length.seconds)
    }
}
