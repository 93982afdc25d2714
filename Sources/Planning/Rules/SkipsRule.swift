extension Rule {
    /// More sessions of a community left out than may be.
    public struct Skips: Sendable, Hashable, RuleFact {
        /// How many are left out.
        public let count: Int
        /// How many may be.
        public let most: Int

        static var rule: Rule { .skips }
        var breach: Rule.Breach { .skips(self) }
        var violations: Int { count - most }
    }
}

extension Rules {
    func skips(_ c: Int, _ count: Int, _ found: inout some Findings) {
        let most = instance.communities[c].maxSkips
        if count > most { found.add(Rule.Skips(count: count, most: most)) }
    }
}
