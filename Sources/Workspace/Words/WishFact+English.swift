import CivilTime
import Communities

extension WishFact: FactInWords {
    var english: FaultSentence {
        switch self {
        case .inSeason(let season, let fact): fact.english.after("in season \(season): ")
        case .seasonGone(let season, let sessions):
            FaultSentence(
                "season '\(season.id)' stands here no more, with \(sessions) session"
                    + (sessions == 1 ? "" : "s") + " still to come: they stay",
                expected:
                    "{id: \(season.id), from: \(season.from), to: \(season.to)} under 'seasons' too, to plan anything of it"
            )
        case .holidayOutsideSeason(let name, let from, let to):
            FaultSentence("'\(name.cut(60))' lies outside the season, \(from) to \(to)")
        case .blockOutsideSeason(let block, let season):
            FaultSentence(
                "the block \(block.lowerBound) to \(block.upperBound) is not within the season",
                expected: "days from \(season.lowerBound) to \(season.upperBound)")
        case .noWindow(let minutes):
            FaultSentence(
                "no window is left that is long enough for \(minutes) minutes",
                expected: "a window of at least \(minutes) minutes outside 'never'")
        case .noBigWindow(let minutes):
            FaultSentence(
                "no window is long enough for a big session of \(minutes) minutes",
                expected: "a window of at least \(minutes) minutes in 'when'")
        case .noWindowOn(let weekday, let minutes):
            FaultSentence(
                "it meets on \(name(weekday)), and no window on a \(name(weekday)) is long enough"
                    + " for \(minutes) minutes",
                expected: "a window on \(name(weekday)) in 'when'")
        case .noSession:
            FaultSentence(
                "the rhythm gives no session in the season",
                expected: "a rhythm with days between holidays")
        case .tooManySessions(let wanted, let most):
            FaultSentence(
                "\(wanted) sessions are wanted, and the rhythm gives at most \(most)"
                    + " once holidays are made up",
                expected: "at most \(most), or a quicker rhythm")
        case .modesAskForMore(let least, let sessions):
            FaultSentence(
                "the modes ask for at least \(least) sessions, and the season has \(sessions)",
                expected: "numbers that add up to at most \(sessions)")
        case .modesAllowFewer(let most, let sessions):
            FaultSentence(
                "the modes allow \(most) sessions, and the season has \(sessions)",
                expected: "numbers that add up to \(sessions), or one mode 'any'")
        case .noSuchBigSession(let number, let sessions),
            .noSuchTemplateSession(let number, let sessions):
            FaultSentence(
                "there is no session \(number): the season has \(sessions)",
                expected: "numbers from 1 to \(sessions)")
        case .noSessionOn(let day, let nearby):
            FaultSentence(
                "there is no session on \(day), and there never was one",
                expected: nearby.isEmpty
                    ? "a day on which there is one"
                    : "such as \(nearby.map(\.description).listed("or"))")
        case .noSuchSession(let session):
            FaultSentence(
                "there is no session '\(session)' of this community",
                expected: "a session that kring sessions shows")
        case .noSuchWovenSession(let every, let sessions):
            FaultSentence(
                "every \(every)th session is none: the season has \(sessions)",
                expected: "at most every \(sessions)th session")
        case .noSharedWindow(let one, let other, let minutes):
            FaultSentence(
                "'\(one)' and '\(other)' share no window of \(minutes) minutes",
                expected: "a time in both files' 'when'")
        case .noSharedMode(let one, let other):
            FaultSentence(
                "'\(one)' and '\(other)' share no mode", expected: "a mode in both files' 'modes'")
        case .tooFewResources(let resource, let wanted, let there):
            FaultSentence(
                "a session takes \(wanted) of '\(resource)', and there are \(there)",
                expected: "at most \(there)")
        case .noOnlineRoom(let mode):
            FaultSentence(
                "a \(mode.rawValue) session needs a link, and spaces.yaml has no online room",
                expected: "an entry under 'online' in spaces.yaml")
        case .noRoomFits(let seats, let features, let largest):
            FaultSentence(
                "no room has \(seats) seats"
                    + (features.isEmpty ? "" : " with \(features.joined(separator: ", "))"),
                expected: largest.map { "at most \($0) seats: the largest such room" }
                    ?? "features that some room of spaces.yaml has")
        }
    }
}

private func name(_ weekday: Weekday) -> String { DateWords(.en).weekday(weekday) }
