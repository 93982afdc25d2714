import ICalendar

/// Rules on the calendar as people subscribe to it: its name, its size, its refreshing.
enum SubscriptionRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .warning, "method", "RFC 5546 §3.2", CalendarClient.outlook,
            "a METHOD in a calendar to subscribe to",
            mend: "leave METHOD out; it belongs to messages", methods),
        DoctorRule(
            .warning, "name", "RFC 7986 §5.1", "a calendar without a name",
            mend: "add NAME and X-WR-CALNAME: people see the address instead", unnamed),
        DoctorRule(
            .warning, "name-twin", "RFC 7986 §5.1", [.google, .apple, .outlookDesktop],
            "a name that not all read",
            mend: "add X-WR-CALNAME with the same words", onlyNewName),
        DoctorRule(
            .warning, "refresh", "RFC 7986 §5.7", [.nextcloud],
            "a calendar that does not say how often to look",
            mend: "add REFRESH-INTERVAL;VALUE=DURATION:PT1H and X-PUBLISHED-TTL:PT1H: Nextcloud "
                + "looks once a week", unrefreshed),
        DoctorRule(
            .note, "refresh-twin", "RFC 7986 §5.7", [.outlookDesktop],
            "a hint to refresh that Outlook does not know",
            mend: "add X-PUBLISHED-TTL with the same length", onlyNewRefresh),
        DoctorRule(
            .note, "color-twin", "RFC 7986 §5.9", [.apple], "a colour that Apple does not know",
            mend: "add X-APPLE-CALENDAR-COLOR:#RRGGBB", onlyNewColour),
        DoctorRule(
            .warning, "x-wr-timezone", "", CalendarClient.outlook,
            "a zone that only X-WR-TIMEZONE tells",
            mend: "add TZID=… with its VTIMEZONE to each time", onlyHint),
        DoctorRule(
            .warning, "size", "", [.google], "a file too large for Google",
            mend: "keep below 900,000 bytes: fewer months, or a calendar for each group", bytes),
        DoctorRule(
            .warning, "examined-part", "", "a file too large to be examined whole",
            mend: "split the calendar; only its first part was looked at", part),
        DoctorRule(
            .warning, "events", "", [.google], "more events than Google takes",
            mend: "keep below 1,000 events: fewer months, or a calendar for each group", events),
    ]

    private static func methods(_ patient: Patient) -> [Symptom] {
        patient.method.map { [Symptom($0.number, quoted($0.property.value))] } ?? []
    }

    private static func names(_ patient: Patient) -> Set<String> {
        Set(patient.calendar.lines.map(\.property.name))
    }

    /// A message is nobody's subscription.
    private static func calendar(
        _ patient: Patient, _ message: String, if condition: (Set<String>) -> Bool
    ) -> [Symptom] {
        guard patient.method == nil, condition(names(patient)) else { return [] }
        return [Symptom(patient.calendar.line, message)]
    }

    private static func unnamed(_ patient: Patient) -> [Symptom] {
        calendar(patient, "neither NAME nor X-WR-CALNAME") {
            $0.isDisjoint(with: ["NAME", "X-WR-CALNAME"])
        }
    }

    private static func onlyNewName(_ patient: Patient) -> [Symptom] {
        calendar(patient, "NAME without X-WR-CALNAME") {
            $0.contains("NAME") && !$0.contains("X-WR-CALNAME")
        }
    }

    private static func unrefreshed(_ patient: Patient) -> [Symptom] {
        calendar(patient, "neither REFRESH-INTERVAL nor X-PUBLISHED-TTL") {
            $0.isDisjoint(with: ["REFRESH-INTERVAL", "X-PUBLISHED-TTL"])
        }
    }

    private static func onlyNewRefresh(_ patient: Patient) -> [Symptom] {
        calendar(patient, "REFRESH-INTERVAL without X-PUBLISHED-TTL") {
            $0.contains("REFRESH-INTERVAL") && !$0.contains("X-PUBLISHED-TTL")
        }
    }

    private static func onlyNewColour(_ patient: Patient) -> [Symptom] {
        calendar(patient, "COLOR without X-APPLE-CALENDAR-COLOR") {
            $0.contains("COLOR") && !$0.contains("X-APPLE-CALENDAR-COLOR")
        }
    }

    private static func onlyHint(_ patient: Patient) -> [Symptom] {
        guard let line = patient.calendar.first("X-WR-TIMEZONE") else { return [] }
        let count = patient.times.count { time in
            if case .floating = time.value { true } else { false }
        }
        return count == 0
            ? [] : [Symptom(line.number, "\(count) times have no zone of their own")]
    }

    private static func bytes(_ patient: Patient) -> [Symptom] {
        patient.byteCount > 900_000 ? [Symptom(0, "\(patient.byteCount) bytes")] : []
    }

    private static func part(_ patient: Patient) -> [Symptom] {
        patient.isPart
            ? [Symptom(0, "the first \(patient.bytes.count) of \(patient.byteCount) bytes")] : []
    }

    private static func events(_ patient: Patient) -> [Symptom] {
        let count = patient.events.count
        return count > 1_000 ? [Symptom(0, "\(count) events")] : []
    }
}
