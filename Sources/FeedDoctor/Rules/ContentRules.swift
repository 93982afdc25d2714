import ICalendar

/// Rules on what people read in an event, client by client.
enum ContentRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .warning, "summary", "RFC 5545 §3.8.1.12", "events without a title",
            mend: "add SUMMARY: people see an empty box, or \"no title\"", untitled),
        DoctorRule(
            .warning, "text-size", "", [.google], "texts of more than 8 kB",
            mend: "shorten the text and link to the rest: Google cuts it", longTexts),
        DoctorRule(
            .warning, "conference-link", "RFC 7986 §5.11",
            [.google, .outlookDesktop, .outlookWeb, .thunderbird, .nextcloud, .khal, .icsx5],
            "a way to join that only CONFERENCE tells",
            mend: "repeat the link in DESCRIPTION, and in LOCATION when the event is online only",
            hiddenLinks),
        DoctorRule(
            .warning, "category-comma", "RFC 5545 §3.8.1.2", [.evolution],
            "categories with a comma in them",
            mend: "use a word without a comma: libical makes two of it", commas),
        DoctorRule(
            .warning, "attendee", "RFC 7986 §5.3", "people's addresses in a published calendar",
            mend:
                "leave ATTENDEE out: nobody can answer from a subscription, everybody can read it",
            guests),
        DoctorRule(
            .warning, "cancelled-unmarked", "RFC 5545 §3.8.1.11", [.outlookDesktop],
            "cancelled events that look like any other",
            mend: "say it in the title too, such as \"Vervallen: …\"", unmarked),
        DoctorRule(
            .warning, "cancelled-opaque", "RFC 5545 §3.8.2.7", [.outlookDesktop],
            "cancelled events that still block time",
            mend: "add TRANSP:TRANSPARENT", opaque),
        DoctorRule(
            .note, "cancelled-removed", "RFC 5545 §3.8.1.11", [.google],
            "cancelled events, which Google removes",
            mend: "nothing, but do not count on people seeing there that it was cancelled",
            removed),
        DoctorRule(
            .note, "last-modified", "RFC 5545 §3.8.7.3", [.icsx5],
            "events that do not say when they changed",
            mend: "add LAST-MODIFIED: ICSx5 rewrites events without it at each refresh", undated),
        DoctorRule(
            .warning, "last-modified-series", "RFC 5545 §3.8.7.3", [.icsx5],
            "a change that the series does not admit",
            mend: "let LAST-MODIFIED of the series be at least that of its instances", staleSeries),
        DoctorRule(
            .note, "event-color", "RFC 7986 §5.9", [.google, .thunderbird],
            "colours that not all show",
            mend: "nothing, but let no meaning hang on the colour", eventColours),
    ]

    private static func untitled(_ patient: Patient) -> [Symptom] {
        // A reply or a cancellation need not repeat the title.
        guard patient.method == nil else { return [] }
        return patient.events.filter { ($0.value("SUMMARY") ?? "").isEmpty }
            .map { Symptom($0.line, "no SUMMARY") }
    }

    private static func longTexts(_ patient: Patient) -> [Symptom] {
        let names: Set = ["DESCRIPTION", "SUMMARY", "LOCATION", "COMMENT"]
        return patient.symptoms { line in
            let size = line.property.value.utf8.count
            guard names.contains(line.property.name), size > 8_192 else { return nil }
            return "\(line.property.name) of \(size) bytes"
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
            .map { Symptom($0.number, "the link is in no text") }
        }
    }

    private static func commas(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            guard line.property.name == "CATEGORIES",
                let word = splitList(line.property.value).map({ unescaped($0) })
                    .first(where: { $0.contains(",") })
            else { return nil }
            return quoted(word)
        }
    }

    private static func guests(_ patient: Patient) -> [Symptom] {
        guard patient.method == nil else { return [] }
        return patient.events.compactMap { $0.first("ATTENDEE") }
            .map { Symptom($0.number, quoted($0.property["CN"] ?? $0.property.value)) }
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
        .map { Symptom($0.first("SUMMARY")?.number ?? $0.line, "the title does not say it") }
    }

    private static func opaque(_ patient: Patient) -> [Symptom] {
        cancelled(patient).filter { $0.value("TRANSP")?.uppercased() != "TRANSPARENT" }
            .map { Symptom($0.first("TRANSP")?.number ?? $0.line, "it is not TRANSPARENT") }
    }

    private static func removed(_ patient: Patient) -> [Symptom] {
        let events = cancelled(patient)
        return events.first.map { [Symptom($0.line, "\(events.count) in the file")] } ?? []
    }

    private static func undated(_ patient: Patient) -> [Symptom] {
        guard patient.method == nil else { return [] }
        let events = patient.events.filter { $0.first("LAST-MODIFIED") == nil }
        return events.first.map { [Symptom($0.line, "\(events.count) in the file")] } ?? []
    }

    private static func staleSeries(_ patient: Patient) -> [Symptom] {
        patient.series.compactMap { series in
            func changed(_ event: Component) -> String {
                event.value("LAST-MODIFIED") ?? ""
            }
            guard let line = series.master?.first("LAST-MODIFIED"),
                let latest = series.overrides.map(changed).max(), line.property.value < latest
            else { return nil }
            return Symptom(line.number, "an instance of it changed later, \(quoted(latest))")
        }
    }

    private static func eventColours(_ patient: Patient) -> [Symptom] {
        let lines = patient.events.compactMap { $0.first("COLOR") }
        return lines.first.map { [Symptom($0.number, "\(lines.count) in the file")] } ?? []
    }
}
