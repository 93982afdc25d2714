extension Rule {
    /// A day on which a session may not be.
    public enum Day: Sendable, Hashable, RuleFact {
        /// Before the first day of the season or after its last.
        case outsideSeason(day: Int)
        /// These slots reach beyond the day.
        case beyondDay(from: Int, to: Int)
        /// Nothing is held that day.
        case closed(day: Int)
        /// The community does not meet that day.
        case blackout(day: Int)
        /// So many days from the day the rhythm gives; at most so many are allowed.
        case tooFar(nominal: Int, days: Int, most: Int)

        static var rule: Rule { .day }
        var breach: Rule.Breach { .day(self) }

        var key: String {
            switch self {
            case .outsideSeason: "day.outsideSeason"
            case .beyondDay: "day.beyondDay"
            case .closed: "day.closed"
            case .blackout: "day.blackout"
            case .tooFar: "day.tooFar"
            }
        }

        var timeless: Day {
            switch self {
            case .outsideSeason, .beyondDay: .outsideSeason(day: 0)
            case .closed: .closed(day: 0)
            case .blackout: .blackout(day: 0)
            case .tooFar: self
            }
        }
    }
}

extension Rules {
    /// Does the session lie inside the season and inside one day.
    func isInside(
        _ session: Plan.Occurrence, _ duration: Int, _ found: inout some Findings
    ) -> Bool {
        guard session.day >= 0, session.day < instance.days else {
            found.add(Rule.Day.outsideSeason(day: session.day))
            return false
        }
        guard session.start >= 0, session.start <= instance.slotsPerDay - duration else {
            let (end, isOver) = session.start.addingReportingOverflow(duration)
            found.add(Rule.Day.beyondDay(from: session.start, to: isOver ? .max : end))
            return false
        }
        return true
    }

    func day(_ one: Held, _ nominal: Int, _ found: inout some Findings) {
        let community = instance.communities[one.community]
        let day = one.session.day
        if closed.contains(day) { found.add(Rule.Day.closed(day: day)) }
        if community.blackout.contains(day) { found.add(Rule.Day.blackout(day: day)) }
        let distance = abs(day - nominal)
        if distance > community.maxShift {
            found.add(
                Rule.Day.tooFar(nominal: nominal, days: distance, most: community.maxShift))
        }
    }
}
