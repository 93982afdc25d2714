import ICalendar

/// Rules on messages: what a METHOD asks for (RFC 5546 §3.2).
enum SchedulingRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .error, "itip-method", "RFC 5546 §1.4", "methods that do not exist",
            mend: "leave METHOD out of a calendar that people subscribe to", unknownMethods),
        DoctorRule(
            .error, "itip-required", "RFC 5546 §3.2", "what the METHOD asks for and is not there",
            mend: "add the property, or leave METHOD out", missing),
        DoctorRule(
            .error, "itip-forbidden", "RFC 5546 §3.2", "what the METHOD does not allow",
            mend: "leave the property out, or the METHOD", forbidden),
        DoctorRule(
            .error, "itip-uid", "RFC 5546 §3.2", "several events in one message",
            mend: "send a message for each UID", severalEvents),
        DoctorRule(
            .warning, "attendee-organizer", "RFC 5545 §3.8.4.3", "guests without a host",
            mend: "name the ORGANIZER, or leave the ATTENDEEs out", withoutOrganizer),
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
        return [Symptom(line.number, quoted(line.property.value))]
    }

    private static func missing(_ patient: Patient) -> [Symptom] {
        guard let method = patient.method?.property.value.uppercased(), let row = table[method]
        else { return [] }
        return row.required.compactMap { name in
            let events = patient.events.filter { $0.first(name) == nil }
            guard let first = events.first else { return nil }
            let more = events.count > 1 ? ", in \(events.count) events" : ""
            return Symptom(first.line, "\(method) without \(name)\(more)")
        }
    }

    private static func forbidden(_ patient: Patient) -> [Symptom] {
        guard let method = patient.method?.property.value.uppercased(), let row = table[method]
        else { return [] }
        return patient.events.flatMap { event -> [Symptom] in
            var symptoms = row.forbidden.compactMap { event.first($0) }
                .map { Symptom($0.number, "\($0.property.name) in a \(method)") }
            let guests = event.all("ATTENDEE")
            if method == "REPLY" || method == "REFRESH", guests.count > 1 {
                symptoms.append(Symptom(guests[1].number, "a \(method) has one ATTENDEE"))
            }
            if method == "CANCEL", let status = event.first("STATUS"),
                status.property.value.uppercased() != "CANCELLED"
            {
                symptoms.append(Symptom(status.number, "a CANCEL with another STATUS"))
            }
            return symptoms
        }
    }

    private static func severalEvents(_ patient: Patient) -> [Symptom] {
        guard let method = patient.method?.property.value.uppercased(), method != "PUBLISH",
            table[method] != nil, let first = patient.series.first,
            let other = patient.series.dropFirst().first?.events.first
        else { return [] }
        return [Symptom(other.line, "a second UID beside \(quoted(first.uid))")]
    }

    private static func withoutOrganizer(_ patient: Patient) -> [Symptom] {
        guard patient.method == nil else { return [] }
        return patient.events.compactMap { event in
            guard event.first("ORGANIZER") == nil, let guest = event.first("ATTENDEE") else {
                return nil
            }
            return Symptom(guest.number, "no ORGANIZER")
        }
    }
}
