import CivilTime
import Communities
import ICalendar

/// The rule, of those Outlook knows, that tells most sessions of a season; `nil` when none tells at least half.
struct SeriesFit {
    /// A start that the rule yields, with the session that takes its place.
    struct Instance {
        let local: LocalDateTime
        var session: SessionID?
    }

    let rule: RecurrenceRule
    let instances: [Instance]
    /// The session whose time and place are the usual ones.
    let usual: SessionID
    /// Sessions that are not where the rule has them, and instances that no session takes.
    let differences: Int

    init?(_ sessions: [Session], zone: Zone) {
        guard sessions.count >= 3,
            let series = RecurrenceRecogniser(extras: .ownEvents).series(
                telling: sessions.map(SeriesFit.meeting)),
            let last = series.instances.last
        else { return nil }
        let onTime = sessions.filter {
            $0.start == series.usual.start.time && $0.minutes * 60 == series.usual.seconds
        }
        guard let usual = SeriesFit.usual(of: onTime) else { return nil }
        let placed = SeriesFit.place(sessions, on: series.instances)
        guard placed.exact * 2 >= sessions.count, placed.exact * 2 >= series.instances.count
        else { return nil }
        var rule = series.rule
        rule.end = .until(.utc(zone.instant(of: last)))
        self.rule = rule
        instances = placed.instances
        self.usual = usual.id
        differences = sessions.count + placed.instances.count - 2 * placed.exact
    }

    private static func meeting(_ session: Session) -> RecurrenceRecogniser.Meeting {
        .init(
            start: LocalDateTime(date: session.date, time: session.start),
            seconds: session.minutes * 60)
    }

    func start(tzid: String) -> CalendarTime {
        .zoned(instances.first?.local ?? LocalDateTime(secondsSinceEpoch: 0), tzid: tzid)
    }

    /// The first of the sessions that share the commonest weekday and place.
    private static func usual(of sessions: [Session]) -> Session? {
        let groups = Dictionary(grouping: sessions) { session in
            [
                "\(session.date.weekday.rawValue)", session.mode.rawValue,
                session.room?.rawValue ?? "", session.online?.rawValue ?? "",
            ]
        }
        let commonest = groups.max { left, right in
            (left.value.count, right.key.joined()) < (right.value.count, left.key.joined())
        }
        return commonest?.value.min { ($0.date, $0.id) < ($1.date, $1.id) }
    }

    /// Sessions on the day of a start take it; the others take the nearest free start within half a month, earliest first.
    private static func place(
        _ sessions: [Session], on dates: [LocalDateTime]
    ) -> (instances: [Instance], exact: Int) {
        var instances = dates.map { Instance(local: $0, session: nil) }
        var rest: [Session] = []
        var exact = 0
        for session in sessions.sorted(by: {
            ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id)
        }) {
            let index = instances.firstIndex {
                $0.local.date == session.date && $0.session == nil
            }
            if let index {
                instances[index].session = session.id
                exact += 1
            } else {
                rest.append(session)
            }
        }
        for session in rest {
            let free = instances.indices.filter { instances[$0].session == nil }
            let nearest = free.min {
                abs(instances[$0].local.date.days(until: session.date))
                    < abs(instances[$1].local.date.days(until: session.date))
            }
            guard let nearest,
                abs(instances[nearest].local.date.days(until: session.date)) <= 15
            else { continue }
            instances[nearest].session = session.id
        }
        return (instances, exact)
    }
}
