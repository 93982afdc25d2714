package import CivilTime
package import Communities
import Feeds
package import Planning
package import Workplace

/// Turns what the organisation wants into an instance for the planner, and the planner's answer back into sessions.
///
/// Positions in the instance are as ``InstanceMaker`` has them.
package struct PlanCompiler {
    package let intent: Intent
    package let grid: SlotGrid
    let maker: InstanceMaker
    package let series: [SeriesWish]
    /// What stays as it is, and why some of it could not stay in its series.
    package let keeping: KeptSessions
    /// When rooms and people cannot.
    package let busy: BusyTimes
    /// What people know of the season, cancelled sessions included.
    private let known: [PublishedSession]
    private let wishes: [SeriesWish]
    private let pins: [Pin]
    private let staying: Set<SessionID>
    private let numbered: Set<CommunityID>
    private let usual: [SessionID: CivilDate]
    private let facilitated: [CommunityID: [PersonID: Int]]
    private let singled: SingledSessions
    private let isWholeDay: Bool
    private let published: [SessionID: Session]
    private let frozenBefore: CivilDate
    private let weights: Instance.Weights
    private let standing: StandingSessions

    /// - Parameters:
    ///   - busy: when rooms and people cannot, from their calendars.
    ///   - published: the sessions people know.
    ///   - pins: what people decided.
    ///   - staying: further sessions that stay as they are.
    ///   - frozenBefore: sessions before this day stay as they are.
    ///   - weights: the prices; by default what people know changes only where it has to.
    ///   - planned: the sessions of a plan whose identifiers the places of the rhythm get; those people know unless given.
    ///   - numbered: communities of which something was published in other seasons.
    ///   - facilitated: how often people facilitated in earlier seasons.
    ///   - usual: where sessions were before somebody moved them.
    ///   - singled: which sessions files mean by a day.
    ///   - isWholeDay: whether its clock has all hours, and not only those at which somebody can meet: a person may
    ///     put a session anywhere.
    package init(
        intent: Intent, series: [SeriesWish], busy: BusyTimes, published: [PublishedSession],
        pins: [Pin] = [], staying: Set<SessionID> = [], frozenBefore: CivilDate,
        weights: Instance.Weights = .keepingPromises, planned: [Session]? = nil,
        numbered: Set<CommunityID> = [], usual: [SessionID: CivilDate] = [:],
        facilitated: [CommunityID: [PersonID: Int]] = [:],
        singled: SingledSessions = SingledSessions(), isWholeDay: Bool = false
    ) {
        known = published
        wishes = series
        (self.pins, self.staying, self.numbered, self.usual) = (pins, staying, numbered, usual)
        self.singled = singled
        self.isWholeDay = isWholeDay
        self.facilitated = facilitated
        let series = SeriesIdentities(
            known: planned.map { published.replaced(by: $0) } ?? published, pins: pins,
            numbered: numbered, usual: usual, heirs: intent.heirs
        ).identified(series)
        self.intent = intent
        self.busy = busy
        self.frozenBefore = frozenBefore
        self.weights = weights
        self.published = Dictionary(
            published.filter { $0.status != .cancelled }.map { ($0.session.id, $0.session) },
            uniquingKeysWith: { first, _ in first })
        grid = SlotGrid(
            series: series, firstDay: intent.organisation.season.from, isWholeDay: isWholeDay)
        maker = InstanceMaker(intent: intent, grid: grid, busy: busy)
        keeping = KeptSessions(
            maker, wishes: series, published: published, pins: pins, staying: staying,
            frozenBefore: frozenBefore)
        self.series = keeping.series
        standing = StandingSessions(
            maker, obstacles: keeping.obstacles, series: keeping.series)
    }

    /// The instance.
    package func instance() -> Instance {
        var instance = maker.instance(series, standing, weights: weights)
        guard let announced = publishedPlan() else { return instance }
        instance.published = announced
        instance.frozenBefore = max(0, grid.day(frozenBefore))
        instance.pinned = pinned()
        return instance
    }

    /// Asks the rules about single sessions, with these where they are.
    ///
    /// - Throws: a refusal when the instance has faults; then nothing can be planned either.
    package func check(_ sessions: [Session]) throws(Refusal) -> PlaceCheck {
        let instance = maker.instance(series, standing, weights: weights)
        do throws(InvalidInstance) {
            return try PlaceCheck(
                maker, series, instance, plan(of: sessions, instance), sessions: sessions)
        } catch {
            throw Refusal(PlannerRefusal.unsound(error.faults))
        }
    }

    /// Knows what broken rules of a plan with these sessions stand for.
    package func book(_ sessions: [Session]) -> ObstacleBook {
        ObstacleBook(maker, series, sessions: sessions)
    }

    /// The same, with the places of the rhythm under the identifiers that the sessions of a plan of it have.
    package func identified(by sessions: [Session]) -> PlanCompiler {
        PlanCompiler(
            intent: intent, series: wishes, busy: busy, published: known, pins: pins,
            staying: staying, frozenBefore: frozenBefore, weights: weights, planned: sessions,
            numbered: numbered, usual: usual, facilitated: facilitated, singled: singled,
            isWholeDay: isWholeDay)
    }

    private func pinned() -> [Instance.Pin] {
        series.enumerated().flatMap { community, wish in
            wish.numbers.indices.filter { keeping.kept[wish.sessionID($0)] != nil }
                .map { Instance.Pin(community: community, occurrence: $0) }
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
        return session.with == wish.with ? maker.occurrence(of: session) : nil
    }

    /// Where a session stands among the series.
    package func position(of session: String) -> Plan.Position? {
        for (index, wish) in series.enumerated() {
            if let occurrence = wish.numbers.indices.first(where: {
                wish.sessionID($0).rawValue == session
            }) {
                return Plan.Position(community: index, occurrence: occurrence)
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
                let (id, number) = (wish.sessionID(index), wish.numbers[index])
                var template = community.templates.once[number] ?? usual
                // Its place in the rhythm shifted; who prepares it must not find another agenda.
                if let kept = keeping.kept[id], kept.index != number { template = kept.template }
                result.append(
                    Session(
                        id: id, community: wish.community, with: wish.with, index: number,
                        date: grid.date(occurrence.day), start: grid.time(occurrence.start),
                        minutes: wish.minutes, place: place, template: template, facilitator: nil))
            }
        }
        // The planner has held its places against what people know; who is who is told by the dates it chose.
        let decided = pins.filter { !$0.decision.isHeld }.map(\.session)
        result = result.identified(
            by: known, staying: Set(keeping.kept.keys).union(decided), heirs: intent.heirs,
            reach: { [intent] in
                max(SessionMatch.reach, intent.community($0)?.maxShiftDays ?? 0)
            })
        // By what a session is called, and so after who is who.
        for index in result.indices {
            guard let community = intent.community(result[index].community) else { continue }
            let named = singled.template(of: result[index], community)
            result[index].template = named ?? result[index].template
        }
        let linked = OnlineRoomAssignment(rooms: intent.onlineRooms).assigned(
            to: result, keeping: published.compactMapValues(\.online))
        return FacilitatorTurns(
            intent: intent, busy: busy.people, before: facilitated
        ).assigned(
            to: linked, keeping: published.compactMapValues(\.facilitator))
    }
}

extension [PublishedSession] {
    /// What people would know were these sessions the plan: the others are not held.
    fileprivate func replaced(by sessions: [Session]) -> [PublishedSession] {
        let held = Set(sessions.map(\.id))
        let first = map(\.created).min() ?? Instant(secondsSinceEpoch: 0)
        return filter { $0.status == .cancelled && !held.contains($0.session.id) }
            + sessions.map { session in
                PublishedSession(
                    session: session, uid: SessionUID(rawValue: session.id.rawValue), sequence: 0,
                    status: .confirmed, created: first, changed: first, reason: nil)
            }
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
