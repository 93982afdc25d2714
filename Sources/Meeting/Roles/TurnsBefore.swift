import Communities
import Ledger

/// Turns that were had in earlier seasons, and in communities that go on in others.
struct TurnsBefore {
    private var counts: [CommunityID: [SessionRole: [PersonID: Int]]] = [:]

    /// - Parameters:
    ///   - sessions: the sessions of other seasons in which somebody had a turn.
    ///   - season: those of the season: what was had in them counts for the heirs of their communities alone.
    init(
        _ turns: [RoleTurn], in sessions: [SessionUID: PublishedSession],
        beside season: [SessionUID: PublishedSession], heirs: (CommunityID) -> [CommunityID]
    ) {
        for turn in turns {
            let own = season[turn.uid]
            guard let role = SessionRole(rawValue: turn.role),
                let session = own ?? sessions[turn.uid], session.status != .cancelled
            else { continue }
            let community = session.session.community
            for one in (own == nil ? [community] : []) + heirs(community) {
                counts[one, default: [:]][role, default: [:]][turn.person, default: 0] += 1
            }
        }
    }

    /// How many turns each had in a role of a community.
    func of(_ role: SessionRole, _ community: CommunityID) -> [PersonID: Int] {
        counts[community]?[role] ?? [:]
    }
}
