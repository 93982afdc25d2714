/// How the origin of a plan stands in the columns of its table, which is older than the difference:
/// none may be empty.
///
/// A decision has the seed, the steps and the bound 0, which no search has all three of, since it
/// takes a step; a score that is not there is `{}`. Only this file knows that.
struct PlanColumns {
    /// The bits of an unsigned seed.
    let seed: Int64
    let steps, bound: Int
    let score: String

    static let noScore = "{}"
    var isOfNoSearch: Bool { seed == 0 && steps == 0 && bound == 0 }
}

extension PlanColumns {
    init(_ origin: PlanVersion.Origin) {
        switch origin {
        case .searched(let seed, let steps, let bound, let score):
            self.init(
                seed: Int64(bitPattern: seed), steps: steps, bound: bound, score: score)
        case .decided(let score):
            self.init(seed: 0, steps: 0, bound: 0, score: score ?? PlanColumns.noScore)
        }
    }

    var origin: PlanVersion.Origin {
        if isOfNoSearch { return .decided(score: score == PlanColumns.noScore ? nil : score) }
        return .searched(
            seed: UInt64(bitPattern: seed), steps: steps, bound: bound, score: score)
    }
}
