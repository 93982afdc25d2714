import Communities

/// What each length of a block costs, and how often its rounds are held then.
struct BlockTiming {
    /// The fewest minutes; `costs[0]` is theirs.
    let least: Int
    /// Points of so many minutes and one more each; `nil`: it cannot take so long.
    private(set) var costs: [Int?]
    /// The rounds of each length; empty for a method without.
    let rounds: [Int]

    var most: Int { least + costs.count - 1 }

    /// The timing of a method in a block; of an open choice the block's minutes are limits, not the method's own.
    ///
    /// - Returns: `nil` when the limits leave the method no minutes.
    init?(_ method: Method, in block: TemplateBlock, people: Int, mode: Mode) {
        let rounds = (block.rounds ?? method.rounds).clamped
        let extra = (method.variants[mode]?.extraMinutes ?? 0).clamped(0, 240)
        var range = method.minutes(people: people, mode: mode, rounds: rounds.ideal)
        if let own = block.minutes {
            var least = own.least.clamped(1, 720) + extra
            var most = max(least, own.most.clamped(1, 720) + extra)
            var ideal = own.ideal.clamped(1, 720) + extra
            if block.arc != nil {
                (least, most) = (max(least, range.least), min(most, range.most))
                guard least <= most else { return nil }
                ideal = range.ideal
            }
            range = MinutesRange(least: least, ideal: ideal.clamped(least, most), most: most)
        }
        let needs = (rounds.least...rounds.most).map {
            method.seconds(people: people, mode: mode, rounds: $0)
        }
        let wish = block.wish.clamped(1, 9)
        var costs: [Int?] = []
        var counts: [Int] = []
        for minutes in range.least...range.most {
            var points = AgendaPoints.length(
                minutes, least: range.least, ideal: range.ideal, most: range.most)
            if rounds.most > 1 {
                let seconds = (minutes - extra) * 60
                // The fewest rounds of those that are equally unhurried.
                let hurries = needs.map { AgendaPoints.hurry(seconds: seconds, need: $0) }
                let best = hurries.indices.min { hurries[$0] < hurries[$1] } ?? 0
                counts.append(rounds.least + best)
                if rounds.most > rounds.least { points += hurries[best] }
            }
            costs.append(points * wish)
        }
        self.init(least: range.least, costs: costs, rounds: counts)
    }

    init(least: Int, costs: [Int?], rounds: [Int] = []) {
        self.least = least
        self.costs = costs
        self.rounds = rounds
    }

    /// Makes so many minutes impossible.
    mutating func remove(_ minutes: Int) {
        if costs.indices.contains(minutes - least) { costs[minutes - least] = nil }
    }

    /// The rounds in so many minutes; `nil` for a method without.
    func rounds(minutes: Int) -> Int? {
        rounds.indices.contains(minutes - least) ? rounds[minutes - least] : nil
    }
}
