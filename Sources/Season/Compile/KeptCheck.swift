import CivilTime
import Communities
import Planning

/// What stands in the way of sessions that are kept, by the wishes of today.
struct KeptCheck {
    /// By session; one that nothing stands in the way of has none.
    private(set) var obstacles: [SessionID: [Obstacle]] = [:]

    /// - Parameters:
    ///   - wishes: the series that are planned.
    ///   - kept: the sessions that stay.
    ///   - apart: those that belong to none of the series any more, each as a series of its own.
    init(
        _ maker: InstanceMaker, _ wishes: [SeriesWish], kept: [SessionID: Session],
        apart: [SeriesWish]
    ) {
        guard !kept.isEmpty else { return }
        let series = wishes + apart
        let standing = StandingSessions(maker, obstacles: [:], series: series)
        let instance = maker.instance(series, standing)
        let away = Set(apart.compactMap(\.standing?.id))
        let occurrences = series.map { wish in
            wish.numbers.indices.map { index -> Plan.Occurrence? in
                if let session = wish.standing { return standing.entry(of: session) }
                let id = wish.sessionID(index)
                return away.contains(id) ? nil : kept[id].flatMap { maker.occurrence(of: $0) }
            }
        }
        let plan = Plan(
            series: occurrences.indices.map {
                Plan.Series(usualOf: occurrences[$0], in: instance.communities[$0])
            }, occurrences: occurrences)
        guard
            // Of an instance with faults nothing is planned, and who plans is told why.
            let check = try? PlaceCheck(
                maker, series, instance, plan, sessions: Array(kept.values))
        else { return }
        for (community, wish) in series.enumerated() {
            let mine = wish.numbers.indices.filter { kept[wish.sessionID($0)] != nil }
            let pattern = wish.patterns.indices.max { left, right in
                KeptCheck.agreeing(wish.patterns[left], mine, wish, kept)
                    < KeptCheck.agreeing(wish.patterns[right], mine, wish, kept)
            }
            for index in mine {
                let id = wish.sessionID(index)
                guard let session = wish.standing ?? kept[id], obstacles[id] == nil else {
                    continue
                }
                obstacles[id] = check.obstacles(
                    of: session, Plan.Position(community: community, occurrence: index),
                    pattern: pattern)
            }
        }
    }

    /// How many kept sessions are within reach of a pattern.
    private static func agreeing(
        _ pattern: [CivilDate], _ indices: [Int], _ wish: SeriesWish, _ kept: [SessionID: Session]
    ) -> Int {
        indices.count { index in
            kept[wish.sessionID(index)].map {
                abs(pattern[index].days(until: $0.date)) <= wish.maxShiftDays
            } ?? false
        }
    }
}
