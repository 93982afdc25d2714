import CivilTime
import Communities

/// Gives each session that needs a link one of the online rooms, so that no two use one at the same time.
struct OnlineRoomAssignment {
    let rooms: [OnlineRoom]

    /// The sessions with online rooms; one that is published keeps its own where it can.
    ///
    /// The planner counted the rooms, so taking sessions by their start always finds a free one;
    /// on a day where keeping the published rooms stands in the way, they are dealt anew.
    func assigned(to sessions: [Session], keeping published: [SessionID: SpaceID]) -> [Session] {
        let first = dealt(to: sessions, keeping: published)
        let short = Set(first.filter { $0.mode.needsLink && $0.online == nil }.map(\.date))
        guard !short.isEmpty else { return first }
        let ofOtherDays = Set(sessions.filter { !short.contains($0.date) }.map(\.id))
        return dealt(to: sessions, keeping: published.filter { ofOtherDays.contains($0.key) })
    }

    private func dealt(to sessions: [Session], keeping published: [SessionID: SpaceID]) -> [Session]
    {
        var result = sessions.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
        var taken: [SpaceID: [(date: CivilDate, from: Int, to: Int)]] = [:]
        func isFree(_ room: SpaceID, for session: Session) -> Bool {
            let from = session.start.minutes
            return !taken[room, default: []].contains { other in
                other.date == session.date && other.from < from + session.minutes
                    && from < other.to
            }
        }
        func give(_ room: SpaceID, _ index: Int) {
            let session = result[index]
            result[index].place = session.place.joined(at: room)
            let from = session.start.minutes
            taken[room, default: []].append((session.date, from, from + session.minutes))
        }
        let known = Set(rooms.map(\.id))
        for index in result.indices where result[index].mode.needsLink {
            if let kept = published[result[index].id], known.contains(kept),
                isFree(kept, for: result[index])
            {
                give(kept, index)
            }
        }
        for index in result.indices where result[index].mode.needsLink {
            guard result[index].online == nil else { continue }
            // A community that always finds its own link free keeps it: familiar rooms, fewer mistakes.
            let usual = result[..<index].last {
                $0.community == result[index].community && $0.online != nil
            }?.online
            let order = (usual.map { [$0] } ?? []) + rooms.map(\.id)
            if let room = order.first(where: { isFree($0, for: result[index]) }) {
                give(room, index)
            }
        }
        return result
    }
}
