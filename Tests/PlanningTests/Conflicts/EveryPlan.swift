@testable import Planning

/// Whether a very small instance has a plan without violations, by trying every one: each community's
/// plans by itself first, then what goes together. Knows the rules only by ``Scorer``.
struct EveryPlan {
    private let instance: Instance
    private let scorer: Scorer
    private var own: [[Plan]] = []

    init(_ instance: Instance) {
        self.instance = instance
        scorer = Scorer(valid: instance)
        own = instance.communities.indices.map(plans)
    }

    /// Is there one.
    func hasSound() -> Bool {
        guard own.allSatisfy({ !$0.isEmpty }) else { return false }
        var chosen: [Int] = []
        return extend(&chosen)
    }

    private func extend(_ chosen: inout [Int]) -> Bool {
        if chosen.count == own.count { return isSound(chosen) }
        for candidate in own[chosen.count].indices {
            let c = chosen.count
            let goes = chosen.indices.allSatisfy {
                isSound([$0: chosen[$0], c: candidate])
            }
            guard goes else { continue }
            chosen.append(candidate)
            if extend(&chosen) { return true }
            chosen.removeLast()
        }
        return false
    }

    private func isSound(_ chosen: [Int]) -> Bool {
        isSound(
            Dictionary(uniqueKeysWithValues: chosen.enumerated().map { ($0.offset, $0.element) }))
    }

    /// Some communities with these of their own plans, the others not there.
    private func isSound(_ chosen: [Int: Int]) -> Bool {
        var tally = Scorer.Tally(misses: [Int](repeating: 0, count: instance.people.count))
        var held: [Rules.Held] = []
        for (c, candidate) in chosen {
            held += scorer.scoreCommunity(c, own[c][candidate], &tally)
        }
        for (_, together) in Dictionary(grouping: held, by: \.session.day) {
            scorer.scoreDay(together.sorted { $0.community < $1.community }, &tally)
        }
        return tally.hard.values.reduce(0, +) == 0
    }

    /// The plans of one community that are sound while no other is there.
    private func plans(_ c: Int) -> [Plan] {
        let community = instance.communities[c]
        guard let mode = community.modes.keys.min() else { return [] }
        var places: [Plan.Occurrence?] = [nil]
        for day in 0..<instance.days {
            for start in 0...(instance.slotsPerDay - community.duration) {
                for mode in community.modes.keys.sorted() {
                    let rooms: [Int?] = mode == .online ? [nil] : instance.rooms.indices.map { $0 }
                    for room in rooms {
                        places.append(
                            Plan.Occurrence(day: day, start: start, room: room, mode: mode))
                    }
                }
            }
        }
        var found: Set<[Plan.Occurrence?]> = []
        var plan = SearchState(Tables(valid: instance)).plan
        var sound: [Plan] = []
        for pattern in community.patterns.indices {
            plan.series[c] = Plan.Series(
                pattern: pattern, start: 0, room: mode == .online ? nil : 0, mode: mode)
            let legal = (0..<community.count).map { index in
                places.filter { isLegal(c, index, $0, plan) }
            }
            for sessions in Self.product(legal) {
                plan.occurrences[c] = sessions
                guard isSound(c, plan), found.insert(sessions).inserted else { continue }
                sound.append(plan)
            }
        }
        return sound
    }

    private static func product(_ lists: [[Plan.Occurrence?]]) -> [[Plan.Occurrence?]] {
        lists.reduce([[]]) { begun, list in begun.flatMap { one in list.map { one + [$0] } } }
    }

    private func isSound(_ c: Int, _ plan: Plan, but exempt: Set<Rule> = []) -> Bool {
        var tally = Scorer.Tally(misses: [Int](repeating: 0, count: instance.people.count))
        let held = scorer.scoreCommunity(c, plan, &tally)
        for (_, together) in Dictionary(grouping: held, by: \.session.day) {
            scorer.scoreDay(together, &tally)
        }
        return tally.hard.allSatisfy { $0.value == 0 || exempt.contains($0.key) }
    }

    /// Breaks the place no rule by itself: what the whole series means is judged at the end.
    private func isLegal(
        _ c: Int, _ index: Int, _ place: Plan.Occurrence?, _ plan: Plan
    ) -> Bool {
        guard place != nil else { return true }
        var one = plan
        one.occurrences[c] = .init(repeating: nil, count: instance.communities[c].count)
        one.occurrences[c][index] = place
        return isSound(c, one, but: [.skips, .modeCount, .gap, .frozen])
    }
}

/// A seeded world so small that every plan can be tried, and so full that often none is sound.
func narrowWorld(_ seed: UInt64) -> Instance {
    var random = RandomSource(seed: seed)
    let slots = 4
    let days = 6
    let all = (0..<7).map { Instance.WeeklySpan(weekday: $0, from: 0, to: slots) }
    let rooms = (0..<(1 + random.below(2))).map { index in
        Instance.Room(
            id: "\(index)", site: index, capacity: 5 + 5 * random.below(2),
            features: random.below(2) == 0 ? ["screen"] : [], buffer: random.below(2), open: all,
            busy: random.below(2) == 0
                ? [Instance.DaySpan(day: random.below(days), from: 0, to: 1 + random.below(slots))]
                : [])
    }
    let people = (0..<3).map { index in
        Instance.Person(
            id: "\(index)",
            busy: (0..<random.below(2)).map { _ in
                Instance.DaySpan(day: random.below(days), from: random.below(2), to: slots)
            })
    }
    let communities = (0..<(2 + random.below(2))).map { index in
        let duration = 1 + random.below(2) + random.below(2)
        var modes: [Instance.Mode: Instance.ModeOption] = [
            .physical: Instance.ModeOption(
                seats: 4 + random.below(5), features: random.below(4) == 0 ? ["screen"] : [],
                uses: [0: 1])
        ]
        if random.below(3) == 0 {
            modes[.online] = Instance.ModeOption(max: random.below(3))
        }
        let first = random.below(2)
        return Instance.Community(
            id: "\(index)", core: people.indices.filter { _ in random.below(3) == 0 },
            duration: duration,
            patterns: (0..<(1 + random.below(2))).map {
                Instance.Pattern(days: [first + $0, first + 2 + $0])
            },
            windows: (0..<7).map {
                Instance.Window(weekday: $0, from: 0, to: slots - random.below(2))
            },
            blackout: [random.below(days)], maxShift: 1 + random.below(2),
            minGap: 1 + random.below(5) / 4,
            maxGap: 3 + random.below(2), maxSkips: random.below(3) == 0 ? 1 : 0, modes: modes)
    }
    var instance = Instance(
        name: "narrow \(seed)", start: "2026-02-02", days: days, slotsPerDay: slots,
        slotMinutes: 30, closed: [random.below(days)], travel: [[0, 1], [1, 0]], rooms: rooms,
        resources: [Instance.Resource(id: "kit", capacity: 1 + random.below(2))], people: people,
        communities: communities)
    // Some seeds have something published, a pin and a freeze.
    if random.below(4) == 0 {
        var state = SearchState(Tables(valid: instance))
        for session in 0..<state.tables.sessionCount { state.wander(session, &random) }
        instance.published = Instance.Published(state.plan)
        instance.frozenBefore = random.below(2)
        instance.pinned = [Instance.Pin(community: 0, occurrence: random.below(2))]
    }
    return instance
}
