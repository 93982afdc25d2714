package import Communities
package import Feeds

/// How a feed is written for one reader.
package struct FeedFlavour: Sendable {
    /// How sessions become events.
    package var style: Feed.Style
    /// The language; `nil`: a member's own, otherwise the organisation's.
    package var language: Language?
    /// Minutes before a session at which the device rings; `nil` for silence.
    package var alarmMinutes: Int?
    /// Whether it says what only newer standards know.
    package var isRich: Bool
    /// What it is written as.
    package var format: Feed.Format

    /// As feeds are published unless said otherwise.
    package init(
        style: Feed.Style = .flat, language: Language? = nil, alarmMinutes: Int? = nil,
        isRich: Bool = false, format: Feed.Format = .ics
    ) {
        self.style = style
        self.language = language
        self.alarmMinutes = alarmMinutes
        self.isRich = isRich
        self.format = format
    }
}
