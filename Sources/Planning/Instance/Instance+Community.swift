extension Instance {
    /// A community: who takes part, how long it meets, and in which rhythms it could.
    public struct Community: Codable, Sendable, Hashable {
        /// A label.
        public var id: String
        /// People who must be able to come.
        public var core: [Int]
        /// People who take part regularly.
        public var active: [Int]
        /// People who look in now and then.
        public var peripheral: [Int]
        /// Slots a session lasts.
        public var duration: Int
        /// Candidate rhythms, all with the same number of days.
        public var patterns: [Pattern]
        /// When it may meet.
        public var windows: [Window]
        /// Days on which it does not meet.
        public var blackout: [Int]
        /// Most days a session may lie from its nominal day.
        public var maxShift: Int
        /// Fewest days between consecutive sessions.
        public var minGap: Int
        /// Most days between consecutive sessions.
        public var maxGap: Int
        /// Most sessions left out.
        public var maxSkips: Int
        /// How it can be held.
        public var modes: [Mode: ModeOption]

        /// A community with the format's defaults for what is left out.
        public init(
            id: String, core: [Int] = [], active: [Int] = [], peripheral: [Int] = [],
            duration: Int, patterns: [Pattern], windows: [Window], blackout: [Int] = [],
            maxShift: Int = 0, minGap: Int = 1, maxGap: Int = 4000, maxSkips: Int = 0,
            modes: [Mode: ModeOption]
        ) {
            self.id = id
            self.core = core
            self.active = active
            self.peripheral = peripheral
            self.duration = duration
            self.patterns = patterns
            self.windows = windows
            self.blackout = blackout
            self.maxShift = maxShift
            self.minGap = minGap
            self.maxGap = maxGap
            self.maxSkips = maxSkips
            self.modes = modes
        }

        /// Reads a community.
        public init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: CodingKeys.self)
            id = try box.decode(String.self, forKey: .id)
            core = try box.decodeIfPresent([Int].self, forKey: .core) ?? []
            active = try box.decodeIfPresent([Int].self, forKey: .active) ?? []
            peripheral = try box.decodeIfPresent([Int].self, forKey: .peripheral) ?? []
            duration = try box.decode(Int.self, forKey: .duration)
            patterns = try box.decode([Pattern].self, forKey: .patterns)
            windows = try box.decode([Window].self, forKey: .windows)
            blackout = try box.decodeIfPresent([Int].self, forKey: .blackout) ?? []
            maxShift = try box.decode(Int.self, forKey: .maxShift)
            minGap = try box.decode(Int.self, forKey: .minGap)
            maxGap = try box.decode(Int.self, forKey: .maxGap)
            maxSkips = try box.decode(Int.self, forKey: .maxSkips)
            modes = try box.decode([Mode: ModeOption].self, forKey: .modes)
        }

        /// The number of occurrences; 0 when there is no pattern.
        public var count: Int { patterns.first?.days.count ?? 0 }
    }

    /// One candidate rhythm laid over the season.
    public struct Pattern: Codable, Sendable, Hashable {
        /// The recurrence rule it expands; kept, never parsed.
        public var rrule: String?
        /// The nominal day of each occurrence.
        public var days: [Int]

        /// A rhythm.
        public init(rrule: String? = nil, days: [Int]) {
            self.rrule = rrule
            self.days = days
        }
    }

    /// When a session may be held and what that costs; in JSON `[weekday, from, to, cost]`.
    public struct Window: Codable, Sendable, Hashable {
        /// Monday is 0.
        public var weekday: Int
        /// The first slot.
        public var from: Int
        /// The slot after the last.
        public var to: Int
        /// The price of a session inside.
        public var cost: Int

        /// A window.
        public init(weekday: Int, from: Int, to: Int, cost: Int = 0) {
            self.weekday = weekday
            self.from = from
            self.to = to
            self.cost = cost
        }

        /// Reads `[weekday, from, to, cost]`.
        public init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            weekday = try list.decode(Int.self)
            from = try list.decode(Int.self)
            to = try list.decode(Int.self)
            cost = list.isAtEnd ? 0 : try list.decode(Int.self)
        }

        /// Writes `[weekday, from, to, cost]`.
        public func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(weekday)
            try list.encode(from)
            try list.encode(to)
            try list.encode(cost)
        }
    }

    /// What holding a session in one mode asks for.
    public struct ModeOption: Codable, Sendable, Hashable {
        /// Seats needed in the room.
        public var seats: Int
        /// What the room must have.
        public var features: [String]
        /// Amount of each resource, by its position.
        public var uses: [Int: Int]
        /// The price of a session in this mode.
        public var cost: Int
        /// Fewest sessions in this mode.
        public var min: Int
        /// Most sessions in this mode; nil is no limit.
        public var max: Int?

        /// A mode's needs, with the format's defaults for what is left out.
        public init(
            seats: Int = 0, features: [String] = [], uses: [Int: Int] = [:], cost: Int = 0,
            min: Int = 0, max: Int? = nil
        ) {
            self.seats = seats
            self.features = features
            self.uses = uses
            self.cost = cost
            self.min = min
            self.max = max
        }

        /// Reads a mode's needs.
        public init(from decoder: any Decoder) throws {
            let box = try decoder.container(keyedBy: CodingKeys.self)
            seats = try box.decodeIfPresent(Int.self, forKey: .seats) ?? 0
            features = try box.decodeIfPresent([String].self, forKey: .features) ?? []
            uses = try box.decodeIfPresent([Int: Int].self, forKey: .uses) ?? [:]
            cost = try box.decodeIfPresent(Int.self, forKey: .cost) ?? 0
            min = try box.decodeIfPresent(Int.self, forKey: .min) ?? 0
            max = try box.decodeIfPresent(Int.self, forKey: .max)
        }
    }
}
