extension Instance {
    /// A room.
    public struct Room: Codable, Sendable, Hashable {
        /// A label.
        public var id: String
        /// The site it stands on.
        public var site: Int
        /// Seats.
        public var capacity: Int
        /// What it is fitted out with.
        public var features: [String]
        /// Slots that must stay free after a session.
        public var buffer: Int
        /// When it is open; a session lies inside one of these.
        public var open: [WeeklySpan]
        /// Taken every week.
        public var weekly: [WeeklySpan]
        /// Taken on a day.
        public var busy: [DaySpan]

        /// A room with the format's defaults for what is left out.
        public init(
            id: String, site: Int = 0, capacity: Int, features: [String] = [], buffer: Int = 0,
            open: [WeeklySpan], weekly: [WeeklySpan] = [], busy: [DaySpan] = []
        ) {
            self.id = id
            self.site = site
            self.capacity = capacity
            self.features = features
            self.buffer = buffer
            self.open = open
            self.weekly = weekly
            self.busy = busy
        }

        /// Reads a room.
        public init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: CodingKeys.self)
            id = try box.decode(String.self, forKey: .id)
            site = try box.decode(Int.self, forKey: .site)
            capacity = try box.decode(Int.self, forKey: .capacity)
            features = try box.decodeIfPresent([String].self, forKey: .features) ?? []
            buffer = try box.decodeIfPresent(Int.self, forKey: .buffer) ?? 0
            open = try box.decode([WeeklySpan].self, forKey: .open)
            weekly = try box.decodeIfPresent([WeeklySpan].self, forKey: .weekly) ?? []
            busy = try box.decodeIfPresent([DaySpan].self, forKey: .busy) ?? []
        }
    }

    /// Something shared and counted: equipment, licences.
    public struct Resource: Codable, Sendable, Hashable {
        /// A label.
        public var id: String
        /// How many there are.
        public var capacity: Int

        /// A resource.
        public init(id: String, capacity: Int) {
            self.id = id
            self.capacity = capacity
        }
    }

    /// A person and when they cannot come.
    public struct Person: Codable, Sendable, Hashable {
        /// A label.
        public var id: String
        /// Taken every week.
        public var weekly: [WeeklySpan]
        /// Taken on a day.
        public var busy: [DaySpan]

        /// A person, free unless told otherwise.
        public init(id: String, weekly: [WeeklySpan] = [], busy: [DaySpan] = []) {
            self.id = id
            self.weekly = weekly
            self.busy = busy
        }

        /// Reads a person.
        public init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: CodingKeys.self)
            id = try box.decode(String.self, forKey: .id)
            weekly = try box.decodeIfPresent([WeeklySpan].self, forKey: .weekly) ?? []
            busy = try box.decodeIfPresent([DaySpan].self, forKey: .busy) ?? []
        }
    }
}
