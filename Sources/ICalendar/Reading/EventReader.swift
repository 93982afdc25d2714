import CivilTime

/// Makes events of components, one at a time.
///
/// Every line ends up in a value or, when it is a second one or cannot be understood, among `others`.
struct EventReader {
    /// `nil` where it was said before what the TZIDs mean.
    private(set) var resolver: ZoneResolver?
    private(set) var zones: [String: Zone] = [:]
    /// TZIDs that nothing explains.
    private(set) var guesses: Set<String> = []
    private(set) var findings: [Finding] = []
    private var hasTooManyZones = false
    /// Lists of the event whose limit was passed: that is told once.
    private var passedLimits: Set<String> = []
    private let limits: ReadingLimits

    init(resolver: ZoneResolver?, limits: ReadingLimits) {
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
        passedLimits = []
        for line in component.lines {
            let isFirst = seen.insert(line.property.name).inserted
            if read(line, isFirst: isFirst, endName: endName, into: &event) { continue }
            event.others.append(line.property.withTidyType)
        }
        readChildren(of: component, into: &event)
        noteZones(event.zoneNames, component)
        noteEnd(of: event, component)
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
            guard readRule(line, of: &event) else { return false }
            if event.rules.count == 1 { event.extraParameters.keep(property) }
        case "EXRULE":
            guard readExceptionRule(line, of: &event) else { return false }
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
                event.ending = .at(event.start.isDate ? .date(EventReader.dayAfter(end)) : end)
            } else if isOnClock(of: event.start, end), end.local < event.start.local {
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

    /// The first day after an event of whole days that ends at a time: Exchange writes midnight, and others a time of the last day.
    private static func dayAfter(_ end: CalendarTime) -> CivilDate {
        end.local.date.advanced(by: end.local.secondOfDay > 0 ? 1 : 0)
    }

    /// An end in another zone can be compared only once it is known what both mean.
    private mutating func noteEnd(of event: CalendarEvent, _ component: Component) {
        guard case .at(let end) = event.ending, !end.isDate, !event.start.isDate,
            !isOnClock(of: event.start, end)
        else { return }
        let line = component.first("DTEND")?.number ?? component.line
        if end.local < event.start.local, isOfNoZone(end) {
            report(.endBeforeStart, line)
        } else if !isOfNoZone(end), let start = moment(of: event.start),
            let last = moment(of: end), last < start
        {
            let isLaterOnTheClock = end.local > event.start.local
            report(isLaterOnTheClock ? .endOnAnotherClock : .endBeforeStart, line)
        }
    }

    /// Whether an end is on the clock of the start, whatever zone that is.
    private func isOnClock(of start: CalendarTime, _ end: CalendarTime) -> Bool {
        switch (start, end) {
        case (.floating, .utc): false
        default: start.tzid == end.tzid
        }
    }

    /// An end without a zone, or with one that nothing explains, is on the clock of the start too.
    private func isOfNoZone(_ end: CalendarTime) -> Bool {
        if case .floating = end { return true }
        return end.tzid.map(guesses.contains) ?? false
    }

    private func moment(of time: CalendarTime) -> Instant? {
        switch time {
        case .utc(let instant): instant
        case .zoned(let local, let tzid): zones[tzid]?.instant(of: local)
        case .floating(let local):
            resolver.map { ($0.calendarZone ?? $0.readerZone).instant(of: local) }
        case .date: nil
        }
    }

    private mutating func readRule(
        _ line: ContentLines.Line, of event: inout CalendarEvent
    ) -> Bool {
        guard event.rules.count < 8 else { return false }
        let text = line.property.value
        do {
            let (rule, isMended) = try RecurrenceRule.forgiving(text)
            event.rules.append(rule)
            if isMended {
                report(
                    .mendedRule(String(text.prefix(80)), readAs: String(rule.text.prefix(80))),
                    line.number)
            }
            return true
        } catch {
            report(.unusableRule(String(text.prefix(80))), line.number)
            return false
        }
    }

    /// A rule that leaves out is never guessed at: what it might leave out stays busy.
    private mutating func readExceptionRule(
        _ line: ContentLines.Line, of event: inout CalendarEvent
    ) -> Bool {
        guard event.exceptionRules.count < 8 else { return false }
        do {
            event.exceptionRules.append(
                try RecurrenceRule(reading: tidied(line.property.value)))
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
        if dates.times.count > room, passedLimits.insert(line.property.name).inserted {
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

    /// Looks up what TZIDs of a component mean, and says so the first time when nothing explains one.
    mutating func noteZones(_ names: [String], _ component: Component) {
        guard resolver != nil else { return }
        var numbers: [String: Int] = [:]
        for tzid in names where zones[tzid] == nil {
            guard zones.count < limits.zones else {
                if !hasTooManyZones {
                    report(.tooManyZoneNames(limit: limits.zones), component.line)
                }
                hasTooManyZones = true
                return
            }
            guard let (zone, source) = resolver?.zone(tzid) else { return }
            zones[tzid] = zone
            guard source == .calendarDefault || source == .readerDefault else { continue }
            guesses.insert(tzid)
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

    mutating func report(_ notice: Notice, _ line: Int) {
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
