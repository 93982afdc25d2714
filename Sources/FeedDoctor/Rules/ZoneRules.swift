import CivilTime
import ICalendar

/// Rules on VTIMEZONE (RFC 5545 §3.6.5; MS-OXCICAL §2.1.3.1.1.19).
enum ZoneRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .error, "tzid-twice", "RFC 5545 §3.6.5", "zones that are defined twice",
            mend: "keep one VTIMEZONE for each TZID", twice),
        DoctorRule(
            .warning, "tzid-name", "RFC 5545 §3.8.3.1", "zone names that nobody knows",
            mend: "name it as the tz database does, such as Europe/Amsterdam", unknownNames),
        DoctorRule(
            .note, "vtimezone-unused", "RFC 5545 §3.6.5", "zones that no time uses",
            mend: "leave the VTIMEZONE out", unused),
        DoctorRule(
            .error, "vtimezone-local", "RFC 5545 §3.6.5", "onsets that are not in local time",
            mend: "write DTSTART and RDATE of STANDARD and DAYLIGHT without Z and TZID", onsets),
        DoctorRule(
            .error, "vtimezone-until", "RFC 5545 §3.6.5", "zone rules that end in local time",
            mend: "write UNTIL in UTC, with Z", ends),
        DoctorRule(
            .error, "vtimezone-coverage", "RFC 5545 §3.6.5", "times before the zone begins",
            mend: "let STANDARD begin before the first event, such as in 1970", coverage),
        DoctorRule(
            .error, "vtimezone-differs", "RFC 5545 §3.6.5", "zones other than the tz database has",
            mend: "write the zone's rule as it is in force over the events of the file", differences
        ),
        DoctorRule(
            .warning, "vtimezone-rules", "MS-OXCICAL §2.1.3.1.1.19", CalendarClient.outlook,
            "more than one STANDARD or DAYLIGHT",
            mend: "write one of each, the rule in force: Outlook falls back to UTC", observances),
        DoctorRule(
            .warning, "vtimezone-rdate", "MS-OXCICAL §2.1.3.1.1.19", CalendarClient.outlook,
            "zone changes listed one by one",
            mend: "write a yearly RRULE: Outlook does not read RDATE in a zone", dates),
        DoctorRule(
            .warning, "vtimezone-rrule", "MS-OXCICAL §2.1.3.1.1.19.2.2", CalendarClient.outlook,
            "zone rules that Outlook cannot read",
            mend: "write FREQ=YEARLY with one BYMONTH and one BYDAY such as -1SU", rules),
        DoctorRule(
            .warning, "vtimezone-seconds", "MS-OXCICAL §2.1.3.1.1.19", CalendarClient.outlook,
            "offsets with seconds",
            mend: "leave out what was before the clocks kept to minutes", seconds),
    ]

    private static func twice(_ patient: Patient) -> [Symptom] {
        var seen: Set<String> = []
        return patient.zones.filter { !$0.tzid.isEmpty && !seen.insert($0.tzid).inserted }
            .map { Symptom($0.line, "a second \(quoted($0.tzid))") }
    }

    private static func unknownNames(_ patient: Patient) -> [Symptom] {
        patient.zones.filter { !$0.tzid.isEmpty && $0.real == nil }
            .map {
                Symptom($0.line, "\(quoted($0.tzid)) is in neither the tz database nor Windows")
            }
    }

    private static func unused(_ patient: Patient) -> [Symptom] {
        // Without it the calendar would be empty.
        if patient.events.isEmpty { return [] }
        let used = Set(
            patient.parts.flatMap { $0.component.lines.compactMap { $0.property["TZID"] } })
        return patient.zones.filter { !$0.tzid.isEmpty && !used.contains($0.tzid) }
            .map { Symptom($0.line, quoted($0.tzid)) }
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
            .map { Symptom($0.number, "\($0.property.name) \(quoted($0.property.value))") }
        }
    }

    private static func eachZoneRule(
        _ patient: Patient, _ visit: (RecurrenceRule) -> String?
    ) -> [Symptom] {
        eachObservance(patient) { observance in
            observance.all("RRULE").compactMap { line in
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
            return "UNTIL=\(until.text) is not in UTC"
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
            return Symptom(
                span.line, "\(quoted(zone.tzid)) is defined from \(onset.date) on")
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
                "on \(moment.utc.date) it says \(offset(own)), \(zone.real?.identifier ?? "") is "
                    + offset(real))
        }
    }

    private static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + digits(minutes / 60, 2) + ":" + digits(minutes % 60, 2)
    }

    private static func observances(_ patient: Patient) -> [Symptom] {
        patient.zones.compactMap { zone in
            let counts = ["STANDARD", "DAYLIGHT"].map { name in
                zone.component.children.count { $0.name == name }
            }
            guard counts.contains(where: { $0 > 1 }) else { return nil }
            return Symptom(zone.line, "\(counts[0]) STANDARD and \(counts[1]) DAYLIGHT")
        }
    }

    private static func dates(_ patient: Patient) -> [Symptom] {
        eachObservance(patient) { observance in
            observance.all("RDATE").prefix(1).map { Symptom($0.number, "in \(observance.name)") }
        }
    }

    private static func rules(_ patient: Patient) -> [Symptom] {
        eachZoneRule(patient) { rule in
            let isNth = rule.byDay.count == 1 && rule.byMonthDay.isEmpty
            let isDay = rule.byDay.isEmpty && rule.byMonthDay.count == 1
            let isPlain =
                rule.frequency == .yearly && rule.interval == 1 && rule.byMonth.count == 1
                && (isNth || isDay)
            return isPlain ? nil : "'\(rule.text.prefix(60))' is no such rule"
        }
    }

    private static func seconds(_ patient: Patient) -> [Symptom] {
        eachObservance(patient) { observance in
            observance.lines.filter {
                $0.property.name.hasPrefix("TZOFFSET") && $0.property.value.utf8.count > 5
                    && !$0.property.value.hasSuffix("00")
            }
            .prefix(1).map { Symptom($0.number, quoted($0.property.value)) }
        }
    }
}
