import CivilTime
import ICalendar

/// A calendar laid out for the rules of the doctor: its bytes, lines, components and series, each worked out once.
struct Patient {
    /// A component and what it stands in.
    struct Part {
        let component: Component
        /// The name of the component around it; `nil` for a calendar.
        let parent: String?
    }

    /// A date or time of a component, as it stands on its line.
    struct Time {
        let line: ContentLines.Line
        /// The piece of the line's list.
        let text: Substring
        /// `nil` when it is none.
        let value: CalendarTime?
    }

    /// What is looked at: the whole file, or its first part when it is huge.
    let bytes: [UInt8]
    /// Bytes of the whole file.
    let byteCount: Int
    let lines: [SourceLine]
    let tree: ComponentTree
    /// The first VCALENDAR.
    let calendar: Component
    /// Every VCALENDAR with everything below it.
    let parts: [Part]
    /// All events, in the order of the file.
    let events: [Component]
    /// The dates and times of events and to-dos, definitions of zones left out.
    let times: [Time]
    let zones: [PatientZone]
    let series: [PatientSeries]
    let database: ZoneDatabase

    /// Bytes that are looked at most: more than any client takes, and no more than a second's work.
    static let mostBytes = 2_000_000

    /// Whether only the first part of the file was looked at.
    var isPart: Bool { bytes.count < byteCount }

    /// `nil` when there is no VCALENDAR.
    init?(
        _ file: [UInt8], body: ArraySlice<UInt8>, database: ZoneDatabase, limits: ReadingLimits
    ) {
        let bytes = Patient.firstPart(of: file)
        let body = bytes.count < file.count ? bytes.dropFirst(file.count - body.count) : body
        let tree = ComponentTree(body, limits: limits)
        let calendars = tree.roots.filter { $0.name == "VCALENDAR" }
        guard let calendar = calendars.first else { return nil }
        var parts: [Part] = []
        func lay(_ component: Component, in parent: String?) {
            parts.append(Part(component: component, parent: parent))
            for child in component.children { lay(child, in: component.name) }
        }
        for calendar in calendars { lay(calendar, in: nil) }
        var work = ZoneResolver.mostWork
        let zones = parts.filter { $0.component.name == "VTIMEZONE" }.prefix(200).map {
            PatientZone($0.component, database: database, work: &work)
        }
        self.bytes = bytes
        byteCount = file.count
        self.database = database
        self.tree = tree
        self.calendar = calendar
        self.parts = parts
        self.zones = Array(zones)
        lines = SourceLine.all(of: body, limits: limits)
        events = parts.map(\.component).filter { $0.name == "VEVENT" }
        times = Patient.times(of: parts)
        series = PatientSeries.all(of: events, zones: ZoneTable(zones, database: database))
    }

    /// A huge file up to the end of an event, closed.
    private static func firstPart(of file: [UInt8]) -> [UInt8] {
        guard file.count > mostBytes else { return file }
        let ending = Array("END:VEVENT\r\n".utf8)
        var end = mostBytes
        let earliest = max(0, mostBytes - 1_000_000)
        while end > earliest, !file[..<end].hasSuffix(ending) { end -= 1 }
        if end == earliest {
            end = file[..<mostBytes].lastIndex(of: 0x0A).map { $0 + 1 } ?? mostBytes
        }
        return Array(file[..<end]) + Array("END:VCALENDAR\r\n".utf8)
    }

    /// The iTIP method; a feed has none.
    var method: ContentLines.Line? { calendar.first("METHOD") }

    /// All components of that name.
    func components(_ name: String) -> [Component] {
        parts.lazy.map(\.component).filter { $0.name == name }
    }

    private static func times(of parts: [Part]) -> [Time] {
        let names: Set = ["DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE"]
        let kinds: Set = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "AVAILABLE"]
        return parts.filter { kinds.contains($0.component.name) }.flatMap { part in
            part.component.lines.filter { names.contains($0.property.name) }
                .flatMap { Patient.times(on: $0) }
        }
    }

    /// The dates and times on a line; of a period its start.
    static func times(on line: ContentLines.Line) -> [Time] {
        let tzid = line.property["TZID"]
        return line.property.value.split(separator: ",").map { piece in
            let start = piece.prefix { $0 != "/" }
            return Time(
                line: line, text: start, value: CalendarTime.read(start, tzid: tzid))
        }
    }

    /// One symptom for every line that a condition holds for.
    func symptoms(
        where condition: (ContentLines.Line) -> Evidence?
    ) -> [Symptom] {
        parts.flatMap { part in
            part.component.lines.compactMap { line in
                condition(line).map { Symptom(line.number, $0) }
            }
        }
    }
}

extension Component {
    /// Every property of that name.
    func all(_ name: String) -> [ContentLines.Line] {
        lines.filter { $0.property.name == name }
    }

    /// The time of its first property of that name.
    func time(_ name: String) -> CalendarTime? {
        first(name).flatMap { Patient.times(on: $0).first?.value }
    }
}

/// What the TZIDs of a calendar mean to the doctor: the tz database, else the calendar's own definition.
struct ZoneTable {
    private let own: [String: Zone]
    private let database: ZoneDatabase

    init(_ zones: some Sequence<PatientZone>, database: ZoneDatabase) {
        own = Dictionary(
            zones.compactMap { zone in zone.own.map { (zone.tzid, $0) } },
            uniquingKeysWith: { first, _ in first })
        self.database = database
    }

    /// The zone of a time; a time without one counts as UTC, so that its own wall clock is kept.
    func zone(of time: CalendarTime) -> Zone {
        guard let tzid = time.tzid else { return .utc }
        return ZoneResolver.known(tzid, in: database) ?? own[tzid]
            ?? ZoneResolver.guessed(tzid, in: database) ?? .utc
    }

    func instant(of time: CalendarTime) -> Instant {
        if case .utc(let instant) = time { return instant }
        return zone(of: time).instant(of: time.local)
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
        count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
    }
}
