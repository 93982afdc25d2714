import CivilTime
package import Communities
import Workplace

/// Collisions in people's words: what stands in the way, who or what it is, and until when.
package struct CollisionWords {
    package let intent: Intent
    private let dates = DateWords(.en)

    package init(intent: Intent) { self.intent = intent }

    package func text(_ collision: Collision) -> String {
        switch collision {
        case .hasPassed: return "that moment has passed"
        case .outsideSeason(let season):
            return "the season runs from \(dates.short(season.from)) to \(dates.short(season.to))"
        case .overMidnight: return "it would run past midnight"
        case .offGrid(let minutes):
            return minutes == 30
                ? "sessions begin on the hour or the half hour"
                : "sessions begin at a whole \(minutes) minutes"
        case .holiday(let holiday): return "nothing is held then: \(holiday.name)"
        case .neverOn(let date):
            return "\(dates.short(date)) stands under 'not-on' in the community's file"
        case .tooFarFromRhythm(let days, let most, let usual):
            return "its usual day is \(dates.short(usual)): \(count(days, "day")) away, "
                + "'shift' allows \(most)"
        case .outsideWindows(let spans):
            return "outside the times under 'when': \(HoursWords().text(spans))"
        case .modeNotOffered(let mode, let offered):
            return "the community does not meet \(word(mode)) (its file offers "
                + "\(offered.map(\.rawValue).joined(separator: ", ")))"
        case .tooManyInMode(let mode, let most):
            return "the community wants at most \(most) \(mode.rawValue)"
        case .tooFewInMode(let mode, let least):
            return "the community wants at least \(least) \(mode.rawValue)"
        case .roomGone(let room): return "there is no room '\(room)' any more"
        case .roomTooSmall(let room, let seats, let needed):
            return "\(room.name) has \(seats) seats, \(needed) are needed"
        case .roomLacks(let room, let features):
            return "\(room.name) has no \(features.joined(separator: " and no "))"
        case .roomClosed(let room, let open):
            return open.isEmpty
                ? "\(room.name) is closed that day"
                : "\(room.name) is open \(open.map(HoursWords().time).joined(separator: " and ")) that day"
        case .roomBusy(let room, let span):
            return "\(room.name) is taken \(when(span)) by its own calendar"
        case .roomTaken(let room, let session):
            return "\(room.name) is taken by \(session.id), \(time(session))"
                + (room.bufferMinutes > 0 ? " and \(room.bufferMinutes) minutes after" : "")
        case .noLinkFree(let online):
            return "all \(online) online rooms are in use then"
        case .usedUp(let resource):
            return "\(resource.name): all \(resource.count) are in use then"
        case .coreBusy(let person, let span):
            return "\(name(person)) (core) is busy \(when(span))"
        case .coreElsewhere(let person, let session, let travel):
            return "\(name(person)) (core) is in \(session.id) then, \(time(session))"
                + (travel > 0 ? ", \(travel) minutes of travel away" : "")
        case .tooClose(let session, let days, let least):
            return days <= 0
                ? "it would not keep the order: \(session.id) is on \(dates.short(session.date))"
                : "only \(count(days, "day")) from \(session.id) on \(dates.short(session.date)); "
                    + "\(least) at least"
        case .tooFar(let session, let days, let most):
            return "\(count(days, "day")) from \(session.id) on \(dates.short(session.date)); "
                + "\(most) at most"
        }
    }

    private func name(_ person: PersonID) -> String {
        intent.person(person)?.name ?? person.rawValue
    }

    private func word(_ mode: Mode) -> String {
        mode == .physical ? "in a room only" : mode.rawValue
    }

    private func time(_ session: Session) -> String {
        let end = session.start.advanced(byMinutes: session.minutes) ?? .endOfDay
        return "\(session.start)–\(end)"
    }

    /// `09:00–11:00`, or the days when it is longer.
    private func when(_ span: Span) -> String {
        let zone = intent.organisation.zone
        let start = zone.local(at: span.start)
        let end = zone.local(at: span.end)
        let last = zone.local(at: span.end.advanced(bySeconds: -1)).date
        if start.secondOfDay == 0, end.secondOfDay == 0 {
            return start.date == last
                ? "all day" : "from \(dates.short(start.date)) to \(dates.short(last))"
        }
        return start.date == last
            ? "\(start.time)–\(end.secondOfDay == 0 ? ClockTime.endOfDay : end.time)"
            : "from \(dates.short(start.date)) \(start.time) to \(dates.short(end.date)) \(end.time)"
    }
}
