package import CivilTime
import Communities
package import Planning

/// Knows what the numbers of an instance stand for where a rule of it is broken.
package struct ObstacleBook {
    private let maker: InstanceMaker
    private let series: [SeriesWish]
    private let sessions: [SessionID: Session]

    /// - Parameter sessions: those of the plan that the rules were asked of.
    init(_ maker: InstanceMaker, _ series: [SeriesWish], sessions: [Session]) {
        self.maker = maker
        self.series = series
        self.sessions = Dictionary(
            sessions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// A broken rule, with who or what it is.
    ///
    /// - Parameters:
    ///   - at: which session breaks it.
    ///   - date: the day that was asked for.
    package func obstacle(
        _ breach: Rule.Breach, of at: Plan.Position, on date: CivilDate
    ) -> Obstacle {
        var obstacle = Obstacle(.rule(breach), series[at.community], on: date)
        obstacle.slotMinutes = maker.grid.slotMinutes
        let intent = maker.intent
        switch breach {
        case .roomBusy(let fact):
            let room = intent.rooms[fact.index].id
            obstacle.appointment = appointment(maker.busy.rooms[room], date, fact.slots)
            // Its calendar is free: a session is in it that the room's own rules would not let in.
            if obstacle.appointment == nil { obstacle.other = kept(in: room, on: date) }
        case .coreBusy(let fact):
            let person = intent.people[fact.member].id
            obstacle.appointment = appointment(maker.busy.people[person], date, fact.slots)
        case .roomDouble, .coreClash:
            obstacle.other = breach.session.flatMap(session)
        case .gap(.tooClose(let one, let next, _, _)), .gap(.tooLong(let one, let next, _, _)):
            let other = one == at.occurrence ? next : one
            obstacle.other = session(
                Plan.Position(community: at.community, occurrence: other))
        case .day(.blackout):
            obstacle.other = standingNear(date, obstacle.wish)
        case .series, .mode, .day, .window, .roomFit, .roomOpen, .skips, .modeCount, .resource,
            .frozen:
            break
        }
        return obstacle
    }

    private func session(_ at: Plan.Position) -> Session? {
        sessions[series[at.community].sessionID(at.occurrence)]
    }

    private func kept(in room: SpaceID, on date: CivilDate) -> Session? {
        sessions.values.filter { $0.room == room && $0.date == date }.min { $0.id < $1.id }
    }

    /// The session of the community that keeps a day from its series; `nil` where its file does.
    ///
    /// Days about a session that left its series are taken from the series instead of a gap between the two.
    private func standingNear(_ date: CivilDate, _ wish: SeriesWish) -> Session? {
        let named = ([wish.community] + wish.with).contains { id in
            maker.intent.community(id)?.blackout.contains(date) == true
        }
        guard !named else { return nil }
        return sessions.values.filter { $0.community == wish.community && $0.date != date }
            .min {
                (abs($0.date.days(until: date)), $0.id) < (abs($1.date.days(until: date)), $1.id)
            }
    }

    private func appointment(
        _ spans: [Span]?, _ date: CivilDate, _ slots: Range<Int>
    ) -> Span? {
        let day = maker.grid.day(date)
        return spans?.first { span in
            maker.busySlots([span]).contains {
                $0.day == day && $0.from < slots.upperBound && slots.lowerBound < $0.to
            }
        }
    }
}
