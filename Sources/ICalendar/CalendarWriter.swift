import CLibical
import CivilTime

/// Why a calendar cannot be written.
public enum WritingFault: Error, Hashable, Sendable {
    /// A time uses a TZID that the calendar does not explain.
    case unknownZone(tzid: String)
    /// A zone that one rule cannot tell; write its times in UTC.
    case zone(TimeZoneComponent.Fault)
    /// An event without a UID, or with one that is not plain text of at most 255 bytes.
    case uid(String)
    /// An event without DTSTAMP.
    case noStamp(uid: String)
    /// Memory ran out in libical, or it refused what it was given.
    case libical(String)
}

extension CalendarDocument {
    /// The calendar as RFC 5545 text: CRLF, folded at 75 octets, the same bytes for the same value.
    ///
    /// Ends are written as DTEND, worked out from DURATION where need be. Each zone in use gets a
    /// VTIMEZONE of one STANDARD and one DAYLIGHT rule that holds from the first event to the last.
    public func serialised() throws(WritingFault) -> String {
        let components = try zonesInUse()
        for event in events {
            guard !event.uid.isEmpty, event.uid.utf8.count <= 255,
                !event.uid.unicodeScalars.contains(where: isControl)
            else { throw .uid(event.uid) }
            guard event.stamp != nil else { throw .noStamp(uid: event.uid) }
        }
        return try LibICal.run { () throws(WritingFault) -> String in
            guard let root = OwnedComponent(ICAL_VCALENDAR_COMPONENT) else {
                throw .libical("VCALENDAR")
            }
            root.add(icalproperty_new_version("2.0"))
            root.add(icalproperty_new_prodid(clean(productID)))
            root.add(icalproperty_new_calscale("GREGORIAN"))
            for property in calendarProperties() { root.addLine(property) }
            for (tzid, component) in components {
                guard let zone = OwnedComponent(ICAL_VTIMEZONE_COMPONENT) else {
                    throw .libical("VTIMEZONE")
                }
                zone.add(icalproperty_new_tzid(clean(tzid)))
                try zone.add(component.standard, ICAL_XSTANDARD_COMPONENT)
                if let daylight = component.daylight {
                    try zone.add(daylight, ICAL_XDAYLIGHT_COMPONENT)
                }
                root.add(zone)
            }
            let context = TimeContext(self, defaultZone: .utc)
            for event in events { root.add(try component(of: event, context)) }
            return root.serialised()
        }
    }

    /// The first moment of the first event to the last moment that a VTIMEZONE must explain.
    private func zonesInUse() throws(WritingFault) -> [(String, TimeZoneComponent)] {
        var spans: [String: Span] = [:]
        for event in events {
            var times = [event.start] + event.additions + event.exceptions
            if case .at(let end) = event.ending { times.append(end) }
            if let replaced = event.recurrenceID { times.append(replaced) }
            for time in times {
                guard case .zoned(let local, let tzid) = time else { continue }
                guard let zone = zone(tzid) else { throw .unknownZone(tzid: tzid) }
                let moment = zone.instant(of: local)
                let last = event.rules.map { lastMoment(of: $0, from: moment, zone) }.max()
                let end = max(moment, last ?? moment).advanced(bySeconds: 86_400)
                let known = spans[tzid]
                spans[tzid] = Span(
                    start: min(known?.start ?? moment, moment), end: max(known?.end ?? end, end))
            }
        }
        var components: [(String, TimeZoneComponent)] = []
        for (tzid, span) in spans.sorted(by: { $0.key < $1.key }) {
            guard let zone = zone(tzid) else { continue }
            do {
                components.append((tzid, try TimeZoneComponent(zone, valid: span)))
            } catch {
                throw .zone(error)
            }
        }
        return components
    }

    /// Where a rule ends; ten years on when it does not.
    private func lastMoment(of rule: RecurrenceRule, from start: Instant, _ zone: Zone) -> Instant {
        let horizon = start.advanced(bySeconds: 3_653 * 86_400)
        switch rule.end {
        case .never: return horizon
        case .until(let time):
            return zone.instant(of: time.local).advanced(bySeconds: 86_400)
        case .count:
            var iterator = RecurrenceIterator(rule, start: zone.local(at: start), budget: 10_000)
            var last = start
            while let local = iterator.next(), last < horizon { last = zone.instant(of: local) }
            return min(last, horizon)
        }
    }

    private func calendarProperties() -> [Property] {
        var list: [Property] = []
        func add(_ name: String, _ value: String?, _ parameters: [Property.Parameter] = []) {
            if let value { list.append(Property(name, parameters, value: value)) }
        }
        add("METHOD", method)
        add("NAME", name.map(escaped))
        add("X-WR-CALNAME", name.map(escaped))
        add("DESCRIPTION", description.map(escaped))
        add("X-WR-CALDESC", description.map(escaped))
        add("COLOR", color)
        add("X-APPLE-CALENDAR-COLOR", appleColor)
        add("REFRESH-INTERVAL", refreshInterval?.text, [.init("VALUE", ["DURATION"])])
        add("X-PUBLISHED-TTL", refreshInterval?.text)
        add("SOURCE", source, [.init("VALUE", ["URI"])])
        add("URL", url)
        add("LAST-MODIFIED", lastModified.map { CalendarTime.utc($0).text })
        return list + others
    }

    private func component(
        of event: CalendarEvent, _ context: TimeContext
    ) throws(WritingFault) -> OwnedComponent {
        guard let component = OwnedComponent(ICAL_VEVENT_COMPONENT) else {
            throw .libical("VEVENT")
        }
        component.add(icalproperty_new_uid(clean(event.uid)))
        if let replaced = event.recurrenceID {
            component.add(replaced, icalproperty_new_recurrenceid)
        }
        component.add(event.stamp.map(CalendarTime.utc), icalproperty_new_dtstamp)
        component.add(event.start, icalproperty_new_dtstart)
        component.add(end(of: event, context), icalproperty_new_dtend)
        for rule in event.rules { component.addLine(Property("RRULE", value: rule.text)) }
        for time in event.additions.sorted(by: { $0.text < $1.text }) {
            component.addLine(date("RDATE", time))
        }
        for time in event.exceptions.sorted(by: { $0.text < $1.text }) {
            component.addLine(date("EXDATE", time))
        }
        component.addText(event.summary, icalproperty_new_summary)
        component.addText(event.description, icalproperty_new_description)
        component.addText(event.location, icalproperty_new_location)
        if let url = event.url { component.addLine(Property("URL", value: url)) }
        component.addStatus(of: event)
        if !event.categories.isEmpty {
            let list = event.categories.map(escaped).joined(separator: ",")
            component.addLine(Property("CATEGORIES", value: list))
        }
        for conference in event.conferences { component.addLine(line(of: conference)) }
        if let color = event.color { component.addLine(Property("COLOR", value: escaped(color))) }
        component.add(icalproperty_new_sequence(Int32(clamping: event.sequence)))
        component.add(event.created.map(CalendarTime.utc), icalproperty_new_created)
        component.add(event.lastModified.map(CalendarTime.utc), icalproperty_new_lastmodified)
        for property in event.others { component.addLine(property) }
        for alarm in event.alarms {
            guard let child = OwnedComponent(ICAL_VALARM_COMPONENT) else {
                throw .libical("VALARM")
            }
            child.addLine(Property("ACTION", value: escaped(alarm.action)))
            child.addLine(Property("TRIGGER", value: alarm.trigger.text))
            child.addText(alarm.text, icalproperty_new_description)
            component.add(child)
        }
        return component
    }

    /// DTEND for every event: a DURATION over a clock change ends at three times in three clients.
    private func end(of event: CalendarEvent, _ context: TimeContext) -> CalendarTime? {
        switch event.ending {
        case .unsaid: return nil
        case .at(let end): return end
        case .after:
            let length = context.length(of: event)
            let start = context.instant(of: event.start)
            let span = context.occurrence(of: event, at: start, length).span
            if event.start.isDate {
                return .date(event.start.local.date.advanced(by: length.days))
            }
            return event.start.at(context.zone(of: event.start).local(at: span.end))
        }
    }

    private func date(_ name: String, _ time: CalendarTime) -> Property {
        var parameters: [Property.Parameter] = []
        if time.isDate { parameters.append(.init("VALUE", ["DATE"])) }
        if let tzid = time.tzid { parameters.append(.init("TZID", [tzid])) }
        return Property(name, parameters, value: time.text)
    }

    private func line(of conference: CalendarEvent.Conference) -> Property {
        var parameters = [Property.Parameter("VALUE", ["URI"])]
        if !conference.features.isEmpty {
            parameters.append(.init("FEATURE", conference.features))
        }
        if let label = conference.label { parameters.append(.init("LABEL", [label])) }
        return Property("CONFERENCE", parameters, value: conference.uri)
    }
}

extension OwnedComponent {
    fileprivate borrowing func addText(
        _ text: String, _ make: (UnsafePointer<CChar>?) -> OpaquePointer?
    ) {
        if !text.isEmpty { add(make(clean(text))) }
    }

    /// A time with its TZID: libical writes none by itself that clients understand.
    fileprivate borrowing func add(
        _ time: CalendarTime?, _ make: (icaltimetype) -> OpaquePointer?
    ) {
        guard let time, let property = make(icaltime_from_string(time.text)) else { return }
        if let tzid = time.tzid {
            icalproperty_add_parameter(property, icalparameter_new_tzid(clean(tzid)))
        }
        add(property)
    }

    fileprivate borrowing func addStatus(of event: CalendarEvent) {
        switch event.status {
        case .tentative: add(icalproperty_new_status(ICAL_STATUS_TENTATIVE))
        case .confirmed: add(icalproperty_new_status(ICAL_STATUS_CONFIRMED))
        case .cancelled: add(icalproperty_new_status(ICAL_STATUS_CANCELLED))
        case nil: break
        }
        if event.isTransparent { add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)) }
    }

    fileprivate borrowing func add(
        _ observance: TimeZoneComponent.Observance, _ kind: icalcomponent_kind
    ) throws(WritingFault) {
        guard let child = OwnedComponent(kind) else { throw .libical("VTIMEZONE") }
        child.add(.floating(observance.start), icalproperty_new_dtstart)
        if let rule = observance.rule { child.addLine(Property("RRULE", value: rule.text)) }
        child.add(icalproperty_new_tzoffsetfrom(Int32(clamping: observance.offsetBefore)))
        child.add(icalproperty_new_tzoffsetto(Int32(clamping: observance.offset)))
        child.add(icalproperty_new_tzname(clean(observance.name)))
        add(child)
    }
}

/// Text without the control characters that libical would let through.
private func clean(_ text: String) -> String {
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let kept = lines.unicodeScalars.filter { $0 == "\n" || !isControl($0) }
    return String(String.UnicodeScalarView(kept))
}
