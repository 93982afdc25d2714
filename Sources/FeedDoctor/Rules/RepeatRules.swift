import CivilTime
import ICalendar

/// Rules on recurrence (RFC 5545 §3.3.10, §3.8.5; RFC 7529).
enum RepeatRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .error, "rrule", "RFC 5545 §3.3.10", "rules that are not valid",
            mend: "mend the part named; kring rrule RULE --start … shows what a rule yields",
            invalid),
        DoctorRule(
            .warning, "rrule-twice", "RFC 5545 §3.6.1", CalendarClient.outlook,
            "more than one rule in an event",
            mend: "write an event for each rule, or one rule and exceptions", several),
        DoctorRule(
            .warning, "exrule", "RFC 5545 §A.1", "EXRULE, which RFC 5545 took out",
            mend: "write EXDATE for each instance that is left out", exclusions),
        DoctorRule(
            .error, "until", "RFC 5545 §3.3.10", "UNTIL of another kind than DTSTART asks for",
            mend: "UTC when DTSTART has a zone, else the kind of DTSTART", untilKinds),
        DoctorRule(
            .warning, "until-before-start", "RFC 5545 §3.3.10", "rules that end before they begin",
            mend: "drop the rule, or set UNTIL right", earlyEnds),
        DoctorRule(
            .warning, "rrule-start", "RFC 5545 §3.8.5.3", "a DTSTART that its rule does not yield",
            mend: "start the series on a day of its rule: programs disagree whether it counts",
            startOutside),
        DoctorRule(
            .warning, "rrule-template", "MS-OXCICAL §2.1.3.2.2", CalendarClient.outlook,
            "rules that Outlook has no pattern for",
            mend: "write single events, or a daily, weekly, monthly or yearly rule of one kind",
            withoutPattern),
        DoctorRule(
            .warning, "rscale", "RFC 7529 §4", "rules with RSCALE or SKIP",
            mend: "few programs know them; write BYMONTHDAY=-1 or single events", otherCalendars),
        DoctorRule(
            .warning, "rdate", "MS-OXCICAL §2.1.3.1.1", CalendarClient.outlook + [.nextcloud],
            "instances that are added one by one",
            mend: "write them as events with a UID of their own", additions),
        DoctorRule(
            .warning, "two-a-day", "MS-OXCICAL §2.1.3.1.1", CalendarClient.outlook,
            "two instances of a series on one day",
            mend: "write two series: Outlook knows exceptions by their day only", twiceADay),
        DoctorRule(
            .warning, "exdate-kind", "RFC 5545 §3.8.5.1", "exceptions of another kind than DTSTART",
            mend: "write EXDATE as DTSTART is written, with the same TZID", exceptionKinds),
        DoctorRule(
            .warning, "exdate-instance", "RFC 5545 §3.8.5.1", "exceptions that hit no instance",
            mend: "write the exact start of the instance in the series' own zone", missedExceptions),
        DoctorRule(
            .warning, "exdate-and-override", "RFC 5545 §3.8.5.1",
            "instances both left out and replaced",
            mend: "keep the EXDATE, or the event with RECURRENCE-ID, not both", leftOutAndReplaced),
        DoctorRule(
            .warning, "endless", "RFC 5545 §3.3.10", "rules with more instances than anybody reads",
            mend: "end the rule with COUNT or UNTIL, and let it be daily or rarer", endless),
    ]

    private static func eachRule(
        _ patient: Patient, _ visit: (Component, ContentLines.Line, RecurrenceRule) -> String?
    ) -> [Symptom] {
        patient.events.flatMap { event in
            event.all("RRULE").prefix(8).compactMap { line -> Symptom? in
                guard let rule = try? RecurrenceRule(reading: line.property.value) else {
                    return nil
                }
                return visit(event, line, rule).map { Symptom(line.number, $0) }
            }
        }
    }

    private static func invalid(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard line.property.name == "RRULE" || line.property.name == "EXRULE" else {
                return nil
            }
            do throws(RecurrenceFault) {
                _ = try RecurrenceRule(reading: line.property.value)
                return nil
            } catch {
                return error.words
            }
        }
    }

    private static func several(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { $0.all("RRULE").dropFirst().first }
            .map { Symptom($0.number, "a second RRULE") }
    }

    private static func exclusions(_ patient: Patient) -> [Symptom] {
        patient.symptoms { $0.property.name == "EXRULE" ? "EXRULE is read by few" : nil }
    }

    private static func untilKinds(_ patient: Patient) -> [Symptom] {
        eachRule(patient) { event, _, rule in
            guard case .until(let until) = rule.end, let start = event.time("DTSTART") else {
                return nil
            }
            let wanted =
                switch start {
                case .date: "a date"
                case .floating: "a local time"
                case .zoned, .utc: "UTC"
                }
            var actual = until.isDate ? "a date" : "a local time"
            if case .utc = until { actual = "UTC" }
            return wanted == actual ? nil : "UNTIL is \(actual), DTSTART asks for \(wanted)"
        }
    }

    private static func earlyEnds(_ patient: Patient) -> [Symptom] {
        eachRule(patient) { event, _, rule in
            guard case .until(let until) = rule.end, let start = event.time("DTSTART"),
                // A day of slack for the difference between the zone and UTC.
                until.local.advanced(bySeconds: 86_400) < start.local
            else { return nil }
            return "UNTIL \(until.text) lies before DTSTART \(start.text)"
        }
    }

    private static func startOutside(_ patient: Patient) -> [Symptom] {
        eachRule(patient) { event, line, rule in
            guard let start = event.time("DTSTART"), event.all("RRULE").count == 1 else {
                return nil
            }
            var plain = rule
            // An UNTIL in UTC says nothing about the wall clock here.
            plain.end = .count(1)
            var iterator = RecurrenceIterator(
                plain, start: start.local, isDate: start.isDate, budget: 20_000)
            guard let first = iterator.next() else {
                return iterator.isExhausted ? nil : "the rule yields nothing"
            }
            return first == start.local
                ? nil : "DTSTART is \(start.text), the rule begins on \(first.date)"
        }
    }

    private static func withoutPattern(_ patient: Patient) -> [Symptom] {
        eachRule(patient) { _, line, rule in
            rule.isKnownToOutlook ? nil : "no pattern of Outlook fits"
        }
    }

    private static func otherCalendars(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard line.property.name == "RRULE" else { return nil }
            let value = line.property.value.uppercased()
            return value.contains("RSCALE=") || value.contains("SKIP=")
                ? "RSCALE and SKIP are ignored, or the rule is" : nil
        }
    }

    private static func additions(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { $0.first("RDATE") }
            .map { Symptom($0.number, "\($0.property.value.split(separator: ",").count) added") }
    }

    private static func twiceADay(_ patient: Patient) -> [Symptom] {
        patient.series.compactMap { series in
            guard series.repeats, let master = series.master, let start = master.time("DTSTART")
            else { return nil }
            let zone = series.zones.zone(of: start)
            var last: CivilDate?
            for moment in series.starts {
                let day = zone.local(at: moment).date
                if day == last {
                    let line = master.first("RRULE") ?? master.first("RDATE")
                    return Symptom(line?.number ?? master.line, "on \(day)")
                }
                last = day
            }
            return nil
        }
    }

    private static func exceptionKinds(_ patient: Patient) -> [Symptom] {
        patient.events.flatMap { event -> [Symptom] in
            guard let start = event.time("DTSTART") else { return [] }
            return event.all("EXDATE").compactMap { line in
                guard let time = Patient.times(on: line).first?.value,
                    time.kind != start.kind || time.tzid != start.tzid
                else { return nil }
                return Symptom(
                    line.number, "\(time.kind) here, \(start.kind) in DTSTART")
            }
        }
    }

    private static func missedExceptions(_ patient: Patient) -> [Symptom] {
        patient.series.flatMap { series -> [Symptom] in
            guard let master = series.master else { return [] }
            return master.all("EXDATE").flatMap { line in
                Patient.times(on: line).compactMap { time in
                    guard let value = time.value,
                        series.hasInstance(at: value) == false
                    else { return nil }
                    let words = series.repeats ? "no instance then" : "the event does not repeat"
                    return Symptom(line.number, "\(quoted(time.text)): \(words)")
                }
            }
        }
    }

    private static func leftOutAndReplaced(_ patient: Patient) -> [Symptom] {
        patient.series.flatMap { series -> [Symptom] in
            guard let master = series.master, !series.overrides.isEmpty else { return [] }
            let out = master.all("EXDATE").flatMap { Patient.times(on: $0).compactMap(\.value) }
            let moments = Set(out.map { series.zones.instant(of: $0) })
            return series.overrides.compactMap { override in
                guard let replaced = override.time("RECURRENCE-ID"),
                    moments.contains(series.zones.instant(of: replaced))
                else { return nil }
                return Symptom(
                    override.line, "\(quoted(replaced.text)) is an EXDATE of the series too")
            }
        }
    }

    private static func endless(_ patient: Patient) -> [Symptom] {
        patient.series.compactMap { series in
            guard !series.isComplete, let line = series.master?.first("RRULE"),
                !series.rules.isEmpty
            else { return nil }
            return Symptom(line.number, "more than a reader can expand in two years")
        }
    }
}

extension CalendarTime {
    /// What it is, in words.
    var kind: String {
        switch self {
        case .date: "a date"
        case .floating: "a local time"
        case .zoned(_, let tzid): "a time in \(quoted(tzid))"
        case .utc: "UTC"
        }
    }
}

extension RecurrenceFault {
    /// The fault in a few words.
    var words: String {
        switch self {
        case .length(let count): count == 0 ? "it is empty" : "it has \(count) bytes"
        case .malformed(let piece): "\(quoted(piece)) is not NAME=VALUE"
        case .unknownPart(let name): "there is no part \(quoted(name))"
        case .duplicate(let name): "\(name) stands twice"
        case .noFrequency: "it has no FREQ"
        case .unknownFrequency(let name): "there is no frequency \(quoted(name))"
        case .value(let text, let part): "\(part) cannot be \(quoted(text))"
        case .countAndUntil: "COUNT and UNTIL together"
        case .notWith(let part, let frequency): "\(part) does not go with \(frequency.rawValue)"
        case .numericWeekday(let text): "\(quoted(text)) has a number where none may be"
        case .nothingToChooseFrom: "BYSETPOS has no other BY part to choose from"
        case .unsupportedCalendar(let name): "the calendar \(quoted(name)) is not supported"
        case .skipWithoutCalendar: "SKIP without RSCALE"
        }
    }
}
