import CivilTime
package import Communities
import Synchronization

/// Checks one session at one place against everything that is hard, by name: which rule, which session, whose calendar.
///
/// Times are rounded outwards to the planner's slots, so that what passes here is possible for the planner too.
package struct PlaceCheck {
    package let intent: Intent
    package let busy: BusyTimes
    package let grid: SlotGrid
    /// The sessions that are held, this one among them or not.
    package let others: [Session]
    /// All but a series' own distances and modes is decided by what else is on the day.
    private let byDay: [CivilDate: [Session]]
    private let byCommunity: [CommunityID: [Session]]
    private let cores = Cores()

    /// The core members of sessions that were asked for: each session is asked about all others of its day.
    private final class Cores: Sendable {
        let known = Mutex<[SessionID: Set<PersonID>]>([:])
    }

    package init(intent: Intent, busy: BusyTimes, grid: SlotGrid, others: [Session]) {
        self.intent = intent
        self.busy = busy
        self.grid = grid
        self.others = others
        byDay = Dictionary(grouping: others, by: \.date)
        byCommunity = Dictionary(grouping: others, by: \.community)
    }

    private func others(on date: CivilDate) -> [Session] { byDay[date, default: []] }

    /// Everything in the way of the session, in the order in which people would look.
    package func collisions(of session: Session, _ wish: SeriesWish, was: Mode? = nil)
        -> [Collision]
    {
        day(session, wish) + time(session, wish) + mode(session, wish, was)
            + room(session, wish) + link(session) + core(session) + gaps(session, wish)
    }

    private func day(_ session: Session, _ wish: SeriesWish) -> [Collision] {
        let season = intent.organisation.season
        guard season.from <= session.date, session.date <= season.to else {
            return [.outsideSeason(season)]
        }
        var found: [Collision] = []
        if let holiday = intent.organisation.holiday(on: session.date) {
            found.append(.holiday(holiday))
        }
        let never = session.communities.flatMap { intent.community($0)?.blackout ?? [] }
        if never.contains(session.date) { found.append(.neverOn(session.date)) }
        if let index = wish.numbers.firstIndex(of: session.index) {
            let nearest = wish.patterns.map { $0[index] }
                .min { abs($0.days(until: session.date)) < abs($1.days(until: session.date)) }
            if let nearest, abs(nearest.days(until: session.date)) > wish.maxShiftDays {
                found.append(
                    .tooFarFromRhythm(
                        days: abs(nearest.days(until: session.date)), most: wish.maxShiftDays,
                        usual: nearest))
            }
        }
        return found
    }

    private func time(_ session: Session, _ wish: SeriesWish) -> [Collision] {
        let from = session.start.minutes
        let to = from + session.minutes
        guard to <= 1440 else { return [.overMidnight] }
        guard (from - grid.originMinutes) % grid.slotMinutes == 0 else {
            return [.offGrid(minutes: grid.slotMinutes)]
        }
        let fits = wish.windows.contains {
            $0.span.weekday == session.date.weekday && $0.span.from.minutes <= from
                && to <= $0.span.to.minutes
        }
        return fits ? [] : [.outsideWindows(wish.windows.map(\.span))]
    }

    private func mode(_ session: Session, _ wish: SeriesWish, _ was: Mode?) -> [Collision] {
        guard let own = wish.modes[session.mode] else {
            return [.modeNotOffered(session.mode, offered: wish.modes.keys.sorted())]
        }
        guard let was, was != session.mode else { return [] }
        let series = byCommunity[wish.community, default: []].filter {
            $0.id != session.id && isOf(wish, $0)
        }
        var found: [Collision] = []
        if let most = own.most, series.count(where: { $0.mode == session.mode }) >= most {
            found.append(.tooManyInMode(session.mode, most: most))
        }
        if let least = wish.modes[was]?.least, series.count(where: { $0.mode == was }) < least {
            found.append(.tooFewInMode(was, least: least))
        }
        return found
    }

    private func room(_ session: Session, _ wish: SeriesWish) -> [Collision] {
        guard let id = session.room else { return [] }
        guard let room = intent.room(id) else { return [.roomGone(id)] }
        var found: [Collision] = []
        if let need = wish.modes[session.mode] {
            if room.capacity < need.seats {
                found.append(.roomTooSmall(room, seats: room.capacity, needed: need.seats))
            }
            let lacking = need.features.subtracting(room.features).sorted()
            if !lacking.isEmpty { found.append(.roomLacks(room, features: lacking)) }
        }
        let own = stretch(session)
        let today = room.open.filter { $0.weekday == session.date.weekday }
        if !today.contains(where: {
            $0.from.minutes <= own.lowerBound && own.upperBound <= $0.to.minutes
        }
        ) {
            found.append(.roomClosed(room, open: today))
        }
        let buffer = grid.slots(minutes: room.bufferMinutes) * grid.slotMinutes
        let needed = own.lowerBound..<(own.upperBound + buffer)
        if let span = meeting(busy.rooms[id, default: []], session.date, needed) {
            found.append(.roomBusy(room, span))
        }
        for other in others(on: session.date) where other.room == id && other.id != session.id {
            let theirs = stretch(other)
            if needed.overlaps(theirs.lowerBound..<(theirs.upperBound + buffer)) {
                found.append(.roomTaken(room, by: other))
            }
        }
        return found
    }

    private func link(_ session: Session) -> [Collision] {
        let own = stretch(session)
        let same = others(on: session.date).filter {
            $0.id != session.id && stretch($0).overlaps(own)
        }
        var found: [Collision] = []
        func most(_ amount: (Session) -> Int) -> Int {
            stride(from: own.lowerBound, to: own.upperBound, by: grid.slotMinutes).map { minute in
                same.reduce(0) { $0 + (stretch($1).contains(minute) ? amount($1) : 0) }
            }.max() ?? 0
        }
        if session.mode.needsLink, most({ $0.mode.needsLink ? 1 : 0 }) >= intent.onlineRooms.count {
            found.append(.noLinkFree(online: intent.onlineRooms.count))
        }
        for resource in intent.resources {
            let mine = uses(session, resource)
            if mine > 0, most({ uses($0, resource) }) + mine > resource.count {
                found.append(.usedUp(resource))
            }
        }
        return found
    }

    private func core(_ session: Session) -> [Collision] {
        let own = stretch(session)
        let today = others(on: session.date).filter { $0.id != session.id }
        var found: [Collision] = []
        for person in coreMembers(of: session) {
            if let span = meeting(busy.people[person, default: []], session.date, own) {
                found.append(.coreBusy(person, span))
            }
            for other in today where knownCore(of: other).contains(person) {
                let travel = travelMinutes(session, other)
                let theirs = stretch(other)
                if own.lowerBound < theirs.upperBound + travel,
                    theirs.lowerBound < own.upperBound + travel
                {
                    found.append(
                        .coreElsewhere(person, other, travel: own.overlaps(theirs) ? 0 : travel))
                }
            }
        }
        return found
    }

    private func gaps(_ session: Session, _ wish: SeriesWish) -> [Collision] {
        let series = byCommunity[wish.community, default: []].filter {
            $0.id != session.id && isOf(wish, $0)
        }
        let before = series.filter { $0.index < session.index }.max { $0.index < $1.index }
        let after = series.filter { $0.index > session.index }.min { $0.index < $1.index }
        var found: [Collision] = []
        for (neighbour, days) in [
            (before, before.map { $0.date.days(until: session.date) }),
            (after, after.map { session.date.days(until: $0.date) }),
        ] {
            guard let neighbour, let days else { continue }
            if days < wish.minGapDays {
                found.append(.tooClose(neighbour, days: days, least: wish.minGapDays))
            } else if days > wish.maxGapDays {
                found.append(.tooFar(neighbour, days: days, most: wish.maxGapDays))
            }
        }
        return found
    }

    /// Who of its active and peripheral members could not come.
    package func missing(_ session: Session) -> [Member] {
        let own = stretch(session)
        return intent.participants(of: session).filter { member in
            guard member.level != .core else { return false }
            if meeting(busy.people[member.person, default: []], session.date, own) != nil {
                return true
            }
            return others(on: session.date).contains { other in
                other.id != session.id && stretch(other).overlaps(own)
                    && intent.participants(of: other).contains { $0.person == member.person }
            }
        }
    }

    /// Minutes of the day that a session takes, in whole slots.
    package func stretch(_ session: Session) -> Range<Int> {
        let from = grid.originMinutes + floorSlots(session.start.minutes) * grid.slotMinutes
        return from..<(from + grid.slots(minutes: session.minutes) * grid.slotMinutes)
    }

    private func floorSlots(_ minutes: Int) -> Int {
        let offset = minutes - grid.originMinutes
        let slots = offset / grid.slotMinutes
        return offset < 0 && offset % grid.slotMinutes != 0 ? slots - 1 : slots
    }

    /// The first of the spans that meets these minutes of a day.
    private func meeting(_ spans: [Span], _ date: CivilDate, _ minutes: Range<Int>) -> Span? {
        let zone = intent.organisation.zone
        let step = grid.slotMinutes
        return spans.first { span in
            let start = zone.local(at: span.start)
            let end = zone.local(at: span.end.advanced(bySeconds: -1))
            guard start.date <= date, date <= end.date, span.start < span.end else { return false }
            let from = start.date == date ? start.secondOfDay / 60 : 0
            let to = end.date == date ? end.secondOfDay / 60 + 1 : 1440
            let first = grid.originMinutes + floorSlots(from) * step
            let last = grid.originMinutes - floorSlots(2 * grid.originMinutes - to) * step
            return first < minutes.upperBound && minutes.lowerBound < last
        }
    }

    private func coreMembers(of session: Session) -> [PersonID] {
        intent.participants(of: session).filter { $0.level == .core }.map(\.person)
    }

    private func knownCore(of session: Session) -> Set<PersonID> {
        if let known = cores.known.withLock({ $0[session.id] }) { return known }
        let core = Set(coreMembers(of: session))
        cores.known.withLock { $0[session.id] = core }
        return core
    }

    private func travelMinutes(_ session: Session, _ other: Session) -> Int {
        guard let from = session.room.flatMap({ intent.room($0)?.site }),
            let to = other.room.flatMap({ intent.room($0)?.site })
        else { return 0 }
        return grid.slots(minutes: intent.organisation.travelMinutes(from: from, to: to))
            * grid.slotMinutes
    }

    private func uses(_ session: Session, _ resource: Resource) -> Int {
        let wished = session.communities.compactMap {
            intent.community($0)?.modes[session.mode]?.resources[resource.id]
        }
        return max(wished.max() ?? 0, resource.usedBy.contains(session.mode) ? 1 : 0)
    }

    private func isOf(_ wish: SeriesWish, _ session: Session) -> Bool {
        session.community == wish.community && session.with == wish.with
            && (wish.numbers.contains(session.index) || wish.allNumbers.contains(session.index))
    }
}
