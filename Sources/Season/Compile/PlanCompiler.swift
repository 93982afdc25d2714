package import CivilTime
package import Communities
package import Planning

/// Turns what the organisation wants into an instance for the planner, and the planner's answer back into sessions.
///
/// Rooms, people and resources keep their order, so their positions in the instance are their positions in the
/// intent; online rooms become one more resource. Series become the instance's communities.
package struct PlanCompiler {
    package let intent: Intent
    package let grid: SlotGrid
    package let series: [SeriesWish]
    /// What stays as it is, and why some of it could not stay in its series.
    package let keeping: KeptSessions
    /// When rooms and people cannot.
    package let busy: BusyTimes
    private let published: [SessionID: Session]
    private let frozenBefore: CivilDate
    private let weights: Instance.Weights
    private let standing: StandingSessions
    /// Where people and rooms stand in the intent, and so in the instance.
    private let people: [PersonID: Int]
    private let rooms: [SpaceID: Int]

    /// - Parameters:
    ///   - busy: when rooms and people cannot, from their calendars.
    ///   - published: the sessions people know.
    ///   - pins: what people decided.
    ///   - staying: further sessions that stay as they are.
    ///   - frozenBefore: sessions before this day stay as they are.
    ///   - weights: the prices; by default what people know changes only where it has to.
    package init(
        intent: Intent, series: [SeriesWish], busy: BusyTimes, published: [PublishedSession],
        pins: [Pin] = [], staying: Set<SessionID> = [], frozenBefore: CivilDate,
        weights: Instance.Weights = .keepingPromises
    ) {
        self.intent = intent
        self.busy = busy
        self.frozenBefore = frozenBefore
        people = Dictionary(
            intent.people.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        rooms = Dictionary(
            intent.rooms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.weights = weights
        self.published = Dictionary(
            published.filter { $0.status != .cancelled }.map { ($0.session.id, $0.session) },
            uniquingKeysWith: { first, _ in first })
        grid = SlotGrid(series: series, firstDay: intent.organisation.season.from)
        keeping = KeptSessions(
            intent: intent, wishes: series, busy: busy, grid: grid, published: published,
            pins: pins, staying: staying, frozenBefore: frozenBefore)
        self.series = keeping.series
        standing = StandingSessions(
            intent: intent, busy: busy, grid: grid, kept: keeping.kept, series: keeping.series)
    }

    /// The instance.
    package func instance() -> Instance {
        let organisation = intent.organisation
        let days = organisation.season.from.days(until: organisation.season.to) + 1
        let closed = (0..<days).filter { organisation.holiday(on: grid.date($0)) != nil }
        let sites = organisation.sites.map(\.id)
        let announced = publishedPlan()
        return Instance(
            name: organisation.season.id.rawValue, start: organisation.season.from.description,
            days: days, slotsPerDay: grid.slotsPerDay, slotMinutes: grid.slotMinutes,
            closed: closed,
            travel: sites.map { from in
                sites.map { grid.slots(minutes: organisation.travelMinutes(from: from, to: $0)) }
            },
            rooms: intent.rooms.map { room($0, sites: sites) },
            resources: intent.resources.map {
                Instance.Resource(id: $0.id.rawValue, capacity: $0.count)
            } + [Instance.Resource(id: "online-rooms", capacity: intent.onlineRooms.count)],
            people: intent.people.map { person in
                Instance.Person(
                    id: person.id.rawValue, busy: busySlots(busy.people[person.id, default: []]))
            },
            communities: series.map { standing.community($0) ?? community($0) }, weights: weights,
            published: announced,
            frozenBefore: announced == nil ? 0 : max(0, grid.day(frozenBefore)),
            pinned: announced == nil ? [] : pinned())
    }

    private func pinned() -> [Instance.Pin] {
        series.enumerated().flatMap { community, wish in
            wish.numbers.indices.filter { keeping.kept[wish.sessionID($0)] != nil }
                .map { Instance.Pin(community: community, occurrence: $0) }
        }
    }

    private func room(_ room: Room, sites: [SiteID]) -> Instance.Room {
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
        func members(_ level: Participation) -> [Int] {
            wish.members.filter { $0.level == level }.compactMap { people[$0.person] }
        }
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

    private func modeOption(_ mode: Communities.Mode, _ wish: ModeWish) -> Instance.ModeOption {
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

    /// Busy times as slots of the season's days.
    private func busySlots(_ spans: [Span]) -> [Instance.DaySpan] {
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

    // What people know, in the instance's terms; nil before anything is published.
    private func publishedPlan() -> Instance.Published? {
        guard !published.isEmpty else { return nil }
        let entries = series.map { wish in
            wish.numbers.indices.map { index in
                published[wish.sessionID(index)].flatMap { entry(of: $0, wish) }
            }
        }
        return Instance.Published(
            series: series.map { _ in nil },
            occurrences: entries.map { entries in
                entries.contains { $0 != nil } ? entries : nil
            })
    }

    private func entry(of session: Session, _ wish: SeriesWish) -> Plan.Occurrence? {
        if wish.standing != nil { return standing.entry(of: session) }
        guard session.with == wish.with, let start = grid.slot(session.start) else { return nil }
        return Plan.Occurrence(
            day: grid.day(session.date), start: start,
            room: session.room.flatMap { rooms[$0] },
            mode: Instance.Mode(session.mode))
    }

    /// The series and occurrence of a session.
    package func position(of session: String) -> (series: Int, occurrence: Int)? {
        for (index, wish) in series.enumerated() {
            if let occurrence = wish.numbers.indices.first(where: {
                wish.sessionID($0).rawValue == session
            }) {
                return (index, occurrence)
            }
        }
        return nil
    }

    /// Sessions as a plan of this instance; `nil` when the files have changed so that they no longer are one.
    package func plan(of sessions: [Session], usual: [Plan.Series]) -> Plan? {
        let occurrences = occurrences(of: sessions)
        let held = occurrences.reduce(0) { $0 + $1.count { $0 != nil } }
        let ids = Set(sessions.map(\.id))
        guard held + keeping.beyond.count(where: { ids.contains($0.id) }) == sessions.count else {
            return nil
        }
        // A decision can have given the plan other series than it was made with.
        guard usual.count == series.count else { return plan(of: sessions, instance()) }
        return Plan(series: usual, occurrences: occurrences)
    }

    package func occurrences(of sessions: [Session]) -> [[Plan.Occurrence?]] {
        let known = Dictionary(
            sessions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return series.map { wish in
            wish.numbers.indices.map { index in
                known[wish.sessionID(index)].flatMap { entry(of: $0, wish) }
            }
        }
    }

    /// The sessions of a plan, by date; templates, online rooms and facilitators chosen.
    package func sessions(of plan: Plan) -> [Session] {
        var result = keeping.beyond
        for (wish, occurrences) in zip(series, plan.occurrences) {
            if let standing = wish.standing {
                result.append(standing)
                continue
            }
            guard let community = intent.community(wish.community) else { continue }
            let choice = TemplateChoice(arc: community.templates)
            let startsWithFirst =
                (wish.allNumbers.first ?? wish.numbers.first) == 1
                && community.templates.first != nil
            for (index, occurrence) in occurrences.enumerated() {
                // The planner gives a room to whatever needs one.
                guard let occurrence,
                    let place = Place(
                        Communities.Mode(occurrence.mode),
                        room: occurrence.room.map { intent.rooms[$0].id }, online: nil)
                else { continue }
                let usual =
                    switch wish.kind {
                    case .regular:
                        choice.regular(
                            number: wish.numbers[index], of: wish.seasonCount,
                            turn: wish.turn(index) - (startsWithFirst ? 1 : 0))
                    case .big: choice.big
                    case .joint: choice.joint
                    }
                result.append(
                    Session(
                        id: wish.sessionID(index), community: wish.community, with: wish.with,
                        index: wish.numbers[index], date: grid.date(occurrence.day),
                        start: grid.time(occurrence.start), minutes: wish.minutes, place: place,
                        template: community.templates.once[wish.numbers[index]] ?? usual,
                        facilitator: nil))
            }
        }
        let linked = OnlineRoomAssignment(rooms: intent.onlineRooms).assigned(
            to: result, keeping: published.compactMapValues(\.online))
        return FacilitatorTurns(intent: intent, busy: busy.people).assigned(
            to: linked, keeping: published.compactMapValues(\.facilitator))
    }
}

extension Instance.Mode {
    /// The planner's word for a mode.
    package init(_ mode: Communities.Mode) {
        switch mode {
        case .physical: self = .physical
        case .hybrid: self = .hybrid
        case .online: self = .online
        }
    }
}

extension Communities.Mode {
    /// The domain's word for a mode.
    package init(_ mode: Instance.Mode) {
        switch mode {
        case .physical: self = .physical
        case .hybrid: self = .hybrid
        case .online: self = .online
        }
    }
}
