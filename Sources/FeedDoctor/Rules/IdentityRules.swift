import CivilTime
import ICalendar

/// Rules on what is the same event: UID, RECURRENCE-ID, relations (RFC 5545 §3.8.4).
enum IdentityRules {
    static let all: [DoctorRule] = [
        DoctorRule(
            .error, "uid", "RFC 5545 §3.8.4.7", "two events with one identity",
            mend: "give each event a UID of its own; an instance also has its RECURRENCE-ID",
            duplicates),
        DoctorRule(
            .warning, "orphan", "RFC 5545 §3.8.4.4", "instances without their series",
            mend: "put the series into the file, or drop RECURRENCE-ID", orphans),
        DoctorRule(
            .warning, "adjacent", "", "instances that do not follow their series",
            mend: "write them right after the event of the series: some programs miss them",
            strays),
        DoctorRule(
            .warning, "range", "RFC 5545 §3.2.13", "changes of this and all later instances",
            mend: "end the series and begin a new one: most programs change one instance only",
            ranges),
        DoctorRule(
            .error, "recurrence-id-kind", "RFC 5545 §3.8.4.4",
            "a RECURRENCE-ID of another kind than DTSTART",
            mend: "write a date when the series has dates, else a time", kinds),
        DoctorRule(
            .warning, "recurrence-id-form", "RFC 5545 §3.8.4.4",
            "a RECURRENCE-ID in another zone than DTSTART",
            mend: "write it with the TZID of the series' DTSTART", forms),
        DoctorRule(
            .error, "recurrence-id-instance", "RFC 5545 §3.8.4.4",
            "a RECURRENCE-ID that is no instance",
            mend: "name the start that the instance has in the series", strangers),
        DoctorRule(
            .error, "related-cycle", "RFC 5545 §3.8.4.5, RFC 9253 §4",
            "relations that go round in a circle",
            mend: "drop one of them: nothing can be its own parent or come before itself", cycles),
    ]

    private static func duplicates(_ patient: Patient) -> [Symptom] {
        var seen: [String: Int] = [:]
        return patient.events.compactMap { event in
            guard let uid = event.value("UID") else { return nil }
            let replaced = event.value("RECURRENCE-ID") ?? ""
            if let first = seen["\(uid)\n\(replaced)"] {
                return Symptom(event.line, "\(quoted(uid)) stands in line \(first) already")
            }
            seen["\(uid)\n\(replaced)"] = event.line
            return nil
        }
    }

    private static func orphans(_ patient: Patient) -> [Symptom] {
        // A message about one instance needs no series (RFC 5546 §3.2.2).
        guard patient.method == nil else { return [] }
        return patient.series.filter { $0.master == nil }.flatMap(\.overrides).map {
            Symptom($0.line, "\(quoted($0.value("UID") ?? "")) is not in the file")
        }
    }

    private static func strays(_ patient: Patient) -> [Symptom] {
        let masters = Set(patient.series.filter { $0.master != nil }.map(\.uid))
        var previous: String?
        return patient.events.compactMap { event in
            defer { previous = event.value("UID") }
            guard let uid = event.value("UID"), event.first("RECURRENCE-ID") != nil,
                masters.contains(uid), previous != uid
            else { return nil }
            return Symptom(event.line, "another event stands between")
        }
    }

    private static func ranges(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            line.property.name == "RECURRENCE-ID"
                ? line.property["RANGE"].map { "RANGE=\($0.prefix(40))" } : nil
        }
    }

    private static func eachOverride(
        _ patient: Patient, _ visit: (PatientSeries, CalendarTime, CalendarTime) -> String?
    ) -> [Symptom] {
        patient.series.flatMap { series -> [Symptom] in
            guard let start = series.master?.time("DTSTART") else { return [] }
            return series.overrides.compactMap { override in
                guard let line = override.first("RECURRENCE-ID"),
                    let replaced = override.time("RECURRENCE-ID")
                else { return nil }
                return visit(series, start, replaced).map { Symptom(line.number, $0) }
            }
        }
    }

    private static func kinds(_ patient: Patient) -> [Symptom] {
        eachOverride(patient) { _, start, replaced in
            start.isDate == replaced.isDate
                ? nil : "\(replaced.kind) here, \(start.kind) in DTSTART"
        }
    }

    private static func forms(_ patient: Patient) -> [Symptom] {
        eachOverride(patient) { _, start, replaced in
            guard start.isDate == replaced.isDate, start.kind != replaced.kind else { return nil }
            return "\(replaced.kind) here, \(start.kind) in DTSTART"
        }
    }

    private static func strangers(_ patient: Patient) -> [Symptom] {
        eachOverride(patient) { series, _, replaced in
            guard series.hasInstance(at: replaced) == false else { return nil }
            return series.repeats
                ? "the series has no instance at \(quoted(replaced.text))"
                : "the event does not repeat"
        }
    }

    /// Each relation read as "must come before" or "is above"; the two of one pair count as one kind.
    private static let directions: [String: (kind: String, isBackwards: Bool)] = [
        "PARENT": ("PARENT", false), "CHILD": ("PARENT", true),
        "NEXT": ("NEXT", false), "DEPENDS-ON": ("DEPENDS-ON", false),
        "FINISHTOSTART": ("TIME", false), "FINISHTOFINISH": ("TIME", false),
        "STARTTOSTART": ("TIME", false), "STARTTOFINISH": ("TIME", false),
    ]

    private static func cycles(_ patient: Patient) -> [Symptom] {
        var arrows: [String: [String: [(to: String, line: Int)]]] = [:]
        for part in patient.parts {
            guard let uid = part.component.value("UID") else { continue }
            for line in part.component.all("RELATED-TO").prefix(100) {
                let type = (line.property["RELTYPE"] ?? "PARENT").uppercased()
                guard let (kind, isBackwards) = directions[type] else { continue }
                let other = line.property.value
                let (from, to) = isBackwards ? (other, uid) : (uid, other)
                arrows[kind, default: [:]][from, default: []].append((to, line.number))
            }
        }
        return arrows.keys.sorted().compactMap { cycle(in: arrows[$0] ?? [:], kind: $0) }
    }

    /// Walks every arrow once; the first one that leads back to where the walk is closes a circle.
    private static func cycle(
        in arrows: [String: [(to: String, line: Int)]], kind: String
    ) -> Symptom? {
        var finished: Set<String> = []
        for root in arrows.keys.sorted() where !finished.contains(root) {
            var path: [(node: String, next: Int)] = [(root, 0)]
            var onPath: Set<String> = [root]
            while let top = path.last {
                let targets = arrows[top.node] ?? []
                guard top.next < targets.count else {
                    path.removeLast()
                    onPath.remove(top.node)
                    finished.insert(top.node)
                    continue
                }
                path[path.count - 1].next += 1
                let (to, line) = targets[top.next]
                if onPath.contains(to) {
                    return Symptom(line, "\(quoted(to)) is reached from itself")
                }
                if !finished.contains(to) {
                    path.append((to, 0))
                    onPath.insert(to)
                }
            }
        }
        return nil
    }
}
