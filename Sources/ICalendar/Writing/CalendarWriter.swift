import CivilTime

extension CalendarDocument {
    /// The calendar as RFC 5545 text: CRLF, folded at 75 octets, the same bytes for the same value.
    ///
    /// Published, ends are written as DTEND, worked out from DURATION where need be, and each zone in use gets
    /// a VTIMEZONE of one STANDARD and one DAYLIGHT rule that holds from the first event to the last, or the
    /// one that was read where no other source knows the zone.
    public func serialised(
        _ manner: WritingManner = .published
    ) throws(WritingFault) -> String {
        let frame = try frame(manner)
        return try LibICal.run { () throws(WritingFault) -> String in
            guard var text = CalendarText(lines(), events: events.count) else {
                throw .libical("VCALENDAR")
            }
            for component in frame.before { text.add(component) }
            for event in events { text.add(component(of: event, manner, frame.context)) }
            for component in frame.after { text.add(component) }
            return text.finished()
        }
    }

    /// The VCALENDAR that says it: its lines, VTIMEZONEs, events, and other components.
    func component(_ manner: WritingManner) throws(WritingFault) -> CalendarComponent {
        let frame = try frame(manner)
        var tree = CalendarComponent("VCALENDAR", lines())
        tree.children = frame.before
        tree.children += events.map { component(of: $0, manner, frame.context) }
        tree.children += frame.after
        return tree
    }

    /// What stands before and after the events.
    private struct Frame {
        let before: [CalendarComponent]
        let after: [CalendarComponent]
        let context: TimeContext
    }

    private func frame(_ manner: WritingManner) throws(WritingFault) -> Frame {
        let context = TimeContext(self, defaultZone: .utc)
        switch manner {
        case .faithful:
            return Frame(
                before: zoneDefinitions + faithfulZones(), after: components, context: context)
        case .published:
            try checkEvents()
            let kept = components.filter { $0.name != "VEVENT" && $0.name != "VTIMEZONE" }
            return Frame(
                before: try publishedZones(besides: kept), after: kept, context: context)
        }
    }

    private func component(
        of event: CalendarEvent, _ manner: WritingManner, _ context: TimeContext
    ) -> CalendarComponent {
        event.component(
            manner, end: manner == .faithful ? event.ending : end(of: event, context))
    }

    private func checkEvents() throws(WritingFault) {
        for event in events {
            guard !event.uid.isEmpty, event.uid.utf8.count <= 255,
                !event.uid.unicodeScalars.contains(where: isControl)
            else { throw .uid(event.uid) }
            guard event.stamp != nil else { throw .noStamp(uid: event.uid) }
        }
    }

    /// A VTIMEZONE for each TZID in use: worked out, or as it was read when only it explains the name.
    private func publishedZones(
        besides others: [CalendarComponent]
    ) throws(WritingFault) -> [CalendarComponent] {
        let zones = zonesByName
        let spans = zoneSpans(zones)
        var names = Set(events.flatMap(\.zoneNames))
        if let unknown = names.filter({ zones[$0] == nil }).min() {
            throw .unknownZone(tzid: unknown)
        }
        for component in others { component.collectZoneNames(into: &names) }
        // A calendar holds at least one component (RFC 5545 §3.6).
        if events.isEmpty, others.isEmpty { return zoneDefinitions }
        var list: [CalendarComponent] = []
        for tzid in names.sorted() {
            let definition = zoneDefinitions.first { $0["TZID"]?.text == tzid }
            if let span = spans[tzid], let zone = zones[tzid],
                definition == nil || !zone.isOfVTIMEZONE
            {
                do {
                    list.append(try TimeZoneComponent(zone, valid: span).component(tzid: tzid))
                } catch {
                    throw .zone(error)
                }
            } else if let definition {
                list.append(definition)
            }
        }
        return list
    }

    /// VTIMEZONEs for names that are known by themselves and were not kept; those that cannot be told need none.
    private func faithfulZones() -> [CalendarComponent] {
        let kept = Set(
            zoneDefinitions.flatMap { definition in
                definition.properties.filter { $0.name == "TZID" }.map(\.text)
            })
        let zones = zonesByName
        return zoneSpans(zones).sorted { $0.key < $1.key }.compactMap { tzid, span in
            guard !kept.contains(tzid), let zone = zones[tzid],
                ZoneResolver.isName(tzid, of: zone)
            else { return nil }
            // Faithful writing refuses nothing: readers know such a name by themselves.
            return (try? TimeZoneComponent(zone, valid: span))?.component(tzid: tzid)
        }
    }

    private var zonesByName: [String: Zone] {
        Dictionary(zones.map { ($0.tzid, $0.zone) }, uniquingKeysWith: { first, _ in first })
    }

    /// From when to when each zone in use must be explained: the first moment of its first event to the last of its last.
    private func zoneSpans(_ zones: [String: Zone]) -> [String: Span] {
        var spans: [String: Span] = [:]
        for event in events {
            var times = [event.start] + event.additions + event.exceptions
            if case .at(let end) = event.ending { times.append(end) }
            if let replaced = event.recurrenceID { times.append(replaced) }
            for time in times {
                guard case .zoned(let local, let tzid) = time, let zone = zones[tzid]
                else { continue }
                let moment = zone.instant(of: local)
                let last = event.rules.map { lastMoment(of: $0, from: moment, zone) }.max()
                let end = max(moment, last ?? moment).advanced(bySeconds: 86_400)
                let known = spans[tzid]
                spans[tzid] = Span(
                    start: min(known?.start ?? moment, moment), end: max(known?.end ?? end, end))
            }
        }
        return spans
    }

    /// Where a rule ends; ten years on when it does not.
    private func lastMoment(of rule: RecurrenceRule, from start: Instant, _ zone: Zone) -> Instant {
        let horizon = start.advanced(bySeconds: 3_653 * 86_400)
        switch rule.end {
        case .never: return horizon
        case .until(let time):
            return zone.instant(of: time.local).advanced(bySeconds: 86_400)
        case .count, .countOrUntil:
            var iterator = RecurrenceIterator(rule, start: zone.local(at: start), budget: 10_000)
            var last = start
            while let local = iterator.next(), last < horizon { last = zone.instant(of: local) }
            return min(last, horizon)
        }
    }

    /// DTEND for every event: a DURATION over a clock change ends at three times in three clients.
    private func end(of event: CalendarEvent, _ context: TimeContext) -> CalendarEvent.Ending {
        guard case .after = event.ending else { return event.ending }
        let length = context.length(of: event)
        if event.start.isDate {
            return .at(.date(event.start.local.date.advanced(by: length.days)))
        }
        let end = context.end(
            of: event.start, at: context.instant(of: event.start), length)
        return .at(event.start.at(context.zone(of: event.start).local(at: end)))
    }
}
