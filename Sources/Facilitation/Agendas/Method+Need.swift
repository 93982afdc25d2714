package import Communities

extension Method {
    /// How many groups so many people form, and how many are in the largest: groups near the ideal, none over the most
    /// and, where that can be, none under the least.
    package func groups(of people: Int) -> (count: Int, largest: Int) {
        let people = people.clamped(1, 100_000)
        guard let group, group.most >= 1 else { return (1, people) }
        let ideal = group.ideal.clamped(1, 100_000)
        let fewest = (people - 1) / group.most + 1
        let near = (people + ideal / 2) / ideal
        let count = max(fewest, min(near, people / group.least.clamped(1, 100_000)), 1)
        return (count, (people - 1) / count + 1)
    }

    /// Whether so many people can do it in that mode.
    package func suits(people count: Int, mode: Mode) -> Bool {
        people.contains(count) && (variants[mode]?.possible ?? true)
    }

    /// The steps in that mode.
    package func steps(in mode: Mode) -> [MethodStep] { variants[mode]?.steps ?? steps }

    /// What must lie ready in that mode, with the numbers for so many people.
    package func materials(people: Int, mode: Mode) -> [AgendaMaterial] {
        let groups = groups(of: people).count
        return (variants[mode]?.materials ?? materials).map {
            AgendaMaterial($0.name, count: $0.total(people: people, groups: groups))
        }
    }

    /// The least, best and most minutes for so many people in that mode.
    ///
    /// Best is what the steps need with so many rounds (the method's best number unless given), within the method's
    /// least and most. The least grows with it in the proportion the method's own figures have.
    package func minutes(people: Int, mode: Mode, rounds: Int? = nil) -> MinutesRange {
        let least = minutes.least.clamped(1, 1440)
        let most = minutes.most.clamped(least, 1440)
        let seconds = seconds(people: people, mode: mode, rounds: rounds ?? self.rounds.ideal)
        let ideal = ((seconds + 59) / 60).clamped(least, most)
        let usual = minutes.ideal.clamped(least, most)
        let grown = (ideal * least + usual - 1) / usual
        let extra = (variants[mode]?.extraMinutes ?? 0).clamped(0, 240)
        return MinutesRange(
            least: grown.clamped(least, ideal) + extra, ideal: ideal + extra, most: most + extra)
    }

    /// The steps in so many whole minutes, in proportion to what they need with so many rounds, each at least a
    /// minute, and adding up exactly. Without minutes for each step the last ones are left out.
    package func timedSteps(minutes: Int, people: Int, mode: Mode, rounds: Int) -> [AgendaStep] {
        let steps = Array(self.steps(in: mode).prefix(max(0, minutes)))
        guard !steps.isEmpty else { return [] }
        let needs = needs(people: people, mode: mode, rounds: rounds)
        let shares = Shares.of(minutes, by: Array(needs.prefix(steps.count)))
        return zip(steps, shares).map { AgendaStep(text: $0.text, say: $0.say, minutes: $1) }
    }

    /// Seconds of all steps together, in so many rounds.
    func seconds(people: Int, mode: Mode, rounds: Int) -> Int {
        needs(people: people, mode: mode, rounds: rounds).reduce(0, +)
    }

    /// Seconds of each step.
    private func needs(people: Int, mode: Mode, rounds: Int) -> [Int] {
        let (count, largest) = groups(of: people)
        return steps(in: mode).map { step in
            func bounded(_ seconds: Int) -> Int { seconds.clamped(0, 86_400) }
            return bounded(step.need.fixed) + bounded(step.need.perPerson) * largest
                + bounded(step.need.perGroup) * count
                + bounded(step.need.perRound) * rounds.clamped(1, 100)
        }
    }
}

extension RoundsRange {
    /// In order and within 1...100.
    var clamped: RoundsRange {
        let least = least.clamped(1, 100)
        let most = most.clamped(least, 100)
        return RoundsRange(least: least, ideal: ideal.clamped(least, most), most: most)
    }
}

/// Whole parts of a whole.
enum Shares {
    /// `total` split in proportion to the weights by largest remainder, each part at least 1; `total` is at least
    /// the number of weights. The earlier of equal remainders gets more.
    static func of(_ total: Int, by weights: [Int]) -> [Int] {
        let spare = total - weights.count
        let sum = max(1, weights.reduce(0, +))
        guard spare > 0 else { return weights.map { _ in 1 } }
        // A part's exact share is total·w/sum; what lies above the one minute all get is shared out.
        let above = weights.map { max(0, total * $0 - sum) }
        let aboveSum = above.reduce(0, +)
        guard aboveSum > 0 else {
            let (each, rest) = (spare / weights.count, spare % weights.count)
            return weights.indices.map { 1 + each + ($0 < rest ? 1 : 0) }
        }
        // Needs are at most 86,400 seconds a person and a day is 1,440 minutes: no product overflows.
        var parts = above.map { 1 + spare * $0 / aboveSum }
        let remainders = above.map { spare * $0 % aboveSum }
        let order = weights.indices.sorted { (remainders[$0], $1) > (remainders[$1], $0) }
        for index in order.prefix(total - parts.reduce(0, +)) { parts[index] += 1 }
        return parts
    }
}

extension Int {
    /// The nearest number between the two.
    func clamped(_ low: Int, _ high: Int) -> Int { Swift.max(low, Swift.min(self, high)) }
}
