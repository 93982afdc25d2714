/// Simulated annealing's arithmetic in plain IEEE operations, so that it is the same everywhere.
struct Cooling: Sendable {
    /// −ln of the middle of each 1/4096 of the unit interval.
    private let rewards: [Double]
    /// −ln of ``rewards``: differences between such numbers choose as Boltzmann's rule would.
    private let lots: [Double]
    let first: Double
    let last: Double

    init(first: Double, last: Double) {
        self.first = max(first, last)
        self.last = last
        let rewards = (0..<4096).map { -Self.logarithm((Double($0) + 0.5) / 4096) }
        self.rewards = rewards
        lots = rewards.map { -Self.logarithm($0) }
    }

    /// The temperature when `spent` (0 to 1) of the budget is gone; geometric.
    func temperature(_ spent: Double) -> Double {
        let exponent = Self.logarithm(last / first) * min(1, max(0, spent))
        var power = 1 + exponent / 4096
        for _ in 0..<12 { power *= power }
        return first * power
    }

    /// The greatest worsening that is accepted now: Metropolis' rule solved for the difference.
    func allowance(_ temperature: Double, _ random: inout RandomSource) -> Int {
        Int(temperature * rewards[random.below(4096)])
    }

    /// What to take off a cost so that the least of several, each with its own, is one drawn by
    /// Boltzmann's rule (Gumbel's trick).
    func lot(_ temperature: Double, _ random: inout RandomSource) -> Int {
        Int(temperature * lots[random.below(4096)])
    }

    /// The natural logarithm of a positive number, by the series of artanh.
    static func logarithm(_ x: Double) -> Double {
        let z = (x.significand - 1) / (x.significand + 1)
        var term = z
        var sum = 0.0
        var odd = 1.0
        for _ in 0..<24 {
            sum += term / odd
            term *= z * z
            odd += 2
        }
        return 2 * sum + Double(x.exponent) * 0.693147180559945309
    }
}
