extension Rule {
    /// A series that is not well-formed; nothing else of its community is judged.
    public enum Series: Sendable, Hashable, RuleFact {
        /// No such pattern, time or mode, or a room where none belongs.
        case malformed(community: Int)

        static var rule: Rule { .series }
        var breach: Rule.Breach { .series(self) }
    }
}

extension Rules {
    func isWellFormed(_ series: Plan.Series, of community: Instance.Community) -> Bool {
        community.patterns.indices.contains(series.pattern) && series.start >= 0
            && series.start <= instance.slotsPerDay - community.duration
            && community.modes[series.mode] != nil
            && (series.room == nil) == (series.mode == .online)
    }
}
