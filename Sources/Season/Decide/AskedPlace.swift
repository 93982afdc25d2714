import CivilTime
package import Communities
package import Workplace
import Workspace

/// Where somebody wants a session to be; what is left out stays as it is.
package struct AskedPlace: Sendable {
    /// A day, a time or both: `2027-03-04 10:00`, `Thu 10:00` in the session's own week, `10:00`, `2027-03-04`.
    package var when: String?
    /// The room.
    package var room: SpaceID?
    /// How people meet.
    package var mode: Mode?

    /// All parts given.
    package init(when: String? = nil, room: SpaceID? = nil, mode: Mode? = nil) {
        self.when = when
        self.room = room
        self.mode = mode
    }

    /// The session at that place, its link and facilitator as they were.
    package func applied(to session: Session, _ workspace: OpenWorkspace) throws(Refusal) -> Session
    {
        var moved = session
        if let when { (moved.date, moved.start) = try AskedPlace.read(when, near: session) }
        let (mode, room) = try wanted(of: session, workspace)
        guard let place = Place(mode, room: room, online: session.online) else {
            throw Refusal(
                DecisionRefusal.noRoom(mode, example: workspace.intent.rooms.first?.id))
        }
        moved.place = place
        return moved
    }

    /// The day and time that a text means for a session that is now at another.
    private func wanted(
        of session: Session, _ workspace: OpenWorkspace
    ) throws(Refusal) -> (Mode, SpaceID?) {
        let mode = self.mode ?? session.mode
        guard let room else { return (mode, session.room) }
        guard workspace.intent.room(room) != nil else {
            throw workspace.unknown(
                .room, room.rawValue, among: workspace.intent.rooms.map(\.id.rawValue))
        }
        guard mode == .online else { return (mode, room) }
        guard self.mode == nil else {
            throw Refusal(DecisionRefusal.roomForOnline)
        }
        let offered = workspace.intent.community(session.community)?.modes.keys.sorted()
        return (offered?.first { $0.needsRoom } ?? .physical, room)
    }

    private static func read(
        _ text: String, near session: Session
    ) throws(Refusal) -> (CivilDate, ClockTime) {
        var date: CivilDate?
        var time: ClockTime?
        for part in text.split(whereSeparator: {
            $0 == " " || $0 == "T" && text.contains(":") && text.first?.isNumber == true
        }) {
            if let day = CivilDate(part), date == nil {
                date = day
            } else if let clock = ClockTime(part), time == nil {
                time = clock
            } else if let weekday = WeekdayText.weekday(part.lowercased()), date == nil {
                date = session.date.inWeek(weekday)
            } else {
                throw Refusal(DecisionRefusal.noPlace(String(part)))
            }
        }
        return (date ?? session.date, time ?? session.start)
    }
}
