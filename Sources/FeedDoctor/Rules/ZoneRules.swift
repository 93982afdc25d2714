import CivilTime
import ICalendar

/// Rules on VTIMEZONE (RFC 5545 §3.6.5; MS-OXCICAL §2.1.3.1.1.19).
enum ZoneRules {
    static let all: [Check] = [
        Check(.error, .tzidTwice, "RFC 5545 §3.6.5", twice),
        Check(.warning, .tzidName, "RFC 5545 §3.8.3.1", unknownNames),
        Check(.note, .vtimezoneUnused, "RFC 5545 §3.6.5", unused),
        Check(.error, .vtimezoneLocal, "RFC 5545 §3.6.5", onsets),
        Check(.error, .vtimezoneUntil, "RFC 5545 §3.6.5", ends),
        Check(.error, .vtimezoneCoverage, "RFC 5545 §3.6.5", coverage),
        Check(.error, .vtimezoneDiffers, "RFC 5545 §3.6.5", differences),
        Check(
            .warning, .vtimezoneRules, "MS-OXCICAL §2.1.3.1.1.19", CalendarClient.outlook,
            observances),
        Check(.warning, .vtimezoneRdate, "MS-OXCICAL §2.1.3.1.1.19", CalendarClient.outlook, dates),
        Check(
            .warning, .vtimezoneRrule, "MS-OXCICAL §2.1.3.1.1.19.2.2", CalendarClient.outlook,
            rules),
        Check(
            .warning, .vtimezoneSeconds, "MS-OXCICAL §2.1.3.1.1.19", CalendarClient.outlook,
            seconds),
    ]

    private static func twice(_ patient: Patient) -> [Symptom] {
        var seen: Set<String> = []
        return patient.zones.filter { !$0.tzid.isEmpty && !seen.insert($0.tzid).inserted }
            .map { Symptom($0.line, .second(quoted($0.tzid))) }
    }

    private static func unknownNames(_ patient: Patient) -> [Symptom] {
        patient.zones.filter { !$0.tzid.isEmpty && $0.real == nil }
            .map { Symptom($0.line, .zoneNobodyKnows(quoted($0.tzid))) }
    }

    private static func unused(_ patient: Patient) -> [Symptom] {
        // Without it the calendar would be empty.
        if patient.events.isEmpty { return [] }
        let used = Set(
            patient.parts.flatMap { $0.component.lines.compactMap { $0.property["TZID"] } })
        return patient.zones.filter { !$0.tzid.isEmpty && !used.contains($0.tzid) }
            .map { Symptom($0.line, .stands(quoted($0.tzid))) }
    }

    private static func eachObservance(
        _ patient: Patient, _ visit: (Component) -> [Symptom]
    ) -> [Symptom] {
        patient.zones.flatMap { $0.observances.flatMap(visit) }
    }

    private static func onsets(_ patient: Patient) -> [Symptom] {
        eachObservance(patient) { observance in
            observance.lines.filter { line in
                let name = line.property.name
                return (name == "DTSTART" || name == "RDATE")
                    && (line.property["TZID"] != nil || line.property.value.contains("Z"))
            }
            .map {
                Symptom(
                    $0.number, .stands("\($0.property.name) \(quoted($0.property.value))"))
            }
        }
    }

    private static func eachZoneRule(
        _ patient: Patient, _ visit: (RecurrenceRule) -> Evidence?
    ) -> [Symptom] {
        eachObservance(patient) { observance in
            observance.all("RRULE").compactMap { line in
                // A rule that is none is told by `rrule`; there is nothing else to say of it.
                guard let rule = try? RecurrenceRule(reading: tidied(line.property.value)) else {
                    return nil
                }
                return visit(rule).map { Symptom(line.number, $0) }
            }
        }
    }

    private static func ends(_ patient: Patient) -> [Symptom] {
        eachZoneRule(patient) { rule in
            guard case .until(let until) = rule.end else { return nil }
            if case .utc = until { return nil }
            return .untilLocal(until.text)
        }
    }

    /// The first and last local time that the file gives in each zone, series up to two years on.
    private static func usedSpans(
        _ patient: Patient
    ) -> [String: (first: LocalDateTime, last: LocalDateTime, line: Int)] {
        var spans: [String: (first: LocalDateTime, last: LocalDateTime, line: Int)] = [:]
        func use(_ tzid: String, _ local: LocalDateTime, _ line: Int) {
            guard let known = spans[tzid] else {
                spans[tzid] = (local, local, line)
                return
            }
            let isEarlier = local < known.first
            spans[tzid] = (
                isEarlier ? local : known.first, max(local, known.last),
                isEarlier ? line : known.line
            )
        }
        for time in patient.times {
            if case .zoned(let local, let tzid) = time.value { use(tzid, local, time.line.number) }
        }
        for series in patient.series {
            if let master = series.master, case .zoned(_, let tzid) = master.time("DTSTART"),
                let last = series.starts.last
            {
                use(tzid, last.utc, master.line)
            }
        }
        return spans
    }

    private static func coverage(_ patient: Patient) -> [Symptom] {
        let spans = usedSpans(patient)
        return patient.zones.compactMap { zone in
            guard let span = spans[zone.tzid], let onset = zone.firstOnset, span.first < onset
            else { return nil }
            return Symptom(span.line, .definedFrom(quoted(zone.tzid), onset.date))
        }
    }

    private static func differences(_ patient: Patient) -> [Symptom] {
        let spans = usedSpans(patient)
        return patient.zones.compactMap { zone in
            guard let used = spans[zone.tzid], let onset = zone.firstOnset else { return nil }
            // What lies before the first onset is told by the coverage; 2100 is as far as we look.
            let first = max(used.first, onset).secondsSinceEpoch + 86_400
            let last = min(used.last.secondsSinceEpoch + 2 * 86_400, 130 * 31_556_952)
            guard first < last else { return nil }
            let span = Span(
                start: Instant(secondsSinceEpoch: first), end: Instant(secondsSinceEpoch: last))
            guard let (moment, own, real) = zone.firstDifference(in: span) else { return nil }
            return Symptom(
                zone.line,
                .offsets(
                    on: moment.utc.date, own: own, zone: zone.real?.identifier ?? "", real: real))
        }
    }

    private static func observances(_ patient: Patient) -> [Symptom] {
        patient.zones.compactMap { zone in
            let counts = ["STANDARD", "DAYLIGHT"].map { name in
                zone.component.children.count { $0.name == name }
            }
            guard counts.contains(where: { $0 > 1 }) else { return nil }
            return Symptom(
                zone.line, .observances(standard: counts[0], daylight: counts[1]))
        }
    }

    private static func dates(_ patient: Patient) -> [Symptom] {
        eachObservance(patient) { observance in
            observance.all("RDATE").prefix(1).map {
                Symptom($0.number, .inObservance(observance.name))
            }
        }
    }

    private static func rules(_ patient: Patient) -> [Symptom] {
        eachZoneRule(patient) { rule in
            let isNth = rule.byDay.count == 1 && rule.byMonthDay.isEmpty
            let isDay = rule.byDay.isEmpty && rule.byMonthDay.count == 1
            let isPlain =
                rule.frequency == .yearly && rule.interval == 1 && rule.byMonth.count == 1
                && (isNth || isDay)
            return isPlain ? nil : .noYearlyRule("'\(rule.text.prefix(60))'")
        }
    }

    private static func seconds(_ patient: Patient) -> [Symptom] {
        eachObservance(patient) { observance in
            observance.lines.filter {
                $0.property.name.hasPrefix("TZOFFSET") && $0.property.value.utf8.count > 5
                    && !$0.property.value.hasSuffix("00")
            }
            .prefix(1).map { Symptom($0.number, .stands(quoted($0.property.value))) }
        }
    }
}
