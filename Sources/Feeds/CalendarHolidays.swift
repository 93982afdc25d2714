package import CivilTime
package import Communities
package import ICalendar

/// The holidays that a calendar names: its whole days.
package struct CalendarHolidays: Sendable {
    /// In the order of time; of one name that touch, as one.
    package let holidays: [Holiday]
    /// How many events have a time of day: they are no holidays.
    package let timed: Int
    /// What was noticed in reading.
    package let findings: [Finding]

    /// Those of a calendar that touch these days.
    ///
    /// Repeating events count each time. What is cancelled is none. The last day of an event is the day before its DTEND
    /// (RFC 5545 §3.6.1); that it makes nobody busy, as public holidays are often written, says nothing here.
    package init(_ reading: CalendarReading, in days: ClosedRange<CivilDate>, zone: Zone) {
        let span = Span(
            start: zone.instant(of: LocalDateTime(date: days.lowerBound, time: .startOfDay)),
            end: zone.instant(of: LocalDateTime(date: days.upperBound, time: .endOfDay)))
        let occurrences = reading.document.occurrences(in: span, defaultZone: zone)
        var found: [Holiday] = []
        var timed: Set<String> = []
        for occurrence in occurrences.list where occurrence.event.status != .cancelled {
            guard let first = occurrence.day else {
                timed.insert(occurrence.event.uid)
                continue
            }
            let last = zone.local(at: occurrence.span.end.advanced(bySeconds: -1)).date
            let name = occurrence.event.summary.split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
            if let before = found.lastIndex(where: {
                $0.name == name && $0.from <= first && first <= $0.to.advanced(by: 1)
            }) {
                found[before].to = max(found[before].to, last)
            } else {
                found.append(Holiday(name: name, from: first, to: max(first, last)))
            }
        }
        holidays = found
        self.timed = timed.count
        findings = reading.findings + occurrences.findings
    }
}
