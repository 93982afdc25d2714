public import CivilTime

/// A calendar as read, with everything that was noticed on the way.
public struct CalendarReading: Sendable {
    /// What could be read.
    public var document: CalendarDocument
    /// What was skipped, mended or guessed, by line.
    public var findings: [Finding]
}

extension CalendarDocument {
    /// Reads a calendar from strangers: forgiving, bounded, without a crash.
    ///
    /// A bad event is left out with a finding; only bytes that are no calendar at all are a fault.
    /// `defaultZone` is taken for names that nothing explains.
    public static func read(
        _ bytes: [UInt8], defaultZone: Zone, database: ZoneDatabase,
        limits: ReadingLimits = ReadingLimits()
    ) throws(ReadingFault) -> CalendarReading {
        let tree = ComponentTree(try calendarBytes(bytes, limits: limits), limits: limits)
        let calendars = tree.roots.filter { $0.name == "VCALENDAR" }
        guard let first = calendars.first else { throw .notACalendar }
        if let open = tree.open { throw .truncated(open: String(open.prefix(40))) }
        var document = CalendarDocument(productID: first.first("PRODID")?.property.text ?? "")
        document.readProperties(of: first)
        var findings = tree.findings
        if calendars.count > 1 {
            findings.append(
                Finding(
                    .warning, "several-calendars", line: calendars[1].line,
                    "\(calendars.count) calendars in one file; their events are taken together"))
        }
        var zones: [String: Zone] = [:]
        for calendar in calendars {
            var reader = EventReader(
                resolver: ZoneResolver(
                    calendar: calendar, database: database, readerZone: defaultZone),
                limits: limits)
            for component in calendar.children where component.name == "VEVENT" {
                if let event = reader.event(component) { document.events.append(event) }
            }
            zones.merge(reader.zones) { first, _ in first }
            findings += reader.findings
        }
        document.zones = zones.map { NamedZone(tzid: $0.key, zone: $0.value) }
            .sorted { $0.tzid < $1.tzid }
        findings.sort { $0.line < $1.line }
        return CalendarReading(
            document: document, findings: Array(findings.prefix(limits.findings)))
    }

    private mutating func readProperties(of calendar: Component) {
        for line in calendar.lines {
            let property = line.property
            switch property.name {
            case "PRODID", "VERSION", "CALSCALE": break
            case "NAME": name = property.text
            case "X-WR-CALNAME": name = name ?? property.text
            case "DESCRIPTION": description = property.text
            case "X-WR-CALDESC": description = description ?? property.text
            case "COLOR": color = property.text
            case "X-APPLE-CALENDAR-COLOR": appleColor = property.text
            case "REFRESH-INTERVAL": refreshInterval = CalendarDuration(property.value)
            case "X-PUBLISHED-TTL":
                refreshInterval = refreshInterval ?? CalendarDuration(property.value)
            case "SOURCE": source = property.value
            case "URL": url = property.value
            case "LAST-MODIFIED": lastModified = EventReader.instant(property.value)
            case "METHOD": method = property.value.uppercased()
            default: if others.count < 1_000 { others.append(property) }
            }
        }
    }
}
