import CivilTime
package import Communities
package import Planning

/// Asks the rules of the plan about one session at one place, for people who want to put it there.
///
/// What a person may decide goes beyond what a plan may do, so some places no plan can hold are asked about all the same:
/// a mode that is not offered, a room that is gone. A taken room must come to light there too.
package struct PlaceCheck {
    private let maker: InstanceMaker
    private let instance: Instance
    private let rules: Rules
    private let plan: Plan
    private let series: [SeriesWish]
    private let book: ObstacleBook

    /// Every hard rule but those of the plan as a whole, and of what people know: these bind the planner only.
    private static let asked: [Rule] = [
        .mode, .day, .window, .roomFit, .roomOpen, .roomBusy, .coreBusy, .gap, .modeCount,
        .roomDouble, .resource, .coreClash,
    ]

    /// - Parameters:
    ///   - plan: all sessions where they are, in the terms of the instance; so are `sessions`.
    /// - Throws: what is wrong with the instance; then nothing can be planned either.
    init(
        _ maker: InstanceMaker, _ series: [SeriesWish], _ instance: Instance, _ plan: Plan,
        sessions: [Session]
    ) throws(InvalidInstance) {
        self.maker = maker
        self.instance = instance
        self.series = series
        self.plan = plan
        rules = try Rules(instance)
        book = ObstacleBook(maker, series, sessions: sessions)
    }

    /// Everything in the way of a session, in the order in which people would look.
    ///
    /// - Parameters:
    ///   - at: which session of the plan it is; where the plan has it does not matter.
    ///   - pattern: the rhythm that it has to follow; `nil` is the one that comes nearest.
    ///   - was: where it is now, when it is to be moved: only then it is told that a mode is held too often or too
    ///     seldom.
    package func obstacles(
        of session: Session, _ at: Plan.Position, pattern: Int? = nil, was: Session? = nil
    ) -> [Obstacle] {
        let wish = series[at.community]
        func obstacle(_ matter: Obstacle.Matter) -> Obstacle {
            Obstacle(matter, wish, on: session.date)
        }
        var found: [Obstacle] = []
        let minutes = maker.grid.slotMinutes
        let isOnGrid = (session.start.minutes - maker.grid.originMinutes) % minutes == 0
        if !isOnGrid { found.append(obstacle(.offGrid(minutes: minutes))) }
        guard var place = maker.occurrence(near: session) else {
            let weekday = session.date.weekday.rawValue
            let outside = Rule.Window.outside(weekday: weekday, slots: 0..<0)
            if isOnGrid { found.append(obstacle(.rule(.window(outside)))) }
            return found
        }
        var asked = Set(PlaceCheck.asked)
        if !isOnGrid { asked.remove(.window) }
        if let room = session.room, place.room == nil {
            found.append(obstacle(.roomGone(room)))
            // The session's other matters are asked as if it were in some room.
            asked.subtract([.roomFit, .roomOpen, .roomBusy, .roomDouble, .coreClash])
            place.room = maker.intent.rooms.isEmpty ? nil : 0
        }
        var plan = plan
        plan.series[at.community].pattern =
            pattern ?? rules.nearestPattern(of: at, to: place.day)
        // Kept apart from its series it would stand in its own way.
        for (community, wish) in series.enumerated() where wish.standing?.id == session.id {
            plan.occurrences[community] = [nil]
        }
        found += breaches(of: session, at, at: place, in: plan, asked).filter { breach in
            switch breach {
            case .gap(let gap): gap.concerns(at.occurrence)
            case .modeCount(let count):
                was.map { count.isBroken(by: session.mode, insteadOf: $0.mode) } ?? false
            default: true
            }
        }.map { book.obstacle($0, of: at, on: session.date) }
        return found.enumerated().sorted {
            ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
        }.map(\.element)
    }

    private func breaches(
        of session: Session, _ at: Plan.Position, at place: Plan.Occurrence, in plan: Plan,
        _ asked: Set<Rule>
    ) -> [Rule.Breach] {
        let order = PlaceCheck.asked.filter(asked.contains)
        let own = instance.communities[at.community]
        let community = asItIs(own, session, series[at.community], place.mode)
        if community == own { return found(rules, of: at, at: place, in: plan, order) }
        var breaches: [Rule.Breach] = []
        if own.modes[place.mode] == nil {
            let offered = own.modes.keys.sorted { $0.rawValue < $1.rawValue }
            breaches.append(.mode(.notOffered(place.mode, offered: offered)))
        }
        var wider = instance
        wider.communities[at.community] = community
        do throws(InvalidInstance) {
            breaches += found(try Rules(wider), of: at, at: place, in: plan, order)
        } catch {
            // No day is long enough for it; a place that cannot be looked at must not pass for free.
            let end = place.start + community.duration
            breaches.append(.day(.beyondDay(from: place.start, to: end)))
        }
        return breaches
    }

    /// The community as the session has it: its own length and people, which the files may have changed since, and its mode.
    private func asItIs(
        _ community: Instance.Community, _ session: Session, _ wish: SeriesWish,
        _ mode: Instance.Mode
    ) -> Instance.Community {
        var own = community
        own.duration = maker.grid.slots(minutes: session.minutes)
        if session.with != wish.with {
            let people = maker.intent.participants(of: session)
            own.core = maker.positions(people, .core)
            own.active = maker.positions(people, .active)
            own.peripheral = maker.positions(people, .peripheral)
        }
        if own.modes[mode] == nil {
            own.modes[mode] = maker.modeOption(
                Communities.Mode(mode),
                ModeWish(least: 0, most: nil, cost: 0, seats: 0, features: [], resources: [:]))
        }
        return own
    }

    private func found(
        _ rules: Rules, of at: Plan.Position, at place: Plan.Occurrence, in plan: Plan,
        _ asked: [Rule]
    ) -> [Rule.Breach] {
        do throws(PlanFault) {
            return try rules.breaches(of: at, at: place, in: plan, asking: asked)
        } catch {
            // The plan was made of this instance, and so was the position.
            return []
        }
    }
}

extension Rule.ModeCount {
    /// Whether a session breaks it by being held so, and no longer as it was.
    fileprivate func isBroken(by mode: Communities.Mode, insteadOf was: Communities.Mode) -> Bool {
        guard mode != was else { return false }
        return switch self {
        case .tooMany(let counted, _, _): counted == Instance.Mode(mode)
        case .tooFew(let counted, _, _): counted == Instance.Mode(was)
        }
    }
}

extension Obstacle {
    /// When, how, where, who: the order in which people look.
    fileprivate var rank: Int {
        switch matter {
        case .hasPassed: 0
        case .offGrid: 2
        case .roomGone: 5
        case .rule(let breach):
            switch breach.rule {
            case .day: 1
            case .window: 2
            case .mode: 3
            case .modeCount: 4
            case .roomFit: 5
            case .roomOpen: 6
            case .roomBusy: 7
            case .roomDouble: 8
            case .resource: 9
            case .coreBusy, .coreClash: 10
            default: 11
            }
        }
    }
}
