package import CivilTime

/// What somebody wants to hear from Kring, and when; it overrides what their communities say.
package struct MessageChoice: Hashable, Sendable, Codable {
    /// How much.
    package enum Amount: String, CaseIterable, Hashable, Sendable, Codable {
        /// As the communities say, and an hour before.
        case more
        /// As the communities say.
        case all
        /// One reminder of each session, and what changes.
        case fewer
        /// Only what changes.
        case changes
        /// Nothing.
        case none
    }

    /// How sessions come into somebody's calendar.
    package enum CalendarWay: String, CaseIterable, Hashable, Sendable, Codable {
        /// They subscribe to their feed.
        case feed
        /// Each session is mailed to them as an invitation (RFC 6047), and so is what changes.
        case invitations
    }

    /// How much.
    package var amount: Amount
    /// Whether all of a day comes in one mail.
    package var isDigest: Bool
    /// When nothing should come; `nil`: as the organisation says.
    package var quiet: QuietHours?
    /// The channel in which reminders and changes come instead of mails; `nil`: none.
    package var channel: String?
    /// How sessions come into the calendar; `nil`: by the feed.
    package var calendar: CalendarWay?

    /// As the communities and the organisation say, unless something else is chosen.
    package init(
        amount: Amount = .all, isDigest: Bool = false, quiet: QuietHours? = nil,
        channel: String? = nil, calendar: CalendarWay? = nil
    ) {
        self.amount = amount
        self.isDigest = isDigest
        self.quiet = quiet
        self.channel = channel
        self.calendar = calendar
    }
}

/// The hours in which nothing is sent, on the organisation's wall clock; they may pass midnight.
package struct QuietHours: Hashable, Sendable, Codable {
    /// When they begin.
    package var from: ClockTime
    /// When they end; equal to the beginning: there are none.
    package var to: ClockTime

    package init(from: ClockTime, to: ClockTime) {
        self.from = from
        self.to = to
    }

    /// 21:00 to 7:30.
    package static let usual = QuietHours(
        from: ClockTime(minutes: 21 * 60) ?? .endOfDay,
        to: ClockTime(minutes: 7 * 60 + 30) ?? .startOfDay)

    /// None at all.
    package static let never = QuietHours(from: .startOfDay, to: .startOfDay)
}
