import CivilTime
package import Communities
import Planning

/// Which published sessions a plan must leave as they are, and what that asks of the series.
///
/// A session is kept when a person decided it, when it lies before the end of the freeze, or when only other days are
/// planned. Wishes change in the course of a season: a kept session that its series could no longer hold where it is
/// leaves the series and becomes one of its own, so that the rest can still be planned by the wishes of today.
package struct KeptSessions {
    /// Sessions that people know and that stay as they are.
    package let kept: [SessionID: Session]
    /// Kept sessions the planner has no day or slot for; they take part in nothing.
    private(set) var beyond: [Session] = []
    /// The series to plan.
    private(set) var series: [SeriesWish] = []
    /// Why a kept session could not stay in its series.
    package private(set) var reasons: [SessionID: [Obstacle]] = [:]
    /// What stands in the way of those that are a series of their own.
    private(set) var obstacles: [SessionID: [Obstacle]] = [:]

    private let intent: Intent
    private let grid: SlotGrid

    /// - Parameters:
    ///   - wishes: every series, as the files have them.
    ///   - published: what people know, cancelled sessions included.
    ///   - staying: sessions that stay for another reason than a pin or the freeze.
    init(
        _ maker: InstanceMaker, wishes: [SeriesWish], published: [PublishedSession], pins: [Pin],
        staying: Set<SessionID>,
        frozenBefore: CivilDate
    ) {
        intent = maker.intent
        grid = maker.grid
        let pinned = Set(pins.filter(\.decision.isHeld).map(\.session))
        let held = published.filter { $0.status != .cancelled }.map(\.session)
        kept = Dictionary(
            held.filter {
                pinned.contains($0.id) || staying.contains($0.id) || $0.date < frozenBefore
            }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let gone = Dictionary(
            pins.filter { !$0.decision.isHeld }.map { ($0.session, $0.decision) },
            uniquingKeysWith: { first, _ in first })
        let known = Set(published.map(\.session.id))
        let dates = Dictionary(
            held.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })
        let open = wishes.map { left(of: $0, gone, known, frozenBefore) }
        let placed = Set(open.flatMap { wish in wish.numbers.indices.map(wish.sessionID) })
        // Sessions whose number the rhythm no longer has; a community that is gone takes its sessions with it.
        let homeless = kept.values.filter { session in
            !placed.contains(session.id) && gone[session.id] == nil
                && intent.community(session.community) != nil
        }.sorted { $0.id < $1.id }
        let others = open.flatMap { wish in
            wish.numbers.indices.compactMap { kept[wish.sessionID($0)] }
                .filter { isOther($0, wish) }
        }
        obstacles =
            KeptCheck(maker, open, kept: kept, apart: (homeless + others).compactMap(wish))
            .obstacles
        var standing: [Session] = []
        for wish in open {
            let leaving = leaving(wish)
            standing += leaving.compactMap { kept[wish.sessionID($0)] }
            let rest = relaxed(
                wish.without(Set(leaving)),
                around: leaving.compactMap { kept[wish.sessionID($0)] }, dates: dates)
            if !rest.numbers.isEmpty { series.append(rest) }
        }
        standing += homeless
        for session in standing {
            if let wish = wish(for: session) { series.append(wish) } else { beyond.append(session) }
        }
    }

    /// The series without what people cancelled or left out, and without what is over and was never held.
    private func left(
        of wish: SeriesWish, _ gone: [SessionID: Pin.Decision], _ known: Set<SessionID>,
        _ frozenBefore: CivilDate
    ) -> SeriesWish {
        var dropped: Set<Int> = []
        var skips = 0
        for index in wish.numbers.indices {
            let id = wish.sessionID(index)
            if let decision = gone[id] {
                dropped.insert(index)
                if decision == .skipped { skips += 1 }
            } else if !known.isEmpty, !known.contains(id),
                wish.patterns.allSatisfy({ $0[index] < frozenBefore })
            {
                dropped.insert(index)
            }
        }
        var wish = wish
        wish.maxSkips = max(0, wish.maxSkips - skips)
        return wish.without(dropped)
    }

    /// Whether a session is of another length or with others than the files say now, or begins between the slots.
    private func isOther(_ session: Session, _ wish: SeriesWish) -> Bool {
        session.with != wish.with || session.minutes != wish.minutes
            || grid.slot(session.start) == nil
    }

    /// Occurrences of kept sessions that the series cannot hold where they are.
    private mutating func leaving(_ wish: SeriesWish) -> [Int] {
        var leaving: [Int] = []
        for index in wish.numbers.indices {
            guard let session = kept[wish.sessionID(index)] else { continue }
            let found = obstacles[session.id, default: []].filter { obstacle in
                // A session that is still to be planned can come in between.
                guard case .gap(.tooLong(let one, let next, _, _))? = obstacle.breach else {
                    return true
                }
                return (one...next).allSatisfy { kept[wish.sessionID($0)] != nil }
            }
            guard isOther(session, wish) || !found.isEmpty else { continue }
            leaving.append(index)
            reasons[session.id] = found
        }
        return leaving
    }

    /// The rest of a series next to sessions that left it: they count for its modes, and it keeps its distance.
    private func relaxed(
        _ wish: SeriesWish, around standing: [Session], dates: [SessionID: CivilDate]
    ) -> SeriesWish {
        var wish = wish
        let own = wish.numbers.indices.map(wish.sessionID)
        var fixed: [Mode: Int] = [:]
        for id in own { if let session = kept[id] { fixed[session.mode, default: 0] += 1 } }
        let free = own.count { kept[$0] == nil }
        for mode in wish.modes.keys.sorted() {
            guard var option = wish.modes[mode] else { continue }
            let done = standing.count { $0.mode == mode }
            option.least = max(0, option.least - done)
            option.least = min(option.least, fixed[mode, default: 0] + free)
            option.most = option.most.map { max($0 - done, fixed[mode, default: 0]) }
            wish.modes[mode] = option
        }
        var over = wish.modes.values.reduce(0) { $0 + $1.least } - wish.numbers.count
        for mode in wish.modes.keys.sorted().reversed() where over > 0 {
            guard let least = wish.modes[mode]?.least else { continue }
            wish.modes[mode]?.least = max(0, least - over)
            over -= least
        }
        let taken = Set(own.compactMap { dates[$0] })
        for session in standing {
            let near = (1 - wish.minGapDays)...(wish.minGapDays - 1)
            wish.blackout.formUnion(
                near.map { session.date.advanced(by: $0) }.filter { !taken.contains($0) })
        }
        return wish
    }

    /// A series of one session that allows exactly what is; `nil` for a day or time the planner does not have.
    private func wish(for session: Session) -> SeriesWish? {
        let season = intent.organisation.season
        guard season.from <= session.date, session.date <= season.to,
            grid.touching(
                from: session.start.minutes, to: session.start.minutes + session.minutes) != nil,
            intent.organisation.holiday(on: session.date) == nil
        else { return nil }
        return SeriesWish(
            kind: session.with.first.map { .joint($0) } ?? .regular, community: session.community,
            with: session.with, numbers: [session.index], ids: [session.id], seasonCount: 1,
            patterns: [[session.date]], minutes: session.minutes, windows: [],
            modes: [:], members: intent.participants(of: session), blackout: [], maxSkips: 0,
            maxShiftDays: 0, standing: session)
    }
}
