/// A reminder on the reader's device (RFC 5545 §3.6.6); Kring writes those that show a text and never acts on imported ones.
public struct Alarm: Hashable, Sendable {
    /// What happens: `DISPLAY`, `AUDIO`, or what a foreign calendar says.
    public var action: String
    /// How long after the start it goes off: negative before it.
    public var trigger: CalendarDuration
    /// What it shows.
    public var text: String

    /// An alarm that shows a text.
    public init(action: String = "DISPLAY", trigger: CalendarDuration, text: String) {
        self.action = action
        self.trigger = trigger
        self.text = text
    }
}
