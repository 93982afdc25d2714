/// An answer: each community's usual rhythm and every session.
public struct Plan: Codable, Sendable, Hashable {
    /// What each community announces.
    public var series: [Series]
    /// The sessions of each community; nil is a session left out.
    public var occurrences: [[Occurrence?]]

    /// A plan.
    public init(series: [Series], occurrences: [[Occurrence?]]) {
        self.series = series
        self.occurrences = occurrences
    }

    /// The usual pattern, time, room and mode of one community.
    public struct Series: Codable, Sendable, Hashable {
        /// Which of the community's patterns.
        public var pattern: Int
        /// The usual first slot.
        public var start: Int
        /// The usual room; nil exactly when the usual mode is online.
        public var room: Int?
        /// The usual mode.
        public var mode: Instance.Mode

        /// A series.
        public init(pattern: Int, start: Int, room: Int?, mode: Instance.Mode) {
            self.pattern = pattern
            self.start = start
            self.room = room
            self.mode = mode
        }

        /// Writes the series; no room is written as null, as the format asks.
        public func encode(to encoder: any Encoder) throws {
            var box = encoder.container(keyedBy: CodingKeys.self)
            try box.encode(pattern, forKey: .pattern)
            try box.encode(start, forKey: .start)
            try box.encode(room, forKey: .room)
            try box.encode(mode, forKey: .mode)
        }
    }

    /// One meeting of a community.
    public struct Occurrence: Codable, Sendable, Hashable {
        /// Days since the instance's start.
        public var day: Int
        /// The first slot.
        public var start: Int
        /// The room; nil exactly when online.
        public var room: Int?
        /// How it is held.
        public var mode: Instance.Mode

        /// A session.
        public init(day: Int, start: Int, room: Int?, mode: Instance.Mode) {
            self.day = day
            self.start = start
            self.room = room
            self.mode = mode
        }

        /// Writes the session; no room is written as null, as the format asks.
        public func encode(to encoder: any Encoder) throws {
            var box = encoder.container(keyedBy: CodingKeys.self)
            try box.encode(day, forKey: .day)
            try box.encode(start, forKey: .start)
            try box.encode(room, forKey: .room)
            try box.encode(mode, forKey: .mode)
        }
    }

    /// Does this plan come before another of the same shape and score: the lexicographically
    /// smaller sequence of (day, start, room, mode), nil first.
    func precedes(_ other: Plan) -> Bool {
        for (mine, theirs) in zip(occurrences, other.occurrences) {
            for (a, b) in zip(mine, theirs) where a != b {
                guard let a else { return true }
                guard let b else { return false }
                return (a.day, a.start, a.room ?? -1, a.mode.index)
                    < (b.day, b.start, b.room ?? -1, b.mode.index)
            }
        }
        return false
    }
}
