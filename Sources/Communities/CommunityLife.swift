public import CivilTime

/// A stretch in which a community does not meet.
public struct CommunityPause: Hashable, Sendable {
    /// The first day without it.
    public var from: CivilDate
    /// The day on which it can meet again.
    public var until: CivilDate
    /// Why, for its members.
    public var reason: String?

    /// All parts given.
    public init(from: CivilDate, until: CivilDate, reason: String? = nil) {
        self.from = from
        self.until = until
        self.reason = reason
    }
}

/// That a community comes to its end. Its file stays, and so does what it was.
public struct CommunityEnd: Hashable, Sendable {
    /// The first day on which it no longer meets.
    public var on: CivilDate
    /// Why, for its members.
    public var reason: String?

    /// All parts given.
    public init(on: CivilDate, reason: String? = nil) {
        self.on = on
        self.reason = reason
    }
}

extension Community {
    /// Whether its life takes days out of its seasons, so that it holds fewer sessions than its wishes say.
    public var isCut: Bool { end != nil || !pauses.isEmpty }

    /// Whether it meets on a day, as far as its life goes.
    public func meets(on day: CivilDate) -> Bool {
        (end.map { day < $0.on } ?? true)
            && !pauses.contains { $0.from <= day && day < $0.until }
    }
}
