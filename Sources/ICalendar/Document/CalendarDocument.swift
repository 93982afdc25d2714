public import CivilTime

/// A VCALENDAR (RFC 5545 §3.4) with the properties RFC 7986 adds.
public struct CalendarDocument: Hashable, Sendable {
    /// What a TZID of this calendar means.
    public struct NamedZone: Hashable, Sendable {
        /// The name that times use.
        public let tzid: String
        /// The zone it stands for.
        public let zone: Zone
        /// Whether nothing explains the name, so that the zone is the calendar's or the reader's.
        public let isGuess: Bool

        /// A name for a zone.
        public init(tzid: String, zone: Zone, isGuess: Bool = false) {
            self.tzid = tzid
            self.zone = zone
            self.isGuess = isGuess
        }
    }

    /// Who wrote it.
    public var productID: String
    /// Its title: NAME and X-WR-CALNAME.
    public var name: String?
    /// What it is about: DESCRIPTION and X-WR-CALDESC.
    public var description: String?
    /// A colour name of CSS 3: COLOR.
    public var color: String?
    /// The same as `#RRGGBB`: X-APPLE-CALENDAR-COLOR.
    public var appleColor: String?
    /// How often to look for news: REFRESH-INTERVAL and X-PUBLISHED-TTL.
    public var refreshInterval: CalendarDuration?
    /// The address of the calendar itself.
    public var source: String?
    /// A page about it.
    public var url: String?
    /// When its contents last changed.
    public var lastModified: Instant?
    /// The iTIP method; feeds have none.
    public var method: String?
    /// What the TZIDs mean, sorted by name.
    public var zones: [NamedZone] = []
    /// The zone of its floating times, where it names one: X-WR-TIMEZONE. Whole days are the reader's all the same.
    public var floatingZone: Zone?
    /// The VTIMEZONEs, as read, that say more than their name does, or that other components need.
    public var zoneDefinitions: [CalendarComponent] = []
    /// In the order read, or to be written.
    public var events: [CalendarEvent] = []
    /// All other components, such as VTODO, and events that cannot be understood, in order.
    public var components: [CalendarComponent] = []
    /// Parameters that the values above do not tell, such as LANGUAGE of NAME, by property.
    public var extraParameters: [String: [Property.Parameter]] = [:]
    /// All other properties of the calendar, in order.
    public var others: [Property] = []

    /// An empty calendar.
    public init(productID: String) {
        self.productID = productID
    }

    /// The zone a TZID of this calendar stands for.
    public func zone(_ tzid: String) -> Zone? {
        zones.first { $0.tzid == tzid }?.zone
    }

    /// Whether anything in it could be busy time.
    package var tellsBusyTime: Bool {
        !events.isEmpty
            || components.contains { ["VFREEBUSY", "VAVAILABILITY"].contains($0.name) }
    }
}
