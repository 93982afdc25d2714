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

    init?(_ sessions: [Session], zone: Zone) {
        guard sessions.count >= 3, let usual = SeriesFit.usual(of: sessions) else { return nil }
        let onTime = sessions.filter {
            ($0.date.weekday, $0.start) == (usual.date.weekday, usual.start)
        }
        guard let first = onTime.map(\.date).min(), let last = onTime.map(\.date).max() else {
            return nil
        }
        var best: (rule: RecurrenceRule, instances: [Instance], cost: Int)?
        for shape in SeriesFit.shapes(from: first) {
            let start = LocalDateTime(date: first, time: usual.start)
            let end = LocalDateTime(date: last, time: .endOfDay)
            let dates = Array(
                RecurrenceIterator(shape, start: start, until: end).prefix(300))
            let placed = SeriesFit.place(sessions, on: dates)
            let exact = placed.exact
            guard exact * 2 >= sessions.count, exact * 2 >= dates.count else { continue }
            let cost = dates.count + sessions.count - 2 * exact
            if best.map({ cost < $0.cost }) ?? true { best = (shape, placed.instances, cost) }
        }
        guard var chosen = best, let lastStart = chosen.instances.last?.local else { return nil }
        chosen.rule.end = .until(.utc(zone.instant(of: lastStart)))
        rule = chosen.rule
        instances = chosen.instances
        self.usual = usual.id
    }

    func start(tzid: String) -> CalendarTime {
        .zoned(instances.first?.local ?? LocalDateTime(secondsSinceEpoch: 0), tzid: tzid)
    }

    /// The first of the sessions that share the commonest weekday, start, length and place.
    private static func usual(of sessions: [Session]) -> Session? {
        let groups = Dictionary(grouping: sessions) { session in
            [
                "\(session.date.weekday.rawValue)", session.start.description,
                "\(session.minutes)", session.mode.rawValue, session.room?.rawValue ?? "",
                session.online?.rawValue ?? "",
            ]
        }
        let commonest = groups.max { left, right in
            (left.value.count, right.key.joined()) < (right.value.count, left.key.joined())
        }
        return commonest?.value.min { ($0.date, $0.id) < ($1.date, $1.id) }
    }

    private static func shapes(from first: CivilDate) -> [RecurrenceRule] {
        let weekday = first.weekday
        var shapes = (1...8).map { interval in
            var rule = RecurrenceRule(.weekly, interval: interval)
            rule.byDay = [.init(weekday)]
            return rule
        }
        var ordinals = [(first.day - 1) / 7 + 1].filter { $0 <= 4 }
        if first.day + 7 > CivilDate.daysInMonth(first.month, year: first.year) {
            ordinals.append(-1)
        }
        for ordinal in ordinals {
            var rule = RecurrenceRule(.monthly)
            rule.byDay = [.init(weekday, ordinal: ordinal)]
            shapes.append(rule)
        }
        return shapes
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
