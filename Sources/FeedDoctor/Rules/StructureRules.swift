import ICalendar

/// Rules on components: what stands in what, and how often (RFC 5545 §3.6).
enum StructureRules {
    static let all: [Check] = [
        Check(.error, .nesting, "RFC 5545 §3.6", { $0.treeSymptoms("nesting") }),
        Check(.error, .truncated, "RFC 5545 §3.4", truncated),
        Check(.error, .outside, "RFC 5545 §3.4", { $0.treeSymptoms("outside") }),
        Check(.error, .depth, "RFC 5545 §3.6", { $0.treeSymptoms("depth") }),
        Check(.warning, .severalCalendars, "RFC 5545 §3.4", severalCalendars),
        Check(.error, .emptyCalendar, "RFC 5545 §3.6", emptyCalendar),
        Check(.error, .version, "RFC 5545 §3.7.4", version),
        Check(.error, .calscale, "RFC 5545 §3.7.1", calendarScale),
        Check(.error, .required, "RFC 5545 §3.6", missing),
        Check(.error, .cardinality, "RFC 5545 §3.6", repeated),
        Check(.error, .propertyPlace, "RFC 5545 §3.6", misplaced),
        Check(.error, .componentPlace, "RFC 5545 §3.6", misplacedComponents),
        Check(.error, .nameCharacters, "RFC 5545 §3.1", oddNames),
        Check(.note, .unknownProperty, "RFC 5545 §3.8.8", unknownProperties),
        Check(.note, .unknownComponent, "RFC 5545 §3.6", unknownComponents),
        Check(.error, .libicalError, "", libicalErrors),
    ]

    private static func truncated(_ patient: Patient) -> [Symptom] {
        patient.tree.open.map { [Symptom(0, .notClosed(quoted($0)))] } ?? []
    }

    private static func severalCalendars(_ patient: Patient) -> [Symptom] {
        patient.components("VCALENDAR").dropFirst().map {
            Symptom($0.line, .furtherCalendar)
        }
    }

    private static func emptyCalendar(_ patient: Patient) -> [Symptom] {
        patient.components("VCALENDAR").filter(\.children.isEmpty)
            .map { Symptom($0.line, .empty) }
    }

    private static func version(_ patient: Patient) -> [Symptom] {
        patient.components("VCALENDAR").compactMap { $0.first("VERSION") }
            .filter { $0.property.value != "2.0" }
            .map { Symptom($0.number, .instead(of: "2.0", quoted($0.property.value))) }
    }

    private static func calendarScale(_ patient: Patient) -> [Symptom] {
        patient.components("VCALENDAR").compactMap { $0.first("CALSCALE") }
            .filter { $0.property.value.uppercased() != "GREGORIAN" }
            .map { Symptom($0.number, .instead(of: "GREGORIAN", quoted($0.property.value))) }
    }

    private static func missing(_ patient: Patient) -> [Symptom] {
        patient.parts.flatMap { part in
            let component = part.component
            guard let grammar = ComponentGrammar.all[component.name] else { return [Symptom]() }
            var required = grammar.required
            // RFC 5545 §3.6.1: an event without a METHOD has a start.
            if component.name == "VEVENT", patient.method == nil { required.insert("DTSTART") }
            var symptoms = required.sorted().filter { component.first($0) == nil }
                .map { Symptom(component.line, .without(component.name, $0)) }
            if component.name == "VTIMEZONE",
                !component.children.contains(where: {
                    $0.name == "STANDARD" || $0.name == "DAYLIGHT"
                })
            {
                symptoms.append(Symptom(component.line, .noObservance))
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
            .map { Symptom($0.number, .second($0.property.name)) }
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
            .map { Symptom($0.number, .within($0.property.name, place: part.component.name)) }
        }
    }

    private static func misplacedComponents(_ patient: Patient) -> [Symptom] {
        patient.parts.filter { part in
            guard let parent = part.parent, ComponentGrammar.all[part.component.name] != nil else {
                return false
            }
            return ComponentGrammar.all[parent]?.children.contains(part.component.name) == false
        }
        .map { Symptom($0.component.line, .within($0.component.name, place: $0.parent ?? "")) }
    }

    private static func oddNames(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let name = line.property.name
            let isPlain = name.utf8.allSatisfy { Property.isNameByte($0) && $0 != 0x5F }
            return isPlain ? nil : .oddName(quoted(name))
        }
    }

    private static func unknownProperties(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            let name = line.property.name
            guard !name.hasPrefix("X-"), PropertyGrammar.all[name] == nil else { return nil }
            return .unknown(quoted(name))
        }
    }

    private static func unknownComponents(_ patient: Patient) -> [Symptom] {
        patient.parts.map(\.component).filter {
            ComponentGrammar.all[$0.name] == nil && $0.name != "VPOLL"
        }
        .map { Symptom($0.line, .unknown(quoted($0.name))) }
    }

    private static func libicalErrors(_ patient: Patient) -> [Symptom] {
        patient.symptoms {
            $0.property.name == "X-LIC-ERROR" ? .stands(quoted($0.property.value)) : nil
        }
    }
}
