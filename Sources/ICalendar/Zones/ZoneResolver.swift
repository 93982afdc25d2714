package import CivilTime

/// Finds out which zone a TZID of a foreign calendar means.
///
/// In this order: a name of the tz database (bare, quoted or at the end of a path), a Windows name, the
/// calendar's own VTIMEZONE, what the name says in another way (`GuessedZone`), X-WR-TIMEZONE, the reader's
/// zone. A known name beats the calendar's own definition, which may be false.
package struct ZoneResolver {
    enum Source {
        case known, embedded, calendarDefault, readerDefault
    }

    let database: ZoneDatabase
    let calendarZone: Zone?
    let readerZone: Zone
    /// Definitions that are worked out at most; honest calendars have a few.
    private static let mostDefinitions = 200
    private var definitionsUsed = 0
    /// Iterator steps that all definitions of a calendar together may take; an honest one takes some thousands.
    package static let mostWork = 500_000
    private var work = ZoneResolver.mostWork
    private let definitions: [String: Component]
    /// Not only for speed: `work` runs out, and a name that was asked twice must not get a second answer.
    private var resolved: [String: (zone: Zone, source: Source)] = [:]

    /// Of two definitions of one TZID the first counts, of calendars in one file the first's X-WR-TIMEZONE.
    init(calendars: [Component], database: ZoneDatabase, readerZone: Zone, limit: Int) {
        self.database = database
        self.readerZone = readerZone
        var definitions: [String: Component] = [:]
        for component in ZoneResolver.definitions(of: calendars, limit: limit) {
            for tzid in ZoneResolver.names(of: component) {
                let name = ZoneResolver.bare(tzid)
                if definitions[name] == nil { definitions[name] = component }
            }
        }
        self.definitions = definitions
        calendarZone = calendars.first?.first("X-WR-TIMEZONE").map(\.property.text).flatMap {
            ZoneResolver.known($0, in: database) ?? ZoneResolver.guessed($0, in: database)
        }
    }

    /// The VTIMEZONEs of a file, up to a limit.
    static func definitions(of calendars: [Component], limit: Int) -> some Sequence<Component> {
        calendars.lazy.flatMap { $0.children.lazy.filter { $0.name == "VTIMEZONE" } }.prefix(limit)
    }

    /// The TZIDs of a VTIMEZONE, unescaped; it should have one, and some have several.
    static func names(of definition: Component) -> [String] {
        definition.lines.lazy.map(\.property).filter { $0.name == "TZID" }.prefix(8).map(\.text)
    }

    /// The zone for a TZID as it is written; the same answer each time.
    mutating func zone(_ tzid: String) -> (zone: Zone, source: Source) {
        if let answer = resolved[tzid] { return answer }
        let answer = resolve(tzid)
        resolved[tzid] = answer
        return answer
    }

    private mutating func resolve(_ tzid: String) -> (zone: Zone, source: Source) {
        if let zone = ZoneResolver.known(tzid, in: database) { return (zone, .known) }
        if let definition = definitions[ZoneResolver.bare(tzid)] {
            if let location = definition.value("X-LIC-LOCATION"),
                let zone = ZoneResolver.known(location, in: database)
            {
                return (zone, .known)
            }
            definitionsUsed += 1
            if definitionsUsed <= ZoneResolver.mostDefinitions,
                let zone = embeddedZone(definition, identifier: tzid, work: &work)
            {
                return (zone, .embedded)
            }
        }
        if let zone = ZoneResolver.guessed(tzid, in: database) { return (zone, .known) }
        if let calendarZone { return (calendarZone, .calendarDefault) }
        return (readerZone, .readerDefault)
    }

    /// The zone a name stands for by itself: Olson or Windows, as Outlook, Mozilla and libical dress them up.
    ///
    /// A solidus in front says that the name is known everywhere (RFC 5545 §3.2.19).
    ///
    /// - Parameter ignoringCase: takes `europe/lisbon` too. Only where the calendar does not define the name: what
    ///   is not to the letter a name of the tz database is what its VTIMEZONE says, as in other programs.
    package static func known(
        _ name: String, in database: ZoneDatabase, ignoringCase: Bool = false
    ) -> Zone? {
        let name = bare(name)
        guard !name.isEmpty, name.utf8.count <= 200 else { return nil }
        if let zone = named(name, in: database, ignoringCase) { return zone }
        let parts = name.split(separator: "/")
        // Longest first: America/Indiana/Knox before what may be called Indiana/Knox.
        for count in [3, 2, 1] where parts.count > count || name.hasPrefix("/") {
            let end = parts.suffix(count).joined(separator: "/")
            // Behind a vendor's path a single word may be anything: `tzone://Microsoft/Custom`.
            if count == 1, parts.count > 1, !isUTC(end), windowsZones[end.lowercased()] == nil {
                continue
            }
            if let zone = named(end, in: database, ignoringCase) { return zone }
        }
        return nil
    }

    private static func named(
        _ name: String, in database: ZoneDatabase, _ ignoringCase: Bool
    ) -> Zone? {
        if isUTC(name) { return .utc }
        if let windows = windowsZones[name.lowercased()] { return database.zone(windows) }
        return database.zone(name) ?? (ignoringCase ? database.zoneIgnoringCase(name) : nil)
    }

    private static func isUTC(_ name: String) -> Bool {
        ["utc", "z", "coordinated universal time"].contains(name.lowercased())
    }

    /// Whether a TZID says by itself, without any definition, that it is this zone.
    static func isName(_ tzid: String, of zone: Zone) -> Bool {
        let name = bare(tzid).lowercased()
        let identifier = zone.identifier.lowercased()
        return name == identifier || name.hasSuffix("/" + identifier)
            || windowsZones[name] == zone.identifier
    }

    static func bare(_ name: String) -> String {
        var scalars = unescaped(name).unicodeScalars[...]
        func isNoise(_ scalar: Unicode.Scalar) -> Bool {
            scalar == "\"" || scalar == "'" || scalar.properties.isWhitespace
        }
        while let first = scalars.first, isNoise(first) { scalars.removeFirst() }
        while let last = scalars.last, isNoise(last) { scalars.removeLast() }
        return String(scalars)
    }
}
