public import CivilTime

/// A reminder on the reader's device (RFC 5545 §3.6.6, RFC 9074); Kring writes those that show a text and never acts on imported ones.
public struct Alarm: Hashable, Sendable {
    /// When it goes off.
    public enum Trigger: Hashable, Sendable {
        /// So long after the start: negative before it.
        case start(CalendarDuration)
        /// So long after the end: `RELATED=END`.
        case end(CalendarDuration)
        /// At one moment.
        case at(Instant)
    }

    /// How often it goes off again: REPEAT and DURATION.
    public struct Repetition: Hashable, Sendable {
        /// Times after the first.
        public var count: Int
        /// The time between two.
        public var interval: CalendarDuration

        /// So many times more, so long after each other.
        public init(count: Int, interval: CalendarDuration) {
            self.count = count
            self.interval = interval
        }
    }

    /// What happens: `DISPLAY`, `AUDIO`, `EMAIL`, or what a foreign calendar says.
    public var action: String
    /// When it goes off.
    public var trigger: Trigger
    /// What it shows, or what the mail says.
    public var text: String
    /// The subject of the mail: SUMMARY.
    public var summary = ""
    /// Who gets the mail.
    public var attendees: [Attendee] = []
    /// The sound, or what is mailed along.
    public var attachments: [Attachment] = []
    /// How often it goes off again.
    public var repetition: Repetition?
    /// Its name for other alarms (RFC 9074 §4).
    public var uid: String?
    /// When somebody saw it (RFC 9074 §6).
    public var acknowledged: Instant?
    /// Parameters that the values above do not tell, such as LANGUAGE of DESCRIPTION, by property.
    public var extraParameters: [String: [Property.Parameter]] = [:]
    /// All other properties, in order.
    public var others: [Property] = []
    /// The components inside it, such as the VLOCATION of a proximity alarm (RFC 9074 §8).
    public var components: [CalendarComponent] = []

    /// An alarm that goes off at a moment.
    public init(action: String = "DISPLAY", at trigger: Trigger, text: String) {
        self.action = action
        self.trigger = trigger
        self.text = text
    }

    /// An alarm that shows a text, so long after the start: negative before it.
    public init(action: String = "DISPLAY", trigger: CalendarDuration, text: String) {
        self.init(action: action, at: .start(trigger), text: text)
    }
}
