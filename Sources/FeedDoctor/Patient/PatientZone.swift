import CivilTime
import ICalendar

/// A VTIMEZONE with what it says and what the tz database says of the same name.
struct PatientZone {
    let component: Component
    let tzid: String
    let line: Int
    /// As the calendar defines it; `nil` when nothing of it can be used.
    let own: Zone?
    /// As the tz database knows it; `nil` when the name is not known.
    let real: Zone?

    /// `work` is what may still be spent on the rules of all zones, in iterator steps.
    init(_ component: Component, database: ZoneDatabase, work: inout Int) {
        self.component = component
        let name = component.first("TZID")
        tzid = name?.property.value ?? ""
        line = name?.number ?? component.line
        own = embeddedZone(component, identifier: tzid, work: &work)
        real = ZoneResolver.known(tzid, in: database)
    }

    var observances: [Component] {
        component.children.filter { $0.name == "STANDARD" || $0.name == "DAYLIGHT" }
    }

    /// The first local time from which the definition holds.
    var firstOnset: LocalDateTime? {
        observances.compactMap { $0.value("DTSTART") }
            .compactMap { CalendarTime.read($0, tzid: nil)?.local }.min()
    }

    /// The first moment in a span at which the definition and the tz database differ.
    func firstDifference(in span: Span) -> (moment: Instant, own: Int, real: Int)? {
        guard let own, let real else { return nil }
        var moments = [span.start]
        for zone in [own, real] {
            moments += zone.transitions(from: span.start, to: span.end).map(\.instant)
        }
        for moment in moments.sorted() {
            let (mine, theirs) = (own.offset(at: moment), real.offset(at: moment))
            if mine != theirs { return (moment, mine, theirs) }
        }
        return nil
    }
}
