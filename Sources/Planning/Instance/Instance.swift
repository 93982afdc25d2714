/// One planning problem in the exchange format `kring-planning-1`.
///
/// Everything is an integer; rooms, people, resources, sites and communities are named by their
/// zero-based position. Whatever decodes may still be nonsense: ``validate()`` says so, and
/// everything that computes refuses an instance with faults.
public struct Instance: Codable, Sendable, Hashable {
    /// The name of the format this file reads and writes.
    public static let currentFormat = "kring-planning-1"

    /// The format the instance was written in.
    public var format: String
    /// A label.
    public var name: String
    /// The date of day 0, `YYYY-MM-DD`.
    public var start: String
    /// The number of days planned.
    public var days: Int
    /// Slots in a day.
    public var slotsPerDay: Int
    /// Minutes in a slot.
    public var slotMinutes: Int
    /// Days on which nothing is held.
    public var closed: [Int]
    /// Slots to travel between sites, site by site.
    public var travel: [[Int]]
    /// The rooms.
    public var rooms: [Room]
    /// Shared, counted things.
    public var resources: [Resource]
    /// The people.
    public var people: [Person]
    /// The communities.
    public var communities: [Community]
    /// The prices.
    public var weights: Weights
    /// The plan people already have.
    public var published: Published?
    /// Days before this one cannot change.
    public var frozenBefore: Int
    /// Entries of ``published`` that a person has fixed, as `[community, occurrence]`.
    public var pinned: [Pin]

    /// An instance with the format's defaults for everything left out.
    public init(
        name: String, start: String, days: Int, slotsPerDay: Int, slotMinutes: Int,
        closed: [Int] = [], travel: [[Int]] = [[0]], rooms: [Room], resources: [Resource] = [],
        people: [Person], communities: [Community], weights: Weights = Weights(),
        published: Published? = nil, frozenBefore: Int = 0, pinned: [Pin] = []
    ) {
        format = Self.currentFormat
        self.name = name
        self.start = start
        self.days = days
        self.slotsPerDay = slotsPerDay
        self.slotMinutes = slotMinutes
        self.closed = closed
        self.travel = travel
        self.rooms = rooms
        self.resources = resources
        self.people = people
        self.communities = communities
        self.weights = weights
        self.published = published
        self.frozenBefore = frozenBefore
        self.pinned = pinned
    }

    /// Reads the exchange format, filling in its defaults; unknown keys are passed over.
    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        format = try box.decodeIfPresent(String.self, forKey: .format) ?? Self.currentFormat
        name = try box.decodeIfPresent(String.self, forKey: .name) ?? ""
        start = try box.decode(String.self, forKey: .start)
        days = try box.decode(Int.self, forKey: .days)
        slotsPerDay = try box.decode(Int.self, forKey: .slotsPerDay)
        slotMinutes = try box.decode(Int.self, forKey: .slotMinutes)
        closed = try box.decodeIfPresent([Int].self, forKey: .closed) ?? []
        travel = try box.decodeIfPresent([[Int]].self, forKey: .travel) ?? [[0]]
        rooms = try box.decode([Room].self, forKey: .rooms)
        resources = try box.decodeIfPresent([Resource].self, forKey: .resources) ?? []
        people = try box.decode([Person].self, forKey: .people)
        communities = try box.decode([Community].self, forKey: .communities)
        weights = try box.decodeIfPresent(Weights.self, forKey: .weights) ?? Weights()
        published = try box.decodeIfPresent(Published.self, forKey: .published)
        frozenBefore = try box.decodeIfPresent(Int.self, forKey: .frozenBefore) ?? 0
        pinned = try box.decodeIfPresent([Pin].self, forKey: .pinned) ?? []
    }

    /// The published plan; a community that is not yet published has nil in both lists.
    public struct Published: Codable, Sendable, Hashable {
        /// The announced rhythm of each community.
        public var series: [Plan.Series?]
        /// The sessions of each community.
        public var occurrences: [[Plan.Occurrence?]?]

        /// A published plan.
        public init(series: [Plan.Series?], occurrences: [[Plan.Occurrence?]?]) {
            self.series = series
            self.occurrences = occurrences
        }

        /// A whole plan as published.
        public init(_ plan: Plan) {
            series = plan.series
            occurrences = plan.occurrences
        }
    }

    /// One fixed entry; in JSON `[community, occurrence]`.
    public struct Pin: Codable, Sendable, Hashable {
        /// The community.
        public var community: Int
        /// The occurrence.
        public var occurrence: Int

        /// A pin.
        public init(community: Int, occurrence: Int) {
            self.community = community
            self.occurrence = occurrence
        }

        /// Reads `[community, occurrence]`.
        public init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            community = try list.decode(Int.self)
            occurrence = try list.decode(Int.self)
        }

        /// Writes `[community, occurrence]`.
        public func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(community)
            try list.encode(occurrence)
        }
    }
}
