import CivilTime
import ICalendar

/// Rules on starts, ends and the zones they are in (RFC 5545 §3.3.5, §3.8.2).
enum TimeRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .error, "utc", "RFC 5545 §3.8.7", "stamps that are not in UTC",
            mend: "write the moment in UTC, with Z", stamps),
        DoctorRule(
            .error, "tzid", "RFC 5545 §3.2.19", CalendarClient.outlook,
            "zones that the file does not define",
            mend: "add a VTIMEZONE with that TZID; Outlook takes the time for UTC", undefinedZones),
        DoctorRule(
            .warning, "tzid-prefix", "RFC 5545 §3.8.3.1", "zone names with a vendor's path",
            mend: "write the plain name, such as Europe/Amsterdam", prefixes),
        DoctorRule(
            .warning, "floating", "RFC 5545 §3.3.5", [.google], "times without a zone",
            mend: "add TZID=… with its VTIMEZONE, or write UTC; Google takes them for UTC",
            floating),
        DoctorRule(
            .error, "end", "RFC 5545 §3.6.1", "DTEND and DURATION together",
            mend: "keep DTEND", bothEnds),
        DoctorRule(
            .error, "dtend-kind", "RFC 5545 §3.8.2.2", "an end of another kind than the start",
            mend: "write both as dates, or both as times", kinds),
        DoctorRule(
            .error, "dtend", "RFC 5545 §3.8.2.2", "an end that is not after the start",
            mend: "end later; the end of a whole day is the day after it", order),
        DoctorRule(
            .warning, "zero-length", "RFC 5545 §3.6.1", "events that take no time",
            mend: "add DTEND; without it the event has no length, and blocks nothing", lengthless),
        DoctorRule(
            .error, "duration-negative", "RFC 5545 §3.8.2.5", "lengths below zero",
            mend: "write a length above zero, or better DTEND", negative),
        DoctorRule(
            .error, "duration-days", "RFC 5545 §3.6.1", "whole days with a length in hours",
            mend: "write whole days or weeks, such as P1D", hoursOfDays),
        DoctorRule(
            .warning, "duration", "RFC 5545 §3.3.6",
            [.thunderbird, .nextcloud, .evolution], "lengths over a change of the clock",
            mend: "write DTEND; programs end such an event at three different times",
            overClockChange),
        DoctorRule(
            .warning, "clock-gap", "RFC 5545 §3.3.5", [.thunderbird, .khal, .evolution],
            "times that the clock skips",
            mend: "keep away from the hour that is skipped, or write UTC", inGap),
        DoctorRule(
            .warning, "clock-fold", "RFC 5545 §3.3.5", [.thunderbird, .khal, .evolution],
            "times that the clock shows twice",
            mend: "keep away from the hour that is shown twice, or write UTC", inFold),
    ]

    private static func stamps(_ patient: Patient) -> [Symptom] {
        let names: Set = ["DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED", "ACKNOWLEDGED"]
        return patient.symptoms { line in
            let property = line.property
            guard names.contains(property.name), !property.value.hasSuffix("Z") else { return nil }
            return "\(property.name) \(quoted(property.value)) without Z"
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
                symptoms.append(Symptom(time.line.number, "\(quoted(tzid)) has no VTIMEZONE"))
            }
        }
        return symptoms
    }

    private static func prefixes(_ patient: Patient) -> [Symptom] {
        let definitions = patient.zones.filter { $0.tzid.hasPrefix("/") }
            .map { Symptom($0.line, quoted($0.tzid)) }
        var seen: Set<String> = []
        let uses = patient.times.compactMap { time -> Symptom? in
            guard let tzid = time.line.property["TZID"], tzid.hasPrefix("/"),
                seen.insert(tzid).inserted
            else { return nil }
            return Symptom(time.line.number, quoted(tzid))
        }
        return definitions + uses
    }

    private static func floating(_ patient: Patient) -> [Symptom] {
        patient.times.compactMap { time in
            guard case .floating = time.value else { return nil }
            return Symptom(time.line.number, "\(quoted(time.text)) has no zone")
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
            return Symptom(length.number, "\(end) stands there too")
        }
    }

    private static func kinds(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { event in
            guard let line = event.first("DTEND"), let start = event.time("DTSTART"),
                let end = event.time("DTEND"), start.isDate != end.isDate
            else { return nil }
            return Symptom(
                line.number, start.isDate ? "a time, after a date" : "a date, after a time")
        }
    }

    private static func order(_ patient: Patient) -> [Symptom] {
        patient.series.flatMap { series in
            series.events.compactMap { event in
                guard let line = event.first("DTEND"), let start = event.time("DTSTART"),
                    let end = event.time("DTEND"), start.isDate == end.isDate,
                    series.zones.instant(of: end) <= series.zones.instant(of: start)
                else { return nil }
                let words = end.local == start.local ? "at" : "before"
                return Symptom(line.number, "it ends \(words) its start, \(quoted(start.text))")
            }
        }
    }

    private static func lengthless(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { event in
            guard let line = event.first("DTSTART"), event.time("DTSTART")?.isDate == false,
                event.first("DTEND") == nil
            else { return nil }
            guard let length = event.first("DURATION") else {
                return Symptom(line.number, "it has neither DTEND nor DURATION")
            }
            guard let duration = CalendarDuration(length.property.value),
                duration == CalendarDuration()
            else { return nil }
            return Symptom(length.number, "its length is nothing")
        }
    }

    private static func negative(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { event in
            guard let line = event.first("DURATION"), line.property.value.hasPrefix("-") else {
                return nil
            }
            return Symptom(line.number, quoted(line.property.value))
        }
    }

    private static func hoursOfDays(_ patient: Patient) -> [Symptom] {
        patient.events.compactMap { event in
            guard let line = event.first("DURATION"), event.time("DTSTART")?.isDate == true,
                line.property.value.contains("T")
            else { return nil }
            return Symptom(line.number, "\(quoted(line.property.value)) of a whole day")
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
            return Symptom(line.number, "in the night after \(zone.local(at: start).date)")
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
                let which = starts.count > 1 ? "the instance of \(day)" : "it"
                return Symptom(
                    line.number,
                    "\(which) lies in the hour of \(night) that \(zone.identifier) "
                        + (ClockChanges.Hour(change).isGap ? "skips" : "has twice"))
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
