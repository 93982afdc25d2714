import CivilTime
import ICalendar

/// Rules on starts, ends and the zones they are in (RFC 5545 §3.3.5, §3.8.2).
enum TimeRules {
    static let all: [Check] = [
        Check(.error, .utc, "RFC 5545 §3.8.7", stamps),
        Check(.error, .tzid, "RFC 5545 §3.2.19", CalendarClient.outlook, undefinedZones),
        Check(.warning, .tzidPrefix, "RFC 5545 §3.8.3.1", prefixes),
        Check(.warning, .floating, "RFC 5545 §3.3.5", [.google], floating),
        Check(.error, .end, "RFC 5545 §3.6.1", bothEnds),
        Check(.error, .dtendKind, "RFC 5545 §3.8.2.2", kinds),
        Check(.error, .dtend, "RFC 5545 §3.8.2.2", order),
        Check(.warning, .zeroLength, "RFC 5545 §3.6.1", lengthless),
        Check(.error, .durationNegative, "RFC 5545 §3.8.2.5", negative),
        Check(.error, .durationDays, "RFC 5545 §3.6.1", hoursOfDays),
        Check(
            .warning, .duration, "RFC 5545 §3.3.6", [.thunderbird, .nextcloud, .evolution],
            overClockChange),
        Check(.warning, .clockGap, "RFC 5545 §3.3.5", [.thunderbird, .khal, .evolution], inGap),
        Check(.warning, .clockFold, "RFC 5545 §3.3.5", [.thunderbird, .khal, .evolution], inFold),
    ]

    private static func stamps(_ patient: Patient) -> [Symptom] {
        let names: Set = ["DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED", "ACKNOWLEDGED"]
        return patient.symptoms { line in
            let property = line.property
            guard names.contains(property.name), !property.value.hasSuffix("Z") else { return nil }
            return .without("\(property.name) \(quoted(property.value))", "Z")
        }
    }

    private static func undefinedZones(_ patient: Patient) -> [Symptom] {
        let defined = Set(patient.zones.map(\.tzid))
        var reported: [String: Int] = [:]
        var symptoms: [Symptom] = []
        for time in patient.times {
            guard let tzid = time.line.property["TZID"], !tzid.isEmpty, !defined.contains(tzid),
                time.value?.isDate != true
            else { continue }
            // Each name once: a calendar without its zones would name every line.
            reported[tzid, default: 0] += 1
            if reported[tzid] == 1 {
                symptoms.append(Symptom(time.line.number, .zoneUndefined(quoted(tzid))))
            }
        }
        return symptoms
    }

    private static func prefixes(_ patient: Patient) -> [Symptom] {
        let definitions = patient.zones.filter { $0.tzid.hasPrefix("/") }
            .map { Symptom($0.line, .stands(quoted($0.tzid))) }
        var seen: Set<String> = []
        let uses = patient.times.compactMap { time -> Symptom? in
            guard let tzid = time.line.property["TZID"], tzid.hasPrefix("/"),
                seen.insert(tzid).inserted
            else { return nil }
            return Symptom(time.line.number, .stands(quoted(tzid)))
        }
        return definitions + uses
    }

    private static func floating(_ patient: Patient) -> [Symptom] {
        patient.times.compactMap { time in
            guard case .floating = time.value else { return nil }
            return Symptom(time.line.number, .noZone(quoted(time.text)))
        }
    }

    private static func bothEnds(_ patient: Patient) -> [Symptom] {
        let entries =
            patient.events.map { ($0, "DTEND") }
            + patient.components("VTODO").map { ($0, "DUE") }
        return entries.compactMap { component, end in
            guard component.first(end) != nil, let length = component.first("DURATION") else {
                return nil
            }
            return Symptom(length.number, .beside(end))
        }
    }

    private static func kinds(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { event in
            guard let line = event.first("DTEND"), let start = event.time("DTSTART"),
                let end = event.time("DTEND"), start.isDate != end.isDate
            else { return nil }
            return Symptom(line.number, start.isDate ? .timeAfterDate : .dateAfterTime)
        }
    }

    private static func order(_ patient: Patient) -> [Symptom] {
        patient.series.flatMap { series in
            series.events.compactMap { event in
                guard let line = event.first("DTEND"), let start = event.time("DTSTART"),
                    let end = event.time("DTEND"), start.isDate == end.isDate,
                    series.zones.instant(of: end) <= series.zones.instant(of: start)
                else { return nil }
                let text = quoted(start.text)
                return Symptom(
                    line.number,
                    end.local == start.local ? .endsAtStart(text) : .endsBeforeStart(text))
            }
        }
    }

    private static func lengthless(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { event in
            guard let line = event.first("DTSTART"), event.time("DTSTART")?.isDate == false,
                event.first("DTEND") == nil
            else { return nil }
            guard let length = event.first("DURATION") else {
                return Symptom(line.number, .neitherEndNorLength)
            }
            guard let duration = CalendarDuration(length.property.value),
                duration == CalendarDuration()
            else { return nil }
            return Symptom(length.number, .noLength)
        }
    }

    private static func negative(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { event in
            guard let line = event.first("DURATION"), line.property.value.hasPrefix("-") else {
                return nil
            }
            return Symptom(line.number, .stands(quoted(line.property.value)))
        }
    }

    private static func hoursOfDays(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { event in
            guard let line = event.first("DURATION"), event.time("DTSTART")?.isDate == true,
                line.property.value.contains("T")
            else { return nil }
            return Symptom(line.number, .ofWholeDay(quoted(line.property.value)))
        }
    }

    private static func overClockChange(_ patient: Patient) -> [Symptom] {
        eachEvent(patient) { event, zone, starts in
            guard let line = event.first("DURATION"),
                let length = CalendarDuration(line.property.value)
            else { return nil }
            let seconds = length.days * 86_400 + length.seconds
            let change = ClockChanges(near: starts, in: zone, within: seconds + 86_400)
                .first { start, change in
                    start < change.instant && change.instant < start.advanced(bySeconds: seconds)
                }
            guard let (start, _) = change else { return nil }
            return Symptom(line.number, .nightAfter(zone.local(at: start).date))
        }
    }

    private static func inGap(_ patient: Patient) -> [Symptom] {
        clockTimes(patient) { $0.isGap }
    }

    private static func inFold(_ patient: Patient) -> [Symptom] {
        clockTimes(patient) { !$0.isGap }
    }

    private static func clockTimes(
        _ patient: Patient, _ isMeant: @escaping (ClockChanges.Hour) -> Bool
    ) -> [Symptom] {
        eachEvent(patient) { event, zone, starts in
            guard let start = event.time("DTSTART"), !start.isDate else { return nil }
            let length = event.time("DTEND").map { start.local.seconds(until: $0.local) }
            for (line, offset) in [(event.first("DTSTART"), 0), (event.first("DTEND"), length)] {
                guard let line, let offset else { continue }
                let found = ClockChanges(near: starts, in: zone, within: offset + 86_400)
                    .first { moment, change in
                        let hour = ClockChanges.Hour(change)
                        guard isMeant(hour) else { return false }
                        // On the wall: the day of the instance with the clock of DTSTART.
                        let day = zone.local(at: moment).date
                        let wall = LocalDateTime(date: day, secondOfDay: start.local.secondOfDay)
                            .advanced(bySeconds: offset)
                        return hour.contains(wall)
                    }
                guard let (moment, change) = found else { continue }
                let night = change.instant.advanced(bySeconds: change.before.offset).utc.date
                let day = zone.local(at: moment).date
                return Symptom(
                    line.number,
                    .clockHour(
                        .init(
                            instance: starts.count > 1 ? day : nil, night: night,
                            zone: zone.identifier, isGap: ClockChanges.Hour(change).isGap)))
            }
            return nil
        }
    }

    /// Every event with a start in a zone: a series with all its instances, an override with its own.
    private static func eachEvent(
        _ patient: Patient, _ visit: (Component, Zone, [Instant]) -> Symptom?
    ) -> [Symptom] {
        patient.series.flatMap { series in
            series.events.compactMap { event -> Symptom? in
                guard let start = event.time("DTSTART"), start.tzid != nil else { return nil }
                let isMaster = event.line == series.master?.line
                return visit(
                    event, series.zones.zone(of: start),
                    isMaster ? series.starts : [series.zones.instant(of: start)])
            }
        }
    }
}

extension PatientSeries {
    /// The series, then its overrides.
    var events: [Component] { (master.map { [$0] } ?? []) + overrides }
}

extension LocalDateTime {
    /// Seconds on the wall up to another time.
    fileprivate func seconds(until other: LocalDateTime) -> Int {
        other.secondsSinceEpoch - secondsSinceEpoch
    }
}
