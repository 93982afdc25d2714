public import CivilTime

/// A room: seats, features and opening hours at a site.
public struct Room: Hashable, Sendable {
    /// Its identifier.
    public var id: SpaceID
    /// Its name, as on the door.
    public var name: String
    /// Where it is.
    public var site: SiteID
    /// Its seats.
    public var capacity: Int
    /// What it has: `screen`, `whiteboard`, `camera`, `tables`, `step-free` …
    public var features: Set<String>
    /// When it can be used.
    public var open: [WeeklySpan]
    /// Minutes it stays unused after each session.
    public var bufferMinutes: Int
    /// The file, relative to the workspace, or the address of its busy calendar.
    public var calendar: String?
    /// The address by which it is invited, where it has one.
    public var email: String?

    /// All parts given.
    public init(
        id: SpaceID, name: String, site: SiteID, capacity: Int, features: Set<String>,
        open: [WeeklySpan], bufferMinutes: Int, calendar: String?, email: String? = nil
    ) {
        self.id = id
        self.name = name
        self.site = site
        self.capacity = capacity
        self.features = features
        self.open = open
        self.bufferMinutes = bufferMinutes
        self.calendar = calendar
        self.email = email
    }
}

/// A link where people meet online.
public struct OnlineRoom: Hashable, Sendable {
    /// Its identifier.
    public var id: SpaceID
    /// Its name.
    public var name: String
    /// The address people join at.
    public var link: String
    /// How many can take part.
    public var capacity: Int

    /// All parts given.
    public init(id: SpaceID, name: String, link: String, capacity: Int) {
        self.id = id
        self.name = name
        self.link = link
        self.capacity = capacity
    }
}

/// Something shared and counted: a mobile camera kit, a conferencing licence.
public struct Resource: Hashable, Sendable {
    /// Its identifier.
    public var id: ResourceID
    /// Its name.
    public var name: String
    /// How many there are.
    public var count: Int
    /// The modes of which every session takes one.
    public var usedBy: Set<Mode>

    /// All parts given.
    public init(id: ResourceID, name: String, count: Int, usedBy: Set<Mode>) {
        self.id = id
        self.name = name
        self.count = count
        self.usedBy = usedBy
    }
}

/// How people meet.
public enum Mode: String, CaseIterable, Codable, Hashable, Sendable, Comparable,
    CodingKeyRepresentable
{
    /// All in one room.
    case physical
    /// Some in a room, others by the link.
    case hybrid
    /// All by the link.
    case online

    /// In the order physical, hybrid, online.
    public static func < (left: Mode, right: Mode) -> Bool {
        left.order < right.order
    }

    private var order: Int {
        switch self {
        case .physical: 0
        case .hybrid: 1
        case .online: 2
        }
    }

    /// Whether it needs a room.
    public var needsRoom: Bool { self != .online }
    /// Whether it needs a link.
    public var needsLink: Bool { self != .physical }
}

/// A stretch of one weekday.
public struct WeeklySpan: Hashable, Sendable, Codable {
    /// The day.
    public var weekday: Weekday
    /// Its start.
    public var from: ClockTime
    /// Its end, after the start.
    public var to: ClockTime

    /// All parts given.
    public init(weekday: Weekday, from: ClockTime, to: ClockTime) {
        self.weekday = weekday
        self.from = from
        self.to = to
    }
}
