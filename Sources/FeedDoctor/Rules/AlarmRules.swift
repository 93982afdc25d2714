import ICalendar

/// Rules on VALARM (RFC 5545 §3.6.6, RFC 9074).
enum AlarmRules {
    static let all: [Check] = [
        Check(.error, .alarmTrigger, "RFC 5545 §3.8.6.3", triggers),
        Check(.error, .alarmRelated, "RFC 5545 §3.8.6.3", ends),
        Check(.error, .alarmRepeat, "RFC 5545 §3.6.6", repetitions),
        Check(.error, .alarmText, "RFC 5545 §3.6.6", words),
        Check(.warning, .alarmAction, "RFC 5545 §3.8.6.1", actions),
        Check(.note, .alarmIgnored, "", [.google, .apple, .nextcloud], ignored),
    ]

    private static func triggers(_ patient: Patient) -> [Symptom] {
        patient.components("VALARM").compactMap { alarm in
            guard let line = alarm.first("TRIGGER") else { return nil }
            let value = line.property.value
            let isMarked = line.property["VALUE"]?.uppercased() == "DATE-TIME"
            let isTime = ValueGrammar.isDateTime(value)
            if isTime, !isMarked { return Symptom(line.number, .timeWithout("VALUE=DATE-TIME")) }
            if isTime, !value.hasSuffix("Z") { return Symptom(line.number, .timeWithout("Z")) }
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
                return Symptom(line.number, .noEnd(entry.name))
            }
        }
    }

    private static func repetitions(_ patient: Patient) -> [Symptom] {
        patient.components("VALARM").compactMap { alarm in
            let both = [alarm.first("DURATION"), alarm.first("REPEAT")].compactMap { $0 }
            guard both.count == 1 else { return nil }
            return Symptom(both[0].number, .alone(both[0].property.name))
        }
    }

    private static let needed: [String: [String]] = [
        "DISPLAY": ["DESCRIPTION"], "EMAIL": ["DESCRIPTION", "SUMMARY", "ATTENDEE"],
    ]

    private static func words(_ patient: Patient) -> [Symptom] {
        patient.components("VALARM").flatMap { alarm in
            (needed[alarm.value("ACTION")?.uppercased() ?? ""] ?? [])
                .filter { alarm.first($0) == nil }
                .map { Symptom(alarm.line, .missing($0)) }
        }
    }

    private static func actions(_ patient: Patient) -> [Symptom] {
        patient.components("VALARM").compactMap { alarm in
            guard let line = alarm.first("ACTION"),
                !["DISPLAY", "AUDIO", "EMAIL"].contains(line.property.value.uppercased())
            else { return nil }
            return Symptom(line.number, .stands(quoted(line.property.value)))
        }
    }

    private static func ignored(_ patient: Patient) -> [Symptom] {
        let alarms = patient.components("VALARM")
        guard patient.method == nil, let first = alarms.first else { return [] }
        return [Symptom(first.line, .inFile(alarms.count))]
    }
}
