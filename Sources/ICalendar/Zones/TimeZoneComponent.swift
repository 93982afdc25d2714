package import CivilTime

/// A VTIMEZONE that every client understands: one STANDARD and, with summer time, one DAYLIGHT rule (RFC 5545 §3.6.5).
package struct TimeZoneComponent: Hashable, Sendable {
    /// STANDARD or DAYLIGHT: from when on which offset holds.
    package struct Observance: Hashable, Sendable {
        /// Its first start, on the clock in force before it.
        package let start: LocalDateTime
        /// Seconds east of UTC before it.
        package let offsetBefore: Int
        /// Seconds east of UTC in it.
        package let offset: Int
        package let name: String
        /// The yearly rule; `nil` when it never ends.
        package let rule: RecurrenceRule?
    }

    package let standard: Observance
    /// Summer time, where the zone has it.
    package let daylight: Observance?

    /// The rule of a zone that holds, without exception, for the whole span.
    package init(_ zone: Zone, valid span: Span) throws(ZoneFault) {
        let changes = zone.transitions(from: span.start, to: span.end)
        guard let rule = zone.ruleForTheFuture, let summer = rule.daylight else {
            if let change = changes.first {
                throw .lawChanges(zone: zone.identifier, at: change.instant)
            }
            let type = zone.type(at: span.start)
            standard = Observance(
                start: LocalDateTime(secondsSinceEpoch: 0), offsetBefore: type.offset,
                offset: type.offset, name: type.name, rule: nil)
            daylight = nil
            return
        }
        let expected = TimeZoneComponent.changes(rule, summer, in: span)
        let actual = changes.map { Change(instant: $0.instant, offset: $0.after.offset) }
        if let wrong = zip(actual, expected).first(where: { $0 != $1 }) {
            throw .lawChanges(
                zone: zone.identifier, at: min(wrong.0.instant, wrong.1.instant))
        }
        if actual.count != expected.count {
            let longer = actual.count > expected.count ? actual : expected
            throw .lawChanges(
                zone: zone.identifier, at: longer[min(actual.count, expected.count)].instant)
        }
        // Without a change in the span, the offset at its start must be the rule's.
        let before = TimeZoneComponent.changes(
            rule, summer,
            in: Span(start: span.start.advanced(bySeconds: -400 * 86_400), end: span.start))
        if let last = before.last, last.offset != zone.offset(at: span.start) {
            throw .lawChanges(zone: zone.identifier, at: span.start)
        }
        guard
            let intoSummer = TimeZoneComponent.observance(
                summer.start, before: rule.offset, after: summer.offset, name: summer.name),
            let outOfSummer = TimeZoneComponent.observance(
                summer.end, before: summer.offset, after: rule.offset, name: rule.name)
        else { throw .notExpressible(zone: zone.identifier) }
        // Ireland calls its winter the exception; clients expect DAYLIGHT to be the later clock.
        (standard, daylight) =
            rule.offset < summer.offset ? (outOfSummer, intoSummer) : (intoSummer, outOfSummer)
    }

    private struct Change: Hashable {
        let instant: Instant
        let offset: Int
    }

    private static func changes(
        _ rule: PosixRule, _ summer: PosixRule.Daylight, in span: Span
    ) -> [Change] {
        let years = span.start.utc.date.year - 1...span.end.utc.date.year + 1
        return years.flatMap { year in
            [
                Change(
                    instant: moment(of: summer.start, in: year, offset: rule.offset),
                    offset: summer.offset),
                Change(
                    instant: moment(of: summer.end, in: year, offset: summer.offset),
                    offset: rule.offset),
            ]
        }
        .filter { span.contains($0.instant) }.sorted { $0.instant < $1.instant }
    }

    private static func moment(
        of change: PosixRule.Change, in year: Int, offset: Int
    ) -> Instant {
        let day = change.day.date(in: year).daysSinceEpoch
        return Instant(secondsSinceEpoch: day * 86_400 + change.second - offset)
    }

    private static func observance(
        _ change: PosixRule.Change, before: Int, after: Int, name: String
    ) -> Observance? {
        guard case .nthWeekday(let month, let week, let weekday) = change.day,
            (0..<86_400).contains(change.second)
        else { return nil }
        var rule = RecurrenceRule(.yearly)
        rule.byMonth = [month]
        rule.byDay = [.init(weekday, ordinal: week == 5 ? -1 : week)]
        let start = LocalDateTime(date: change.day.date(in: 1970), secondOfDay: change.second)
        return Observance(
            start: start, offsetBefore: before, offset: after, name: name, rule: rule)
    }
}

extension TimeZoneComponent {
    package func component(tzid: String) -> CalendarComponent {
        var children = [standard.component("STANDARD")]
        if let daylight { children.append(daylight.component("DAYLIGHT")) }
        return CalendarComponent(
            "VTIMEZONE", [Property("TZID", value: escaped(tzid))], children: children)
    }
}

extension TimeZoneComponent.Observance {
    fileprivate func component(_ kind: String) -> CalendarComponent {
        var list = [Property("DTSTART", value: basicText(of: start))]
        if let rule { list.append(Property("RRULE", value: rule.text)) }
        list.append(Property("TZOFFSETFROM", value: offsetText(offsetBefore)))
        list.append(Property("TZOFFSETTO", value: offsetText(offset)))
        list.append(Property("TZNAME", value: escaped(name)))
        return CalendarComponent(kind, list)
    }
}

/// `+0100`, `-033045` (RFC 5545 §3.3.14).
func offsetText(_ seconds: Int) -> String {
    let size = abs(seconds)
    let text =
        (seconds < 0 ? "-" : "+") + digits(size / 3600, 2) + digits(size / 60 % 60, 2)
    return size % 60 == 0 ? text : text + digits(size % 60, 2)
}
