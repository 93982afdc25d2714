import CivilTime
import Communities
import Planning

/// Makes instances for the planner of what the organisation has: its rooms, people, resources and calendars.
///
/// Rooms, people and resources keep their order, so their positions in an instance are their positions in the
/// intent; online rooms become one more resource. Series become the instance's communities.
struct InstanceMaker {
    let intent: Intent
    let grid: SlotGrid
    /// When rooms and people cannot.
    let busy: BusyTimes
    private let people: [PersonID: Int]
    private let rooms: [SpaceID: Int]

    init(intent: Intent, grid: SlotGrid, busy: BusyTimes) {
        self.intent = intent
        self.grid = grid
        self.busy = busy
        people = Dictionary(
            intent.people.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        rooms = Dictionary(
            intent.rooms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The instance of these series, with nothing published.
    func instance(
        _ series: [SeriesWish], _ standing: StandingSessions,
        weights: Instance.Weights = Instance.Weights()
    ) -> Instance {
        let organisation = intent.organisation
        let days = organisation.season.from.days(until: organisation.season.to) + 1
        let sites = organisation.sites.map(\.id)
        return Instance(
            name: organisation.season.id.rawValue, start: organisation.season.from.description,
            days: days, slotsPerDay: grid.slotsPerDay, slotMinutes: grid.slotMinutes,
            closed: (0..<days).filter { organisation.holiday(on: grid.date($0)) != nil },
            travel: sites.map { from in
                sites.map { grid.slots(minutes: organisation.travelMinutes(from: from, to: $0)) }
            },
            rooms: intent.rooms.map { room($0, standing, sites: sites) },
            resources: intent.resources.map {
                Instance.Resource(id: $0.id.rawValue, capacity: $0.count)
            } + [Instance.Resource(id: "online-rooms", capacity: intent.onlineRooms.count)],
            people: intent.people.map { person in
                Instance.Person(
                    id: person.id.rawValue, busy: busySlots(busy.people[person.id, default: []]))
            },
            communities: series.map { standing.community($0) ?? community($0) }, weights: weights)
    }

    /// Where a session is in the planner's terms; `nil` for a time that no slot begins at.
    func occurrence(of session: Session) -> Plan.Occurrence? {
        guard let start = grid.slot(session.start) else { return nil }
        return Plan.Occurrence(
            day: grid.day(session.date), start: start, room: session.room.flatMap { rooms[$0] },
            mode: Instance.Mode(session.mode))
    }

    /// The same; where no slot begins with it, the slots that it would lie in. `nil` outside the day of the plan.
    func occurrence(near session: Session) -> Plan.Occurrence? {
        if let exact = occurrence(of: session) { return exact }
        let start = session.start.minutes
        guard let slots = grid.touching(from: start, to: start + session.minutes) else {
            return nil
        }
        return Plan.Occurrence(
            day: grid.day(session.date), start: slots.lowerBound,
            room: session.room.flatMap { rooms[$0] }, mode: Instance.Mode(session.mode))
    }

    /// Busy times as slots of the season's days.
    func busySlots(_ spans: [Span]) -> [Instance.DaySpan] {
        let zone = intent.organisation.zone
        let season = intent.organisation.season
        return spans.flatMap { span -> [Instance.DaySpan] in
            let start = zone.local(at: span.start)
            // An end at midnight belongs to the day before.
            let end = zone.local(at: span.end.advanced(bySeconds: -1))
            let first = max(start.date, season.from)
            let last = min(end.date, season.to)
            guard first <= last else { return [] }
            return (first.daysSinceEpoch...last.daysSinceEpoch).compactMap { number in
                let date = CivilDate(daysSinceEpoch: number)
                let from = date == start.date ? start.secondOfDay / 60 : 0
                let to = date == end.date ? end.secondOfDay / 60 + 1 : 1440
                return grid.touching(from: from, to: to).map {
                    Instance.DaySpan(day: grid.day(date), from: $0.lowerBound, to: $0.upperBound)
                }
            }
        }
    }

    /// Where the members of a level stand.
    func positions(_ members: [Member], _ level: Participation) -> [Int] {
        members.filter { $0.level == level }.compactMap { people[$0.person] }
    }

    /// What a mode asks for, and the resources that it uses.
    func modeOption(_ mode: Communities.Mode, _ wish: ModeWish) -> Instance.ModeOption {
        var uses: [Int: Int] = [:]
        for (index, resource) in intent.resources.enumerated() {
            let amount = max(
                wish.resources[resource.id] ?? 0, resource.usedBy.contains(mode) ? 1 : 0)
            if amount > 0 { uses[index] = amount }
        }
        if mode.needsLink { uses[intent.resources.count] = 1 }
        return Instance.ModeOption(
            seats: mode.needsRoom ? wish.seats : 0,
            features: mode.needsRoom ? wish.features.sorted() : [], uses: uses, cost: wish.cost,
            min: wish.least, max: wish.most)
    }

    private func room(
        _ room: Room, _ standing: StandingSessions, sites: [SiteID]
    ) -> Instance.Room {
        Instance.Room(
            id: room.id.rawValue, site: sites.firstIndex(of: room.site) ?? 0,
            capacity: room.capacity, features: room.features.sorted(),
            buffer: grid.slots(minutes: room.bufferMinutes),
            open: room.open.compactMap { span in
                grid.inside(from: span.from.minutes, to: span.to.minutes).map {
                    Instance.WeeklySpan(
                        weekday: span.weekday.rawValue, from: $0.lowerBound, to: $0.upperBound)
                }
            },
            busy: busySlots(busy.rooms[room.id, default: []]) + standing.taken(room))
    }

    private func community(_ wish: SeriesWish) -> Instance.Community {
        func members(_ level: Participation) -> [Int] { positions(wish.members, level) }
        return Instance.Community(
            id: ([wish.community] + wish.with).map(\.rawValue).joined(separator: "+")
                + (wish.kind == .big ? " (big)" : ""),
            core: members(.core), active: members(.active), peripheral: members(.peripheral),
            duration: grid.slots(minutes: wish.minutes),
            patterns: wish.patterns.map { Instance.Pattern(days: $0.map { grid.day($0) }) },
            windows: wish.windows.compactMap { window in
                grid.inside(from: window.span.from.minutes, to: window.span.to.minutes).map {
                    Instance.Window(
                        weekday: window.span.weekday.rawValue, from: $0.lowerBound,
                        to: $0.upperBound, cost: window.liking == .preferred ? 0 : 4)
                }
            },
            blackout: wish.blackout.map { grid.day($0) }.sorted(), maxShift: wish.maxShiftDays,
            minGap: wish.minGapDays, maxGap: wish.maxGapDays, maxSkips: wish.maxSkips,
            modes: Dictionary(
                uniqueKeysWithValues: wish.modes.map { (Instance.Mode($0), modeOption($0, $1)) }))
    }
}
