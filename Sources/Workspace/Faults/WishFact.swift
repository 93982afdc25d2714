package import CivilTime
package import Communities

/// What can be wrong with what the wishes of all files come to. Lengths are in minutes.
package indirect enum WishFact: Hashable, Sendable {
    /// It is so in one of several seasons.
    case inSeason(SeasonID, WishFact)
    /// A season of which sessions are still to come stands in `kring.yaml` no more.
    case seasonGone(Season, sessions: Int)
    case holidayOutsideSeason(name: String, from: CivilDate, to: CivilDate)
    case blockOutsideSeason(ClosedRange<CivilDate>, season: ClosedRange<CivilDate>)
    case noWindow(minutes: Int)
    case noBigWindow(minutes: Int)
    case noWindowOn(Weekday, minutes: Int)
    case noSession
    case tooManySessions(wanted: Int, most: Int)
    case modesAskForMore(least: Int, sessions: Int)
    case modesAllowFewer(most: Int, sessions: Int)
    case noSuchBigSession(Int, sessions: Int)
    case noSuchTemplateSession(Int, sessions: Int)
    case noSuchWovenSession(every: Int, sessions: Int)
    /// No session was ever published on a day that names one, or can come to be on it; the nearest days on which there are.
    case noSessionOn(CivilDate, nearby: [CivilDate])
    /// No session of the community has that identifier.
    case noSuchSession(SessionID)
    case noSharedWindow(CommunityID, CommunityID, minutes: Int)
    case noSharedMode(CommunityID, CommunityID)
    case tooFewResources(ResourceID, wanted: Int, there: Int)
    case noOnlineRoom(Mode)
    /// `largest`: the seats of the largest room with these features; `nil` when no room has them.
    case noRoomFits(seats: Int, features: [String], largest: Int?)

    var rule: FaultRule {
        switch self {
        case .inSeason(_, let fact): fact.rule
        case .seasonGone: .seasonGone
        case .holidayOutsideSeason: .holidayOutsideSeason
        case .blockOutsideSeason: .blockOutsideSeason
        case .noWindow, .noBigWindow, .noWindowOn: .noWindow
        case .noSession: .impossibleRhythm
        case .tooManySessions: .tooManySessions
        case .modesAskForMore, .modesAllowFewer: .modeCounts
        case .noSuchBigSession: .bigSessionOutOfRange
        case .noSuchTemplateSession, .noSessionOn, .noSuchSession: .onceOutOfRange
        case .noSuchWovenSession: .weaveOutOfRange
        case .noSharedWindow, .noSharedMode: .nothingShared
        case .tooFewResources: .notEnoughResources
        case .noOnlineRoom: .noOnlineRoom
        case .noRoomFits: .noRoomFits
        }
    }
}
