import ICalendar

/// Rules on what people read in an event, client by client.
enum ContentRules {
    static let all: [Check] = [
        Check(.warning, .summary, "RFC 5545 §3.8.1.12", untitled),
        Check(.warning, .textSize, "", [.google], longTexts),
        Check(
            .warning, .conferenceLink, "RFC 7986 §5.11",
            [.google, .outlookDesktop, .outlookWeb, .thunderbird, .nextcloud, .khal, .icsx5],
            hiddenLinks),
        Check(.warning, .categoryComma, "RFC 5545 §3.8.1.2", [.evolution], commas),
        Check(.warning, .attendee, "RFC 7986 §5.3", guests),
        Check(.warning, .cancelledUnmarked, "RFC 5545 §3.8.1.11", [.outlookDesktop], unmarked),
        Check(.warning, .cancelledOpaque, "RFC 5545 §3.8.2.7", [.outlookDesktop], opaque),
        Check(.note, .cancelledRemoved, "RFC 5545 §3.8.1.11", [.google], removed),
        Check(.note, .lastModified, "RFC 5545 §3.8.7.3", [.icsx5], undated),
        Check(.warning, .lastModifiedSeries, "RFC 5545 §3.8.7.3", [.icsx5], staleSeries),
        Check(.note, .eventColor, "RFC 7986 §5.9", [.google, .thunderbird], eventColours),
    ]

    private static func untitled(_ patient: Patient) -> [Symptom] {
        // A reply or a cancellation need not repeat the title.
        guard patient.method == nil else { return [] }
        return patient.events.filter { ($0.value("SUMMARY") ?? "").isEmpty }
            .map { Symptom($0.line, .missing("SUMMARY")) }
    }

    private static func longTexts(_ patient: Patient) -> [Symptom] {
        let names: Set = ["DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT"]
        return patient.symptoms { line in
            let size = line.property.value.utf8.count
            guard names.contains(line.property.name), size > 8_192 else { return nil }
            return .sized(line.property.name, bytes: size)
        }
    }

    private static func hiddenLinks(_ patient: Patient) -> [Symptom] {
        patient.events.flatMap { event -> [Symptom] in
            let texts = ["DESCRIPTION", "LOCATION", "URL"].compactMap {
                event.first($0)?.property.text
            }
            return event.all("CONFERENCE").filter { line in
                let link = line.property.text
                return !link.isEmpty && !texts.contains { $0.contains(link) }
            }
            .map { Symptom($0.number, .linkInNoText) }
        }
    }

    private static func commas(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard line.property.name == "CATEGORIES",
                let word = splitList(line.property.value).map({ unescaped($0) })
                    .first(where: { $0.contains(",") })
            else { return nil }
            return .stands(quoted(word))
        }
    }

    private static func guests(_ patient: Patient) -> [Symptom] {
        guard patient.method == nil else { return [] }
        return patient.events.compactMap { $0.first("ATTENDEE") }
            .map { Symptom($0.number, .stands(quoted($0.property["CN"] ?? $0.property.value))) }
    }

    private static func cancelled(_ patient: Patient) -> [Component] {
        guard patient.method == nil else { return [] }
        return patient.events.filter { $0.value("STATUS")?.uppercased() == "CANCELLED" }
    }

    /// Words by which a title says that the event is off, in the languages of our neighbours.
    private static let words = [
        "vervallen", "vervalt", "afgelast", "geannuleerd", "cancelled", "canceled", "called off",
        "abgesagt", "entfällt", "annul", "cancelado", "cancelada", "annullato", "aflyst",
        "inställt",
        "odwołane",
    ]

    private static func unmarked(_ patient: Patient) -> [Symptom] {
        cancelled(patient).filter { event in
            let title = (event.first("SUMMARY")?.property.text ?? "").lowercased()
            return !words.contains { title.contains($0) }
        }
        .map { Symptom($0.first("SUMMARY")?.number ?? $0.line, .titleSaysNothing) }
    }

    private static func opaque(_ patient: Patient) -> [Symptom] {
        cancelled(patient).filter { $0.value("TRANSP")?.uppercased() != "TRANSPARENT" }
            .map { Symptom($0.first("TRANSP")?.number ?? $0.line, .notTransparent) }
    }

    private static func removed(_ patient: Patient) -> [Symptom] {
        let events = cancelled(patient)
        return events.first.map { [Symptom($0.line, .inFile(events.count))] } ?? []
    }

    private static func undated(_ patient: Patient) -> [Symptom] {
        guard patient.method == nil else { return [] }
        let events = patient.events.filter { $0.first("LAST-MODIFIED") == nil }
        return events.first.map { [Symptom($0.line, .inFile(events.count))] } ?? []
    }

    private static func staleSeries(_ patient: Patient) -> [Symptom] {
        patient.series.compactMap { series in
            func changed(_ event: Component) -> String {
                event.value("LAST-MODIFIED") ?? ""
            }
            guard let line = series.master?.first("LAST-MODIFIED"),
                let latest = series.overrides.map(changed).max(), line.property.value < latest
            else { return nil }
            return Symptom(line.number, .changedLater(quoted(latest)))
        }
    }

    private static func eventColours(_ patient: Patient) -> [Symptom] {
        let lines = patient.events.compactMap { $0.first("COLOR") }
        return lines.first.map { [Symptom($0.number, .inFile(lines.count))] } ?? []
    }
}
