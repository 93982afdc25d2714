package import CivilTime
package import Communities
package import Planning

/// Why a session cannot be at some place: a rule of the plan and what its numbers stand for, or what no plan can say.
package struct Obstacle {
    package enum Matter: Hashable {
        /// A rule of the plan.
        case rule(Rule.Breach)
        /// That moment is over.
        case hasPassed
        /// Sessions begin at a whole so many minutes.
        case offGrid(minutes: Int)
        /// The room stands in no file any more.
        case roomGone(SpaceID)
    }

    /// What stands in the way.
    package let matter: Matter
    /// The day that was asked for.
    package let date: CivilDate
    /// Whose rule it is.
    package let wish: SeriesWish
    /// The other session in the way.
    package var other: Session?
    /// What a calendar has then.
    package var appointment: Span?
    /// Minutes of a slot, in which the breach counts.
    package var slotMinutes = 0

    package init(_ matter: Matter, _ wish: SeriesWish, on date: CivilDate) {
        self.matter = matter
        self.wish = wish
        self.date = date
    }

    /// The rule that is broken.
    package var breach: Rule.Breach? {
        guard case .rule(let breach) = matter else { return nil }
        return breach
    }

    /// Whether it is a fact that nobody can decide away: a wish of the community can be set aside, a taken room cannot.
    package var isFact: Bool {
        switch matter {
        case .hasPassed, .offGrid, .roomGone: true
        case .rule(let breach):
            switch breach {
            case .day(.outsideSeason), .day(.beyondDay), .day(.closed), .roomOpen, .roomBusy,
                .roomDouble, .resource, .series, .frozen:
                true
            case .day(.blackout), .day(.tooFar), .window, .mode, .modeCount, .roomFit, .coreBusy,
                .coreClash, .gap, .skips:
                false
            }
        }
    }
}
