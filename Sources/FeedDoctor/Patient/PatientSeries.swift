import CivilTime
import ICalendar

/// The events of one UID: the series, what replaces single instances of it, and when it takes place.
struct PatientSeries {
    let uid: String
    /// The event without RECURRENCE-ID; `nil` when only overrides are there.
    let master: Component?
    let overrides: [Component]
    /// The zones of its times.
    let zones: ZoneTable
    /// The rules of the series that can be read.
    let rules: [RecurrenceRule]
    /// The starts of the series, exceptions not taken out, up to two years on or the last date it names.
    let starts: [Instant]
    /// Whether `starts` was not cut short.
    let isComplete: Bool
    /// Up to where `starts` was looked for.
    let horizon: Instant

    /// The series of a calendar, in the order of their first events; expansion is bounded for all together.
    static func all(of events: [Component], zones: ZoneTable) -> [PatientSeries] {
        var order: [String] = []
        var grouped: [String: [Component]] = [:]
        for event in events {
            // Events without a UID have nothing to do with each other.
            let uid = event.value("UID") ?? "line \(event.line)"
            if grouped[uid] == nil { order.append(uid) }
            grouped[uid, default: []].append(event)
        }
        var work = 2_000_000
        return order.map { uid in
            PatientSeries(uid, grouped[uid] ?? [], zones: zones, work: &work)
        }
    }

    private init(_ uid: String, _ events: [Component], zones: ZoneTable, work: inout Int) {
        self.uid = uid
        self.zones = zones
        master = events.first { $0.first("RECURRENCE-ID") == nil }
        overrides = events.filter { $0.first("RECURRENCE-ID") != nil }
        rules = (master?.all("RRULE") ?? []).prefix(4).compactMap {
            // A rule that is none is told by `rrule`; the others still say when the series takes place.
            try? RecurrenceRule.forgiving($0.property.value).rule
        }
        guard let master, let start = master.time("DTSTART") else {
            (starts, isComplete, horizon) = ([], false, Instant(secondsSinceEpoch: 0))
            return
        }
        let first = zones.instant(of: start)
        var named = overrides.compactMap { $0.time("RECURRENCE-ID") }
        named += master.all("EXDATE").flatMap { Patient.times(on: $0).compactMap(\.value) }
        let last = named.map { zones.instant(of: $0) }.max() ?? first
        let end = max(first.advanced(bySeconds: 731 * 86_400), last.advanced(bySeconds: 86_400))
        horizon = end
        let additions = master.all("RDATE").flatMap { line in
            Patient.times(on: line).compactMap(\.value).map { added in
                // A date among times adds that day's instance.
                added.isDate && !start.isDate
                    ? zones.instant(
                        of: start.at(
                            LocalDateTime(
                                date: added.local.date, secondOfDay: start.local.secondOfDay)))
                    : zones.instant(of: added)
            }
        }
        var set = RecurrenceSet(
            start: start, zone: zones.zone(of: start), rules: rules, additions: additions)
        set.includesStart = true
        let span = Span(start: first.advanced(bySeconds: -50 * 366 * 86_400), end: end)
        (starts, isComplete) = set.starts(in: span, limit: 5_000, work: &work)
    }

    /// Whether a moment, or a day when the time is one, is a start of the series; `nil` when that cannot be known.
    func hasInstance(at time: CalendarTime) -> Bool? {
        guard let master, let start = master.time("DTSTART"), isComplete else { return nil }
        let moment = zones.instant(of: time)
        if time.isDate || start.isDate {
            let zone = zones.zone(of: start)
            return starts.contains { zone.local(at: $0).date == time.local.date }
        }
        guard moment < horizon else { return nil }
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < moment { low = middle + 1 } else { high = middle }
        }
        return low < starts.count && starts[low] == moment
    }

    var repeats: Bool {
        master?.first("RRULE") != nil || master?.first("RDATE") != nil
    }
}
