package import Communities

/// What can be wrong with a busy calendar. What a calendar's reader or the web has to say comes in
/// as it is: the rooms that know it have its sentences.
package enum CalendarFact: Hashable, Sendable {
    /// A calendar file of the workspace that cannot be used.
    case fileUnusable(LocalizedText)
    /// A calendar on the web that cannot be used, with what to do.
    case webUnusable(LocalizedText, advice: LocalizedText?)
    /// An event that was skipped or mended.
    case event(LocalizedText)
    /// Something in the calendar as a whole that can be lived with.
    case oddity(LocalizedText)
    /// Further ones that are not named.
    case more(Int, calendar: String)

    var rule: FaultRule {
        switch self {
        case .fileUnusable, .webUnusable, .oddity: .calendarFile
        case .event, .more: .calendarEvent
        }
    }
}
