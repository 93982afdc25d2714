import CivilTime

/// Makes events of components, one at a time.
///
/// Every line ends up in a value or, when it is a second one or cannot be understood, among `others`.
struct EventReader {
    private(set) var resolver: ZoneResolver
    private(set) var zones: [String: Zone] = [:]
    private(set) var findings: [Finding] = []
    private var hasTooManyZones = false
    private let limits: ReadingLimits

    init(resolver: ZoneResolver, limits: ReadingLimits) {
        self.resolver = resolver
        self.limits = limits
    }

    /// The event; `nil` when it has no start that can be read.
    mutating func event(_ component: Component) -> CalendarEvent? {
        guard let startLine = component.first("DTSTART") else {
            report(.noStart, component.line)
            return nil
        }
        guard let start = CalendarTime(startLine.property) else {
            report(
                .unreadableStart(String(startLine.property.value.prefix(40))), startLine.number)
            return nil
        }
        let uid = component.first("UID")?.property.text ?? ""
        if uid.isEmpty { report(.noUID, component.line) }
        var event = CalendarEvent(
            uid: uid.isEmpty ? "line-\(component.line)@unnamed" : uid, start: start)
        let endName = readEnding(of: component, into: &event)
        var seen: Set<String> = []
        for line in component.lines {
            let isFirst = seen.insert(line.property.name).inserted
            if read(line, isFirst: isFirst, endName: endName, into: &event) { continue }
            event.others.append(line.property.withTidyType)
        }
        readChildren(of: component, into: &event)
        noteZones(of: event, component)
        return event
    }

    /// `false` when no value of the event tells the line.
    private mutating func read(
        _ line: ContentLines.Line, isFirst: Bool, endName: String?, into event: inout CalendarEvent
    ) -> Bool {
        let property = line.property.withTidyType
        switch property.name {
        case "ATTENDEE": event.attendees.append(Attendee(property))
        case "ATTACH": event.attachments.append(Attachment(property))
        case "IMAGE": event.images.append(Attachment(property))
        case "RELATED-TO": event.relations.append(Relation(property))
        case "LINK": event.links.append(Link(property))
        case "CONFERENCE": event.conferences.append(CalendarEvent.Conference(property))
        case "CONCEPT":
            guard property.hasOnlyType else { return false }
            event.concepts.append(property.value)
        case "REFID":
            guard property.hasOnlyType else { return false }
            event.groups.append(property.text)
        case "CATEGORIES":
            let names = splitList(property.value).map { unescaped($0) }.filter { !$0.isEmpty }
            event.categories += names
            if !names.isEmpty { event.extraParameters.keep(property) }
        case "RRULE":
            guard readRule(line, into: &event.rules) else { return false }
            if event.rules.count == 1 { event.extraParameters.keep(property) }
        case "EXRULE":
            guard readRule(line, into: &event.exceptionRules) else { return false }
            if event.exceptionRules.count == 1 { event.extraParameters.keep(property) }
        case "RDATE", "EXDATE": readDates(line, into: &event)
        default: return isFirst && readSingle(line, endName: endName, into: &event)
        }
        return true
    }

    /// Reads what may stand in an event once.
    private mutating func readSingle(
        _ line: ContentLines.Line, endName: String?, into event: inout CalendarEvent
    ) -> Bool {
        let property = line.property
        var isKept = true
        switch property.name {
        case "UID", "DTSTART": break
        case "DTEND", "DURATION": guard property.name == endName else { return false }
        case "SEQUENCE":
            guard let number = Int(property.value), number >= 0 else { return false }
            event.sequence = number
        case "DTSTAMP": isKept = event.stamp.take(EventReader.instant(property.value))
        case "CREATED": isKept = event.created.take(EventReader.instant(property.value))
        case "LAST-MODIFIED": isKept = event.lastModified.take(EventReader.instant(property.value))
        case "SUMMARY": event.summary = property.text
        case "DESCRIPTION": event.description = property.text
        case "LOCATION": event.location = property.text
        case "URL": event.url = property.value
        case "STATUS":
            isKept = event.status.take(.init(rawValue: property.value.uppercased()))
        case "CLASS":
            isKept = event.classification.take(.init(rawValue: property.value.uppercased()))
        case "TRANSP":
            guard ["TRANSPARENT", "OPAQUE"].contains(property.value.uppercased()) else {
                return false
            }
            event.isTransparent = property.value.uppercased() == "TRANSPARENT"
            guard event.isTransparent else { return true }
        case "COLOR": event.color = property.text
        case "ORGANIZER":
            event.organizer = Organizer(property)
            return true
        case "RECURRENCE-ID":
            event.recurrenceID = CalendarTime(property)
            guard event.recurrenceID != nil else {
                badTime(line)
                return false
            }
            event.isThisAndFuture = property["RANGE"]?.uppercased() == "THISANDFUTURE"
            event.extraParameters.keep(property, except: event.isThisAndFuture ? "RANGE" : nil)
            return true
        default: return false
        }
        if isKept, !property.parameters.isEmpty, !property.text.isEmpty {
            event.extraParameters.keep(property)
        }
        return isKept
    }

    /// Finds how the event ends; the name of the line that says so.
    private mutating func readEnding(
        of component: Component, into event: inout CalendarEvent
    ) -> String? {
        if let line = component.first("DTEND") {
            guard let end = CalendarTime(line.property) else {
                badTime(line)
                return readLength(of: component, into: &event)
            }
            if event.start.isDate != end.isDate {
                report(.endOfAnotherKind, line.number)
                // Exchange writes whole days with an end at midnight.
                guard event.start.isDate else { return nil }
                event.ending = .at(.date(end.local.date))
            } else if end.tzid == event.start.tzid, end.local < event.start.local {
                report(.endBeforeStart, line.number)
                return nil
            } else {
                event.ending = .at(end)
            }
            return "DTEND"
        }
        return readLength(of: component, into: &event)
    }

    private mutating func readLength(
        of component: Component, into event: inout CalendarEvent
    ) -> String? {
        guard let line = component.first("DURATION") else { return nil }
        guard let length = CalendarDuration(line.property.value) else {
            report(.unreadableLength, line.number)
            return nil
        }
        event.ending = .after(length)
        return "DURATION"
    }

    private mutating func readRule(
        _ line: ContentLines.Line, into rules: inout [RecurrenceRule]
    ) -> Bool {
        guard rules.count < 8 else { return false }
        do {
            rules.append(try RecurrenceRule(reading: tidied(line.property.value)))
            return true
        } catch {
            report(.unusableRule(String(line.property.value.prefix(80))), line.number)
            return false
        }
    }

    private mutating func readDates(_ line: ContentLines.Line, into event: inout CalendarEvent) {
        let isException = line.property.name == "EXDATE"
        let known = isException ? event.exceptions.count : event.additions.count
        let room = max(0, limits.datesPerEvent - known)
        let dates = DateList(line.property, limit: room)
        if !dates.unreadable.isEmpty {
            badTime(line)
            event.others.append(
                Property(
                    line.property.name, line.property.withTidyType.parameters,
                    value: dates.unreadable.joined(separator: ",")))
        }
        if dates.times.count > room {
            report(.tooManyDates(limit: limits.datesPerEvent), line.number)
        }
        let kept = dates.times.prefix(room)
        guard !isException else {
            event.exceptions += kept
            return
        }
        event.additions += kept
        guard !dates.endings.isEmpty else { return }
        for time in kept where event.additionEndings[time] == nil {
            event.additionEndings[time] = dates.endings[time]
        }
    }

    private mutating func readChildren(of component: Component, into event: inout CalendarEvent) {
        for child in component.children {
            if child.name != "VALARM" {
                event.components.append(CalendarComponent(child))
            } else if event.alarms.count == limits.alarmsPerEvent {
                report(.tooManyAlarms(limit: limits.alarmsPerEvent), child.line)
                break
            } else if let alarm = Alarm(child) {
                event.alarms.append(alarm)
            } else {
                report(.noTrigger, child.line)
                event.components.append(CalendarComponent(child))
            }
        }
    }

    /// Looks up what the TZIDs of the event mean, and says so the first time when nothing explains one.
    private mutating func noteZones(of event: CalendarEvent, _ component: Component) {
        var numbers: [String: Int] = [:]
        for tzid in event.zoneNames where zones[tzid] == nil {
            guard zones.count < limits.zones else {
                if !hasTooManyZones {
                    report(.tooManyZoneNames(limit: limits.zones), component.line)
                }
                hasTooManyZones = true
                return
            }
            let (zone, source) = resolver.zone(tzid)
            zones[tzid] = zone
            guard source == .calendarDefault || source == .readerDefault else { continue }
            if numbers.isEmpty {
                for line in component.lines {
                    guard let name = line.property.tzid, numbers[name] == nil else { continue }
                    numbers[name] = line.number
                }
            }
            report(
                .unknownZone(String(tzid.prefix(80)), readAs: zone.identifier),
                numbers[tzid] ?? component.line)
        }
    }

    private mutating func badTime(_ line: ContentLines.Line) {
        report(
            .unreadableTime(
                String(line.property.value.prefix(40)), property: line.property.name), line.number)
    }

    private mutating func report(_ notice: Notice, _ line: Int) {
        guard findings.count < limits.findings else { return }
        findings.append(Finding(notice, line: line))
    }

    static func instant(_ text: String) -> Instant? {
        // Times without Z stand here too, against the rule; their zone cannot be known.
        guard let time = CalendarTime.read(withoutBlanks(text), tzid: nil) else {
            return nil
        }
        return Instant(secondsSinceEpoch: time.local.secondsSinceEpoch)
    }
}
