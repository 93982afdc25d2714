import Communities
import Ledger

/// Turns that were had in earlier seasons.
struct TurnsBefore {
    private var counts: [CommunityID: [SessionRole: [PersonID: Int]]] = [:]

    /// None.
    init() {}

    /// Those that a ledger holds of sessions other than these, by calendar identity.
    init(_ ledger: Ledger, besides season: Set<String>) throws(LedgerFault) {
        let sessions = try ledger.sessionsWithTurns()
        for turn in try ledger.roleTurns() where !season.contains(turn.uid) {
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
