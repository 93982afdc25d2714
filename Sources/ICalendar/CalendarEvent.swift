public import CivilTime

/// A VEVENT (RFC 5545 §3.6.1): what Kring writes into feeds and needs from other people's calendars.
public struct CalendarEvent: Hashable, Sendable {
    /// Whether the event takes place.
    public enum Status: String, Hashable, Sendable {
        /// Not yet sure.
        case tentative = "TENTATIVE"
        /// It will.
        case confirmed = "CONFIRMED"
        /// It will not.
        case cancelled = "CANCELLED"
    }

    /// How the event ends.
    public enum Ending: Hashable, Sendable {
        /// `DTEND`: the first moment, or day, after it.
        case at(CalendarTime)
        /// `DURATION`.
        case after(CalendarDuration)
        /// Neither: a date lasts a day, a time no time at all (RFC 5545 §3.6.1).
        case unsaid
    }

    /// A way to join from afar (RFC 7986 §5.11).
    public struct Conference: Hashable, Sendable {
        /// Where to go: an address with its scheme.
        public var uri: String
        /// What it offers, such as `AUDIO` and `VIDEO`.
        public var features: [String]
        /// Words for people.
        public var label: String?

        /// A way to join from afar.
        public init(uri: String, features: [String] = [], label: String? = nil) {
            self.uri = uri
            self.features = features
            self.label = label
        }
    }

    /// Unique for the life of the event, shared by its overrides.
    public var uid: String
    /// The version, from 0.
    public var sequence = 0
    /// When this version was made.
    public var stamp: Instant?
    /// When the event was first made.
    public var created: Instant?
    /// When it last changed.
    public var lastModified: Instant?
    /// Its (first) start.
    public var start: CalendarTime
    /// How it ends.
    public var ending: Ending
    /// The title.
    public var summary = ""
    /// The text.
    public var description = ""
    /// Where, in words.
    public var location = ""
    /// A page about it.
    public var url: String?
    /// Whether it takes place, where said.
    public var status: Status?
    /// `TRANSP:TRANSPARENT`: it does not make anyone busy.
    public var isTransparent = false
    /// Words to sort it by.
    public var categories: [String] = []
    /// Ways to join from afar.
    public var conferences: [Conference] = []
    /// A colour name of CSS 3 (RFC 7986 §5.9).
    public var color: String?
    /// How it repeats.
    public var rules: [RecurrenceRule] = []
    /// More starts.
    public var additions: [CalendarTime] = []
    /// Starts that are left out.
    public var exceptions: [CalendarTime] = []
    /// The start, in the series, of the one instance that this event replaces.
    public var recurrenceID: CalendarTime?
    /// Reminders on the reader's device.
    public var alarms: [Alarm] = []
    /// All other properties, in the order read; written last, sorted by nothing.
    public var others: [Property] = []

    /// An event with a start and an end, everything else empty.
    public init(uid: String, start: CalendarTime, ending: Ending = .unsaid) {
        self.uid = uid
        self.start = start
        self.ending = ending
    }
}
