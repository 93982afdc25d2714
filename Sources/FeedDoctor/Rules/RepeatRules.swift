import CivilTime
import ICalendar

/// Rules on recurrence (RFC 5545 §3.3.10, §3.8.5; RFC 7529).
enum RepeatRules {
    static let all: [Check] = [
        Check(.error, .rrule, "RFC 5545 §3.3.10", invalid),
        Check(.warning, .rruleTwice, "RFC 5545 §3.6.1", CalendarClient.outlook, several),
        Check(.warning, .exrule, "RFC 5545 §A.1", exclusions),
        Check(.error, .until, "RFC 5545 §3.3.10", untilKinds),
        Check(.warning, .untilBeforeStart, "RFC 5545 §3.3.10", earlyEnds),
        Check(.warning, .rruleStart, "RFC 5545 §3.8.5.3", startOutside),
        Check(
            .warning, .rruleTemplate, "MS-OXCICAL §2.1.3.2.2", CalendarClient.outlook,
            withoutPattern),
        Check(.warning, .rscale, "RFC 7529 §4", otherCalendars),
        Check(
            .warning, .rdate, "MS-OXCICAL §2.1.3.1.1", CalendarClient.outlook + [.nextcloud],
            additions),
        Check(.warning, .twoADay, "MS-OXCICAL §2.1.3.1.1", CalendarClient.outlook, twiceADay),
        Check(.warning, .exdateKind, "RFC 5545 §3.8.5.1", exceptionKinds),
        Check(.warning, .exdateInstance, "RFC 5545 §3.8.5.1", missedExceptions),
        Check(.warning, .exdateAndOverride, "RFC 5545 §3.8.5.1", leftOutAndReplaced),
        Check(.warning, .endless, "RFC 5545 §3.3.10", endless),
    ]

    private static func eachRule(
        _ patient: Patient, _ visit: (Component, ContentLines.Line, RecurrenceRule) -> Evidence?
    ) -> [Symptom] {
        patient.events.flatMap { event in
            event.all("RRULE").prefix(8).compactMap { line -> Symptom? in
                // A rule that is none is told by `invalid`; there is nothing else to say of it.
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
                return .badRule(error)
            }
        }
    }

    private static func several(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { $0.all("RRULE").dropFirst().first }
            .map { Symptom($0.number, .second("RRULE")) }
    }

    private static func exclusions(_ patient: Patient) -> [Symptom] {
        patient.symptoms { $0.property.name == "EXRULE" ? .readByFew("EXRULE") : nil }
    }

    private static func untilKinds(_ patient: Patient) -> [Symptom] {
        eachRule(patient) { event, _, rule in
            guard case .until(let until) = rule.end, let start = event.time("DTSTART") else {
                return nil
            }
            let wanted: Evidence.TimeKind =
                switch start {
                case .date: .date
                case .floating: .local
                case .zoned, .utc: .utc
                }
            let actual = Evidence.TimeKind(until)
            return wanted == actual ? nil : .untilIs(actual, wanted: wanted)
        }
    }

    private static func earlyEnds(_ patient: Patient) -> [Symptom] {
        eachRule(patient) { event, _, rule in
            guard case .until(let until) = rule.end, let start = event.time("DTSTART"),
                // A day of slack for the difference between the zone and UTC.
                until.local.advanced(bySeconds: 86_400) < start.local
            else { return nil }
            return .untilBefore(until.text, start: start.text)
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
                return iterator.isExhausted ? nil : .yieldsNothing
            }
            return first == start.local ? nil : .beginsOn(first.date, start: start.text)
        }
    }

    private static func withoutPattern(_ patient: Patient) -> [Symptom] {
        eachRule(patient) { _, line, rule in
            rule.isKnownToOutlook ? nil : .noPattern
        }
    }

    private static func otherCalendars(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard line.property.name == "RRULE" else { return nil }
            let value = line.property.value.uppercased()
            return value.contains("RSCALE=") || value.contains("SKIP=")
                ? .otherCalendar : nil
        }
    }

    private static func additions(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { $0.first("RDATE") }
            .map { Symptom($0.number, .added($0.property.value.split(separator: ",").count)) }
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
                    return Symptom(line?.number ?? master.line, .onDay(day))
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
                    Evidence.TimeKind(time) != Evidence.TimeKind(start) || time.tzid != start.tzid
                else { return nil }
                return Symptom(line.number, .kinds(.init(time), start: .init(start)))
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
                    let text = quoted(time.text)
                    return Symptom(
                        line.number, series.repeats ? .noInstance(text) : .noRepetition(text))
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
                    override.line, .exceptedToo(quoted(replaced.text)))
            }
        }
    }

    private static func endless(_ patient: Patient) -> [Symptom] {
        patient.series.compactMap { series in
            guard !series.isComplete, let line = series.master?.first("RRULE"),
                !series.rules.isEmpty
            else { return nil }
            return Symptom(line.number, .tooMany)
        }
    }
}
