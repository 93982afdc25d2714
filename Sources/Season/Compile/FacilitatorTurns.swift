import CivilTime
import Communities
import Facilitation

/// Gives each session its facilitator: the willing of each community by turns, as evenly as their calendars allow.
struct FacilitatorTurns {
    private let intent: Intent
    /// When people cannot be there, from their own calendars.
    private let busy: [PersonID: [Span]]

    /// How often people facilitated in earlier seasons.
    private let before: [CommunityID: [PersonID: Int]]

    init(
        intent: Intent, busy: [PersonID: [Span]], before: [CommunityID: [PersonID: Int]] = [:]
    ) {
        self.intent = intent
        self.busy = busy
        self.before = before
    }

    /// The sessions with facilitators; one that is published keeps its own while that person is still willing and able.
    func assigned(
        to sessions: [Session], keeping published: [SessionID: PersonID]
    ) -> [Session] {
        let presence = Presence(intent: intent, busy: busy, sessions: sessions)
        var result = sessions.sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
        for community in intent.communities {
            let own = result.indices.filter { result[$0].community == community.id }
            let willing = community.willing(.facilitator)
            var free = willing.map { person in
                Set(own.indices.filter { presence.canCome(person, to: result[own[$0]]) })
            }
            // Where none of the willing can come, a plan still names one: they see it, and can swap.
            for session in own.indices where !free.contains(where: { $0.contains(session) }) {
                for person in willing.indices { free[person].insert(session) }
            }
            var given: [Int: Int] = [:]
            for (turn, index) in own.enumerated() {
                let kept = published[result[index].id].flatMap { willing.firstIndex(of: $0) }
                if let kept, free[kept].contains(turn) { given[turn] = kept }
            }
            let brief = TurnBrief(
                sessions: own.count, free: free,
                before: TurnCount.phases(of: willing, before[community.id, default: [:]]),
                given: given)
            for (index, turn) in zip(own, TurnSchedule(brief).turns) {
                result[index].facilitator = turn.map { willing[$0.person] }
            }
        }
        return result
    }
}
