/// The best way to fill each number of minutes with the parts of one strand, by dynamic programming over parts and minutes.
///
/// A strand has no breaks and no fixed times, and the order of its parts costs nothing.
struct StrandSearch {
    let parts: [AgendaPart]
    /// The least weight of the parts from each on, by minutes; `nil`: they cannot fill so many.
    private let rest: [[Int?]]
    private let weights: AgendaWeights

    init(parts: [AgendaPart], weights: AgendaWeights, most: Int) {
        self.parts = parts
        self.weights = weights
        var rest: [[Int?]] = [[0] + Array(repeating: nil, count: most)]
        for part in parts.reversed() {
            let after = rest[rest.count - 1]
            rest.append(
                (0...most).map { minutes in
                    Self.options(part, minutes, after, weights).map(\.cost).min()
                })
        }
        self.rest = rest.reversed()
    }

    /// The weight of the best way to fill so many minutes; `nil`: there is none.
    func cost(minutes: Int) -> Int? {
        rest[0].indices.contains(minutes) ? rest[0][minutes] : nil
    }

    /// The best way: the parts held, what they are, and their minutes.
    func best(minutes: Int) -> [(part: Int, choice: Int, minutes: Int)] {
        var left = minutes
        var pieces: [(part: Int, choice: Int, minutes: Int)] = []
        for index in parts.indices {
            let options = Self.options(parts[index], left, rest[index + 1], weights)
            guard let option = options.min(by: { $0.cost < $1.cost }) else { return [] }
            guard let choice = option.choice else { continue }
            pieces.append((index, choice, option.minutes))
            left -= option.minutes
        }
        return pieces
    }

    private struct Option {
        var choice: Int?
        var minutes: Int
        var cost: Int
    }

    /// All that can be done with a part when so many minutes are left; holding it comes first.
    private static func options(
        _ part: AgendaPart, _ left: Int, _ after: [Int?], _ weights: AgendaWeights
    ) -> [Option] {
        var options: [Option] = []
        for (number, choice) in part.choices.enumerated() {
            let timing = choice.timing
            guard timing.least <= left else { continue }
            for minutes in timing.least...min(timing.most, left) {
                guard let points = timing.costs[minutes - timing.least],
                    let later = after[left - minutes]
                else { continue }
                options.append(
                    Option(
                        choice: number, minutes: minutes,
                        cost: points + choice.points + choice.number * weights.choice + later))
            }
        }
        if let priority = part.priority, let later = after[left] {
            options.append(
                Option(choice: nil, minutes: 0, cost: weights.leavingOut(priority) + later))
        }
        return options
    }
}
