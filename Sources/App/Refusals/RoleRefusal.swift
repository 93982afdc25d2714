package import Communities
package import Workplace

/// Why roles are not shown, or not given to somebody else.
package enum RoleRefusal: RefusalReason {
    case nothingPublished(CommunityID)
    case swapWithOneself
    /// Nothing to swap, in that role or in any.
    case noTurn(String, SessionRole?, session: SessionID, community: CommunityID)
    case severalTurns(String, [SessionRole], session: SessionID)
    /// No method of its agenda asks for somebody's question.
    case noQuestion(session: SessionID)
    case facilitatesAlready(PersonID, name: String, session: SessionID)
    case cancelled(SessionID)
    case begun(SessionID)
    case noCommunity(of: SessionID)
    /// Not among those whom the community's file names as facilitators.
    case unwilling(PersonID, name: String, community: CommunityID)

    package var status: EndStatus {
        switch self {
        case .nothingPublished, .noCommunity: .inputMissing
        case .swapWithOneself, .severalTurns: .badData
        case .noTurn, .noQuestion, .facilitatesAlready, .cancelled, .begun, .unwilling: .answerIsNo
        }
    }
}
