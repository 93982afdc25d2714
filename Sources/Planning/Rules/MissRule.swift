extension Rules {
    /// Members who are not core and whose own calendars are taken.
    func miss(_ one: Held, _ found: inout some Findings) {
        for member in members[one.community] where member.level != .core {
            guard busy(member.person, one) != nil else { continue }
            found.charge(
                .miss, price(member.level), person: member.person, cause: .calendar)
        }
    }

    /// Members of both sessions, but for those who are core in both, at the price of their lesser
    /// level. Pair by pair: a person with three sessions at once misses three.
    func miss(_ clash: Clash, _ found: inout some Findings) {
        for shared in clash.people where shared.level != .core {
            found.charge(
                .miss, price(shared.level), person: shared.person,
                cause: .session(
                    community: clash.other.community, occurrence: clash.other.occurrence))
        }
    }
}
