import CivilTime
import Communities
package import Planning

/// Kept sessions that left their series, in the planner's terms: each a community of one session that can be
/// nowhere else, for which everything is allowed that it already has.
struct StandingSessions {
    private let intent: Intent
    private let grid: SlotGrid
    private let sessions: [SessionID: Session]
    /// Sessions that cannot hold their room by the room's own rules; their room is blocked for others instead.
    private let roomless: Set<SessionID>
    /// Core members who are expected elsewhere too: somebody decided so.
    private let excused: [SessionID: Set<PersonID>]

    /// - Parameter obstacles: what stands in the way of each where it is.
    init(
        _ maker: InstanceMaker, obstacles: [SessionID: [Obstacle]], series: [SeriesWish]
    ) {
        intent = maker.intent
        grid = maker.grid
        sessions = Dictionary(
            series.compactMap(\.standing).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        var roomless: Set<SessionID> = []
        var excused: [SessionID: Set<PersonID>] = [:]
        for session in sessions.values {
            if grid.slot(session.start) == nil { roomless.insert(session.id) }
            for obstacle in obstacles[session.id, default: []] {
                if case .roomGone = obstacle.matter { roomless.insert(session.id) }
                switch obstacle.breach {
                case .roomOpen, .roomBusy, .roomDouble: roomless.insert(session.id)
                default: break
                }
                // Only core members stand in the way as people.
                if let person = obstacle.breach?.person {
                    excused[session.id, default: []].insert(intent.people[person].id)
                }
            }
        }
        self.roomless = roomless
        self.excused = excused
    }

    /// Such a session as a community of the instance; `nil` for a series that is planned.
    func community(_ wish: SeriesWish) -> Instance.Community? {
        guard let session = wish.standing, let place = entry(of: session) else { return nil }
        let position = Dictionary(
            intent.people.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let excused = excused[session.id, default: []]
        func members(_ level: Participation) -> [Int] {
            wish.members.filter { member in
                let isExcused = excused.contains(member.person)
                return (isExcused ? .active : member.level) == level
            }.compactMap { position[$0.person] }
        }
        let slots = slots(session)
        return Instance.Community(
            id: "\(session.id) (kept)", core: members(.core), active: members(.active),
            peripheral: members(.peripheral), duration: slots.count,
            patterns: [Instance.Pattern(days: [place.day])],
            windows: [
                Instance.Window(
                    weekday: session.date.weekday.rawValue, from: slots.lowerBound,
                    to: slots.upperBound, cost: 0)
            ],
            blackout: [], maxShift: 0, minGap: 1, maxGap: 1, maxSkips: 0,
            modes: [
                place.mode: Instance.ModeOption(
                    seats: place.room.map { intent.rooms[$0].capacity } ?? 0, features: [],
                    uses: uses(session), cost: 0, min: 0, max: nil)
            ])
    }

    /// Where it is in the planner's terms.
    func entry(of session: Session) -> Plan.Occurrence? {
        let room =
            roomless.contains(session.id)
            ? nil : session.room.flatMap { id in intent.rooms.firstIndex { $0.id == id } }
        return Plan.Occurrence(
            day: grid.day(session.date), start: slots(session).lowerBound, room: room,
            mode: room == nil ? .online : Instance.Mode(session.mode))
    }

    /// When sessions that do not hold this room by its rules are in it all the same.
    func taken(_ room: Room) -> [Instance.DaySpan] {
        sessions.values.filter { $0.room == room.id && roomless.contains($0.id) }
            .sorted { $0.id < $1.id }
            .map { session in
                let slots = slots(session)
                return Instance.DaySpan(
                    day: grid.day(session.date), from: slots.lowerBound,
                    to: min(
                        grid.slotsPerDay,
                        slots.upperBound + grid.slots(minutes: room.bufferMinutes)))
            }
    }

    private func slots(_ session: Session) -> Range<Int> {
        grid.touching(from: session.start.minutes, to: session.start.minutes + session.minutes)
            ?? 0..<1
    }

    private func uses(_ session: Session) -> [Int: Int] {
        var uses: [Int: Int] = [:]
        for (index, resource) in intent.resources.enumerated() {
            let wished = session.communities.compactMap {
                intent.community($0)?.modes[session.mode]?.resources[resource.id]
            }
            let amount = max(
                wished.max() ?? 0, resource.usedBy.contains(session.mode) ? 1 : 0)
            if amount > 0 { uses[index] = min(amount, resource.count) }
        }
        if session.mode.needsLink { uses[intent.resources.count] = 1 }
        return uses
    }
}

extension Instance.Weights {
    /// What people know changes only where it has to: a change costs more than nearly anything it could win.
    package static var keepingPromises: Instance.Weights {
        var weights = Instance.Weights()
        weights.changeTime *= 10
        weights.changeRoom *= 10
        weights.changeMode *= 10
        return weights
    }
}
