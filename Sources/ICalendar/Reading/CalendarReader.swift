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
    /// An event without a start that can be read is kept among the other components, with a finding; only
    /// bytes that are no calendar at all are a fault. `defaultZone` is taken for names that nothing explains.
    public static func read(
        _ bytes: [UInt8], defaultZone: Zone, database: ZoneDatabase,
        limits: ReadingLimits = ReadingLimits()
    ) throws(ReadingFault) -> CalendarReading {
        let tree = ComponentTree(try calendarBytes(bytes, limits: limits), limits: limits)
        return try read(tree, defaultZone: defaultZone, database: database, limits: limits)
    }

    /// Makes a calendar of components.
    static func read(
        _ tree: ComponentTree, defaultZone: Zone, database: ZoneDatabase, limits: ReadingLimits
    ) throws(ReadingFault) -> CalendarReading {
        let calendars = tree.roots.filter { $0.name == "VCALENDAR" }
        guard let first = calendars.first else { throw .notACalendar }
        if let open = tree.open { throw .truncated(open: String(open.prefix(40))) }
        var document = CalendarDocument(productID: "")
        document.readProperties(of: first)
        var findings = tree.findings
        if calendars.count > 1 {
            findings.append(
                Finding(.severalCalendars(calendars.count), line: calendars[1].line))
        }
        var reader = EventReader(
            resolver: ZoneResolver(
                calendars: calendars, database: database, readerZone: defaultZone,
                limit: limits.zones),
            limits: limits)
        for calendar in calendars {
            for component in calendar.children {
                switch component.name {
                case "VTIMEZONE": break
                case "VEVENT":
                    if let event = reader.event(component) {
                        document.events.append(event)
                    } else {
                        fallthrough
                    }
                case "VFREEBUSY", "VAVAILABILITY":
                    reader.note(component)
                    fallthrough
                default: document.components.append(CalendarComponent(component))
                }
            }
        }
        if ZoneResolver.definitions(of: calendars, limit: .max).dropFirst(limits.zones)
            .contains(where: { _ in true })
        {
            findings.append(
                Finding(.tooManyZoneDefinitions(limit: limits.zones), line: first.line))
        }
        document.readDefinitions(of: calendars, database, limit: limits.zones)
        findings += reader.findings
        if !document.components.isEmpty, !document.tellsBusyTime {
            findings.append(Finding(.nothingRead, line: first.endLine ?? first.line))
        }
        document.floatingZone = reader.resolver?.calendarZone
        document.zones = reader.zones.map { tzid, zone in
            NamedZone(tzid: tzid, zone: zone, isGuess: reader.guesses.contains(tzid))
        }
        .sorted { $0.tzid < $1.tzid }
        findings.sort { $0.line < $1.line }
        return CalendarReading(
            document: document, findings: Array(findings.prefix(limits.findings)))
    }

    /// Keeps the VTIMEZONEs that are needed; of two for one TZID the first.
    private mutating func readDefinitions(
        of calendars: [Component], _ database: ZoneDatabase, limit: Int
    ) {
        var used: Set<String> = []
        for component in components { component.collectZoneNames(into: &used) }
        var known: Set<String> = []
        for definition in ZoneResolver.definitions(of: calendars, limit: limit) {
            let names = ZoneResolver.names(of: definition)
            let isNeeded = names.contains { name in
                !known.contains(name)
                    && (used.contains(name) || ZoneResolver.known(name, in: database) == nil)
            }
            guard isNeeded else { continue }
            known.formUnion(names)
            zoneDefinitions.append(CalendarComponent(definition))
        }
    }

    /// Of a property that a calendar has once, the first that can be read counts; all others stay lines.
    private mutating func readProperties(of calendar: Component) {
        var read: Set<String> = []
        var twins: [Property] = []
        for line in calendar.lines {
            let property = line.property.withTidyType
            if CalendarDocument.twinNames.contains(property.name) {
                twins.append(property)
            } else if !read.contains(property.name), readSingle(property) {
                read.insert(property.name)
            } else {
                others.append(property)
            }
        }
        // Only now: what has the newer name counts, wherever it stands.
        for twin in twins {
            if !read.contains(twin.name), readTwin(twin) {
                read.insert(twin.name)
            } else {
                others.append(twin)
            }
        }
    }

    private mutating func readSingle(_ property: Property) -> Bool {
        var isKept = true
        switch property.name {
        // Versions and other calendars than the Gregorian are not what we write.
        case "VERSION", "CALSCALE": return true
        case "PRODID":
            productID = property.text
            // What says nothing is not written, and then a second one would be the first.
            isKept = !productID.isEmpty
        case "NAME": name = property.text
        case "DESCRIPTION": description = property.text
        case "COLOR": color = property.text
        case "X-APPLE-CALENDAR-COLOR": appleColor = property.text
        case "REFRESH-INTERVAL":
            isKept = refreshInterval.take(CalendarDuration(property.value))
        case "SOURCE": source = property.value
        case "URL": url = property.value
        case "LAST-MODIFIED": isKept = lastModified.take(EventReader.instant(property.value))
        case "METHOD": method = property.value.uppercased()
        default: return false
        }
        if isKept { extraParameters.keep(property) }
        return isKept
    }

    /// The older names of properties of RFC 7986, written beside them.
    private static let twinNames = ["X-WR-CALNAME", "X-WR-CALDESC", "X-PUBLISHED-TTL"]

    /// Reads an older name where the newer one is missing; `false` when it says something else than that.
    private mutating func readTwin(_ property: Property) -> Bool {
        guard property.hasOnlyType else { return false }
        switch property.name {
        case "X-WR-CALNAME":
            name = name ?? property.text
            return name == property.text
        case "X-WR-CALDESC":
            description = description ?? property.text
            return description == property.text
        default:
            guard let length = CalendarDuration(property.value) else { return false }
            refreshInterval = refreshInterval ?? length
            return refreshInterval == length
        }
    }
}
