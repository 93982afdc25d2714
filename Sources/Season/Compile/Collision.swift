package import CivilTime
package import Communities

/// Why a session cannot be at some place: one rule that something or somebody stands in the way of.
package enum Collision: Hashable {
    case hasPassed
    case outsideSeason(Season)
    case overMidnight
    case offGrid(minutes: Int)
    case holiday(Holiday)
    case neverOn(CivilDate)
    case tooFarFromRhythm(days: Int, most: Int, usual: CivilDate)
    case outsideWindows([WeeklySpan])
    case modeNotOffered(Mode, offered: [Mode])
    case tooManyInMode(Mode, most: Int)
    case tooFewInMode(Mode, least: Int)
    case roomGone(SpaceID)
    case roomTooSmall(Room, seats: Int, needed: Int)
    case roomLacks(Room, features: [String])
    case roomClosed(Room, open: [WeeklySpan])
    case roomBusy(Room, Span)
    case roomTaken(Room, by: Session)
    case noLinkFree(online: Int)
    case usedUp(Resource)
    case coreBusy(PersonID, Span)
    case coreElsewhere(PersonID, Session, travel: Int)
    case tooClose(Session, days: Int, least: Int)
    case tooFar(Session, days: Int, most: Int)

    /// Whether it is a fact that nobody can decide away: a wish of the community can be set aside, a taken room cannot.
    package var isFact: Bool {
        switch self {
        case .hasPassed, .outsideSeason, .overMidnight, .offGrid, .holiday, .roomGone,
            .roomClosed, .roomBusy, .roomTaken, .noLinkFree, .usedUp:
            true
        case .neverOn, .tooFarFromRhythm, .outsideWindows, .modeNotOffered, .tooManyInMode,
            .tooFewInMode, .roomTooSmall, .roomLacks, .coreBusy, .coreElsewhere, .tooClose,
            .tooFar:
            false
        }
    }
}
