extension Rule {
    /// A core member who is core in another session at that time, or on the way between the two.
    public struct CoreClash: Sendable, Hashable, RuleFact {
        /// The person.
        public let member: Int
        /// The other session.
        public let other: Plan.Position
        /// When that session is held, in slots of the same day.
        public let slots: Range<Int>
        /// Slots of travel there would have to be between the two; 0 where they overlap anyway.
        public let travel: Int

        static var rule: Rule { .coreClash }
        var breach: Rule.Breach { .coreClash(self) }
        var person: Int? { member }
        var session: Plan.Position? { other }

        var timeless: CoreClash {
            CoreClash(member: member, other: other, slots: slots, travel: 0)
        }
    }
}

extension Rules {
    func coreClash(_ clash: Clash, _ found: inout some Findings) {
        for shared in clash.people where shared.level == .core {
            found.add(
                Rule.CoreClash(
                    member: shared.person, other: clash.other.at, slots: clash.other.slots,
                    travel: clash.travel))
        }
    }
}
