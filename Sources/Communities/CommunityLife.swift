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
    /// The community in which it goes on: merged with others, or under another name.
    public var into: CommunityID?
    /// Why, for its members.
    public var reason: String?

    /// All parts given.
    public init(on: CivilDate, into: CommunityID? = nil, reason: String? = nil) {
        self.on = on
        self.into = into
        self.reason = reason
    }
}

extension Community {
    /// Whether its life takes days out of its seasons, so that it holds fewer sessions than its wishes say.
    public var isCut: Bool { begun != nil || end != nil || !pauses.isEmpty }

    /// Whether it meets on a day, as far as its life goes.
    public func meets(on day: CivilDate) -> Bool {
        (begun.map { $0 <= day } ?? true) && (end.map { day < $0.on } ?? true)
            && !pauses.contains { $0.from <= day && day < $0.until }
    }
}

/// What happens in the life of communities.
public enum CommunityChange: String, CaseIterable, Hashable, Sendable, Codable {
    /// It does not meet for a while.
    case paused
    /// It meets again: what was decided is taken back.
    case resumed
    /// It comes to its end.
    case ended
    /// It goes on together with others.
    case merged
    /// A part of it goes on by itself.
    case split
    /// It goes on under another identifier.
    case renamed

    /// Whether two of the core decide it.
    public var needsTwo: Bool {
        switch self {
        case .ended, .merged, .split, .renamed: true
        case .paused, .resumed: false
        }
    }
}
