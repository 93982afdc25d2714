import ICalendar

/// Rules on the calendar as people subscribe to it: its name, its size, its refreshing.
enum SubscriptionRules {
    static let all: [Check] = [
        Check(.warning, .method, "RFC 5546 §3.2", CalendarClient.outlook, methods),
        Check(.warning, .name, "RFC 7986 §5.1", unnamed),
        Check(
            .warning, .nameTwin, "RFC 7986 §5.1", [.google, .apple, .outlookDesktop],
            onlyNewName),
        Check(.warning, .refresh, "RFC 7986 §5.7", [.nextcloud], unrefreshed),
        Check(.note, .refreshTwin, "RFC 7986 §5.7", [.outlookDesktop], onlyNewRefresh),
        Check(.note, .colorTwin, "RFC 7986 §5.9", [.apple], onlyNewColour),
        Check(.warning, .xWRTimezone, "", CalendarClient.outlook, onlyHint),
        Check(.warning, .size, "", [.google], bytes),
        Check(.warning, .examinedPart, "", part),
        Check(.warning, .events, "", [.google], events),
    ]

    /// Of a message the method is the point; PUBLISH alone is what feeds have, and should not.
    private static func methods(_ patient: Patient) -> [Symptom] {
        guard let line = patient.method, line.property.value.uppercased() == "PUBLISH" else {
            return []
        }
        return [Symptom(line.number, .stands(quoted(line.property.value)))]
    }

    private static func names(_ patient: Patient) -> Set<String> {
        Set(patient.calendar.lines.map(\.property.name))
    }

    /// A message is nobody's subscription.
    private static func calendar(
        _ patient: Patient, _ evidence: Evidence, if condition: (Set<String>) -> Bool
    ) -> [Symptom] {
        guard patient.method == nil, condition(names(patient)) else { return [] }
        return [Symptom(patient.calendar.line, evidence)]
    }

    private static func unnamed(_ patient: Patient) -> [Symptom] {
        calendar(patient, .neither("NAME", "X-WR-CALNAME")) {
            $0.isDisjoint(with: ["NAME", "X-WR-CALNAME"])
        }
    }

    private static func onlyNewName(_ patient: Patient) -> [Symptom] {
        calendar(patient, .without("NAME", "X-WR-CALNAME")) {
            $0.contains("NAME") && !$0.contains("X-WR-CALNAME")
        }
    }

    private static func unrefreshed(_ patient: Patient) -> [Symptom] {
        calendar(patient, .neither("REFRESH-INTERVAL", "X-PUBLISHED-TTL")) {
            $0.isDisjoint(with: ["REFRESH-INTERVAL", "X-PUBLISHED-TTL"])
        }
    }

    private static func onlyNewRefresh(_ patient: Patient) -> [Symptom] {
        calendar(patient, .without("REFRESH-INTERVAL", "X-PUBLISHED-TTL")) {
            $0.contains("REFRESH-INTERVAL") && !$0.contains("X-PUBLISHED-TTL")
        }
    }

    private static func onlyNewColour(_ patient: Patient) -> [Symptom] {
        calendar(patient, .without("COLOR", "X-APPLE-CALENDAR-COLOR")) {
            $0.contains("COLOR") && !$0.contains("X-APPLE-CALENDAR-COLOR")
        }
    }

    private static func onlyHint(_ patient: Patient) -> [Symptom] {
        guard let line = patient.calendar.first("X-WR-TIMEZONE") else { return [] }
        let count = patient.times.count { time in
            if case .floating = time.value { true } else { false }
        }
        return count == 0
            ? [] : [Symptom(line.number, .timesWithoutZone(count))]
    }

    private static func bytes(_ patient: Patient) -> [Symptom] {
        patient.byteCount > 900_000 ? [Symptom(0, .bytes(patient.byteCount))] : []
    }

    private static func part(_ patient: Patient) -> [Symptom] {
        patient.isPart
            ? [Symptom(0, .firstBytes(patient.bytes.count, of: patient.byteCount))] : []
    }

    private static func events(_ patient: Patient) -> [Symptom] {
        let count = patient.events.count
        return count > 1_000 ? [Symptom(0, .events(count))] : []
    }
}
