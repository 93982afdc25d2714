import CivilTime
import ICalendar

/// Rules on what is the same event: UID, RECURRENCE-ID, relations (RFC 5545 §3.8.4).
enum IdentityRules {
    static let all: [Check] = [
        Check(.error, .uid, "RFC 5545 §3.8.4.7", duplicates),
        Check(.warning, .orphan, "RFC 5545 §3.8.4.4", orphans),
        Check(.warning, .adjacent, "", strays),
        Check(.warning, .range, "RFC 5545 §3.2.13", ranges),
        Check(.error, .recurrenceIDKind, "RFC 5545 §3.8.4.4", kinds),
        Check(.warning, .recurrenceIDForm, "RFC 5545 §3.8.4.4", forms),
        Check(.error, .recurrenceIDInstance, "RFC 5545 §3.8.4.4", strangers),
        Check(.error, .relatedCycle, "RFC 5545 §3.8.4.5, RFC 9253 §4", cycles),
    ]

    private static func duplicates(_ patient: Patient) -> [Symptom] {
        var seen: [String: Int] = [:]
        return patient.events.compactMap { event in
            guard let uid = event.value("UID") else { return nil }
            let replaced = event.value("RECURRENCE-ID") ?? ""
            if let first = seen["\(uid)\n\(replaced)"] {
                return Symptom(event.line, .standsAlready(quoted(uid), line: first))
            }
            seen["\(uid)\n\(replaced)"] = event.line
            return nil
        }
    }

    private static func orphans(_ patient: Patient) -> [Symptom] {
        // A message about one instance needs no series (RFC 5546 §3.2.2).
        guard patient.method == nil else { return [] }
        return patient.series.filter { $0.master == nil }.flatMap(\.overrides).map {
            Symptom($0.line, .notInFile(quoted($0.value("UID") ?? "")))
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
            return Symptom(event.line, .eventBetween)
        }
    }

    private static func ranges(_ patient: Patient) -> [Symptom] {
        patient.symptoms { line in
            line.property.name == "RECURRENCE-ID"
                ? line.property["RANGE"].map { .stands("RANGE=\($0.prefix(40))") } : nil
        }
    }

    private static func eachOverride(
        _ patient: Patient, _ visit: (PatientSeries, CalendarTime, CalendarTime) -> Evidence?
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
                ? nil : .kinds(.init(replaced), start: .init(start))
        }
    }

    private static func forms(_ patient: Patient) -> [Symptom] {
        eachOverride(patient) { _, start, replaced in
            let (kind, startKind) = (Evidence.TimeKind(replaced), Evidence.TimeKind(start))
            guard start.isDate == replaced.isDate, startKind != kind else { return nil }
            return .kinds(kind, start: startKind)
        }
    }

    private static func strangers(_ patient: Patient) -> [Symptom] {
        eachOverride(patient) { series, _, replaced in
            guard series.hasInstance(at: replaced) == false else { return nil }
            return series.repeats
                ? .noInstanceAt(quoted(replaced.text)) : .noRepetition(nil)
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
                    return Symptom(line, .reachesItself(quoted(to)))
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
