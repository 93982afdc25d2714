import CivilTime

extension EventReader {
    /// Looks through a component that tells busy time without being an event: what its TZIDs mean, and what cannot be read.
    mutating func note(_ component: Component) {
        var names: [String] = []
        for line in component.lines {
            let property = line.property
            if let tzid = property.tzid { names.append(tzid) }
            guard property.name == "FREEBUSY",
                let wrong = FreeBusyPeriods(property).unreadable.first
            else { continue }
            report(
                .unreadableTime(String(wrong.prefix(40)), property: property.name), line.number)
        }
        noteZones(names, component)
        for child in component.children where child.name == "AVAILABLE" { _ = event(child) }
    }
}
