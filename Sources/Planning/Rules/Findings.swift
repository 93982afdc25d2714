/// Collects what rules find: a score adds it up, a standing keeps it apart.
protocol Findings {
    /// A rule is broken.
    mutating func add(_ fact: some RuleFact)
    /// A rule asks a price; `cause` says what keeps the person away where the rule is ``Rule/miss``.
    mutating func charge(_ rule: Rule, _ price: Int, person: Int?, cause: Charge.Cause?)
}

extension Findings {
    mutating func charge(_ rule: Rule, _ price: Int) {
        charge(rule, price, person: nil, cause: nil)
    }
}
