/// Rounds of groups.
public struct GroupPlan: Hashable, Sendable {
    /// For each round its groups, for each group the numbers of its people in rising order.
    public var rounds: [[[Int]]]
    /// What it is worth.
    public var score: GroupScore
    /// No plan has fewer repeats than this.
    public var bound: Int

    /// The plan with its groups in one order: by their first person.
    init(rounds: [[[Int]]], for brief: GroupBrief) {
        self.rounds = rounds.map { groups in
            groups.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
        }
        score = GroupScore(self.rounds, for: brief)
        bound = GroupBound(brief).repeats
    }
}
