public import CivilTime

/// A time at which a calendar's owner is taken.
public struct BusyInterval: Hashable, Sendable {
    /// The first moment.
    public let start: Instant
    /// The first moment after.
    public let end: Instant
    /// The event's title.
    public let summary: String
    /// The event it comes from.
    public let uid: String

    /// A time at which a calendar's owner is taken.
    init(start: Instant, end: Instant, summary: String, uid: String) {
        self.start = start
        self.end = end
        self.summary = summary
        self.uid = uid
    }
}

extension CalendarDocument {
    /// When the calendar's owner is taken, within the span.
    ///
    /// Events count but for those that are cancelled, transparent or empty, or declined by the owner; periods of
    /// VFREEBUSY that are not free (RFC 5545 §3.6.4); and what a VAVAILABILITY leaves busy (RFC 7953). Intervals of one
    /// event that touch are one. Sorted by start, then end, then UID. Whole days are read in `defaultZone`,
    /// and so are floating times unless X-WR-TIMEZONE names their zone.
    ///
    /// - Parameter owners: mail addresses of the owner, whose PARTSTAT=DECLINED frees a time; without any, the
    ///   calendar's own name where that is one, as Google writes it.
    public func busy(
        in span: Span, defaultZone: Zone, owners: [String] = [],
        limits: ExpansionLimits = ExpansionLimits()
    ) -> (intervals: [BusyInterval], findings: [Finding]) {
        let occurrences = self.occurrences(in: span, defaultZone: defaultZone, limits: limits)
        let owner = CalendarOwner(owners.isEmpty ? [name ?? ""] : owners)
        var taken: [BusyInterval] = []
        for occurrence in occurrences.list {
            let event = occurrence.event
            guard !event.isTransparent, event.status != .cancelled, occurrence.span.seconds > 0,
                !owner.hasDeclined(event)
            else { continue }
            taken.append(
                BusyInterval(
                    start: occurrence.span.start, end: occurrence.span.end,
                    summary: event.summary, uid: event.uid))
        }
        taken += statedBusy(in: span, defaultZone: defaultZone, limits: limits)
        return (merged(taken, in: span), occurrences.findings)
    }

    /// What is busy without an event.
    private func statedBusy(
        in span: Span, defaultZone: Zone, limits: ExpansionLimits
    ) -> [BusyInterval] {
        func interval(_ span: Span, _ component: CalendarComponent) -> BusyInterval {
            BusyInterval(
                start: span.start, end: span.end, summary: component["SUMMARY"]?.text ?? "",
                uid: component["UID"]?.text ?? "")
        }
        let context = TimeContext(self, defaultZone: defaultZone)
        let periods = components.lazy.filter { $0.name == "VFREEBUSY" }.flatMap { component in
            component.properties.lazy
                .filter { $0.name == "FREEBUSY" && FreeBusyPeriods.isBusy($0) }
                .flatMap { FreeBusyPeriods($0).spans(context) }
                .filter { $0.overlaps(span) }.map { interval($0, component) }
        }
        let availability = StatedAvailability(
            of: self, in: span, defaultZone: defaultZone, limits: limits)
        return Array(periods) + availability.busy.map { interval($0.span, $0.component) }
    }

    /// Those that touch as one, cut to the span.
    private func merged(_ intervals: [BusyInterval], in span: Span) -> [BusyInterval] {
        func precedes(_ left: BusyInterval, _ right: BusyInterval) -> Bool {
            (left.start, left.end, left.uid) < (right.start, right.end, right.uid)
        }
        var merged: [BusyInterval] = []
        var latest: [String: Int] = [:]
        for interval in intervals.sorted(by: precedes) {
            let start = max(interval.start, span.start)
            let end = min(interval.end, span.end)
            guard start < end else { continue }
            if let index = latest[interval.uid], merged[index].end >= start,
                merged[index].summary == interval.summary
            {
                let known = merged[index]
                merged[index] = BusyInterval(
                    start: known.start, end: max(known.end, end), summary: known.summary,
                    uid: known.uid)
            } else {
                latest[interval.uid] = merged.count
                merged.append(
                    BusyInterval(
                        start: start, end: end, summary: interval.summary, uid: interval.uid))
            }
        }
        return merged.sorted(by: precedes)
    }
}

extension FreeBusyPeriods {
    /// From when to when each lasts.
    fileprivate func spans(_ context: TimeContext) -> [Span] {
        periods.map { period in
            let start = context.instant(of: period.start)
            let event = CalendarEvent(uid: "", start: period.start, ending: period.ending)
            let end = context.end(of: period.start, at: start, context.length(of: event))
            return Span(start: start, end: end)
        }
    }
}
