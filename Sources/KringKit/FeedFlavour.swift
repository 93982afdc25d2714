public import Communities
public import Feeds

/// How a feed is written for one reader.
public struct FeedFlavour: Sendable {
    /// How sessions become events.
    public var style: Feed.Style
    /// The language; `nil`: a member's own, otherwise the organisation's.
    public var language: Language?
    /// Minutes before a session at which the device rings; `nil` for silence.
    public var alarmMinutes: Int?
    /// Whether it says what only newer standards know.
    public var isRich: Bool
    /// What it is written as.
    public var format: Feed.Format

    /// As feeds are published unless said otherwise.
    public init(
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
