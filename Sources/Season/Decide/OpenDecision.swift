package import CivilTime
package import Communities
import Feeds
package import Ledger
import Planning
package import Workplace

/// The season as people know it, open for a decision about one session.
package struct OpenDecision {
    package let workplace: Workplace
    package let now: Instant
    package let workspace: OpenWorkspace
    /// The season of the session.
    package let season: Season
    package let ledger: Ledger
    package let known: [PublishedSession]
    package let pins: [Pin]
    package let session: SessionID

    /// - Parameters:
    ///   - asked: the season that is meant when nobody knows the session yet; `nil`: the present one, else the next.
    ///   - workspace: the workspace as it has been opened already; else it is opened here.
    ///   - ledger: open for writing, or only for reading when nothing is to be kept.
    package init(
        _ workplace: Workplace, _ session: SessionID, of asked: SeasonID? = nil,
        in workspace: OpenWorkspace? = nil, ledger: Ledger, now: Instant
    ) throws {
        self.workplace = workplace
        self.now = now
        self.ledger = ledger
        self.session = session
        let workspace = try workspace ?? OpenWorkspace(workplace)
        self.workspace = workspace
        season =
            try workspace.season(of: session, in: ledger)
            ?? workspace.season(asked, at: now)
        known = try ledger.publishedSessions(season: season.id)
        pins = try ledger.pins(season: season.id)
    }

    /// The workspace as it is in that season.
    package var planned: OpenWorkspace { workspace.during(season) }

    /// The session as people know it.
    package func published() throws(Refusal) -> PublishedSession {
        if let found = known.first(where: { $0.session.id == session }) { return found }
        guard !known.isEmpty else {
            throw Refusal(WorkplaceRefusal.noSession(session.rawValue))
        }
        throw workspace.unknown(
            .session, session.rawValue, among: known.map(\.session.id.rawValue))
    }

    /// Refuses what can no longer be changed.
    package func requireFuture(_ entry: PublishedSession) throws(Refusal) {
        let start = entry.session.span(in: workspace.zone).start
        guard start > now else {
            throw Refusal(
                DecisionRefusal.hasBegun(session, at: workspace.zone.offsetDateTime(at: start)))
        }
    }

    /// The season in the planner's terms with every other session where it is.
    package func compiler() throws(Refusal) -> PlanCompiler {
        try planned.compiler(
            published: known, now: now, pins: pins.filter { $0.session != session },
            staying: Set(held.map(\.id)).subtracting([session]), frozenBefore: .distantPast,
            isWholeDay: true)
    }

    /// The sessions that are held.
    package var held: [Session] { known.filter { $0.status != .cancelled }.map(\.session) }

    /// Asks the rules, with every other session where it is.
    package func check(_ compiler: PlanCompiler) throws(Refusal) -> PlaceCheck {
        try compiler.check(held)
    }

    /// What stands in the way of the session at a place.
    package func obstacles(
        _ asked: Session, _ check: PlaceCheck, _ compiler: PlanCompiler, was: Session
    ) -> [Obstacle] {
        guard let at = compiler.position(of: asked.id.rawValue) else { return [] }
        let found = check.obstacles(of: asked, at, was: was)
        guard asked.span(in: workspace.zone).start <= now else { return found }
        return [Obstacle(.hasPassed, compiler.series[at.community], on: asked.date)] + found
    }

    /// When people cannot, from their calendars.
    package func busy() throws(Refusal) -> BusyTimes {
        try BusyCalendars(
            of: planned.intent, workplace: workplace, now: now, own: Set(known.map(\.uid))
        ).busy
    }

    /// The sessions with this one, its link and facilitator found; the others keep theirs.
    package func assigned(
        _ new: Session, among others: [Session], _ busy: BusyTimes
    ) -> [Session] {
        let all = OnlineRoomAssignment(rooms: workspace.intent.onlineRooms).assigned(
            to: others + [Session(new, online: nil, facilitator: nil)],
            keeping: Dictionary(
                (others + [new]).compactMap { one in one.online.map { (one.id, $0) } },
                uniquingKeysWith: { first, _ in first }))
        let turns = FacilitatorTurns(intent: workspace.intent, busy: busy.people).assigned(
            to: all,
            keeping: Dictionary(
                (others + [new]).compactMap { one in one.facilitator.map { (one.id, $0) } },
                uniquingKeysWith: { first, _ in first }))
        let own = turns.first { $0.id == session }?.facilitator
        return all.map { $0.id == session ? Session($0, online: $0.online, facilitator: own) : $0 }
    }

    /// The plan as it is with the decision in it.
    ///
    /// It has no score, and no usual places of its own: what people know counts, whatever the planner thinks of it, and who
    /// asks for an explanation gets what the sessions mostly do.
    package func version(of sessions: [Session]) -> PlanVersion {
        PlanVersion(
            number: 0, season: season.id, state: .draft, createdAt: now,
            origin: .decided(score: nil), sessions: sessions, usual: "[]")
    }

    /// Who is expected, and who of them can come to the session at a place.
    package func people(
        _ session: Session, _ obstacles: [Obstacle], _ busy: BusyTimes
    ) -> [DecisionOutcome.Touched] {
        let intent = workspace.intent
        let presence = Presence(intent: intent, busy: busy.people, sessions: held)
        let away = Set(obstacles.compactMap { $0.breach?.person }.map { intent.people[$0].id })
        return intent.participants(of: session).map { member in
            DecisionOutcome.Touched(
                person: member.person,
                name: intent.person(member.person)?.name ?? member.person.rawValue,
                level: member.level,
                canCome: !away.contains(member.person)
                    && (member.level == .core || presence.canCome(member.person, to: session)))
        }.sorted { ($1.level, $0.name) < ($0.level, $1.name) }
    }
}

extension Session {
    /// The session with another link and facilitator.
    package init(_ other: Session, online: SpaceID?, facilitator: PersonID?) {
        self = other
        place = other.place.joined(at: online)
        self.facilitator = facilitator
    }
}

extension CivilDate {
    /// Before every season.
    static var distantPast: CivilDate { CivilDate(daysSinceEpoch: -100_000) }
}
