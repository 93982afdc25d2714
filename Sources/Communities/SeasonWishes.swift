public import CivilTime

/// What a community says of one season alone; what it leaves open holds as in every season.
public struct SeasonWishes: Hashable, Sendable {
    /// How often and how long it meets.
    public var rhythm: Rhythm?
    /// Its part of the season.
    public var block: SeasonBlock?
    /// How many sessions it wants, holidays made up for elsewhere.
    public var keep: Int?
    /// The most sessions a plan may leave out.
    public var maxSkips: Int?
    /// Sessions longer than the others.
    public var big: BigSessions?
    /// Days on which it does not meet, besides those of every season.
    public var blackout: [CivilDate]

    /// Without arguments: nothing of its own.
    public init(
        rhythm: Rhythm? = nil, block: SeasonBlock? = nil, keep: Int? = nil, maxSkips: Int? = nil,
        big: BigSessions? = nil, blackout: [CivilDate] = []
    ) {
        self.rhythm = rhythm
        self.block = block
        self.keep = keep
        self.maxSkips = maxSkips
        self.big = big
        self.blackout = blackout
    }
}

/// The part of a season in which a community meets.
public enum SeasonBlock: Hashable, Sendable {
    /// From the one day up to and including the other; without one, from or to the end of the season. It counts in the
    /// season that it lies in, and in no other.
    case days(from: CivilDate?, to: CivilDate?)
    /// From the one week of a season up to and including the other; the week of its first day is 1, weeks begin on Monday.
    case weeks(ClosedRange<Int>)

    /// Its days in a season; `nil`: it says nothing of that season.
    public func days(in season: Season) -> ClosedRange<CivilDate>? {
        switch self {
        case .days(let from, let to):
            let (first, last) = (from ?? season.from, to ?? season.to)
            guard first <= last, first <= season.to, season.from <= last else { return nil }
            return first...last
        case .weeks(let weeks):
            let monday = season.from.advanced(by: -season.from.weekday.rawValue)
            let first = max(season.from, monday.advanced(by: 7 * (weeks.lowerBound - 1)))
            let last = min(season.to, monday.advanced(by: 7 * weeks.upperBound - 1))
            return first <= last ? first...last : nil
        }
    }
}

extension Community {
    /// The community as it is in one season.
    public func during(_ season: Season) -> Community {
        var community = self
        let own = seasonal[season.id] ?? SeasonWishes()
        community.rhythm = own.rhythm ?? rhythm
        community.block = (own.block ?? usualBlock)?.days(in: season)
        community.keep = own.keep ?? keep
        community.maxSkips = own.maxSkips ?? maxSkips
        community.big = own.big ?? big
        community.blackout = blackout + own.blackout
        return community
    }
}
