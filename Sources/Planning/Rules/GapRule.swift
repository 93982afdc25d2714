extension Rule {
    /// Two sessions of a community, after each other, that lie too close together or too far apart.
    public enum Gap: Sendable, Hashable, RuleFact {
        /// Too few days apart.
        case tooClose(occurrence: Int, next: Int, days: Int, least: Int)
        /// Too many days apart.
        case tooLong(occurrence: Int, next: Int, days: Int, most: Int)

        static var rule: Rule { .gap }
        var breach: Rule.Breach { .gap(self) }

        var key: String {
            switch self {
            case .tooClose: "gap.tooClose"
            case .tooLong: "gap.tooLong"
            }
        }

        /// Is the occurrence one of the two.
        public func concerns(_ occurrence: Int) -> Bool {
            switch self {
            case .tooClose(let one, let next, _, _), .tooLong(let one, let next, _, _):
                one == occurrence || next == occurrence
            }
        }
    }
}

extension Rules {
    /// Between two sessions between which none is held.
    func gap(_ c: Int, _ entry: Entry, _ next: Entry, _ found: inout some Findings) {
        let community = instance.communities[c]
        let days = next.session.day - entry.session.day
        if days < community.minGap {
            found.add(
                Rule.Gap.tooClose(
                    occurrence: entry.occurrence, next: next.occurrence, days: days,
                    least: community.minGap))
        }
        if days > community.maxGap {
            found.add(
                Rule.Gap.tooLong(
                    occurrence: entry.occurrence, next: next.occurrence, days: days,
                    most: community.maxGap))
        }
    }
}
