package import Communities

/// How turns of earlier seasons count in a new one.
package enum TurnCount {
    /// For each of the willing 1 when they have had more turns than another, else 0: where they are in the round.
    ///
    /// Not the numbers themselves: who joined last month is not to catch up with who is here for years.
    package static func phases(of willing: [PersonID], _ before: [PersonID: Int]) -> [Int] {
        let counts = willing.map { before[$0] ?? 0 }
        // Who never had a turn is no reason to spare all others.
        let least = counts.filter { $0 > 0 }.min() ?? 0
        return counts.map { $0 > least ? 1 : 0 }
    }
}
