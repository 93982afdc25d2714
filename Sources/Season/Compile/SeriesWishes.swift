package import CivilTime
package import Communities

/// Lays every community's wishes out as series for the planner.
package struct SeriesWishes {
    private let intent: Intent
    private let patterns: [CommunityID: [RhythmPattern]]
    /// Numbers of a community's season that another community's woven sessions take the place of.
    private let yielded: [CommunityID: Set<Int>]

    /// - Parameters:
    ///   - last: when communities met last before the season: a rhythm goes on over its border.
    ///   - held: the days that people know of the season.
    package init(
        intent: Intent, after last: [CommunityID: CivilDate] = [:],
        held: [CommunityID: [CivilDate]] = [:],
        expanding expand: @Sendable (String, CivilDate, CivilDate) -> [CivilDate]?
    ) {
        self.intent = intent
        var patterns: [CommunityID: [RhythmPattern]] = [:]
        for community in intent.communities {
            var community = community
            // Its places in the season go on where they were under its former name.
            if intent.isLaterName(community.id) { community.begun = nil }
            let all = RhythmDates.continuing(
                RhythmDates.patterns(of: community, in: intent.organisation, expanding: expand),
                of: community, after: last[community.id], in: intent.organisation.season)
            patterns[community.id] =
                SeriesWishes.hasSeveralKinds(community, in: intent)
                ? SeriesWishes.ofOnePhase(all, held: held[community.id, default: []]) : all
        }
        self.patterns = patterns
        yielded = SeriesWishes.yielded(intent: intent, patterns: patterns)
    }

    /// All series, in the order of communities.
    package func all() -> [SeriesWish] {
        intent.communities.flatMap { series(of: $0) }
    }

    private func series(of community: Community) -> [SeriesWish] {
        guard let patterns = patterns[community.id], let count = patterns.first?.days.count else {
            return []
        }
        let yielded = yielded[community.id, default: []]
        let before = numbersBeforeItBegan(community, patterns)
        let big = (community.big?.numbers(of: count) ?? []).subtracting(yielded.union(before))
            .filter { $0 <= count }
        var result: [SeriesWish] = []
        var taken = yielded.union(big).union(before)
        for weave in community.woven {
            guard let partner = intent.community(weave.community) else { continue }
            let numbers = Set(stride(from: weave.every, through: count, by: weave.every))
                .subtracting(taken)
                .filter { partner.meets(on: patterns[0].days[$0 - 1]) }
            taken.formUnion(numbers)
            result.append(joint(community, partner, numbers: numbers.sorted(), patterns))
        }
        if let wish = community.big, !big.isEmpty {
            var series = regular(community, numbers: big.sorted(), patterns)
            series.kind = .big
            series.minutes = wish.minutes
            series.modes = community.modes.mapValues { wish in
                // How often a mode is used is a wish about the regular sessions.
                ModeWish(
                    least: 0, most: nil, cost: wish.cost, seats: wish.seats,
                    features: wish.features, resources: wish.resources)
            }
            result.append(series)
        }
        let rest = (1...max(1, count)).filter { !taken.contains($0) && $0 <= count }
        result.insert(regular(community, numbers: rest, patterns), at: 0)
        return result.filter { !$0.numbers.isEmpty }
    }

    /// Places in the season that it had under a former name, whichever pattern it follows.
    private func numbersBeforeItBegan(
        _ community: Community, _ patterns: [RhythmPattern]
    ) -> Set<Int> {
        guard let begun = community.begun, let count = patterns.first?.days.count, count > 0 else {
            return []
        }
        return Set(
            (1...count).filter { number in patterns.allSatisfy { $0.days[number - 1] < begun } })
    }

    /// Days on which it does not meet; where its season goes on under a new name, those before as well.
    private func blackout(_ community: Community) -> Set<CivilDate> {
        let first = intent.organisation.season.from
        guard let begun = community.begun, first < begun else { return Set(community.blackout) }
        let before = (0..<first.days(until: begun)).map { first.advanced(by: $0) }
        return Set(community.blackout + before)
    }

    private func regular(
        _ community: Community, numbers: [Int], _ patterns: [RhythmPattern]
    ) -> SeriesWish {
        SeriesWish(
            kind: .regular, community: community.id, with: [], numbers: numbers,
            ids: numbers.map { SessionID(community.id, number: $0) },
            seasonCount: patterns.first?.days.count ?? 0,
            patterns: SeriesWishes.days(of: numbers, in: patterns),
            minutes: community.rhythm.minutes, windows: community.windows,
            modes: community.isCut
                ? SeriesWishes.within(community.modes, numbers.count)
                : community.modes.mapValues { wish in
                    var wish = wish
                    wish.least = min(wish.least, numbers.count)
                    return wish
                },
            members: community.members, blackout: blackout(community),
            maxSkips: min(community.maxSkips, numbers.count),
            maxShiftDays: community.maxShiftDays)
    }

    /// A community that is cut short may ask for more of its modes than is left.
    private static func within(_ modes: [Mode: ModeWish], _ count: Int) -> [Mode: ModeWish] {
        var modes = modes
        var over = modes.values.reduce(0) { $0 + $1.least } - count
        for mode in modes.keys.sorted().reversed() where over > 0 {
            let least = modes[mode]?.least ?? 0
            modes[mode]?.least = max(0, least - over)
            over -= least
        }
        return modes
    }

    private func joint(
        _ community: Community, _ partner: Community, numbers: [Int], _ patterns: [RhythmPattern]
    ) -> SeriesWish {
        var levels: [PersonID: Participation] = [:]
        for member in community.members + partner.members {
            levels[member.person] = max(levels[member.person] ?? .peripheral, member.level)
        }
        var modes: [Mode: ModeWish] = [:]
        for (mode, wish) in community.modes {
            guard let other = partner.modes[mode] else { continue }
            let expected = levels.values.filter { $0 >= .active }.count
            modes[mode] = ModeWish(
                least: 0, most: nil, cost: max(wish.cost, other.cost),
                seats: min(
                    wish.seats + other.seats, mode == .hybrid ? (expected + 1) / 2 : expected),
                features: wish.features.union(other.features),
                resources: wish.resources.merging(other.resources, uniquingKeysWith: max))
        }
        return SeriesWish(
            kind: .joint(partner.id), community: community.id, with: [partner.id],
            numbers: numbers, ids: numbers.map { SessionID(community.id, number: $0) },
            seasonCount: patterns.first?.days.count ?? 0,
            patterns: SeriesWishes.days(of: numbers, in: patterns),
            minutes: max(community.rhythm.minutes, partner.rhythm.minutes),
            windows: MeetingWindow.common(community.windows, partner.windows), modes: modes,
            members: levels.sorted { $0.key < $1.key }
                .map { Member(person: $0.key, level: $0.value) },
            blackout: blackout(community).union(blackout(partner)), maxSkips: 0,
            maxShiftDays: min(community.maxShiftDays, partner.maxShiftDays))
    }

    private static func days(of numbers: [Int], in patterns: [RhythmPattern]) -> [[CivilDate]] {
        patterns.map { pattern in numbers.map { pattern.days[$0 - 1] } }
    }

    private static func hasSeveralKinds(_ community: Community, in intent: Intent) -> Bool {
        community.big != nil || !community.woven.isEmpty
            || intent.communities.contains { other in
                other.woven.contains { $0.community == community.id }
            }
    }

    /// Patterns that meet in the same weeks: series of one community are planned apart, and only a shared phase keeps them in step.
    ///
    /// - Parameter held: the days that people know: the weeks in which most of them lie are kept to.
    private static func ofOnePhase(
        _ patterns: [RhythmPattern], held: [CivilDate]
    ) -> [RhythmPattern] {
        func weeks(_ days: [CivilDate]) -> Set<Int> { Set(days.map(RhythmDates.week)) }
        let known = weeks(held)
        let byPhase = Dictionary(grouping: patterns, by: \.phase).mapValues { patterns in
            (
                patterns: patterns,
                kept: patterns.map { weeks($0.days).intersection(known).count }.max() ?? 0
            )
        }
        let best = byPhase.max { left, right in
            (left.value.kept, left.value.patterns.count, right.key)
                < (right.value.kept, right.value.patterns.count, left.key)
        }
        return best?.value.patterns ?? []
    }

    /// The sessions of a partner that woven sessions replace: those nearest to them.
    private static func yielded(
        intent: Intent, patterns: [CommunityID: [RhythmPattern]]
    ) -> [CommunityID: Set<Int>] {
        var result: [CommunityID: Set<Int>] = [:]
        for community in intent.communities {
            for weave in community.woven {
                guard let own = patterns[community.id]?.first?.days,
                    let theirs = patterns[weave.community]?.first?.days
                else { continue }
                for number in stride(from: weave.every, through: own.count, by: weave.every) {
                    let day = own[number - 1]
                    let nearest = theirs.indices
                        .filter { !result[weave.community, default: []].contains($0 + 1) }
                        .min { abs(theirs[$0].days(until: day)) < abs(theirs[$1].days(until: day)) }
                    if let nearest { result[weave.community, default: []].insert(nearest + 1) }
                }
            }
        }
        return result
    }
}
