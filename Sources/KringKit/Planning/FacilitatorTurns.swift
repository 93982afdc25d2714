import CivilTime
import Communities

/// Gives each session its facilitator: among the willing the one with the fewest turns who can be there.
struct FacilitatorTurns {
    private let intent: Intent
    /// When people cannot be there, from their own calendars.
    private let busy: [PersonID: [Span]]

    init(intent: Intent, busy: [PersonID: [Span]]) {
        self.intent = intent
        self.busy = busy
    }

    /// The sessions with facilitators; one that is published keeps its own while that person is still willing and able.
    func assigned(
        to sessions: [Session], keeping published: [SessionID: PersonID]
    ) -> [Session] {
        let zone = intent.organisation.zone
        var turns: [CommunityID: [PersonID: Int]] = [:]
        var result = sessions.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
        // Promises first, so that new turns are dealt around them.
        for index in result.indices {
            let session = result[index]
            guard let kept = published[session.id],
                candidates(for: session.community).contains(kept),
                canAttend(kept, session, among: result, zone)
            else { continue }
            result[index].facilitator = kept
            turns[session.community, default: [:]][kept, default: 0] += 1
        }
        for index in result.indices where result[index].facilitator == nil {
            let session = result[index]
            let willing = candidates(for: session.community)
            let able = willing.filter { canAttend($0, session, among: result, zone) }
            let taken = turns[session.community, default: [:]]
            let next = (able.isEmpty ? willing : able).enumerated().min { left, right in
                (taken[left.element, default: 0], left.offset)
                    < (taken[right.element, default: 0], right.offset)
            }
            guard let person = next?.element else { continue }
            result[index].facilitator = person
            turns[session.community, default: [:]][person, default: 0] += 1
        }
        return result
    }

    private func candidates(for id: CommunityID) -> [PersonID] {
        guard let community = intent.community(id) else { return [] }
        switch community.roles[.facilitator] {
        case .people(let people): return people
        case .rotating, nil: return community.members(.core) + community.members(.active)
        }
    }

    private func canAttend(
        _ person: PersonID, _ session: Session, among sessions: [Session], _ zone: Zone
    ) -> Bool {
        let span = session.span(in: zone)
        if busy[person, default: []].contains(where: { $0.overlaps(span) }) { return false }
        return !sessions.contains { other in
            other.id != session.id && other.date == session.date
                && other.span(in: zone).overlaps(span)
                && intent.participants(of: other).contains { $0.person == person }
        }
    }
}
