import ICalendar

/// Rules on messages: what a METHOD asks for (RFC 5546 §3.2).
enum SchedulingRules {
    static let all: [Check] = [
        Check(.error, .itipMethod, "RFC 5546 §1.4", unknownMethods),
        Check(.error, .itipRequired, "RFC 5546 §3.2", missing),
        Check(.error, .itipForbidden, "RFC 5546 §3.2", forbidden),
        Check(.error, .itipUid, "RFC 5546 §3.2", severalEvents),
        Check(.warning, .attendeeOrganizer, "RFC 5545 §3.8.4.3", withoutOrganizer),
    ]

    /// What VEVENTs of each method must and must not have, beside UID and DTSTAMP.
    private static let table: [String: (required: [String], forbidden: [String])] = [
        "PUBLISH": (["DTSTART", "ORGANIZER", "SUMMARY"], ["ATTENDEE", "REQUEST-STATUS"]),
        "REQUEST": (["DTSTART", "ORGANIZER", "SUMMARY", "ATTENDEE"], ["REQUEST-STATUS"]),
        "REPLY": (["ORGANIZER", "ATTENDEE"], []),
        "ADD": (["DTSTART", "ORGANIZER", "SUMMARY", "SEQUENCE"], ["RECURRENCE-ID"]),
        "CANCEL": (["ORGANIZER", "SEQUENCE"], ["REQUEST-STATUS"]),
        "REFRESH": (["ORGANIZER", "ATTENDEE"], ["DTSTART", "SEQUENCE", "SUMMARY", "STATUS"]),
        "COUNTER": (["DTSTART", "ORGANIZER", "SUMMARY", "SEQUENCE"], []),
        "DECLINECOUNTER": (["ORGANIZER"], ["DTSTART", "ATTENDEE", "SUMMARY"]),
    ]

    private static func unknownMethods(_ patient: Patient) -> [Symptom] {
        guard let line = patient.method, table[line.property.value.uppercased()] == nil else {
            return []
        }
        return [Symptom(line.number, .stands(quoted(line.property.value)))]
    }

    private static func missing(_ patient: Patient) -> [Symptom] {
        guard let method = patient.method?.property.value.uppercased(), let row = table[method]
        else { return [] }
        return row.required.compactMap { name in
            let events = patient.events.filter { $0.first(name) == nil }
            guard let first = events.first else { return nil }
            return Symptom(
                first.line, .methodWithout(method: method, name, events: events.count))
        }
    }

    private static func forbidden(_ patient: Patient) -> [Symptom] {
        guard let method = patient.method?.property.value.uppercased(), let row = table[method]
        else { return [] }
        return patient.events.flatMap { event -> [Symptom] in
            var symptoms = row.forbidden.compactMap { event.first($0) }
                .map { Symptom($0.number, .inMethod($0.property.name, method: method)) }
            let guests = event.all("ATTENDEE")
            if method == "REPLY" || method == "REFRESH", guests.count > 1 {
                symptoms.append(Symptom(guests[1].number, .oneAttendee(method: method)))
            }
            if method == "CANCEL", let status = event.first("STATUS"),
                status.property.value.uppercased() != "CANCELLED"
            {
                symptoms.append(Symptom(status.number, .cancelledElsewise))
            }
            return symptoms
        }
    }

    private static func severalEvents(_ patient: Patient) -> [Symptom] {
        guard let method = patient.method?.property.value.uppercased(), method != "PUBLISH",
            table[method] != nil, let first = patient.series.first,
            let other = patient.series.dropFirst().first?.events.first
        else { return [] }
        return [Symptom(other.line, .secondUID(quoted(first.uid)))]
    }

    private static func withoutOrganizer(_ patient: Patient) -> [Symptom] {
        guard patient.method == nil else { return [] }
        return patient.events.compactMap { event in
            guard event.first("ORGANIZER") == nil, let guest = event.first("ATTENDEE") else {
                return nil
            }
            return Symptom(guest.number, .missing("ORGANIZER"))
        }
    }
}
