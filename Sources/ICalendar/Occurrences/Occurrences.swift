public import CivilTime

/// What a calendar says happens in a span.
public struct Occurrences: Sendable {
    /// Sorted by start, then UID.
    public var list: [Occurrence]
    /// Rules that were cut short.
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
    /// highest SEQUENCE counts. An override with RANGE=THISANDFUTURE also stands for all later instances of
    /// its series that have none of their own: each moves by the same difference on the wall clock
    /// (RFC 5545 §3.2.13).
    public func occurrences(
        in span: Span, defaultZone: Zone, limits: ExpansionLimits = ExpansionLimits()
    ) -> Occurrences {
        let context = TimeContext(self, defaultZone: defaultZone)
        var replacing: [CalendarEvent] = []
        var masters: [CalendarEvent] = []
        var masterIndex: [String: Int] = [:]
        for event in events {
            if event.recurrenceID != nil {
                replacing.append(event)
            } else if let index = masterIndex[event.uid],
                masters[index].sequence != event.sequence
            {
                if masters[index].sequence < event.sequence { masters[index] = event }
            } else {
                if masterIndex[event.uid] == nil { masterIndex[event.uid] = masters.count }
                masters.append(event)
            }
        }
        var overrides = Overrides()
        for event in replacing {
            let start = masterIndex[event.uid].map { masters[$0].start } ?? event.start
            overrides.add(event, toSeriesFrom: start, context)
        }
        var result = Occurrences(list: [], findings: [])
        var work = limits.work
        for master in masters {
            let isComplete = result.add(
                master, overrides[master.uid], context, in: span, limits: limits, work: &work)
            if !isComplete {
                result.findings.append(
                    Finding(.tooMuchExpansion(uid: String(master.uid.prefix(80))), line: 0))
            }
        }
        for event in overrides.all where result.list.count < limits.total {
            let start = context.instant(of: event.start)
            result.add(
                context.occurrence(of: SharedEvent(event), at: start, context.length(of: event)),
                in: span)
        }
        result.list.sort { $0.precedes($1) }
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

    /// The instances of a series that no override of their own replaces; whether they are all.
    fileprivate mutating func add(
        _ master: CalendarEvent, _ overrides: Overrides.OfSeries?, _ context: TimeContext,
        in span: Span, limits: CalendarDocument.ExpansionLimits, work: inout Int
    ) -> Bool {
        let shared = SharedEvent(master)
        let length = context.length(of: master)
        let ownLengths = context.ownLengths(of: master)
        let longest = ([length] + ownLengths.values).map(context.longest).max() ?? 0
        let changes = overrides?.changes(to: master, context) ?? []
        let reach = max(longest, changes.map { context.longest($0.length) }.max() ?? 0)
        // Instances from outside may be moved into the span.
        let shift = changes.map { abs($0.shift) }.max() ?? 0
        let wide = Span(
            start: span.start.advanced(bySeconds: -reach - shift),
            end: span.end.advanced(bySeconds: shift))
        let (starts, isComplete) = context.recurrenceSet(of: master).starts(
            in: wide, limit: limits.perEvent, work: &work)
        for start in starts where overrides?.replaced.contains(start) != true {
            guard list.count < limits.total else { break }
            if let change = changes.last(where: { $0.from <= start }) {
                let moved = context.moved(start, by: change.shift, in: master)
                add(context.occurrence(of: change.event, at: moved, change.length), in: span)
            } else {
                add(
                    context.occurrence(of: shared, at: start, ownLengths[start] ?? length),
                    in: span)
            }
        }
        return isComplete
    }
}
