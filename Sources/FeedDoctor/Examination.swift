public import CivilTime
public import ICalendar

extension CalendarDocument {
    /// Checks a calendar that is to be published, byte by byte and client by client; nothing is mended.
    ///
    /// What `examine` finds, notes left out: a calendar of ours has none of these.
    public static func lint(
        _ bytes: [UInt8], database: ZoneDatabase, limits: ReadingLimits = ReadingLimits()
    ) -> [Diagnosis] {
        examine(bytes, database: database, limits: limits).filter { $0.severity < .note }
    }

    /// Everything the feed doctor sees in a calendar, by line, at most 100 places a rule.
    ///
    /// Errors break a standard or lose an event; warnings name the clients that show it wrong; notes
    /// tell what a client does in its own way. Expansion is bounded, whatever the calendar. Of what is no
    /// calendar at all that is the only diagnosis.
    public static func examine(
        _ bytes: [UInt8], database: ZoneDatabase, limits: ReadingLimits = ReadingLimits()
    ) -> [Diagnosis] {
        do throws(ReadingFault) {
            let body = try calendarBytes(bytes, limits: limits)
            guard let patient = Patient(bytes, body: body, database: database, limits: limits)
            else { throw .notACalendar }
            return Check.all.flatMap { $0.diagnoses(of: patient, limit: 100) }
                .sorted {
                    ($0.line, $0.severity, $0.rule.rawValue)
                        < ($1.line, $1.severity, $1.rule.rawValue)
                }
        } catch {
            return [
                Diagnosis(
                    rule: .notACalendar, severity: .error, section: "RFC 5545 §3.4", clients: [],
                    line: 0, evidence: .noCalendar(error))
            ]
        }
    }
}

extension Check {
    /// What it finds, at most `limit` places and how many more there are.
    ///
    /// Of several symptoms on a line the order is that of their English sentences, in every language, so
    /// that reports in two languages tell the same things in the same order.
    fileprivate func diagnoses(of patient: Patient, limit: Int) -> [Diagnosis] {
        let english = DoctorWords(.english)
        let symptoms = find(patient).map { ($0, english.words(of: $0.evidence)) }
            .sorted { ($0.0.line, $0.1) < ($1.0.line, $1.1) }.map(\.0)
        var diagnoses = symptoms.prefix(limit).map { diagnosis($0) }
        if let next = symptoms.dropFirst(limit).first {
            diagnoses.append(diagnosis(Symptom(next.line, .more(symptoms.count - limit))))
        }
        return diagnoses
    }
}
