extension Rule {
    /// A core member whose own calendar is taken.
    public struct CoreBusy: Sendable, Hashable, RuleFact {
        /// The person.
        public let member: Int
        /// The slots of that day for which their calendar has them, the first time that is in the way.
        public let slots: Range<Int>

        static var rule: Rule { .coreBusy }
        var breach: Rule.Breach { .coreBusy(self) }
        var person: Int? { member }
        var timeless: CoreBusy { CoreBusy(member: member, slots: 0..<0) }
    }
}

extension Rules {
    func coreBusy(_ one: Held, _ found: inout some Findings) {
        for member in members[one.community] where member.level == .core {
            if let slots = busy(member.person, one) {
                found.add(Rule.CoreBusy(member: member.person, slots: slots))
            }
        }
    }

    /// When a person's own calendar keeps them from a session.
    func busy(_ person: Int, _ one: Held) -> Range<Int>? {
        let person = instance.people[person]
        return taken(person.weekly, person.busy, one.session.day, one.start, one.end)
    }
}
