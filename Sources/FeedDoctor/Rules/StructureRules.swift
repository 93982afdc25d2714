import ICalendar

/// Rules on components: what stands in what, and how often (RFC 5545 §3.6).
enum StructureRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .error, "nesting", "RFC 5545 §3.6", "BEGIN and END that do not match",
            mend: "close each component with END and its own name", { $0.treeSymptoms("nesting") }),
        DoctorRule(
            .error, "truncated", "RFC 5545 §3.4", "the file ends too early",
            mend: "write the file anew: its end is missing", truncated),
        DoctorRule(
            .error, "outside", "RFC 5545 §3.4", "lines outside of any component",
            mend: "leave out what stands before BEGIN:VCALENDAR and after END:VCALENDAR",
            { $0.treeSymptoms("outside") }),
        DoctorRule(
            .error, "depth", "RFC 5545 §3.6", "components nested too deeply",
            mend: "nothing in iCalendar nests more than three deep",
            { $0.treeSymptoms("depth") }),
        DoctorRule(
            .warning, "several-calendars", "RFC 5545 §3.4", "more than one calendar in the file",
            mend: "publish one file for each calendar", severalCalendars),
        DoctorRule(
            .error, "empty-calendar", "RFC 5545 §3.6", "a calendar without any component",
            mend: "a calendar holds at least one component; a VTIMEZONE will do", emptyCalendar),
        DoctorRule(
            .error, "version", "RFC 5545 §3.7.4", "a VERSION other than 2.0",
            mend: "write VERSION:2.0; calendars of version 1.0 (vCalendar) must be converted",
            version),
        DoctorRule(
            .error, "calscale", "RFC 5545 §3.7.1", "a calendar scale that nobody reads",
            mend: "write CALSCALE:GREGORIAN, or nothing", calendarScale),
        DoctorRule(
            .error, "required", "RFC 5545 §3.6", "properties that must be there and are not",
            mend: "add the property", missing),
        DoctorRule(
            .error, "cardinality", "RFC 5545 §3.6", "properties that stand twice",
            mend: "keep one of them", repeated),
        DoctorRule(
            .error, "property-place", "RFC 5545 §3.6", "properties where they do not belong",
            mend: "leave it out, or move it to the component it belongs to", misplaced),
        DoctorRule(
            .error, "component-place", "RFC 5545 §3.6", "components where they do not belong",
            mend: "move it to the component it belongs to", misplacedComponents),
        DoctorRule(
            .error, "name-characters", "RFC 5545 §3.1", "names with characters they cannot have",
            mend: "letters, digits and hyphens only", oddNames),
        DoctorRule(
            .note, "unknown-property", "RFC 5545 §3.8.8", "properties of no known standard",
            mend: "give names of your own an X- in front", unknownProperties),
        DoctorRule(
            .note, "unknown-component", "RFC 5545 §3.6", "components of no known standard",
            mend:
                "most programs drop them with all they hold; put nothing in them that people need",
            unknownComponents),
        DoctorRule(
            .error, "libical-error", "", "error notes of libical",
            mend: "strip the errors before writing (icalcomponent_strip_errors)", libicalErrors),
    ]

    private static func truncated(_ patient: Patient) -> [Symptom] {
        patient.tree.open.map { [Symptom(0, "\(quoted($0)) is not closed")] } ?? []
    }

    private static func severalCalendars(_ patient: Patient) -> [Symptom] {
        patient.components("VCALENDAR").dropFirst().map {
            Symptom($0.line, "a further calendar; some programs read only the first")
        }
    }

    private static func emptyCalendar(_ patient: Patient) -> [Symptom] {
        patient.components("VCALENDAR").filter(\.children.isEmpty)
            .map { Symptom($0.line, "there is nothing in it") }
    }

    private static func version(_ patient: Patient) -> [Symptom] {
        patient.components("VCALENDAR").compactMap { $0.first("VERSION") }
            .filter { $0.property.value != "2.0" }
            .map { Symptom($0.number, "\(quoted($0.property.value)) instead of 2.0") }
    }

    private static func calendarScale(_ patient: Patient) -> [Symptom] {
        patient.components("VCALENDAR").compactMap { $0.first("CALSCALE") }
            .filter { $0.property.value.uppercased() != "GREGORIAN" }
            .map { Symptom($0.number, "\(quoted($0.property.value)) instead of GREGORIAN") }
    }

    private static func missing(_ patient: Patient) -> [Symptom] {
        patient.parts.flatMap { part in
            let component = part.component
            guard let grammar = ComponentGrammar.all[component.name] else { return [Symptom]() }
            var required = grammar.required
            // RFC 5545 §3.6.1: an event without a METHOD has a start.
            if component.name == "VEVENT", patient.method == nil { required.insert("DTSTART") }
            var symptoms = required.sorted().filter { component.first($0) == nil }
                .map { Symptom(component.line, "\(component.name) without \($0)") }
            if component.name == "VTIMEZONE",
                !component.children.contains(where: {
                    $0.name == "STANDARD" || $0.name == "DAYLIGHT"
                })
            {
                symptoms.append(
                    Symptom(component.line, "VTIMEZONE without STANDARD or DAYLIGHT"))
            }
            return symptoms
        }
    }

    private static func repeated(_ patient: Patient) -> [Symptom] {
        patient.parts.flatMap { part in
            guard let grammar = ComponentGrammar.all[part.component.name] else {
                return [Symptom]()
            }
            var seen: Set<String> = []
            return part.component.lines.filter { line in
                let name = line.property.name
                return (grammar.once.contains(name) || grammar.required.contains(name))
                    && !seen.insert(name).inserted
            }
            .map { Symptom($0.number, "a second \($0.property.name)") }
        }
    }

    private static func misplaced(_ patient: Patient) -> [Symptom] {
        patient.parts.flatMap { part in
            guard let grammar = ComponentGrammar.all[part.component.name] else {
                return [Symptom]()
            }
            return part.component.lines.filter {
                PropertyGrammar.all[$0.property.name] != nil && !grammar.allows($0.property.name)
            }
            .map { Symptom($0.number, "\($0.property.name) in \(part.component.name)") }
        }
    }

    private static func misplacedComponents(_ patient: Patient) -> [Symptom] {
        patient.parts.filter { part in
            guard let parent = part.parent, ComponentGrammar.all[part.component.name] != nil else {
                return false
            }
            return ComponentGrammar.all[parent]?.children.contains(part.component.name) == false
        }
        .map { Symptom($0.component.line, "\($0.component.name) in \($0.parent ?? "")") }
    }

    private static func oddNames(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let name = line.property.name
            let isPlain = name.utf8.allSatisfy { Property.isNameByte($0) && $0 != 0x5F }
            return isPlain ? nil : "the name \(quoted(name))"
        }
    }

    private static func unknownProperties(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let name = line.property.name
            guard !name.hasPrefix("X-"), PropertyGrammar.all[name] == nil else { return nil }
            return "\(quoted(name)) is not known"
        }
    }

    private static func unknownComponents(_ patient: Patient) -> [Symptom] {
        patient.parts.map(\.component).filter {
            ComponentGrammar.all[$0.name] == nil && $0.name != "VPOLL"
        }
        .map { Symptom($0.line, "\(quoted($0.name)) is not known") }
    }

    private static func libicalErrors(_ patient: Patient) -> [Symptom] {
        patient.symptoms { $0.property.name == "X-LIC-ERROR" ? quoted($0.property.value) : nil }
    }
}
