extension Rule {
    /// A session outside its community's windows.
    public enum Window: Sendable, Hashable, RuleFact {
        /// No window of the weekday holds all of these slots.
        case outside(weekday: Int, slots: Range<Int>)

        static var rule: Rule { .window }
        var breach: Rule.Breach { .window(self) }
        var timeless: Window { .outside(weekday: 0, slots: 0..<0) }
    }
}

extension Rules {
    /// The cheapest window that holds the session counts.
    func window(_ one: Held, _ found: inout some Findings) {
        let weekday = weekday(one.session.day)
        let cost = instance.communities[one.community].windows.filter {
            $0.weekday == weekday && $0.from <= one.start && one.end <= $0.to
        }.map(\.cost).min()
        if let cost {
            found.charge(.window, cost)
        } else {
            found.add(Rule.Window.outside(weekday: weekday, slots: one.slots))
        }
    }
}
