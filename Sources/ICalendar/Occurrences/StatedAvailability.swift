import CivilTime

/// What the VAVAILABILITYs of a calendar leave busy (RFC 7953 §4): their span without the AVAILABLE parts.
///
/// Within its span one of higher priority counts and those below it do not; of several with the same
/// priority each one's busy time does. What cannot be read of one makes it larger, never smaller.
struct StatedAvailability {
    /// More are not worked out: their whole span is busy.
    private static let mostWorkedOut = 100

    /// Busy time with the UID and title of the component that says so.
    private(set) var busy: [(span: Span, component: CalendarComponent)] = []

    init(
        of document: CalendarDocument, in span: Span, defaultZone: Zone,
        limits: CalendarDocument.ExpansionLimits
    ) {
        let stated = document.components.filter { $0.name == "VAVAILABILITY" }
        guard !stated.isEmpty else { return }
        let context = TimeContext(document, defaultZone: defaultZone)
        var share = limits
        share.work /= min(stated.count, StatedAvailability.mostWorkedOut)
        share.total /= min(stated.count, StatedAvailability.mostWorkedOut)
        let levels = Dictionary(grouping: stated.enumerated()) { _, component in
            StatedAvailability.rank(of: component)
        }
        // What is of more weight is worked out first, and covers what is below it.
        var covered: [Span] = []
        for (_, level) in levels.sorted(by: { $0.key < $1.key }) {
            var reaches: [Span] = []
            for (index, component) in level {
                let reach = StatedAvailability.reach(of: component, context, in: span)
                guard reach.seconds > 0 else { continue }
                var free = covered
                if index < StatedAvailability.mostWorkedOut {
                    free += StatedAvailability.free(
                        of: component, document, context, in: reach, defaultZone, share)
                }
                busy += reach.without(free).map { ($0, component) }
                reaches.append(reach)
            }
            covered += reaches
        }
    }

    /// 1 is the highest priority and 9 the lowest; 0, and none, is below all (RFC 7953 §3.1).
    private static func rank(of component: CalendarComponent) -> Int {
        let number = component["PRIORITY"].flatMap { Int($0.value) } ?? 0
        return (1...9).contains(number) ? number : 10
    }

    /// From DTSTART to DTEND or for DURATION, and for ever where they are not there.
    private static func reach(
        of component: CalendarComponent, _ context: TimeContext, in span: Span
    ) -> Span {
        guard let start = component["DTSTART"].flatMap({ CalendarTime($0) }) else {
            let end = component["DTEND"].flatMap { CalendarTime($0) }.map {
                context.instant(of: $0)
            }
            return Span(start: span.start, end: max(span.start, min(end ?? span.end, span.end)))
        }
        let first = context.instant(of: start)
        var end = span.end
        if let time = component["DTEND"].flatMap({ CalendarTime($0) }) {
            end = context.instant(of: time, inSeriesFrom: start)
        } else if let length = component["DURATION"].flatMap({ CalendarDuration($0.value) }) {
            end = context.end(of: start, at: first, length)
        }
        let from = max(first, span.start)
        return Span(start: from, end: max(from, min(end, span.end)))
    }

    private static func free(
        of component: CalendarComponent, _ document: CalendarDocument, _ context: TimeContext,
        in span: Span, _ defaultZone: Zone, _ limits: CalendarDocument.ExpansionLimits
    ) -> [Span] {
        var part = CalendarDocument(productID: "")
        part.zones = document.zones
        part.floatingZone = document.floatingZone
        // What is to be noticed was noticed in reading.
        var reader = EventReader(resolver: nil, limits: ReadingLimits())
        part.events = component.children.filter { $0.name == "AVAILABLE" }
            .compactMap { reader.event(Component($0)) }
            // Hours whose end is only guessed at are none.
            .filter { !context.endsFirst($0) }
        return part.occurrences(in: span, defaultZone: defaultZone, limits: limits).list
            .map(\.span)
    }
}

extension Component {
    /// A component that was kept, without the lines of its file.
    fileprivate init(_ component: CalendarComponent) {
        self.init(name: component.name, line: 0)
        lines = component.properties.map { ContentLines.Line(number: 0, property: $0) }
        children = component.children.map { Component($0) }
    }
}

extension Span {
    /// What is left of the span.
    fileprivate func without(_ others: [Span]) -> [Span] {
        var left: [Span] = []
        var position = start
        for other in others.sorted(by: { $0.start < $1.start }) where other.end > position {
            guard other.start < end else { break }
            if other.start > position { left.append(Span(start: position, end: other.start)) }
            position = other.end
        }
        if position < end { left.append(Span(start: position, end: end)) }
        return left
    }
}
