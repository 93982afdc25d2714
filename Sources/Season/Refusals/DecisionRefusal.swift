package import CivilTime
package import Communities
package import Workplace

/// Why nothing can be decided about a session, whatever the place asked for.
package enum DecisionRefusal: RefusalReason {
    /// What has begun cannot be changed.
    case hasBegun(SessionID, at: OffsetDateTime)
    /// It is cancelled, so it cannot be moved.
    case cancelled(SessionID)
    /// It is not cancelled, so it cannot be restored.
    case notCancelled(SessionID)
    case nothingPublished
    /// There is no decision that could be taken back.
    case nothingDecided(SessionID)
    /// A room was asked for an online session.
    case roomForOnline
    /// No room was asked for a session that meets in one; `example` is one.
    case noRoom(Mode, example: SpaceID?)
    /// A part of `--to` that is neither a day nor a time, or the second of a kind.
    case noPlace(String)

    package var status: EndStatus {
        switch self {
        case .hasBegun, .cancelled, .notCancelled: .answerIsNo
        case .nothingPublished, .nothingDecided: .inputMissing
        case .roomForOnline, .noRoom, .noPlace: .usage
        }
    }
}
