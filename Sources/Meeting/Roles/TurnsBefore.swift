import Communities
import Ledger

/// Turns that were had in earlier seasons.
struct TurnsBefore {
    private var counts: [CommunityID: [SessionRole: [PersonID: Int]]] = [:]

    /// Those of these turns that were had in other sessions than a season's.
    ///
    /// - Parameter sessions: all sessions of other seasons in which somebody had a turn.
    init(_ turns: [RoleTurn], in sessions: [SessionUID: PublishedSession]) {
        for turn in turns {
            guard let role = SessionRole(rawValue: turn.role), let session = sessions[turn.uid],
                session.status != .cancelled
            else { continue }
            counts[session.session.community, default: [:]][role, default: [:]][
                turn.person, default: 0] += 1
        }
    }

    /// How many turns each had in a role of a community.
    func of(_ role: SessionRole, _ community: CommunityID) -> [PersonID: Int] {
        counts[community]?[role] ?? [:]
    }
}
