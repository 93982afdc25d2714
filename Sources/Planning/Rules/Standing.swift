/// What one session's place brings with it, fact by fact: the prices and the obstacles that are
/// there because the session is where it is.
///
/// The difference of two standings of one session is the difference of the two plans' scores, taken
/// apart by person and cause; a test compares the sums with ``Scorer``.
struct Standing {
    struct Key: Hashable {
        var rule: SoftRule
        var person: Int?
        var cause: Charge.Cause?
    }

    private(set) var prices: [Key: Int] = [:]
    private(set) var obstacles: [Obstacle] = []
    private let scorer: Scorer
    private let plan: Plan
    private let c: Int
    private let index: Int
    private var instance: Instance { scorer.instance }

    init(_ scorer: Scorer, _ plan: Plan, community: Int, occurrence: Int) {
        self.scorer = scorer
        self.plan = plan
        c = community
        index = occurrence
        published()
        series()
        guard let session = plan.occurrences[c][index] else {
            charge(.skip, instance.weights.skip)
            return
        }
        let community = instance.communities[c]
        guard let option = community.modes[session.mode],
            (session.room == nil) == (session.mode == .online)
        else {
            obstacles.append(.modeNotOffered(session.mode))
            return
        }
        guard session.day >= 0, session.day < instance.days, session.start >= 0,
            session.start <= instance.slotsPerDay - community.duration
        else {
            obstacles.append(.outsideSeason)
            return
        }
        charge(.mode, option.cost)
        day(session)
        room(session, option)
        calendars(session)
        others(session, option)
    }

    private mutating func charge(
        _ rule: SoftRule, _ price: Int, person: Int? = nil, cause: Charge.Cause? = nil
    ) {
        guard price != 0 else { return }
        prices[Key(rule: rule, person: person, cause: cause), default: 0] += price
    }

    private mutating func day(_ session: Plan.Occurrence) {
        let community = instance.communities[c]
        let series = plan.series[c]
        let nominal = community.patterns[series.pattern].days[index]
        let end = session.start + community.duration
        let weights = instance.weights
        if scorer.closed.contains(session.day) { obstacles.append(.closed) }
        if community.blackout.contains(session.day) { obstacles.append(.blackout) }
        let distance = abs(session.day - nominal)
        if distance > community.maxShift {
            obstacles.append(.tooFar(days: distance, most: community.maxShift))
        }
        let weekday = scorer.weekday(session.day)
        let window = community.windows.filter {
            $0.weekday == weekday && $0.from <= session.start && end <= $0.to
        }.map(\.cost).min()
        if let window { charge(.window, window) } else { obstacles.append(.outsideWindows) }
        if session.day != nominal { charge(.otherDay, weights.otherDay) }
        if session.start != series.start { charge(.otherTime, weights.otherTime) }
        if session.mode != series.mode { charge(.otherMode, weights.otherMode) }
        if let room = session.room, let usual = series.room, room != usual {
            charge(.otherRoom, weights.otherRoom)
        }
    }

    private mutating func room(_ session: Plan.Occurrence, _ option: Instance.ModeOption) {
        guard let index = session.room else { return }
        let room = instance.rooms[index]
        let end = session.start + instance.communities[c].duration
        let weekday = scorer.weekday(session.day)
        if room.capacity < option.seats {
            obstacles.append(.tooSmall(room: index, seats: option.seats))
        }
        let missing = Set(option.features).subtracting(room.features).sorted()
        if !missing.isEmpty { obstacles.append(.lacks(room: index, features: missing)) }
        let isOpen = room.open.contains {
            $0.weekday == weekday && $0.from <= session.start && end <= $0.to
        }
        if !isOpen { obstacles.append(.notOpen(room: index)) }
        if scorer.isTaken(room.weekly, room.busy, session.day, session.start, end + room.buffer) {
            obstacles.append(.roomBusy(room: index))
        }
        charge(
            .emptySeats,
            instance.weights.emptySeats * (max(0, room.capacity - option.seats) / 10))
    }

    private mutating func calendars(_ session: Plan.Occurrence) {
        let end = session.start + instance.communities[c].duration
        for (index, level) in scorer.levels[c].sorted(by: { $0.key < $1.key }) {
            let person = instance.people[index]
            guard scorer.isTaken(person.weekly, person.busy, session.day, session.start, end)
            else { continue }
            if level == .core {
                obstacles.append(.coreBusy(person: index))
            } else {
                charge(.miss, scorer.price(level), person: index, cause: .calendar)
            }
        }
    }

    /// Sessions of other communities, and of its own where several may lie on a day.
    private mutating func others(_ session: Plan.Occurrence, _ option: Instance.ModeOption) {
        let end = session.start + instance.communities[c].duration
        var used: [Int: [Int]] = [:]
        func use(_ option: Instance.ModeOption, _ from: Int, _ to: Int) {
            for (resource, amount) in option.uses {
                for slot in from..<to {
                    used[resource, default: .init(repeating: 0, count: instance.slotsPerDay)][
                        slot] += amount
                }
            }
        }
        use(option, session.start, end)
        for (other, sessions) in plan.occurrences.enumerated() {
            let community = instance.communities[other]
            guard scorer.isWellFormed(plan.series[other], of: community) else { continue }
            for case (let at, let one?) in sessions.enumerated()
            where one.day == session.day && (other, at) != (c, index) {
                guard let theirs = community.modes[one.mode],
                    (one.room == nil) == (one.mode == .online), one.start >= 0,
                    one.start <= instance.slotsPerDay - community.duration
                else { continue }
                let finish = one.start + community.duration
                use(theirs, one.start, finish)
                if let room = session.room, room == one.room {
                    let buffer = instance.rooms[room].buffer
                    if meets(session.start, end + buffer, one.start, finish + buffer) {
                        obstacles.append(
                            .roomTaken(room: room, community: other, occurrence: at))
                    }
                }
                guard other != c else { continue }
                var travel = 0
                // Travel may differ by direction; the format takes it from the community listed first.
                let rooms = other < c ? (one.room, session.room) : (session.room, one.room)
                if let from = rooms.0, let to = rooms.1 {
                    travel = instance.travel[instance.rooms[from].site][instance.rooms[to].site]
                }
                if meets(session.start, end + travel, one.start, finish + travel) {
                    clash(other, at)
                }
            }
        }
        for (resource, slots) in used.sorted(by: { $0.key < $1.key })
        where (session.start..<end).contains(where: {
            slots[$0] > instance.resources[resource].capacity
        }) && option.uses[resource, default: 0] > 0 {
            obstacles.append(.resource(resource))
        }
    }

    private mutating func clash(_ other: Int, _ occurrence: Int) {
        for (person, level) in scorer.levels[c].sorted(by: { $0.key < $1.key }) {
            guard let theirs = scorer.levels[other][person] else { continue }
            if level == .core && theirs == .core {
                obstacles.append(
                    .coreClash(person: person, community: other, occurrence: occurrence))
            } else {
                charge(
                    .miss, scorer.price(level.rawValue > theirs.rawValue ? level : theirs),
                    person: person, cause: .session(community: other, occurrence: occurrence))
            }
        }
    }

    /// What is only seen in the whole series: distances, sessions left out, counts by mode.
    private mutating func series() {
        let community = instance.communities[c]
        let held = plan.occurrences[c].enumerated().compactMap { at, session in
            session.map { (index: at, day: $0.day, mode: $0.mode) }
        }
        for (one, next) in zip(held, held.dropFirst()) {
            let days = next.day - one.day
            if days < community.minGap {
                obstacles.append(
                    .tooClose(
                        occurrence: one.index, next: next.index, days: days,
                        least: community.minGap))
            }
            if days > community.maxGap {
                obstacles.append(
                    .tooLong(
                        occurrence: one.index, next: next.index, days: days,
                        most: community.maxGap))
            }
        }
        let skipped = plan.occurrences[c].count - held.count
        if skipped > community.maxSkips {
            obstacles.append(.skips(count: skipped, most: community.maxSkips))
        }
        for (mode, option) in community.modes.sorted(by: { $0.key < $1.key }) {
            let count = held.count { $0.mode == mode }
            if count < option.min {
                obstacles.append(.tooFew(mode: mode, held: count, least: option.min))
            }
            if let most = option.max, count > most {
                obstacles.append(.tooMany(mode: mode, held: count, most: most))
            }
        }
    }

    private mutating func published() {
        guard let published = instance.published else { return }
        let session = plan.occurrences[c][index]
        let before = published.occurrences[c].flatMap { $0[index] }
        if session != before {
            if scorer.pins.contains(Instance.Pin(community: c, occurrence: index)) {
                obstacles.append(.pinned)
            } else if [session?.day, before?.day].contains(where: {
                $0.map { $0 < instance.frozenBefore } ?? false
            }) {
                obstacles.append(.frozen)
            }
        }
        guard published.occurrences[c] != nil else { return }
        let weights = instance.weights
        guard let session, let before else {
            if (session == nil) != (before == nil) { charge(.changeTime, weights.changeTime) }
            return
        }
        if (session.day, session.start) != (before.day, before.start) {
            charge(.changeTime, weights.changeTime)
        }
        if session.room != before.room { charge(.changeRoom, weights.changeRoom) }
        if session.mode != before.mode { charge(.changeMode, weights.changeMode) }
    }
}
