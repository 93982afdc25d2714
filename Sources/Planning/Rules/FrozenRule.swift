extension Rule {
    /// A change of what may not change.
    public enum Frozen: Sendable, Hashable, RuleFact {
        /// It is too soon to change what is published: the session as it was, nil where it was not.
        case frozen(was: Plan.Occurrence?)
        /// A person has fixed the session as it was, nil where it was left out.
        case pinned(was: Plan.Occurrence?)

        static var rule: Rule { .frozen }
        var breach: Rule.Breach { .frozen(self) }

        var key: String {
            switch self {
            case .frozen: "frozen.frozen"
            case .pinned: "frozen.pinned"
            }
        }
    }
}

extension Rules {
    func frozen(
        _ at: Plan.Position, _ session: Plan.Occurrence?, _ found: inout some Findings
    ) {
        guard instance.published != nil else { return }
        let before = published(at)
        guard session != before else { return }
        let pin = Instance.Pin(community: at.community, occurrence: at.occurrence)
        if pins.contains(pin) {
            found.add(Rule.Frozen.pinned(was: before))
        } else if [session, before].contains(where: {
            $0.map { $0.day < instance.frozenBefore } ?? false
        }) {
            found.add(Rule.Frozen.frozen(was: before))
        }
    }

    /// The published entry; nil where none is, or where it was left out.
    func published(_ at: Plan.Position) -> Plan.Occurrence? {
        guard let sessions = instance.published?.occurrences[at.community] else { return nil }
        return sessions[at.occurrence]
    }
}
