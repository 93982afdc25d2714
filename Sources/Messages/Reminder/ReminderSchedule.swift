package import Communities

/// Who is reminded of a session, and how long before it.
package enum ReminderSchedule {
    /// The offsets at which each participant is reminded, the closest to the start first.
    ///
    /// Core and active members get every reminder of the communities that make them one. Peripheral members look on:
    /// they get one, the earliest within a day of the start, or the closest there is. Of a woven session everybody
    /// is reminded as their own communities say.
    package static func offsets(
        of session: Session, intent: Intent
    ) -> [(person: PersonID, offsets: [ReminderOffset])] {
        let communities = session.communities.compactMap { intent.community($0) }
        return intent.participants(of: session).map { member in
            let wished = communities.filter { community in
                community.members.contains { $0.person == member.person }
            }.flatMap(\.reminders)
            let offsets = bounded(wished)
            return (member.person, member.level == .peripheral ? one(offsets) : offsets)
        }
    }

    /// Each once, the closest to the start first; bounded, so that no sum with a moment can overflow.
    static func bounded(_ offsets: [ReminderOffset]) -> [ReminderOffset] {
        Set(offsets).filter { (0...longest).contains($0.minutes) }.sorted()
    }

    /// What is left of a person's reminders, or comes with them, by their own choice.
    package static func chosen(
        _ offsets: [ReminderOffset], _ amount: MessageChoice.Amount
    ) -> [ReminderOffset] {
        switch amount {
        case .all: offsets
        case .more: Set(offsets + [ReminderOffset(minutes: 60)]).sorted()
        case .fewer: one(offsets)
        case .changes, .none: []
        }
    }

    /// The earliest within a day of the start, or the closest there is.
    private static func one(_ offsets: [ReminderOffset]) -> [ReminderOffset] {
        (offsets.last { $0.minutes <= 1440 } ?? offsets.first).map { [$0] } ?? []
    }

    /// A year in minutes; an offset beyond it is never due.
    package static let longest = 366 * 1440
}
