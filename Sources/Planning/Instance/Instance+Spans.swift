extension Instance {
    /// Slots `from ..< to` of every day with one weekday; in JSON `[weekday, from, to]`.
    public struct WeeklySpan: Codable, Sendable, Hashable {
        /// Monday is 0.
        public var weekday: Int
        /// The first slot.
        public var from: Int
        /// The slot after the last.
        public var to: Int

        /// A span of slots on one weekday.
        public init(weekday: Int, from: Int, to: Int) {
            self.weekday = weekday
            self.from = from
            self.to = to
        }

        /// Reads `[weekday, from, to]`.
        public init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            weekday = try list.decode(Int.self)
            from = try list.decode(Int.self)
            to = try list.decode(Int.self)
        }

        /// Writes `[weekday, from, to]`.
        public func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(weekday)
            try list.encode(from)
            try list.encode(to)
        }
    }

    /// Slots `from ..< to` of one day; in JSON `[day, from, to]`.
    public struct DaySpan: Codable, Sendable, Hashable {
        /// Days since the instance's start.
        public var day: Int
        /// The first slot.
        public var from: Int
        /// The slot after the last.
        public var to: Int

        /// A span of slots on one day.
        public init(day: Int, from: Int, to: Int) {
            self.day = day
            self.from = from
            self.to = to
        }

        /// Reads `[day, from, to]`.
        public init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            day = try list.decode(Int.self)
            from = try list.decode(Int.self)
            to = try list.decode(Int.self)
        }

        /// Writes `[day, from, to]`.
        public func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(day)
            try list.encode(from)
            try list.encode(to)
        }
    }
}

/// Do the half-open spans `a ..< b` and `c ..< d` meet.
func meets(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Bool { a < d && c < b }
