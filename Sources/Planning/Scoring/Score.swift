/// What a plan costs, rule by rule.
public struct Score: Codable, Sendable, Hashable, Comparable {
    /// Violations of hard rules; 0 is feasible.
    public var hard: Int
    /// The sum of the soft rules.
    public var soft: Int
    /// Sessions held.
    public var held: Int
    /// Sessions left out.
    public var skipped: Int
    /// Misses of all people together.
    public var misses: Int
    /// The most misses one person has.
    public var worstPerson: Int
    /// Violations by the name of each ``Rule``; rules that hold are left out.
    public var hardRules: [String: Int]
    /// Cost by the name of each ``Rule``; rules that cost nothing are left out.
    public var softRules: [String: Int]

    /// Smaller is better: first fewer violations, then lower cost.
    public static func < (a: Score, b: Score) -> Bool { (a.hard, a.soft) < (b.hard, b.soft) }
}
