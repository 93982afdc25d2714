package import CivilTime
package import Communities

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
    package private(set) var reasons: [SessionID: [Collision]] = [:]

    private let intent: Intent
    private let busy: BusyTimes
    private let grid: SlotGrid

    /// - Parameters:
    ///   - wishes: every series, as the files have them.
    ///   - published: what people know, cancelled sessions included.
    ///   - staying: sessions that stay for another reason than a pin or the freeze.
    package init(
        intent: Intent, wishes: [SeriesWish], busy: BusyTimes, grid: SlotGrid,
        published: [PublishedSession], pins: [Pin], staying: Set<SessionID>,
        frozenBefore: CivilDate
    ) {
        self.intent = intent
        self.busy = busy
        self.grid = grid
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
        let check = PlaceCheck(intent: intent, busy: busy, grid: grid, others: Array(kept.values))
        let dates = Dictionary(
            held.map { ($0.id, $0.date) }, uniquingKeysWith: { first, _ in first })
        var standing: [Session] = []
        var placed: Set<SessionID> = []
        for wish in wishes {
            let open = left(of: wish, gone, known, frozenBefore)
            placed.formUnion(open.numbers.indices.map(open.sessionID))
            let leaving = leaving(open, check)
            standing += leaving.compactMap { kept[open.sessionID($0)] }
            let rest = relaxed(
                open.without(Set(leaving)), around: leaving.compactMap { kept[open.sessionID($0)] },
                dates: dates)
            if !rest.numbers.isEmpty { series.append(rest) }
        }
        // Sessions whose number the rhythm no longer has; a community that is gone takes its sessions with it.
        standing += kept.values.filter { session in
            !placed.contains(session.id) && gone[session.id] == nil
                && intent.community(session.community) != nil
        }.sorted { $0.id < $1.id }
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

    /// Occurrences of kept sessions that the series cannot hold where they are.
    private mutating func leaving(_ wish: SeriesWish, _ check: PlaceCheck) -> [Int] {
        let mine = wish.numbers.indices.filter { kept[wish.sessionID($0)] != nil }
        guard !mine.isEmpty else { return [] }
        let pattern = wish.patterns.max { left, right in
            agreeing(left, mine, wish) < agreeing(right, mine, wish)
        }
        var leaving: [Int] = []
        for index in mine {
            guard let session = kept[wish.sessionID(index)] else { continue }
            var own = wish
            if let pattern { own.patterns = [pattern] }
            let collisions = check.collisions(of: session, own).filter { collision in
                // A session that is still to be planned can come in between.
                guard case .tooFar(let other, _, _) = collision else { return true }
                let between = min(other.index, session.index)...max(other.index, session.index)
                return wish.numbers.indices.allSatisfy {
                    !between.contains(wish.numbers[$0]) || kept[wish.sessionID($0)] != nil
                }
            }
            let isOther =
                session.with != wish.with || session.minutes != wish.minutes
                || grid.slot(session.start) == nil
            guard isOther || !collisions.isEmpty else { continue }
            leaving.append(index)
            reasons[session.id] = collisions
        }
        return leaving
    }

    /// How many kept sessions are within reach of a pattern.
    private func agreeing(_ pattern: [CivilDate], _ indices: [Int], _ wish: SeriesWish) -> Int {
        indices.count { index in
            kept[wish.sessionID(index)].map {
                abs(pattern[index].days(until: $0.date)) <= wish.maxShiftDays
            } ?? false
        }
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
            with: session.with, numbers: [session.index], seasonCount: 1,
            patterns: [[session.date]], minutes: session.minutes, windows: [],
            modes: [:], members: intent.participants(of: session), blackout: [], maxSkips: 0,
            maxShiftDays: 0, standing: session)
    }
}
