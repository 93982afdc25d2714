/// How a search is doing.
public struct SearchProgress: Sendable, Hashable {
    /// Violations of hard rules in the best plan so far.
    public let hard: Int
    /// The cost of the best plan so far.
    public let soft: Int
    /// No plan without violations costs less; proved so far.
    public let bound: Int
    /// Steps taken by all search states together.
    public let steps: Int

    /// How far the cost is above the bound, in percent of the cost; nil while rules are broken.
    public var gapPercent: Int? {
        hard == 0 ? Self.gapPercent(soft: soft, bound: bound) : nil
    }

    /// How far a cost is above a bound, in percent of the cost.
    public static func gapPercent(soft: Int, bound: Int) -> Int {
        soft > 0 ? (soft - bound) * 100 / soft : 0
    }
}
