/// One reason why a session cannot be in a place: a hard rule, and what stands in the way.
public enum Obstacle: Sendable, Hashable {
    /// The community does not meet in that mode.
    case modeNotOffered(Instance.Mode)
    /// Before the first day or after the last, or beyond the end of the day.
    case outsideSeason
    /// Nothing is held that day.
    case closed
    /// The community does not meet that day.
    case blackout
    /// So many days from the day the rhythm gives; at most so many are allowed.
    case tooFar(days: Int, most: Int)
    /// Outside the community's windows.
    case outsideWindows
    /// The room has too few seats.
    case tooSmall(room: Int, seats: Int)
    /// The room lacks these features.
    case lacks(room: Int, features: [String])
    /// The room is not open then.
    case notOpen(room: Int)
    /// The room's own calendar is taken.
    case roomBusy(room: Int)
    /// Another session has the room, or has only just left it.
    case roomTaken(room: Int, community: Int, occurrence: Int)
    /// A core member's own calendar is taken.
    case coreBusy(person: Int)
    /// A core member is core in another session at that time, or on the way between the two.
    case coreClash(person: Int, community: Int, occurrence: Int)
    /// Two sessions after each other lie too few days apart.
    case tooClose(occurrence: Int, next: Int, days: Int, least: Int)
    /// Two sessions after each other lie too many days apart.
    case tooLong(occurrence: Int, next: Int, days: Int, most: Int)
    /// Too many sessions left out.
    case skips(count: Int, most: Int)
    /// Too few sessions in a mode.
    case tooFew(mode: Instance.Mode, held: Int, least: Int)
    /// Too many sessions in a mode.
    case tooMany(mode: Instance.Mode, held: Int, most: Int)
    /// More of a resource used than there is.
    case resource(Int)
    /// It is too soon to change what is published.
    case frozen
    /// A person has fixed the session.
    case pinned

    /// The rule it belongs to.
    public var rule: HardRule {
        switch self {
        case .modeNotOffered: .mode
        case .outsideSeason, .closed, .blackout, .tooFar: .day
        case .outsideWindows: .window
        case .tooSmall, .lacks: .roomFit
        case .notOpen: .roomOpen
        case .roomBusy: .roomBusy
        case .roomTaken: .roomDouble
        case .coreBusy: .coreBusy
        case .coreClash: .coreClash
        case .tooClose, .tooLong: .gap
        case .skips: .skips
        case .tooFew, .tooMany: .modeCount
        case .resource: .resource
        case .frozen, .pinned: .frozen
        }
    }
}
