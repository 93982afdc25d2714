package import CivilTime
package import Communities

/// How calendars of holidays are read: rooms that know calendars say it.
package struct HolidayCalendars: Sendable {
    /// What a calendar says.
    package enum Content: Sendable {
        /// The holidays that touch the days asked for, and how many events are none because they have a time of day.
        case holidays([Holiday], timed: Int)
        /// It is no calendar, and why.
        case unusable(LocalizedText)
    }

    /// What a text says of these days, read in a zone.
    package var content: @Sendable (String, ClosedRange<CivilDate>, Zone) -> Content
    /// Where in the workspace the copy of a web address is kept, given the hosts of one's own; `nil` for what is no address
    /// that may be asked.
    package var copyPath: @Sendable (String, [String]) -> String?

    package init(
        content: @escaping @Sendable (String, ClosedRange<CivilDate>, Zone) -> Content,
        copyPath: @escaping @Sendable (String, [String]) -> String?
    ) {
        self.content = content
        self.copyPath = copyPath
    }
}
