import ICalendar

/// Rules on VALARM (RFC 5545 §3.6.6, RFC 9074).
enum AlarmRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .error, "alarm-trigger", "RFC 5545 §3.8.6.3", "alarms at a moment that is not in UTC",
            mend: "write TRIGGER;VALUE=DATE-TIME:…Z, or a length before the start", triggers),
        DoctorRule(
            .error, "alarm-related", "RFC 5545 §3.8.6.3", "alarms at an end that is not there",
            mend: "give the event a DTEND, or leave RELATED=END out", ends),
        DoctorRule(
            .error, "alarm-repeat", "RFC 5545 §3.6.6", "alarms with half a repetition",
            mend: "write DURATION and REPEAT, or neither", repetitions),
        DoctorRule(
            .error, "alarm-text", "RFC 5545 §3.6.6", "alarms without their words",
            mend: "DISPLAY needs a DESCRIPTION, EMAIL also a SUMMARY and an ATTENDEE", words),
        DoctorRule(
            .warning, "alarm-action", "RFC 5545 §3.8.6.1", "alarms of a kind that is not shown",
            mend: "write ACTION:DISPLAY; PROCEDURE and NONE were dropped or never were", actions),
        DoctorRule(
            .note, "alarm-ignored", "", [.google, .apple, .nextcloud],
            "alarms in a calendar that people subscribe to",
            mend:
                "nothing: Google leaves alarms out, Apple and Nextcloud do unless asked to keep them",
            ignored),
    ]

    private static func triggers(_ patient: Patient) -> [Symptom] {
        patient.components("VALARM").compactMap { alarm in
            guard let line = alarm.first("TRIGGER") else { return nil }
            let value = line.property.value
            let isMarked = line.property["VALUE"]?.uppercased() == "DATE-TIME"
            let isTime = ValueGrammar.isDateTime(value)
            if isTime, !isMarked { return Symptom(line.number, "a time without VALUE=DATE-TIME") }
            if isTime, !value.hasSuffix("Z") { return Symptom(line.number, "a time without Z") }
            return nil
        }
    }

    private static func ends(_ patient: Patient) -> [Symptom] {
        patient.parts.map(\.component).flatMap { entry -> [Symptom] in
            guard entry.first("DTEND") == nil, entry.first("DURATION") == nil,
                entry.first("DUE") == nil, entry.time("DTSTART")?.isDate != true
            else { return [] }
            return entry.children.filter { $0.name == "VALARM" }.compactMap { alarm in
                guard let line = alarm.first("TRIGGER"),
                    line.property["RELATED"]?.uppercased() == "END"
                else { return nil }
                return Symptom(line.number, "the \(entry.name) has no end")
            }
        }
    }

    private static func repetitions(_ patient: Patient) -> [Symptom] {
        patient.components("VALARM").compactMap { alarm in
            let both = [alarm.first("DURATION"), alarm.first("REPEAT")].compactMap { $0 }
            guard both.count == 1 else { return nil }
            return Symptom(both[0].number, "\(both[0].property.name) alone")
        }
    }

    private static let needed: [String: [String]] = [
        "DISPLAY": ["DESCRIPTION"], "EMAIL": ["DESCRIPTION", "SUMMARY", "ATTENDEE"],
    ]

    private static func words(_ patient: Patient) -> [Symptom] {
        patient.components("VALARM").flatMap { alarm in
            (needed[alarm.value("ACTION")?.uppercased() ?? ""] ?? [])
                .filter { alarm.first($0) == nil }
                .map { Symptom(alarm.line, "no \($0)") }
        }
    }

    private static func actions(_ patient: Patient) -> [Symptom] {
        patient.components("VALARM").compactMap { alarm in
            guard let line = alarm.first("ACTION"),
                !["DISPLAY", "AUDIO", "EMAIL"].contains(line.property.value.uppercased())
            else { return nil }
            return Symptom(line.number, quoted(line.property.value))
        }
    }

    private static func ignored(_ patient: Patient) -> [Symptom] {
        let alarms = patient.components("VALARM")
        guard patient.method == nil, let first = alarms.first else { return [] }
        return [Symptom(first.line, "\(alarms.count) in the file")]
    }
}
