import Communities

/// The optimum over all ways to lay parts and breaks end to end, by dynamic programming from the end back.
///
/// A state is: the parts that are left, the minute, how long people have sat, and the mood the part before left them
/// in. Its value is the least weight of everything that follows. Only states that can be reached are looked at.
struct AgendaSearch {
    /// What is done at a state.
    enum Decision: Hashable {
        case hold(choice: Int, minutes: Int)
        /// A break of so many minutes, and then the part.
        case rest(minutes: Int, choice: Int, holding: Int)
        case leave
    }

    struct Piece: Hashable {
        enum Kind: Hashable {
            case part(Int, choice: Int)
            case rest
        }

        var kind: Kind
        var minutes: Int
    }

    let parts: [AgendaPart]
    /// The break that is put in; `nil`: none can be.
    let rest: BlockTiming?
    /// The most minutes without a break.
    let longestSitting: Int
    let weights: AgendaWeights
    /// The length of the session in minutes.
    let minutes: Int

    private let profiles: [[Profile]]
    /// The claims that parts from each on can make.
    private let lives: [UInt64]
    private var levels: [Level] = []

    private static let never = Int.max / 4

    /// Choices of a part that leave the same mood, as one: the cheapest for each number of minutes.
    private struct Profile {
        var arc: Arc
        var energy: Energy
        var claim: UInt64
        var least: Int
        var costs: [Int]
        var choices: [Int]

        var pauses: Bool { arc == .pause }
        var most: Int { least + costs.count - 1 }
    }

    /// The values of the states before one part, by mood, by the minute people sat down, and by how long they have sat:
    /// longer blocks that begin at one state end at states that lie side by side.
    private struct Level {
        /// Between which minutes the part can begin.
        var times: ClosedRange<Int>
        /// Between which minutes people can have sat down.
        var downs: ClosedRange<Int>
        var moods: [AgendaMood]
        var index: [AgendaMood: Int]
        var values: [Int]
    }

    /// Looks at the states in `sat` only: those of an `AgendaReach` of the same parts, or any.
    init(
        parts: [AgendaPart], rest: BlockTiming?, longestSitting: Int, weights: AgendaWeights,
        minutes: Int, sat: [[UInt128]]
    ) {
        self.parts = parts
        self.rest = rest
        self.longestSitting = longestSitting
        self.weights = weights
        self.minutes = minutes
        profiles = parts.map { Self.profiles($0, weights) }
        lives = (0...parts.count).map { index in
            parts[index...].reduce(0) { $1.choices.reduce($0) { $0 | $1.claim } }
        }
        levels = emptyLevels(sat)
        for index in parts.indices.reversed() { fill(index, sat[index]) }
    }

    /// The best agenda and its weight; `nil`: there is none.
    var best: (pieces: [Piece], weight: Int)? {
        let weight = value(0, 0, 0, .fresh)
        guard weight < Self.never else { return nil }
        var pieces: [Piece] = []
        var (time, sitting, mood) = (0, 0, AgendaMood.fresh)
        for index in parts.indices {
            guard let decision = decision(index, time, sitting, mood) else { return nil }
            switch decision {
            case .leave:
                mood.claims &= lives[index + 1]
                continue
            case .rest(let pause, let choice, let minutes):
                pieces.append(Piece(kind: .rest, minutes: pause))
                time += pause
                sitting = 0
                hold(choice, minutes, of: index)
            case .hold(let choice, let minutes):
                hold(choice, minutes, of: index)
            }
        }
        func hold(_ choice: Int, _ minutes: Int, of index: Int) {
            let chosen = parts[index].choices[choice]
            pieces.append(Piece(kind: .part(index, choice: choice), minutes: minutes))
            time += minutes
            sitting = chosen.arc == .pause ? 0 : sitting + minutes
            let claims = (mood.claims | chosen.claim) & lives[index + 1]
            mood = .after(chosen.arc, chosen.energy, minutes: minutes)
            mood.claims = claims
        }
        return (pieces, weight)
    }

    /// The best thing to do before a part; `nil`: nothing fits any more. Of equals holding it comes first.
    func decision(_ index: Int, _ time: Int, _ sitting: Int, _ mood: AgendaMood) -> Decision? {
        decision(
            index, time, sitting, mood, rested: sitting > 0 ? rested(index, time, mood) : nil)
    }

    /// The same, with the best break before the part already known.
    func decision(
        _ index: Int, _ time: Int, _ sitting: Int, _ mood: AgendaMood, rested: Weighed?
    ) -> Decision? {
        var best = rested
        if let held = held(index, time, sitting, mood), held.weight <= best?.weight ?? Self.never {
            best = Weighed(
                decision: .hold(choice: held.choice, minutes: held.minutes), weight: held.weight)
        }
        if let priority = parts[index].priority {
            var left = mood
            left.claims &= lives[index + 1]
            let weight =
                weights.leavingOut(priority) + value(index + 1, time, sitting, left)
            if weight < best?.weight ?? Self.never {
                best = Weighed(decision: .leave, weight: weight)
            }
        }
        return best?.decision
    }

    /// A decision and the least weight of it and all that follows.
    struct Weighed {
        var decision: Decision
        var weight: Int
    }

    /// The best break before the part and what follows it; `nil`: none is possible.
    func rested(_ index: Int, _ time: Int, _ mood: AgendaMood) -> Weighed? {
        guard let rest else { return nil }
        var best: Weighed?
        for minutes in rest.least...rest.most {
            guard let points = rest.costs[minutes - rest.least] else { continue }
            for profile in profiles[index] where !profile.pauses {
                guard
                    let held = held(index, time + minutes, 0, fresh(mood.claims), only: profile)
                else { continue }
                let weight =
                    held.weight + points + weights.rest + mood.points(ofBreakBefore: profile.arc)
                if weight < best?.weight ?? Self.never {
                    best = Weighed(
                        decision: .rest(
                            minutes: minutes, choice: held.choice, holding: held.minutes),
                        weight: weight)
                }
            }
        }
        return best
    }

    private func fresh(_ claims: UInt64) -> AgendaMood {
        var mood = AgendaMood.fresh
        mood.claims = claims
        return mood
    }

    /// The best way to begin the part now.
    private func held(
        _ index: Int, _ time: Int, _ sitting: Int, _ mood: AgendaMood, only: Profile? = nil
    ) -> (choice: Int, minutes: Int, weight: Int)? {
        if let offset = parts[index].offset, offset != time { return nil }
        var best: (choice: Int, minutes: Int, weight: Int)?
        for profile in only.map({ [$0] }) ?? profiles[index]
        where profile.claim & mood.claims == 0 {
            let order = mood.points(before: profile.arc, profile.energy)
            let claims = (mood.claims | profile.claim) & lives[index + 1]
            let landing = Landing(profile, 0, claims: claims, in: levels[index + 1])
            for minutes in profile.least...profile.most {
                let sat = profile.pauses ? 0 : sitting + minutes
                guard sat <= longestSitting else { break }
                guard let after = landing.mood(minutes),
                    let slot = slot(levels[index + 1], after, time + minutes - sat)
                else { continue }
                let number = minutes - profile.least
                let weight =
                    profile.costs[number] + order + levels[index + 1].values[slot + sat]
                if weight < best?.weight ?? Self.never {
                    best = (profile.choices[number], minutes, weight)
                }
            }
        }
        return best
    }

    private func value(_ index: Int, _ time: Int, _ sitting: Int, _ mood: AgendaMood) -> Int {
        let level = levels[index]
        guard let number = level.index[mood],
            let slot = slot(level, number, time - sitting)
        else { return Self.never }
        return level.values[slot + sitting]
    }

    /// The place of the value of having sat for no time yet.
    private func slot(_ level: Level, _ mood: Int, _ down: Int) -> Int? {
        guard level.downs.contains(down) else { return nil }
        return (mood * level.downs.count + down - level.downs.lowerBound) * (longestSitting + 1)
    }

    // MARK: Filling

    private func emptyLevels(_ sat: [[UInt128]]) -> [Level] {
        let spans = spans()
        var moods: Set<AgendaMood> = [.fresh]
        var levels: [Level] = []
        for index in 0...parts.count {
            let used = sat[index].indices.filter { sat[index][$0] != 0 }
            let ordered = Array(moods)
            var level = Level(
                times: spans[index], downs: (used.first ?? 0)...(used.last ?? 0), moods: ordered,
                index: Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) }),
                values: [])
            level.values = Array(
                repeating: Self.never,
                count: ordered.count * level.downs.count * (longestSitting + 1))
            if index == parts.count {
                for state in states(sat[index], level) {
                    for mood in ordered.indices {
                        level.values[mood * level.downs.count * (longestSitting + 1) + state.slot] =
                            0
                    }
                }
            }
            levels.append(level)
            guard index < parts.count else { continue }
            let live = lives[index + 1]
            var next: Set<AgendaMood> = []
            for mood in moods {
                if parts[index].priority != nil {
                    var left = mood
                    left.claims &= live
                    next.insert(left)
                }
                for profile in profiles[index] where profile.claim & mood.claims == 0 {
                    for minutes in [profile.least, profile.most] {
                        var after = AgendaMood.after(profile.arc, profile.energy, minutes: minutes)
                        after.claims = (mood.claims | profile.claim) & live
                        next.insert(after)
                    }
                }
            }
            moods = next
        }
        return levels
    }

    /// Between which minutes each part can begin when all is to end in time, however long people sit.
    private func spans() -> [ClosedRange<Int>] {
        var spans = [minutes...minutes]
        for index in parts.indices.reversed() {
            let part = parts[index]
            let after = spans[spans.count - 1]
            let least = profiles[index].map(\.least).min() ?? 0
            let most = (profiles[index].map(\.most).max() ?? 0) + (rest?.most ?? 0)
            var first = after.lowerBound - most
            var last = after.upperBound - (part.priority == nil ? least : 0)
            if let offset = part.offset, part.priority == nil {
                first = max(first, offset - (rest?.most ?? 0))
                last = min(last, offset)
            }
            first = first.clamped(0, minutes)
            spans.append(first...max(first, last))
        }
        return spans.reversed()
    }

    private mutating func fill(_ index: Int, _ sat: [UInt128]) {
        var level = levels[index]
        levels[index].values = []
        let next = levels[index + 1]
        let part = parts[index]
        let live = lives[index + 1]
        let states = states(sat, level)
        // What a profile costs hangs on the claims before it only as far as they live on.
        var known: [Landing: (held: [Int], rested: [Int])] = [:]
        for claims in Set(level.moods.map(\.claims)) {
            let open = profiles[index].indices.filter { profiles[index][$0].claim & claims == 0 }
            let weights = open.map { number -> (held: [Int], rested: [Int]) in
                let profile = profiles[index][number]
                let landing = Landing(
                    profile, number, claims: (claims | profile.claim) & live, in: next)
                if let weights = known[landing] { return weights }
                let weights = (
                    held(part, profile, landing, states, next),
                    rested(part, profile, landing, level, next)
                )
                known[landing] = weights
                return weights
            }
            for (number, mood) in level.moods.enumerated() where mood.claims == claims {
                let start = number * level.downs.count * (longestSitting + 1)
                level.values.withUnsafeMutableBufferPointer { values in
                    for (place, profile) in open.map({ profiles[index][$0] }).enumerated() {
                        let order = mood.points(before: profile.arc, profile.energy)
                        let odd = mood.points(ofBreakBefore: profile.arc)
                        let (held, rested) = weights[place]
                        for (number, state) in states.enumerated() {
                            var weight = held[number] + order
                            if state.sitting > 0 {
                                weight = min(
                                    weight, rested[state.time - level.times.lowerBound] + odd)
                            }
                            let slot = start + state.slot
                            values[slot] = min(values[slot], weight)
                        }
                    }
                }
                var left = mood
                left.claims &= live
                guard let priority = part.priority, let moodAfter = next.index[left] else {
                    continue
                }
                let leaving = self.weights.leavingOut(priority)
                for state in states {
                    guard let after = slot(next, moodAfter, state.time - state.sitting) else {
                        continue
                    }
                    let later = next.values[after + state.sitting]
                    let place = start + state.slot
                    level.values[place] = min(level.values[place], leaving + later)
                }
            }
        }
        levels[index] = level
    }

    private struct State {
        var time: Int
        var sitting: Int
        /// Its place among the values of one mood.
        var slot: Int
    }

    private func states(_ sat: [UInt128], _ level: Level) -> [State] {
        var states: [State] = []
        for (down, bits) in sat.enumerated() {
            var bits = bits
            while bits != 0 {
                let sitting = bits.trailingZeroBitCount
                bits &= bits - 1
                let time = down + sitting
                guard level.times.contains(time), sitting <= longestSitting,
                    let slot = slot(level, 0, down)
                else { continue }
                states.append(State(time: time, sitting: sitting, slot: slot + sitting))
            }
        }
        return states
    }

    /// The least weight of holding the part, for each state.
    private func held(
        _ part: AgendaPart, _ profile: Profile, _ landing: Landing, _ states: [State],
        _ next: Level
    ) -> [Int] {
        states.map { state in
            if let offset = part.offset, offset != state.time { return Self.never }
            return holding(profile, landing, state.time, state.sitting, next)
        }
    }

    /// The moods after a part, as they are numbered in the level after it.
    private struct Landing: Hashable {
        var profile: Int
        var short: Int?
        var long: Int?

        init(_ profile: Profile, _ number: Int, claims: UInt64, in next: Level) {
            func mood(after minutes: Int) -> Int? {
                var mood = AgendaMood.after(profile.arc, profile.energy, minutes: minutes)
                mood.claims = claims
                return next.index[mood]
            }
            self.profile = number
            short = mood(after: profile.least)
            long = mood(after: profile.most)
        }

        func mood(_ minutes: Int) -> Int? { minutes >= AgendaPoints.longBreak ? long : short }
    }

    /// The least weight of a break and then the part, by the minute at which the break begins.
    private func rested(
        _ part: AgendaPart, _ profile: Profile, _ landing: Landing, _ level: Level, _ next: Level
    ) -> [Int] {
        let first = level.times.lowerBound
        guard let rest, !profile.pauses else { return level.times.map { _ in Self.never } }
        let begun = (first...minutes).map { time in
            part.offset.map { $0 == time } ?? true
                ? holding(profile, landing, time, 0, next) : Self.never
        }
        let order = AgendaMood.fresh.points(before: profile.arc, profile.energy)
        return level.times.map { time in
            var best = Self.never
            for minutes in rest.least...rest.most where time + minutes <= self.minutes {
                guard let points = rest.costs[minutes - rest.least] else { continue }
                best = min(best, points + begun[time + minutes - first])
            }
            return min(best + weights.rest + order, Self.never)
        }
    }

    /// The least weight of holding the part now, without the points of the order, and of all that follows.
    private func holding(
        _ profile: Profile, _ landing: Landing, _ time: Int, _ sitting: Int, _ next: Level
    ) -> Int {
        let low = max(profile.least, next.times.lowerBound - time)
        var high = min(profile.most, next.times.upperBound - time)
        if !profile.pauses { high = min(high, longestSitting - sitting) }
        guard low <= high else { return Self.never }
        var best = Self.never
        if profile.pauses {
            for minutes in low...high {
                guard let mood = landing.mood(minutes),
                    let slot = slot(next, mood, time + minutes)
                else { continue }
                best = min(best, profile.costs[minutes - profile.least] + next.values[slot])
            }
            return min(best, Self.never)
        }
        guard let mood = landing.short, let start = slot(next, mood, time - sitting) else {
            return Self.never
        }
        next.values.withUnsafeBufferPointer { values in
            profile.costs.withUnsafeBufferPointer { costs in
                let ahead = start + sitting + profile.least
                for number in (low - profile.least)...(high - profile.least) {
                    // At most twice `never`: no overflow to check for.
                    best = min(best, costs[number] &+ values[ahead &+ number])
                }
            }
        }
        return best
    }

    private static func profiles(_ part: AgendaPart, _ weights: AgendaWeights) -> [Profile] {
        struct Kind: Hashable {
            var arc: Arc
            var energy: Energy
            var claim: UInt64
        }
        var order: [Kind] = []
        var members: [Kind: [Int]] = [:]
        for (number, choice) in part.choices.enumerated() {
            let kind = Kind(arc: choice.arc, energy: choice.energy, claim: choice.claim)
            if members[kind] == nil { order.append(kind) }
            members[kind, default: []].append(number)
        }
        return order.compactMap { kind in
            let numbers = members[kind] ?? []
            let timings = numbers.map { part.choices[$0].timing }
            guard let least = timings.map(\.least).min(), let most = timings.map(\.most).max()
            else { return nil }
            var profile = Profile(
                arc: kind.arc, energy: kind.energy, claim: kind.claim, least: least,
                costs: Array(repeating: never, count: most - least + 1),
                choices: Array(repeating: 0, count: most - least + 1))
            for number in numbers {
                let choice = part.choices[number]
                for (index, points) in choice.timing.costs.enumerated() {
                    guard let points else { continue }
                    let cost = points + choice.points + choice.number * weights.choice
                    let place = choice.timing.least + index - least
                    if cost < profile.costs[place] {
                        profile.costs[place] = cost
                        profile.choices[place] = number
                    }
                }
            }
            return profile
        }
    }
}
