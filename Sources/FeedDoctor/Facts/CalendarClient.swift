/// A program that people subscribe with, as far as the doctor knows its habits.
public enum CalendarClient: String, CaseIterable, Hashable, Sendable {
    /// Google Calendar.
    case google = "Google"
    /// Calendar of macOS and iOS.
    case apple = "Apple"
    /// The classic Outlook for Windows.
    case outlookDesktop = "Outlook desktop"
    /// Outlook on the web, Microsoft 365 and the new Outlook.
    case outlookWeb = "Outlook web"
    /// Thunderbird.
    case thunderbird = "Thunderbird"
    /// Nextcloud's calendar.
    case nextcloud = "Nextcloud"
    /// khal, in a terminal.
    case khal
    /// ICSx5, for Android.
    case icsx5 = "ICSx5"
    /// Evolution and GNOME Calendar.
    case evolution = "Evolution"

    /// Both kinds of Outlook: the conversion of MS-OXCICAL is theirs.
    static let outlook: [CalendarClient] = [.outlookDesktop, .outlookWeb]
}
