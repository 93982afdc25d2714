import CLibical

/// What libical makes of a calendar: a cross-check of our own reading.
package struct LibICalReading: Hashable, Sendable {
    package let events: Int
    package let errors: Int

    /// Parses a whole calendar of our own with libical; `nil` when it finds none. Not for calendars from strangers.
    package init?(_ text: String) {
        let counts: [Int] = LibICal.run {
            guard let root = OwnedComponent(parsing: text) else { return [] }
            return [root.count(ICAL_VEVENT_COMPONENT), root.errorCount()]
        }
        guard counts.count == 2 else { return nil }
        (events, errors) = (counts[0], counts[1])
    }
}
