import CivilTime

/// Makes events of components, one at a time.
struct EventReader {
    private(set) var resolver: ZoneResolver
    private(set) var zones: [String: Zone] = [:]
    private(set) var findings: [Finding] = []
    private let limits: ReadingLimits

    init(resolver: ZoneResolver, limits: ReadingLimits) {
        self.resolver = resolver
        self.limits = limits
    }

    /// The event; `nil` when it has no start that can be read.
    mutating func event(_ component: Component) -> CalendarEvent? {
        guard let startLine = component.first("DTSTART") else {
            report(.error, "dtstart", component.line, "an event without DTSTART; skipped")
            return nil
        }
        guard let start = time(startLine) else {
            report(
                .error, "dtstart", startLine.number,
                "'\(startLine.property.value.prefix(40))' is not a date or time; event skipped")
            return nil
        }
        let uid = component.first("UID")?.property.text ?? ""
        if uid.isEmpty {
            report(
                .warning, "uid", component.line, "an event without UID; its place stands for one")
        }
        var event = CalendarEvent(
            uid: uid.isEmpty ? "line-\(component.line)@unnamed" : uid, start: start)
        for line in component.lines { read(line, into: &event) }
        checkEnd(of: &event, component)
        for child in component.children.prefix(limits.alarmsPerEvent) where child.name == "VALARM" {
            if let alarm = EventReader.alarm(child) { event.alarms.append(alarm) }
        }
        return event
    }

    private mutating func read(_ line: ContentLines.Line, into event: inout CalendarEvent) {
        let property = line.property
        switch property.name {
        case "UID", "DTSTART": break
        case "SEQUENCE": event.sequence = max(0, Int(property.value) ?? 0)
        case "DTSTAMP": event.stamp = EventReader.instant(property.value)
        case "CREATED": event.created = EventReader.instant(property.value)
        case "LAST-MODIFIED": event.lastModified = EventReader.instant(property.value)
        case "DTEND":
            if let end = time(line) { event.ending = .at(end) } else { badTime(line) }
        case "DURATION":
            guard case .unsaid = event.ending else { break }
            if let length = CalendarDuration(property.value) {
                event.ending = .after(length)
            } else {
                report(.error, "duration", line.number, "DURATION cannot be read; ignored")
            }
        case "SUMMARY": event.summary = property.text
        case "DESCRIPTION": event.description = property.text
        case "LOCATION": event.location = property.text
        case "URL": event.url = property.value
        case "STATUS": event.status = CalendarEvent.Status(rawValue: property.value.uppercased())
        case "TRANSP": event.isTransparent = property.value.uppercased() == "TRANSPARENT"
        case "CATEGORIES": event.categories += splitList(property.value).map { unescaped($0) }
        case "COLOR": event.color = property.text
        case "CONFERENCE":
            event.conferences.append(
                CalendarEvent.Conference(
                    uri: property.value,
                    features: property.parameters.first { $0.name == "FEATURE" }?.values ?? [],
                    label: property["LABEL"]))
        case "RRULE": readRule(line, into: &event)
        case "RDATE": append(dates(line), to: &event.additions, line)
        case "EXDATE": append(dates(line), to: &event.exceptions, line)
        case "RECURRENCE-ID": readRecurrenceID(line, into: &event)
        default: event.others.append(property)
        }
    }

    private mutating func readRule(_ line: ContentLines.Line, into event: inout CalendarEvent) {
        guard event.rules.count < 8 else { return }
        do {
            event.rules.append(try RecurrenceRule(reading: tidied(line.property.value)))
        } catch {
            report(
                .error, "rrule", line.number,
                "the rule '\(line.property.value.prefix(80))' cannot be used; only the first start counts"
            )
        }
    }

    private mutating func readRecurrenceID(
        _ line: ContentLines.Line, into event: inout CalendarEvent
    ) {
        event.recurrenceID = time(line)
        if event.recurrenceID == nil { badTime(line) }
        if line.property["RANGE"] != nil {
            report(
                .warning, "range", line.number,
                "RANGE is ignored: the change counts for one instance only")
        }
    }

    private mutating func append(
        _ times: [CalendarTime], to list: inout [CalendarTime], _ line: ContentLines.Line
    ) {
        let room = limits.datesPerEvent - list.count
        if times.count > room {
            report(
                .error, "date-limit", line.number,
                "more than \(limits.datesPerEvent) dates in one event; the rest is ignored")
        }
        list += times.prefix(max(0, room))
    }

    private mutating func dates(_ line: ContentLines.Line) -> [CalendarTime] {
        var times: [CalendarTime] = []
        var unreadable = 0
        let tzid = zoneName(line)
        for piece in line.property.value.split(separator: ",") {
            guard times.count <= limits.datesPerEvent else { break }
            // A PERIOD counts by its start.
            let start = piece.prefix { $0 != "/" }.filter { !$0.isWhitespace }
            if let time = CalendarTime.read(start, tzid: tzid) {
                times.append(time)
            } else {
                unreadable += 1
            }
        }
        if unreadable > 0 { badTime(line) }
        return times
    }

    private mutating func time(_ line: ContentLines.Line) -> CalendarTime? {
        let value = line.property.value.filter { !$0.isWhitespace }
        return CalendarTime.read(value, tzid: zoneName(line))
    }

    /// The TZID of a line; whatever it means is looked up and noted the first time.
    private mutating func zoneName(_ line: ContentLines.Line) -> String? {
        guard let tzid = line.property["TZID"], !tzid.isEmpty else { return nil }
        // A list of dates, or one with Z, needs no zone.
        let value = line.property.value
        guard value.utf8.contains(UInt8(ascii: "T")) || value.utf8.contains(UInt8(ascii: "t")),
            !(value.hasSuffix("Z") && !value.contains(","))
        else { return tzid }
        if zones[tzid] == nil {
            let (zone, source) = resolver.zone(tzid)
            zones[tzid] = zone
            switch source {
            case .known, .embedded: break
            case .calendarDefault, .readerDefault:
                report(
                    .warning, "tzid", line.number,
                    "the zone '\(tzid.prefix(80))' is not known; read as \(zone.identifier)")
            }
        }
        return tzid
    }

    private mutating func checkEnd(of event: inout CalendarEvent, _ component: Component) {
        guard case .at(let end) = event.ending else { return }
        let line = component.first("DTEND")?.number ?? component.line
        if event.start.isDate != end.isDate {
            report(.error, "dtend", line, "DTEND is of another kind than DTSTART")
            // Exchange writes whole days with an end at midnight.
            event.ending = event.start.isDate ? .at(.date(end.local.date)) : .unsaid
        } else if end.tzid == event.start.tzid, end.local < event.start.local {
            report(.error, "dtend", line, "the event ends before it starts; its end is ignored")
            event.ending = .unsaid
        }
    }

    private mutating func badTime(_ line: ContentLines.Line) {
        report(
            .error, "date-time", line.number,
            "'\(line.property.value.prefix(40))' of \(line.property.name) is not a date or time; ignored"
        )
    }

    private mutating func report(
        _ severity: Finding.Severity, _ rule: String, _ line: Int, _ message: String
    ) {
        guard findings.count < limits.findings else { return }
        findings.append(Finding(severity, rule, line: line, message))
    }

    static func instant(_ text: String) -> Instant? {
        // Times without Z stand here too, against the rule; their zone cannot be known.
        guard let time = CalendarTime.read(text.filter { !$0.isWhitespace }, tzid: nil) else {
            return nil
        }
        return Instant(secondsSinceEpoch: time.local.secondsSinceEpoch)
    }

    private static func alarm(_ component: Component) -> Alarm? {
        guard let trigger = component.value("TRIGGER").flatMap({ CalendarDuration($0) }) else {
            return nil
        }
        return Alarm(
            action: component.value("ACTION")?.uppercased() ?? "DISPLAY", trigger: trigger,
            text: component.first("DESCRIPTION")?.property.text ?? "")
    }
}
